"""Of an earlier day nothing later is shown, unless it was asked for by name and is marked."""

from datetime import date

import pytest
from sqlalchemy import Connection

from explorer.domain.search.query import parse
from explorer.errors import NothingYetError
from explorer.store.pack.comparison import default_documents, documents_on
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.subjects import page, same_clause
from explorer.store.search.search import search

EVE = date(2025, 11, 22)


def dates_of_documents(connection: Connection) -> dict[str, date]:
    return {one.reference: one.date for one in documents(connection, "en")}


@pytest.mark.parametrize("day", [date(2025, 11, 20), EVE, date(2025, 11, 23), date(2025, 12, 1)])
def test_a_page_names_no_later_text_and_says_how_many_are_left_out(
    compiled_text: Connection, day: date
) -> None:
    dates = dates_of_documents(compiled_text)
    for row in contents(compiled_text, "us-28", day, "en").clauses:
        found = page(compiled_text, row.reference, day, "en")
        whole = page(compiled_text, row.reference, date(2026, 2, 28), "en")
        assert all(dates[link.document] <= day for link in found.correspondences)
        left_out = {one.document for one in whole.correspondences if dates[one.document] > day}
        assert found.later_correspondences == len(left_out)


def test_later_sources_are_cited_only_where_there_is_no_other(compiled_text: Connection) -> None:
    found = page(compiled_text, "us-28/21", EVE, "en")
    holders = [*(s for entry in found.stances for s in (*entry.current, *entry.history))]
    for holder in [*holders, *found.side_provisions, *found.events]:
        later = [found.sources[name].later for name in holder.sources if name in found.sources]
        assert all(later) or not any(later)
    assert {s.later for s in found.sources.values()} == {True, False}
    assert all(s.later == (s.date > EVE) for s in found.sources.values())


def test_a_side_provision_is_listed_from_the_day_it_was_reported(compiled_text: Connection) -> None:
    def listed(day: date) -> set[str]:
        rows = contents(compiled_text, "us-28", day, "en").side_provisions
        return {row.reference for row in rows}

    assert "sp-security-wall" not in listed(EVE)
    assert "sp-security-wall" in listed(date(2025, 11, 23))
    assert page(compiled_text, "sp-security-wall", EVE, "en").later


def test_claims_of_the_article_wait_for_the_article(compiled_text: Connection) -> None:
    assert page(compiled_text, "us-28/21", EVE, "en").claims == ()
    assert page(compiled_text, "us-28/21", date(2025, 11, 23), "en").claims


def test_a_document_of_later_days_says_so(compiled_text: Connection) -> None:
    assert page(compiled_text, "p20/12", EVE, "en").later
    assert contents(compiled_text, "p20", EVE, "en").later
    assert not contents(compiled_text, "us-28", EVE, "en").later


def test_compare_opens_with_what_existed(compiled_text: Connection) -> None:
    listed = documents(compiled_text, "en")
    assert default_documents(listed, "us-28", EVE) == ("us-28",)
    assert default_documents(listed, "us-28", date(2025, 11, 23)) == ("us-28", "e3")
    # The text that is shown was chosen.
    assert default_documents(listed, "p20", EVE) == ("us-28", "p20")
    # An earlier text is compared if it was chosen, and not by default.
    assert default_documents(listed, "minsk-15", EVE) == ("us-28", "minsk-15")
    earlier = ("minsk-15", "istanbul-22", "formula-22", "ua-memo-25", "ru-memo-25")
    on_day = documents_on(listed, date(2025, 11, 23))
    assert on_day == ("us-28", "e3", "geneva-19", *earlier)
    with pytest.raises(NothingYetError, match="choose a later day"):
        documents_on(listed, date(2015, 1, 1))


def test_search_finds_side_provisions_and_disagreements_of_the_day(
    compiled_text: Connection,
) -> None:
    def found(typed: str, day: date) -> dict[str, str]:
        hits = search(compiled_text, parse(f"{typed} "), day, "en").hits
        return {hit.reference: hit.body for hit in hits}

    assert "sp-security-wall" not in found("wall", EVE)
    assert "sp-security-wall" in found("wall", date(2025, 11, 23))
    (early,) = [body for name, body in found("Kyslytsya RBC", date(2025, 11, 24)).items()]
    assert "Stefanishyna" not in early


def test_the_same_clause_of_a_later_text_is_found_when_it_is_asked_for(
    compiled_text: Connection,
) -> None:
    assert same_clause(compiled_text, "us-28/21", "p20", "en") == "p20/14"
    assert same_clause(compiled_text, "e3/21", "us-28", "en") == "us-28/21"
