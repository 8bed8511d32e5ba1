"""Ages in words: plural forms of both languages, and none for what is fresh."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.i18n.ages import FRESH_DAYS, age_text, ends_text, newest_text
from explorer.i18n.message_catalog import load_words

EN, UK = load_words("en"), load_words("uk")
TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("day", "english", "ukrainian"),
    [
        (date(2026, 11, 29), "", ""),
        (date(2026, 10, 30), "", ""),
        (date(2026, 10, 29), "one month ago", "один місяць тому"),
        (date(2026, 9, 30), "one month ago", "один місяць тому"),
        (date(2026, 9, 29), "two months ago", "два місяці тому"),
        (date(2026, 6, 30), "four months ago", "чотири місяці тому"),
        (date(2026, 6, 4), "five months ago", "п’ять місяців тому"),
        (date(2026, 2, 28), "nine months ago", "дев’ять місяців тому"),
        (date(2025, 11, 29), "twelve months ago", "дванадцять місяців тому"),
        (date(2025, 2, 12), "21 months ago", "21 місяць тому"),
        (date(2025, 1, 29), "22 months ago", "22 місяці тому"),
        (date(2024, 11, 29), "two years ago", "два роки тому"),
        (date(2015, 2, 12), "eleven years ago", "одинадцять років тому"),
        (date(2005, 2, 12), "21 years ago", "21 рік тому"),
        (date(2027, 1, 1), "", ""),
    ],
)
def test_ages_in_words(day: date, english: str, ukrainian: str) -> None:
    assert age_text(day, TODAY, EN) == english
    assert age_text(day, TODAY, UK) == ukrainian


def test_the_newest_statement_is_dated_and_its_age_said_once_it_is_old() -> None:
    old, fresh = date(2026, 2, 28), date(2026, 11, 20)
    assert newest_text(old, TODAY, EN) == "Newest statement: 28 Feb 2026, nine months ago"
    assert newest_text(fresh, TODAY, EN) == "Newest statement: 20 Nov 2026"
    assert newest_text(old, None, EN) == "Newest statement: 28 Feb 2026"
    assert newest_text(None, TODAY, EN) == ""
    assert newest_text(old, TODAY, UK).endswith("дев’ять місяців тому")
    assert ends_text(date(2026, 6, 30), TODAY, EN) == "Content ends 30 Jun 2026, four months ago"


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 20_000))
def test_only_what_is_older_than_about_a_month_has_an_age(today: date, days: int) -> None:
    day = today - timedelta(days=days)
    for catalog in (EN, UK):
        age = age_text(day, today, catalog)
        assert bool(age) == (days >= FRESH_DAYS)
        assert "{" not in age
