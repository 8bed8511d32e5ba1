"""Formats of numbers, amounts, ranges and days, by language.

``catalog`` are the messages of the language (``message_catalog``); its separators and patterns are
under ``number``, ``amount`` and ``map.date``. A number and its unit stay together at a line end.
"""

import re
from collections.abc import Mapping

Words = Mapping[str, str]
_MINUS = "\N{MINUS SIGN}"
_FINEST = 6
_CURRENCY = re.compile(r"(?P<code>[A-Z]{3})(?: (?P<scale>thousand|million|billion|trillion))?")
_PERCENT = frozenset({"%", "percent", "per cent"})


def number_text(value: float, catalog: Words, decimals: int | None = None) -> str:
    """Return a number with its digits grouped; ``decimals`` rounds it, else it stays exact."""
    exact = decimals is None
    digits = f"{abs(value):.{_FINEST if exact else decimals}f}"
    whole, _, part = digits.partition(".")
    part = part.rstrip("0") if exact else part
    grouped = f"{int(whole):,}".replace(",", catalog["number.group"])
    text = f"{grouped}{catalog['number.decimal']}{part}" if part else grouped
    return f"{_MINUS}{text}" if value < 0 and text.strip("0.,") else text


def percent_text(value: float, catalog: Words) -> str:
    """Return a share in per cent with its sign."""
    return catalog["number.percent"].format(number=number_text(value, catalog))


def amount_text(value: float, unit: str, catalog: Words, decimals: int | None = None) -> str:
    """Return a number with its unit: a percentage, a sum of money, or a count."""
    number = number_text(value, catalog, decimals)
    if unit.casefold() in _PERCENT:
        return catalog["number.percent"].format(number=number)
    money = _CURRENCY.fullmatch(unit)
    if money is not None:
        code, scale = money["code"], money["scale"]
        return catalog["amount.scaled_money" if scale else "amount.money"].format(
            currency=catalog.get(f"amount.currency.{code}", code),
            number=number,
            scale=catalog.get(f"amount.scale.{scale}", scale),
        )
    return catalog["amount.counted"].format(number=number, unit=catalog.get(f"unit.{unit}", unit))


def change_text(before: float, after: float, unit: str, catalog: Words) -> str:
    """Return an amount before and after, and the difference; never readable as a range."""
    counted = unit.casefold() not in _PERCENT and _CURRENCY.fullmatch(unit) is None
    before_text = number_text(before, catalog) if counted else amount_text(before, unit, catalog)
    pattern = catalog["number.points" if unit.casefold() in _PERCENT else "number.difference"]
    change = after - before
    difference = pattern.format(
        sign="+" if change > 0 else _MINUS, number=number_text(abs(change), catalog)
    )
    return catalog["amount.change"].format(
        before=before_text, after=amount_text(after, unit, catalog), difference=difference
    )


def range_text(low: str, high: str, catalog: Words) -> str:
    """Return two formatted numbers as a range, or as a single number if they are equal."""
    return low if low == high else catalog["number.range"].format(low=low, high=high)


def steps_text(low: int, high: int, catalog: Words) -> str:
    """Return whole numbers as a range, or as a single number if they are equal."""
    return range_text(number_text(low, catalog), number_text(high, catalog), catalog)


def below_text(value: float, catalog: Words) -> str:
    """Return the text for “less than” a number."""
    return catalog["number.below"].format(number=number_text(value, catalog))


def dated_text(day: str, precision: str, catalog: Words) -> str:
    """Return an ISO day as precisely as it is known: a ``month`` without the day."""
    text = day_text(day, catalog)
    return text.partition(" ")[2] if precision == "month" else text


def day_text(day: str, catalog: Words) -> str:
    """Return an ISO day as people write it; a year, or a text that is not a day, is unchanged."""
    year, *rest = day.split("-")
    if len(rest) != 2 or not all(part.isdigit() for part in rest) or not 1 <= int(rest[0]) <= 12:
        return day
    month = catalog["map.date.months"].split()[int(rest[0]) - 1]
    pattern = catalog["map.date.day"]
    return pattern.format(day=int(rest[1]), month=month, year=year)
