"""Dates as people type them, in English and Ukrainian, and the ways in which texts write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_UKRAINIAN = (
    *("січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень"),
    *("вересень", "жовтень", "листопад", "грудень"),
)
_UKRAINIAN_GENITIVE = (
    *("січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня"),
    *("вересня", "жовтня", "листопада", "грудня"),
)
_MONTHS = {
    **{name: number for number, name in enumerate(_ENGLISH, start=1)},
    **{name[:3]: number for number, name in enumerate(_ENGLISH, start=1)},
    "sept": 9,
    **{name: number for number, name in enumerate(_UKRAINIAN, start=1)},
    **{name: number for number, name in enumerate(_UKRAINIAN_GENITIVE, start=1)},
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A day or a month; a part that was not typed is 0."""

    year: int
    month: int
    day: int

    @property
    def value(self) -> str:
        """Date as a value of the field ``date:``, such as 2025-11-23, 2025-11 or 11-23."""
        parts = [f"{self.year:04}" if self.year else "", f"{self.month:02}"]
        return "-".join(part for part in [*parts, f"{self.day:02}" if self.day else ""] if part)

    def phrases(self) -> tuple[str, ...]:
        """Return the ways in which texts write the date, as words that the index separates."""
        names = (
            _ENGLISH[self.month - 1],
            _ENGLISH[self.month - 1][:3],
            _UKRAINIAN_GENITIVE[self.month - 1],
        )
        if not self.day:
            months = (*names[:2], _UKRAINIAN[self.month - 1], names[2])
            return tuple(f"{name} {self.year}" for name in months)
        written = [f"{self.day} {name}" for name in names]
        written += [f"{name} {self.day}" for name in names[:2]]
        with_year = (f"{text} {self.year}" if self.year else text for text in written)
        return tuple(dict.fromkeys(with_year))


def read_date(words: Sequence[str]) -> tuple[TypedDate, int] | None:
    """Return the date that words begin with, and how many of them it takes, or None.

    >>> read_date(["23", "Nov", "2025"])
    (TypedDate(year=2025, month=11, day=23), 3)
    """
    numeric = _numeric(words[0])
    if numeric is not None:
        return numeric, 1
    plain = [word.lower().strip(",.") for word in words[:3]]
    if len(plain) < 2:
        return None
    day, month = _day(plain[0]), _MONTHS.get(plain[1])
    if not (day and month):
        month, day = _MONTHS.get(plain[0]), _day(plain[1])
    if month and day:
        year = int(plain[2]) if len(plain) > 2 and _YEAR.fullmatch(plain[2]) else 0
        result = _checked(year, month, day)
        return (result, 3 if year else 2) if result else None
    month = _MONTHS.get(plain[0])
    if month and _YEAR.fullmatch(plain[1]):
        return TypedDate(int(plain[1]), month, 0), 2
    return None


def _numeric(word: str) -> TypedDate | None:
    iso = _ISO.fullmatch(word)
    if iso is not None:
        return _checked(int(iso[1]), int(iso[2]), int(iso[3] or 0))
    match = _DAY_FIRST.fullmatch(word)
    if match is None:
        return None
    year = int(match[3])
    return _checked(year if year > 99 else 2000 + year, int(match[2]), int(match[1]))


def _day(word: str) -> int:
    match = _DAY.fullmatch(word)
    return int(match[1]) if match else 0


def _checked(year: int, month: int, day: int) -> TypedDate | None:
    """Return a date that exists; the year may be open."""
    try:
        date(year or 2024, month, day or 1)
    except ValueError:
        return None
    return TypedDate(year, month, day)


def read_value(value: str) -> TypedDate | None:
    """Return the date of the value of ``date:``, or None if it is not a date."""
    match = re.fullmatch(r"(\d{2})-(\d{2})", value)
    if match is not None:
        return _checked(0, int(match[1]), int(match[2]))
    return _numeric(value)
