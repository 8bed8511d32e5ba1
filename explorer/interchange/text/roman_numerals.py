"""Roman numerals, in the range used for points and parts."""

from typing import Final

_HIGHEST = 399
#: Capital letters of Roman numerals, also those of a Cyrillic keyboard.
ROMAN_LETTERS: Final = "IVXLCІХС"
_LATIN: Final = str.maketrans("ІХС", "IXC")
_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_STEPS: Final = (
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")),
    *((9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman_value(letters: str) -> int:
    """Return the value of a Roman numeral in capital letters, or 0 if it is not one."""
    letters = letters.translate(_LATIN)
    values = [_VALUES.get(letter, 0) for letter in letters]
    after = [*values[1:], 0]
    total = sum(
        -value if value < then else value for value, then in zip(values, after, strict=True)
    )
    return total if total > 0 and as_roman(total) == letters else 0


def as_roman(value: int) -> str:
    """Return a number in capital letters, or "" if it is too high or below 1."""
    if not 0 < value <= _HIGHEST:
        return ""
    written = ""
    for step, letters in _STEPS:
        written += letters * (value // step)
        value %= step
    return written
