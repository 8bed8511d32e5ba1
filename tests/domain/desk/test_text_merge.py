"""Merging two texts changed from one base."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.desk.text_merge import merge_texts

LINES = st.lists(st.sampled_from(["alpha", "beta", "gamma delta", "", "epsilon"]), max_size=6)
TEXT = LINES.map("\n".join)


@given(TEXT, TEXT)
def test_one_changed_side_is_the_result(base: str, changed: str) -> None:
    assert merge_texts(base, changed, base).text == changed
    assert merge_texts(base, base, changed).text == changed
    assert merge_texts(base, changed, changed).text == changed


@given(TEXT, TEXT, TEXT)
def test_every_word_added_is_kept_and_nothing_is_multiplied(
    base: str, mine: str, theirs: str
) -> None:
    merged = merge_texts(base, mine, theirs).text
    kept = set(merged.split())
    added = (set(mine.split()) | set(theirs.split())) - set(base.split())
    assert added <= kept
    assert len(merged) <= len(base) + len(mine) + len(theirs) + 2


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged", "conflict"),
    [
        ("a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC", False),
        ("a", "a\nmine", "theirs\na", "theirs\na\nmine", False),
        ("", "mine", "theirs", "theirs\nmine", True),
        ("one", "one two", "one two three", "one two three", False),
        (
            "Ask about it",
            "Ask about it now",
            "Please ask about it",
            "Please ask about it now",
            False,
        ),
        ("long line", "long line mine", "long line theirs", "long line theirs mine", True),
        ("gone", "", "gone but changed", "gone but changed", True),
        ("price 3", "price 4", "price 5", "price 5\nprice 4", True),
    ],
)
def test_examples(base: str, mine: str, theirs: str, merged: str | None, conflict: bool) -> None:
    result = merge_texts(base, mine, theirs)
    assert merged is None or result.text == merged
    assert result.conflict is conflict
    assert {*mine.split(), *theirs.split()} - set(base.split()) <= set(result.text.split())


def test_typing_on_after_a_conflict_does_not_double_the_text() -> None:
    stored = merge_texts("", "one two", "three four").text
    typed_on = merge_texts("one two", "one two five", stored)
    assert typed_on.text == "three four\none two five"
    assert not typed_on.conflict
