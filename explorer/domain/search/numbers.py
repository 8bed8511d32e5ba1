"""Numbers as people type them, and the ways in which texts write them.

A text has 600,000, 600 000, 600k or 0.6 million; a query with any of them finds the others.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

_SCALES = {
    **dict.fromkeys(("k", "thousand", "thousands", "тис", "тисяч", "тисячі", "тисячу"), 10**3),
    **dict.fromkeys(("m", "mn", "mln", "million", "millions", "млн"), 10**6),
    **dict.fromkeys(("мільйон", "мільйона", "мільйонів", "мільйони"), 10**6),
    **dict.fromkeys(("bn", "b", "billion", "billions", "млрд"), 10**9),
    **dict.fromkeys(("мільярд", "мільярда", "мільярдів", "мільярди"), 10**9),
}
#: How texts write a scale, as words of the index.
_WRITTEN = {
    10**3: ("thousand", "k", "тис", "тисяч", "тисячі"),
    10**6: ("million", "m", "mn", "млн", "мільйон", "мільйона", "мільйонів", "мільйони"),
    10**9: ("billion", "bn", "b", "млрд", "мільярд", "мільярда", "мільярдів", "мільярди"),
}
_GROUPED = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f'’]\d{3})+")
#: Places between groups of three digits.
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
_DECIMAL = re.compile(r"(\d{1,15})(?:[.,](\d{1,6}))?")
_CURRENCY = "$€£₴"
_WITH_SCALE = re.compile(r"(\d[\d.,]*)([^\W\d_]+)\.?")


def read_number(words: Sequence[str]) -> tuple[Fraction, int] | None:
    """Return the number that words begin with, and how many of them it takes, or None.

    >>> read_number(["0.6", "million", "soldiers"])
    (Fraction(600000, 1), 2)
    """
    first = words[0].strip(_CURRENCY)
    grouped = _grouped_words(words, first)
    if grouped is not None:
        value, used = grouped
    else:
        attached = _WITH_SCALE.fullmatch(first)
        if attached is not None and attached[2].lower() in _SCALES:
            amount = _amount(attached[1])
            return None if amount is None else (amount * _SCALES[attached[2].lower()], 1)
        amount = _amount(first)
        if amount is None:
            return None
        value, used = amount, 1
    following = words[used].lower().rstrip(".") if used < len(words) else ""
    if following in _SCALES:
        return value * _SCALES[following], used + 1
    return value, used


def _grouped_words(words: Sequence[str], first: str) -> tuple[Fraction, int] | None:
    """Return a number whose groups of three digits are separate words: 600 000."""
    if not re.fullmatch(r"[1-9]\d{0,2}", first):
        return None
    used = 1
    while used < len(words) and re.fullmatch(r"\d{3}", words[used]):
        used += 1
    if used == 1:
        return None
    return Fraction(int(first + "".join(words[1:used]))), used


def _amount(text: str) -> Fraction | None:
    """Return a number in digits: with marks of thousands, or with a decimal part."""
    if _GROUPED.fullmatch(text):
        return Fraction(int(re.sub(r"\D", "", text)))
    match = _DECIMAL.fullmatch(text)
    if match is None:
        return None
    whole, decimals = match[1], match[2] or ""
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def number_phrases(value: Fraction) -> tuple[str, ...]:
    """Return the ways in which texts write a number, as words that the index separates.

    >>> number_phrases(Fraction(600000))[:3]
    ('600 000', '600000', '600 thousand')
    """
    phrases: list[str] = []
    if value.denominator == 1:
        whole = value.numerator
        phrases = [_THOUSANDS.sub(" ", str(whole)), str(whole)]
    else:
        phrases = [_decimal(value)]
    for scale, names in _WRITTEN.items():
        amount = value / scale
        # 0.6 million is written, 0.000006 billion is not.
        if not Fraction(1, 10) <= amount < 10_000 or (10**6 % amount.denominator):
            continue
        digits = _decimal(amount)
        for name in names:
            phrases += [f"{digits} {name}"]
            phrases += [f"{digits}{name}"] if name.isascii() and len(name) < 3 else []
    return tuple(dict.fromkeys(phrases))


def _decimal(value: Fraction) -> str:
    """Return a decimal number as words of the index: its parts on both sides of the point."""
    whole, rest = divmod(value.numerator, value.denominator)
    if not rest:
        return str(whole)
    decimals = f"{float(Fraction(rest, value.denominator)):.6f}"[2:].rstrip("0")
    return f"{whole} {decimals}"
