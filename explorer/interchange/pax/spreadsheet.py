"""Forms that spreadsheet programs give a table when they save it: separators, encodings, dates."""

import codecs
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

_SEPARATORS = ",;\t|"
#: A first line by which spreadsheet programs state the separator.
_STATED = re.compile(r"sep=(?P<separator>.)\r?\n", re.IGNORECASE)
_DAY_AND_TIME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{2}|\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[ .-]+([a-z]{3})[a-z]*[ .,-]+(\d{2}|\d{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Day 0 of spreadsheet programs; serial numbers of dates from 1955 to 2064.
_EPOCH = date(1899, 12, 30)
_SERIALS = range(20_000, 60_001)
#: Two digits up to these are of this century.
_LAST_OF_CENTURY = 68
_WHOLE = re.compile(r"(\d+)[.,]0*")


def decode_table(raw: bytes) -> str:
    """Return the text of a table: UTF-8, UTF-16, or what Windows calls ANSI in Western Europe.

    Raises UnicodeDecodeError about UTF-8 if it is none of these.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError:
            raise error from None


def separated(text: str, columns: Sequence[str]) -> tuple[str, str]:
    """Return a table without a line that only states the separator, and its separator.

    It is between most of the expected columns in the first line.
    """
    stated = _STATED.match(text)
    if stated is not None:
        return text[stated.end() :], stated["separator"]
    end = text.find("\n", 0, 1_000_000)
    names = set(columns)

    def matches(separator: str) -> int:
        cells = text[: end if end >= 0 else 1_000_000].split(separator)
        return len(names & {cell.strip().strip('"') for cell in cells})

    return text, max(_SEPARATORS, key=matches)


def whole_number(text: str) -> str:
    """Return a whole number without decimals, as 2.0 or 2,00; any other text as it is."""
    match = _WHOLE.fullmatch(text)
    return match[1] if match is not None else text


def is_month_first(texts: Iterable[str], separator: str) -> bool:
    """Return whether dates such as 2/13/1998 have the month first.

    If no date decides, a table with commas is from a country that does so.
    """
    for text in texts:
        match = _NUMBERS.fullmatch(text)
        if match is None or match[2] != "/":
            continue
        if int(match[1]) > 12:
            return False
        if int(match[3]) > 12:
            return True
    return separator == ","


def day_of(text: str, *, month_first: bool) -> date | None:
    """Return the date in a cell, or None if it is not a date."""
    try:
        return _day_of(text, month_first=month_first)
    except (ValueError, OverflowError):
        return None


def _day_of(text: str, *, month_first: bool) -> date | None:
    day_and_time = _DAY_AND_TIME.fullmatch(text)
    if day_and_time is not None:
        return date.fromisoformat(day_and_time["day"])
    if text.isdigit() and len(text) == 5:
        return _EPOCH + timedelta(int(text)) if int(text) in _SERIALS else None
    year_first = _YEAR_FIRST.fullmatch(text)
    if year_first is not None:
        return date(int(year_first[1]), int(year_first[2]), int(year_first[3]))
    named = _NAMED.fullmatch(text)
    if named is not None and named[2].lower() in _MONTHS:
        return date(_year(named[3]), _MONTHS.index(named[2].lower()) + 1, int(named[1]))
    numbers = _NUMBERS.fullmatch(text)
    if numbers is None:
        return date.fromisoformat(text)
    day, month = int(numbers[1]), int(numbers[3])
    if numbers[2] == "/" and month_first:
        day, month = month, day
    return date(_year(numbers[4]), month, day)


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) <= _LAST_OF_CENTURY else 1900)
