"""Numbers and dates as people type them."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.search.highlight import tokens
from explorer.domain.search.numbers import number_phrases, read_number
from explorer.domain.search.typed_dates import read_date, read_value
from explorer.domain.search.ukrainian_stems import ukrainian_stems


@pytest.mark.parametrize(
    "typed",
    [
        "600k",
        "600K",
        "600000",
        "600,000",
        "600 000",
        "600.000",
        "0.6 million",
        "0,6 млн",
        "600 тис.",
    ],
)
def test_a_number_is_the_same_in_any_form(typed: str) -> None:
    words = typed.split()
    assert read_number(words) == (Fraction(600_000), len(words))


@given(st.integers(min_value=1000, max_value=10**9))
def test_every_way_to_write_a_number_reads_as_that_number(value: int) -> None:
    for grouped in (f"{value:,}", str(value), f"{value:,}".replace(",", " ")):
        number = read_number(grouped.split())
        assert number == (Fraction(value), len(grouped.split()))
        assert " ".join(tokens(grouped)) in number_phrases(number[0])


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *(("23 Nov", "11-23"), ("Nov 23", "11-23"), ("23 November 2025", "2025-11-23")),
        *(("2025-11-23", "2025-11-23"), ("23.11.2025", "2025-11-23"), ("23/11/2025", "2025-11-23")),
        *(("23 листопада", "11-23"), ("листопад 2025", "2025-11"), ("November 2025", "2025-11")),
        ("Nov 27, 2025", "2025-11-27"),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, value: str) -> None:
    words = typed.split()
    day = read_date(words)
    assert day is not None
    assert (day[0].value, day[1]) == (value, len(words))


@pytest.mark.parametrize("typed", ["31 Feb", "13 soldiers", "2025-13-01", "32.01.2025", "may be"])
def test_what_is_not_a_date_is_not_read_as_one(typed: str) -> None:
    assert read_date(typed.split()) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_the_value_of_a_date_reads_as_that_date(day: date) -> None:
    read = read_date([day.isoformat()])
    assert read is not None
    assert read_value(read[0].value) == read[0]


@pytest.mark.parametrize(
    "forms",
    [
        "гарантії гарантіями гарантія гарантій гарантію",
        "безпеки безпека безпеці безпекою",
        "краматорськ краматорська краматорську краматорськом",
        "вибори виборів виборах виборами",
        "зеленський зеленського зеленському зеленським",
        "амністія амністію амністії амністією",
        "донецька донецькій донецької донецькою",
        "область області областей областю",
        "заморожені заморожених замороженими",
        "київ києва києву києвом",
        "харків харкова харкові харкову",
        "допомога допомоги допомозі допомогу",
        "договір договору договорі договорів",
        "список списку списком списки",
        "підтримує підтримують підтримав підтримала підтримати",
        "санкція санкції санкцій санкціями",
    ],
)
def test_the_forms_of_a_ukrainian_word_share_a_stem(forms: str) -> None:
    first, *others = forms.split()
    assert all(ukrainian_stems(other) & ukrainian_stems(first) for other in others)


@given(st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", max_size=30))
def test_any_word_has_a_stem(word: str) -> None:
    assert all(isinstance(stem, str) for stem in ukrainian_stems(word))
