"""A later day never takes back what an earlier one knew."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.domain.content.read_models import SubjectDetails
from explorer.store.pack.documents import contents
from explorer.store.pack.news import news_since
from explorer.store.pack.subjects import page

FIRST, LAST = date(2025, 8, 1), date(2026, 2, 28)
DAYS = st.integers(0, (LAST - FIRST).days).map(lambda days: FIRST + timedelta(days))
SUBJECTS = st.sampled_from(["us-28", *(f"us-28/{n}" for n in range(1, 29)), "e3/6", "p20/9"])
#: The connection is only read, so that every example may use the same.
SHARED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def known(found: SubjectDetails) -> set[str]:
    """Return references of the stances and events on a page."""
    stances = {one.reference for entry in found.stances for one in (*entry.current, *entry.history)}
    return stances | {event.reference for event in found.events}


@SHARED
@given(SUBJECTS, DAYS, DAYS)
def test_a_later_day_knows_all_stances_and_events_of_an_earlier_one(
    pack_connection: Connection, subject: str, one: date, other: date
) -> None:
    early, late = sorted((one, other))
    before = known(page(pack_connection, subject, early, "en"))
    after = known(page(pack_connection, subject, late, "en"))
    assert before <= after


@SHARED
@given(DAYS, DAYS)
def test_a_later_day_knows_all_positions_taken_and_documents(
    pack_connection: Connection, one: date, other: date
) -> None:
    early, late = sorted((one, other))
    taken = []
    for day in (early, late):
        rows = contents(pack_connection, "us-28", day, "en").clauses
        taken.append({(row.reference, party) for row in rows for party, held in row.positions})
    assert taken[0] <= taken[1]
    start = FIRST - timedelta(1)
    documents = [
        {found.reference for found in news_since(pack_connection, [], start, day, "en").documents}
        for day in (early, late)
    ]
    assert documents[0] <= documents[1]


@SHARED
@given(SUBJECTS, DAYS, DAYS)
def test_what_is_new_is_what_the_later_day_knows_and_the_earlier_did_not(
    pack_connection: Connection, subject: str, one: date, other: date
) -> None:
    since, until = sorted((one, other))
    (changes,) = news_since(pack_connection, [subject], since, until, "en").changes
    told = {stance.reference for _, stance in changes.stances}
    told |= {event.reference for event in changes.events}
    before = known(page(pack_connection, subject, since, "en"))
    assert told == known(page(pack_connection, subject, until, "en")) - before
