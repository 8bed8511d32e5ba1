"""The bundled content: whole, every reference leads somewhere, every claim can be reached."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
import yaml
from sqlalchemy import Connection

from explorer.domain.content.documents import DocumentGroup
from explorer.domain.content.read_models import SubjectDetails
from explorer.i18n.message_catalog import load_words
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.metadata import pack_info, parties
from explorer.store.pack.subjects import page
from explorer.store.pack.timeline import whole_timeline

CLAIMS = Path(__file__).parents[2] / "data" / "seed_claims.yaml"
LATEST = date(2026, 6, 30)
EARLIER = ["minsk-15", "istanbul-22", "formula-22", "ua-memo-25", "ru-memo-25"]
#: Dated a day after the pack ends, and cited beside sources of the day: left out as later.
LATER = {"src-rbcua-costa-july"}


def pages_in(compiled_pack: Path, language: str) -> dict[str, SubjectDetails]:
    """Return every page a user can open from the clause lists."""
    from explorer.store.pack.connection import open_compiled_pack

    connection = open_compiled_pack(compiled_pack)
    found = {}
    for document in documents(connection, language):
        listing = contents(connection, document.reference, LATEST, language)
        for row in (listing.whole, *listing.clauses, *listing.side_provisions):
            found[row.reference] = page(connection, row.reference, LATEST, language)
    connection.close()
    return found


@pytest.fixture(scope="module")
def pages(compiled_pack: Path) -> dict[str, SubjectDetails]:
    return pages_in(compiled_pack, "en")


@pytest.fixture(scope="module")
def ukrainian(compiled_pack: Path) -> dict[str, SubjectDetails]:
    return pages_in(compiled_pack, "uk")


def shown_records(one: SubjectDetails) -> set[str]:
    """Return references of all records that the panes show on a page."""
    stances = [s for entry in one.stances for s in (*entry.current, *entry.history)]
    return {
        one.reference,
        *(stance.reference for stance in stances),
        *(side.reference for side in one.side_provisions),
        *(event.reference for event in one.events),
    }


@pytest.mark.parametrize(("language", "alphabet"), [("en", "LATIN"), ("uk", "CYRILLIC")])
def test_short_names_of_parties_are_different_and_in_the_alphabet_of_the_language(
    pack_connection: Connection, language: str, alphabet: str
) -> None:
    names = [party.short for party in parties(pack_connection, language)]
    assert all(names)
    assert len(set(names)) == len(names)
    letters = {letter for name in names for letter in name if letter.isalpha()}
    assert {unicodedata.name(letter).split()[0] for letter in letters} == {alphabet}


def test_every_claim_of_the_article_is_carried_by_a_record_that_can_be_reached(
    pages: dict[str, SubjectDetails],
) -> None:
    reachable = set().union(*(shown_records(one) for one in pages.values()))
    claims = yaml.safe_load(CLAIMS.read_text(encoding="utf-8"))
    assert len(claims) == 60
    missing = [claim["n"] for claim in claims if not reachable & set(claim["carried_by"])]
    assert missing == []


def test_every_claim_itself_is_shown_on_some_page(pages: dict[str, SubjectDetails]) -> None:
    shown = {claim.number for one in pages.values() for claim in one.claims}
    assert shown == set(range(1, 61))


def test_everything_is_there(pack_connection: Connection, pages: dict[str, SubjectDetails]) -> None:
    counts = pack_info(pack_connection).counts
    assert counts["stances"] == 479
    assert counts["sources"] == 609
    assert counts["timeline"] == 109
    assert (counts["parties"], counts["documents"], counts["claims"]) == (12, 10, 60)
    assert counts["side_provisions"] == 20
    assert counts["clauses"] == 28 + 28 + 7 + 20 + 5 + 13 + 9 + 10 + 9 + 15
    assert counts["features"] == 917
    assert sum("/" in name for name in pages) == 144
    analysis = [one.analysis for one in pages.values()]
    found = {
        kind: {item.reference for one in analysis for item in getattr(one, kind)}
        for kind in ("commitments", "terms", "dependencies", "disagreements", "decisions")
    }
    assert {kind: len(names) for kind, names in found.items()} == {
        "commitments": 74,
        "terms": 47,
        "dependencies": 56,
        "disagreements": 21,
        "decisions": 26,
    }
    assert sum(len(one.silences) for one in analysis) == 177


def test_every_record_can_be_reached_in_both_languages(
    pack_connection: Connection,
    pages: dict[str, SubjectDetails],
    ukrainian: dict[str, SubjectDetails],
) -> None:
    counts = pack_info(pack_connection).counts
    events_of = whole_timeline(pack_connection, "en")
    for found in (pages, ukrainian):
        reachable = set().union(*(shown_records(one) for one in found.values()))
        assert sum(name.startswith("st-") for name in reachable) == counts["stances"]
        events = {name for name in reachable if name.startswith("ev-")}
        in_decisions = {
            bearing.event
            for one in found.values()
            for decision in one.analysis.decisions
            for bearing in decision.later
        }
        assert len(events | in_decisions) == counts["timeline"]
        assert {claim.number for one in found.values() for claim in one.claims} == set(range(1, 61))
        assert sum("/" in name for name in found) == counts["clauses"]
        cited = set().union(*(set(one.sources) for one in found.values()))
        assert len(cited | LATER) == counts["sources"]
        assert not LATER & cited
    lanes = {lane.key: lane.marks for lane in events_of.lanes}
    assert len(lanes["events"]) == counts["timeline"]
    assert [mark.reference for mark in lanes["earlier"]] == EARLIER


def test_every_statement_and_event_is_in_ukrainian(ukrainian: dict[str, SubjectDetails]) -> None:
    texts = [
        text
        for one in ukrainian.values()
        for entry in one.stances
        for stance in (*entry.current, *entry.history)
        for text in (stance.statement, stance.speaker)
    ]
    texts += [
        text for one in ukrainian.values() for e in one.events for text in (e.title, e.summary)
    ]
    texts += [one.clause.summary for one in ukrainian.values() if one.clause]
    english = [text for text in texts if not any("а" <= letter <= "я" for letter in text.lower())]
    assert english == []


def test_the_reference_document_comes_first_and_groups_follow_each_other(
    pack_connection: Connection,
) -> None:
    listed = documents(pack_connection, "en")
    assert [item.reference for item in listed if item.is_earlier] == EARLIER
    assert [item.group for item in listed] == sorted(
        (item.group for item in listed), key=list(DocumentGroup).index
    )
    for language in ("en", "uk"):
        for item in documents(pack_connection, language):
            assert f"status.{item.status}" in load_words(language)
            is_known = item.numbering in {"own", "reported_elements"}
            assert is_known == (not item.numbering_note)


def test_unverified_marks_are_kept(pages: dict[str, SubjectDetails]) -> None:
    unverified = {name for name, one in pages.items() if one.clause and not one.clause.verified}
    assert sum(name.startswith("e3/") for name in unverified) == 28 - 21
    stances = {
        stance.reference
        for one in pages.values()
        for entry in one.stances
        for stance in (*entry.current, *entry.history)
        if not stance.verified
    }
    assert {f"st-eu-e3-{number}" for number in (15, 17, 22, 27)} <= stances


def test_every_page_exists_in_ukrainian(
    pack_connection: Connection, pages: dict[str, SubjectDetails]
) -> None:
    for reference in pages:
        one = page(pack_connection, reference, LATEST, "uk")
        subject = one.clause or one.side_provision or one.document
        assert subject is not None
        assert any("а" <= letter <= "я" for letter in one.title.lower()), reference


def test_nothing_of_a_page_is_later_than_its_day(pack_connection: Connection) -> None:
    day = date(2025, 11, 23)
    for row in contents(pack_connection, "us-28", day, "en").clauses:
        one = page(pack_connection, row.reference, day, "en")
        dates = [s.date for e in one.stances for s in (*e.current, *e.history)]
        dates += [event.date for event in one.events]
        dates += [side.date for d in one.analysis.disagreements for side in d.sides]
        assert all(found <= day for found in dates), row.reference


def test_places_of_clauses_are_drawn_or_listed_as_off_the_map(
    pages: dict[str, SubjectDetails],
) -> None:
    for one in pages.values():
        subject = one.clause or one.side_provision
        if subject is None:
            continue
        assert [m.reference for m in one.map_references] == list(subject.features)
        for reference in one.map_references:
            assert reference.off_map or reference.draws
