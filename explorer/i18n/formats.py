"""Numbers, amounts, ranges and days as a language writes them: the one place that formats them.

``words`` are the sentences of the language (``message_catalog``); its separators and patterns are
under ``number``, ``amount`` and ``map.date`` there. A number and its unit never part at a line end.
"""

import re
from collections.abc import Mapping

Words = Mapping[str, str]
_MINUS = "\N{MINUS SIGN}"
_FINEST = 6
_CURRENCY = re.compile(r"(?P<code>[A-Z]{3})(?: (?P<scale>thousand|million|billion|trillion))?")
_PERCENT = frozenset({"%", "percent", "per cent"})


def number_text(value: float, words: Words, decimals: int | None = None) -> str:
    """Return a number with its digits grouped; ``decimals`` rounds it, else it stays exact."""
    exact = decimals is None
    digits = f"{abs(value):.{_FINEST if exact else decimals}f}"
    whole, _, part = digits.partition(".")
    part = part.rstrip("0") if exact else part
    grouped = f"{int(whole):,}".replace(",", words["number.group"])
    text = f"{grouped}{words['number.decimal']}{part}" if part else grouped
    return f"{_MINUS}{text}" if value < 0 and text.strip("0.,") else text


def percent_text(value: float, words: Words) -> str:
    """Return a share in per cent with its sign."""
    return words["number.percent"].format(number=number_text(value, words))


def amount_text(value: float, unit: str, words: Words, decimals: int | None = None) -> str:
    """Return a number with its unit: a percentage, a sum of money, or so many of something."""
    number = number_text(value, words, decimals)
    if unit.casefold() in _PERCENT:
        return words["number.percent"].format(number=number)
    money = _CURRENCY.fullmatch(unit)
    if money is not None:
        code, scale = money["code"], money["scale"]
        return words["amount.scaled_money" if scale else "amount.money"].format(
            currency=words.get(f"amount.currency.{code}", code),
            number=number,
            scale=words.get(f"amount.scale.{scale}", scale),
        )
    return words["amount.counted"].format(number=number, unit=words.get(f"unit.{unit}", unit))


def change_text(before: float, after: float, unit: str, words: Words) -> str:
    """Return what an amount was and is, and by how much it differs; never readable as a range."""
    counted = unit.casefold() not in _PERCENT and _CURRENCY.fullmatch(unit) is None
    was = number_text(before, words) if counted else amount_text(before, unit, words)
    pattern = words["number.points" if unit.casefold() in _PERCENT else "number.difference"]
    gap = after - before
    difference = pattern.format(
        sign="+" if gap > 0 else _MINUS, number=number_text(abs(gap), words)
    )
    return words["amount.change"].format(
        before=was, after=amount_text(after, unit, words), difference=difference
    )


def range_text(low: str, high: str, words: Words) -> str:
    """Return two formatted numbers as a range, or the one that both are."""
    return low if low == high else words["number.range"].format(low=low, high=high)


def steps_text(low: int, high: int, words: Words) -> str:
    """Return whole numbers as a range, or the one that both are."""
    return range_text(number_text(low, words), number_text(high, words), words)


def below_text(value: float, words: Words) -> str:
    """Return that something is less than a number."""
    return words["number.below"].format(number=number_text(value, words))


def dated_text(day: str, precision: str, words: Words) -> str:
    """Return an ISO day as precisely as it is known: a ``month`` without its day."""
    text = day_text(day, words)
    return text.partition(" ")[2] if precision == "month" else text


def day_text(day: str, words: Words) -> str:
    """Return an ISO day as people write it; a year, or what is not a day, stays as it is."""
    year, *rest = day.split("-")
    if len(rest) != 2 or not all(part.isdigit() for part in rest) or not 1 <= int(rest[0]) <= 12:
        return day
    month = words["map.date.months"].split()[int(rest[0]) - 1]
    pattern = words["map.date.day"]
    return pattern.format(day=int(rest[1]), month=month, year=year)
