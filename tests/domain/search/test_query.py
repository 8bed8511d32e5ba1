"""The language of the search box."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.search.query import (
    All,
    Any,
    Field,
    Not,
    Phrase,
    Query,
    QueryMistakeError,
    Word,
    parse,
    words_of,
)


def test_words_mean_all_of_them_and_the_last_may_be_unfinished() -> None:
    assert parse("withdrawal zon").node == All((Word("withdrawal"), Word("zon", prefix=True)))


def test_a_space_says_that_the_last_word_is_whole() -> None:
    assert parse("zone ").node == Word("zone")


def test_phrase_or_minus_and_parentheses() -> None:
    node = parse('("line of contact" or wall) -nato ').node
    assert node == All((Any((Phrase("line of contact"), Word("wall"))), Not(Word("nato"))))


def test_fields_are_lowered_but_place_source_and_note_keep_their_letters() -> None:
    assert parse("party:Russia ").node == Field("party", "russia")
    assert parse('place:"Слов\'янськ" ').node == Field("place", "Слов'янськ")


def test_as_of_narrows_the_whole_query() -> None:
    query = parse("putin asof:2025-11-21")
    assert query.as_of == date(2025, 11, 21)
    assert words_of(query.node) == (Word("putin", prefix=True),) or query.node == Word("putin")


def test_an_address_is_a_word_and_no_field() -> None:
    assert parse("http://example.org ").node == Word("http://example.org")


@pytest.mark.parametrize(
    ("typed", "what", "start"),
    [
        ('a "b', "quote_not_closed", 2),
        ("(a", "parenthesis_not_closed", 0),
        ("a)", "closing_without_opening", 1),
        ("a or", "or_without_both", 2),
        ("or a", "or_without_both", 0),
        ("foo:bar", "unknown_field", 0),
        ("party:", "field_without_value", 0),
        ("asof:2025-13-01", "no_date", 5),
        ("is:pink", "unknown_is", 3),
        ("has:wings", "unknown_has", 4),
    ],
)
def test_a_mistake_is_told_with_its_place(typed: str, what: str, start: int) -> None:
    with pytest.raises(QueryMistakeError) as caught:
        parse(typed)
    assert (caught.value.what, caught.value.start) == (what, start)
    assert caught.value.start + caught.value.length <= len(typed)


def query_or_mistake(typed: str) -> Query | QueryMistakeError:
    try:
        return parse(typed)
    except QueryMistakeError as mistake:
        return mistake


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_whatever_is_typed_is_read_or_told_as_a_mistake(typed: str) -> None:
    answered = query_or_mistake(typed)
    if isinstance(answered, QueryMistakeError):
        assert 0 <= answered.start <= len(typed)
    else:
        assert answered.text == typed


@given(st.text(alphabet='ab "()-:or', max_size=60))
def test_signs_of_the_language_in_any_order_never_break_it(typed: str) -> None:
    answered = query_or_mistake(typed)
    assert isinstance(answered, Query) or answered.what
