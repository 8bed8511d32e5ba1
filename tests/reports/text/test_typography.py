"""Quotation marks, apostrophes and dashes on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.reports.text.typography import typographic


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Ukraine's forces", "Ukraine’s forces"),
        ("the parties' view", "the parties’ view"),
        ("called it 'a start'", "called it ‘a start’"),
        ('said "100% committed"', "said “100% committed”"),
        ('"Yes", he said ("no").', "“Yes”, he said (“no”)."),
        ("points 17-22, 18-19 December", "points 17–22, 18–19 December"),
        ("irrelevant - Politico", "irrelevant – Politico"),
        ("the 28-point plan of 2025-11-20, us-28/21", "the 28-point plan of 2025-11-20, us-28/21"),
        ("“already” right’s", "“already” right’s"),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert typographic(typed, "en") == printed


def test_ukrainian_quotes() -> None:
    assert typographic('план "28 пунктів"', "uk") == "план «28 пунктів»"


@given(st.text(), st.sampled_from(["en", "uk"]))
def test_it_is_the_same_when_applied_again_and_keeps_letters(text: str, language: str) -> None:
    once = typographic(text, language)
    assert typographic(once, language) == once
    assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]
