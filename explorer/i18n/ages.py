"""The age of a day in words, in the plural forms of each language."""

from collections.abc import Callable, Mapping
from datetime import date

from explorer.i18n.formats import day_text

Words = Mapping[str, str]
#: A fresher day needs no age beside it.
FRESH_DAYS = 31
_YEAR = 12
#: From two years on, months say nothing.
_MOST_MONTHS = 23


def _english(count: int) -> str:
    return "one" if count == 1 else "many"


def _ukrainian(count: int) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    return "few" if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else "many"


#: Plural rule of a catalogue, by its entry ``age.plural``.
_PLURALS: Mapping[str, Callable[[int], str]] = {"english": _english, "ukrainian": _ukrainian}


def age_text(day: date, today: date, catalog: Words) -> str:
    """Return how long ago a day was, as “nine months ago”; "" if it is fresher than a month.

    Months and years are complete ones. A day to come has no age.
    """
    if (today - day).days < FRESH_DAYS:
        return ""
    months = (today.year - day.year) * _YEAR + today.month - day.month
    months = max(1, months - (today.day < day.day))
    unit, count = ("months", months) if months <= _MOST_MONTHS else ("years", months // _YEAR)
    numbers = catalog["age.numbers"].split()
    number = numbers[count - 1] if count <= len(numbers) else str(count)
    form = _PLURALS[catalog["age.plural"]](count)
    return catalog[f"age.{unit}_{form}"].format(number=number)


def newest_text(day: date | None, today: date | None, catalog: Words) -> str:
    """Return the day of the newest statement, with its age unless it is fresh; "" without one.

    Without ``today``, as in a print that names no day, no age is given.
    """
    if day is None:
        return ""
    age = age_text(day, today, catalog) if today is not None else ""
    return catalog["age.newest_old" if age else "age.newest"].format(
        date=day_text(day.isoformat(), catalog), age=age
    )


def ends_text(day: date, today: date | None, catalog: Words) -> str:
    """Return the day on which the content of a pack ends, with its age unless it is fresh."""
    age = age_text(day, today, catalog) if today is not None else ""
    return catalog["age.ends_old" if age else "age.ends"].format(
        date=day_text(day.isoformat(), catalog), age=age
    )
