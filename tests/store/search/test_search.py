"""Search over the bundled pack, as a reader types."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.domain.desk.note_search import Notes
from explorer.domain.search.query import QueryMistakeError, parse
from explorer.domain.search.search_results import EntryKind, Relaxation, SearchResults
from explorer.store.search.search import search

LATEST = date(2026, 6, 30)


def found(
    connection: Connection, typed: str, language: str = "en", day: date = LATEST
) -> SearchResults:
    return search(connection, parse(typed), day, language)


def together(answer: SearchResults) -> int:
    """Return how many entries have all words, and not only some of them."""
    return answer.total if answer.relaxed is Relaxation.NONE else 0


def references(answer: SearchResults) -> set[str]:
    return {hit.reference for hit in answer.hits}


@pytest.mark.parametrize("typed", ["КИЇВ ", "київ ", "Kyiv ", "KYIV "])
def test_kyiv_is_found_however_it_is_written(pack_connection: Connection, typed: str) -> None:
    assert found(pack_connection, typed).total == found(pack_connection, "kyiv ").total > 50
    # Of few enough entries, that all are listed.
    answer = found(pack_connection, f"{typed}party:russia ")
    expected = found(pack_connection, "kyiv party:russia ")
    assert answer.total == expected.total > 5
    assert references(answer) == references(expected)


@pytest.mark.parametrize("typed", ["Sloviansk", "Слов'янськ", "слов’янськ", "СЛОВʼЯНСЬК"])
def test_sloviansk_is_found_in_either_alphabet_with_any_apostrophe(
    pack_connection: Connection, typed: str
) -> None:
    assert "places:gn-693468" in references(found(pack_connection, typed))


def test_inflected_ukrainian_words_are_found_by_their_beginning(
    pack_connection: Connection,
) -> None:
    answer = found(pack_connection, "гаранті", "uk")
    assert answer.total > 20
    hit = answer.hits[0]
    marked = [hit.title[s : s + n] for s, n in hit.title_marks]
    marked += [hit.body[s : s + n] for s, n in hit.body_marks]
    assert marked
    assert all(word.lower().startswith("гаранті") for word in marked)


def test_party_and_stance_narrow_to_stances(pack_connection: Connection) -> None:
    answer = found(pack_connection, "party:russia stance:opposes ")
    assert answer.total > 0
    assert all((h.party, h.position) == ("russia", "opposes") for h in answer.hits)


def test_minus_or_and_parentheses(pack_connection: Connection) -> None:
    either = found(pack_connection, "amnesty or elections ").total
    amnesty = found(pack_connection, "amnesty ").total
    both = together(found(pack_connection, "amnesty elections "))
    elections = found(pack_connection, "elections ").total
    assert either == amnesty + elections - both
    assert found(pack_connection, "amnesty -elections ").total == amnesty - both
    grouped = found(pack_connection, "(amnesty or elections) document:us-28 ").total
    assert 0 < grouped < either


def test_topic_has_place_source_and_clause(pack_connection: Connection) -> None:
    numbers = references(found(pack_connection, "has:quantity topic:territory "))
    assert {"us-28/21", "p20/14", "minsk-15/4", "ru-memo-25/1"} <= numbers
    assert "us-28/1" not in numbers
    assert "places:gn-704508" in references(found(pack_connection, "place:kramatorsk "))
    assert found(pack_connection, "source:reuters ").total > 5
    clause = found(pack_connection, "clause:us-28/21 ")
    assert {hit.target for hit in clause.hits} == {"us-28/21"}


def test_is_current_keeps_the_newest_stance_of_each_party_on_each_clause(
    pack_connection: Connection,
) -> None:
    everything = found(pack_connection, "clause:us-28/21 party:ukraine ")
    current = found(pack_connection, "clause:us-28/21 party:ukraine is:current ")
    newest = max(hit.date for hit in everything.hits if hit.date)
    assert current.hits
    assert {hit.date for hit in current.hits} == {newest}


def test_nothing_later_than_the_day_is_shown_and_the_rest_is_counted(
    pack_connection: Connection,
) -> None:
    answer = found(pack_connection, "putin asof:2025-11-21 ")
    assert answer.as_of == date(2025, 11, 21)
    assert all(hit.date is None or hit.date <= answer.as_of for hit in answer.hits)
    assert answer.later > 0
    assert answer.total + answer.later == found(pack_connection, "putin ").total


def test_no_result_says_what_was_searched(pack_connection: Connection) -> None:
    answer = found(pack_connection, "qqqzzz ")
    assert (answer.total, answer.hits) == (0, ())
    assert answer.searched > 1_000
    assert answer.as_of == LATEST


def test_counts_add_up(pack_connection: Connection) -> None:
    answer = found(pack_connection, "guarantees ")
    assert sum(number for _, number in answer.by_kind) == answer.total
    stances = dict(answer.by_kind)[EntryKind.STANCE]
    assert sum(number for _, number in answer.by_party) == stances
    assert sum(number for _, number in answer.by_position) == stances


def test_notes_are_found_by_their_words(pack_connection: Connection) -> None:
    notes = Notes((("us-28/6", "Ask the staff about reserves"),))
    answer = search(pack_connection, parse("note:reserv is:verified"), LATEST, "en", notes)
    assert "us-28/6" in references(answer)
    assert {hit.target for hit in answer.hits} == {"us-28/6"}
    plain = search(pack_connection, parse("reserves staff "), LATEST, "en", notes)
    assert plain.hits[0].kind is EntryKind.NOTE
    narrowed = search(pack_connection, parse("reserves party:ukraine "), LATEST, "en", notes)
    assert narrowed.relaxed is Relaxation.FILTERS
    assert [hit.kind for hit in narrowed.hits] == [EntryKind.NOTE]


@pytest.mark.parametrize(
    "typed",
    [
        'title:x"y',
        "a*b",
        "NEAR(a b)",
        "a AND b",
        "{title}:x",
        "^a",
        "a + b",
        "';--",
        "a\x00b",
        "%",
        "_",
    ],
)
def test_signs_of_the_index_are_only_text(pack_connection: Connection, typed: str) -> None:
    try:
        answer = found(pack_connection, typed)
    except QueryMistakeError:
        return  # told under the box, with the index never asked
    assert answer.total >= len(answer.hits)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_answered(compiled_text: Connection, typed: str) -> None:
    try:
        query = parse(typed)
    except QueryMistakeError:
        return
    answer = search(compiled_text, query, LATEST, "en")
    assert answer.total >= len(answer.hits)
