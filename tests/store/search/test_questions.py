"""Questions of readers over the bundled pack: forms, names, numbers, spelling and answers."""

from datetime import date

import pytest
from sqlalchemy import Connection

from explorer.domain.desk.note_search import Notes
from explorer.domain.search.answers import Answer, AnswerKind
from explorer.domain.search.query import parse
from explorer.domain.search.search_results import EntryKind, Relaxation, SearchResults
from explorer.store.search.answers import answer
from explorer.store.search.search import SHOWN, search
from tests.store.search.test_search import LATEST, found, references


def first(results: SearchResults) -> str:
    hit = results.hits[0]
    return hit.target or hit.reference


def in_view(connection: Connection, typed: str, language: str = "en") -> SearchResults:
    return search(connection, parse(typed), LATEST, language, in_view="us-28")


def card(
    connection: Connection, typed: str, language: str = "en", day: date = LATEST
) -> Answer | None:
    query = parse(typed)
    results = search(connection, query, day, language, in_view="us-28")
    return answer(connection, query, results, language, "us-28")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["ceasefire", "cease-fire", "cease fire"]),
        ("en", ["800,000", "800 000", "800000", "800k", "0.8 million"]),
        ("en", ["guarantee ", "guarantees ", "guaranteed "]),
        ("en", ["Zelensky ", "Zelenskyy ", "Zelenski ", "Zelenskiy "]),
        ("en", ["demilitarised zone", "demilitarized zone"]),
        ("en", ["Türkiye ", "Turkey "]),
        ("en", ["Kyiv ", "Kiev "]),
        ("en", ["23 Nov 2025", "2025-11-23", "Nov 23 2025", "23.11.2025"]),
        ("uk", ["гарантії безпеки ", "гарантіями безпеки "]),
        ("uk", ["демілітаризована зона ", "демілітаризованої зони ", "демілітаризованою зоною "]),
        ("uk", ["Краматорськ ", "Краматорська ", "Краматорську "]),
        ("uk", ["вибори ", "виборів ", "виборах "]),
        ("uk", ["заморожені активи ", "заморожених активів "]),
    ],
)
def test_other_forms_of_the_same_find_the_same(
    pack_connection: Connection, language: str, forms: list[str]
) -> None:
    answers = [found(pack_connection, form, language) for form in forms]
    assert answers[0].total > 0
    assert {other.total for other in answers} == {answers[0].total}
    # Of few enough entries, that all are listed.
    if answers[0].total <= SHOWN:
        assert all(references(other) == references(answers[0]) for other in answers)
    assert all(other.relaxed is Relaxation.NONE for other in answers)


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("600k", "en", "us-28/6"),
        ("troop limit", "en", "us-28/6"),
        ("limit on ukrainian troops", "en", "us-28/6"),
        ("is Ukraine allowed to join the EU", "en", "us-28/11"),
        ("мирний план Трампа", "uk", "us-28"),
        ("how many soldiers would Ukraine have", "en", "us-28/6"),
        ("army size", "en", "us-28/6"),
        ("amnisty", "en", "us-28/26"),
        ("ZNPP", "en", "us-28/19"),
        ("who pays for reconstruction", "en", "us-28/12"),
        ("fighter jets", "en", "us-28/9"),
        ("peacekeepers", "en", "us-28/8"),
        ("kids", "en", "us-28/24"),
        ("POWs", "en", "us-28/24"),
        ("elections when", "en", "us-28/25"),
        ("when was Geneva", "en", "geneva-19"),
        ("who holds Pokrovsk", "en", "places:gn-704422"),
        ("Slovyansk", "en", "raions:UA-14-74039512"),
        ("ЗАЕС", "uk", "us-28/19"),
        ("скільки солдатів", "uk", "us-28/6"),
        ("безпекова стіна", "uk", "us-28/21"),
        ("ЗСУ", "uk", "us-28/6"),
        ("миротворці", "uk", "us-28/8"),
    ],
)
def test_what_readers_ask_for_comes_first(
    pack_connection: Connection, typed: str, language: str, expected: str
) -> None:
    assert first(in_view(pack_connection, typed, language)) == expected


@pytest.mark.parametrize(
    ("typed", "language", "filters"),
    [
        ("who opposes amnesty", "en", {"stance": "opposes"}),
        ("хто проти амністії", "uk", {"stance": "opposes"}),
        ("хто за амністію", "uk", {"stance": "supports"}),
        ("what does Russia say about Donetsk", "en", {"party": "russia"}),
        ("що Росія каже про Донецьк", "uk", {"party": "russia"}),
        ("what do the US oppose", "en", {"party": "united-states", "stance": "opposes"}),
        ("what does Russia oppose now", "en", {"party": "russia", "is": "current"}),
        ("who opposes 21", "en", {"stance": "opposes", "clause": "21"}),
        ("what did Zelensky say", "en", {"speaker": "Zelensky"}),
        ("low confidence statements", "en", {"confidence": "low"}),
        ("which statements are anonymous", "en", {"attribution": "anonymous_official"}),
        ("позиція Росії щодо НАТО", "uk", {"party": "russia"}),
        ("who contradicts whom on 25 %", "en", {"is": "disputed"}),
    ],
)
def test_a_question_becomes_filters(
    pack_connection: Connection, typed: str, language: str, filters: dict[str, str]
) -> None:
    results = in_view(pack_connection, typed, language)
    assert results.total > 0
    understood = {item.name: item.value for item in results.filters}
    assert filters.items() <= understood.items()


@pytest.mark.parametrize("typed", ["Russian language", "amnesty", "support package", "100 days"])
def test_plain_words_are_not_read_as_a_question(pack_connection: Connection, typed: str) -> None:
    assert found(pack_connection, typed).filters == ()


def test_a_filter_is_removed_by_the_query_without_it(pack_connection: Connection) -> None:
    results = in_view(pack_connection, "who opposes amnesty")
    assert results.filters[0].without == "amnesty"
    alone = in_view(pack_connection, "anonymous")
    assert alone.filters[0].without == '"anonymous"'
    assert in_view(pack_connection, alone.filters[0].without).filters == ()


def test_a_near_spelling_is_stated_and_can_be_refused(pack_connection: Connection) -> None:
    results = found(pack_connection, "amnisty")
    assert (results.relaxed, results.corrected) == (Relaxation.SPELLING, "amnesty")
    assert found(pack_connection, '"amnisty"').total == 0


def test_a_missing_position_shows_the_others_and_says_so(pack_connection: Connection) -> None:
    results = in_view(pack_connection, "Russia opposes NATO")
    assert results.relaxed is Relaxation.POSITION
    assert {hit.party for hit in results.hits} == {"russia"}


def test_nothing_near_is_nothing(pack_connection: Connection) -> None:
    results = found(pack_connection, "zzzqx")
    assert (results.total, results.relaxed) == (0, Relaxation.NONE)


def test_a_number_is_answered_from_every_text_up_to_the_day(pack_connection: Connection) -> None:
    figures = card(pack_connection, "600k")
    assert figures is not None
    assert (figures.kind, figures.reference) == (AnswerKind.FIGURES, "us-28/6")
    values = {row.reference: row.value for row in figures.rows}
    assert values["us-28/6"].startswith("600,000\N{NO-BREAK SPACE}personnel")
    assert values["e3/6"].startswith("800,000\N{NO-BREAK SPACE}personnel")
    assert values["geneva-19/2"].startswith("No number")
    earlier = card(pack_connection, "600k", day=date(2025, 11, 21))
    assert earlier is not None
    assert {row.reference for row in earlier.rows} & {"e3/6", "p20/4"} == set()


def test_positions_are_answered_with_the_clause_that_they_are_on(
    pack_connection: Connection,
) -> None:
    positions = card(pack_connection, "who supports NATO membership")
    assert positions is not None
    assert positions.kind is AnswerKind.POSITIONS
    assert "not join NATO" in positions.note
    assert all(row.value.startswith("supports. ") and row.evidence for row in positions.rows)


def test_a_place_is_answered_with_its_holder_and_the_day(pack_connection: Connection) -> None:
    place = card(pack_connection, "who holds Pokrovsk")
    assert place is not None
    assert place.kind is AnswerKind.PLACE
    assert any("30 Jun 2026" in row.evidence for row in place.rows)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        *(("23 Nov", AnswerKind.DAY), ("21", AnswerKind.CLAUSE), ("Geneva", AnswerKind.DOCUMENT)),
        *(("Dnieper", AnswerKind.PLACE), ("100 days elections", AnswerKind.FIGURES)),
        ("ЗСУ", AnswerKind.FIGURES),
        ("800000", AnswerKind.FIGURES),
    ],
)
def test_the_kind_of_answer_fits_what_is_asked(
    pack_connection: Connection, typed: str, kind: AnswerKind
) -> None:
    language = "uk" if typed == "ЗСУ" else "en"
    result = card(pack_connection, typed, language)
    assert result is not None
    assert result.kind is kind


def test_a_query_with_a_tag_has_no_answer_and_no_error(pack_connection: Connection) -> None:
    notes = Notes(tags=(("us-28/6", ("hot",)),))
    query = parse("tag:hot ")
    results = search(pack_connection, query, LATEST, "en", notes, in_view="us-28")
    assert references(results) == {"us-28/6"}
    assert answer(pack_connection, query, results, "en", "us-28", notes) is None


def test_the_bare_share_is_not_a_clause(pack_connection: Connection) -> None:
    result = card(pack_connection, "25 %")
    assert result is None or result.kind is AnswerKind.FIGURES


def test_further_names_are_shown_as_words_of_the_entry(pack_connection: Connection) -> None:
    hits = in_view(pack_connection, "ZNPP").hits
    assert hits[0].kind is EntryKind.CLAUSE
    assert hits[0].title_marks
