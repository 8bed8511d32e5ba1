"""Values of numbers as they are written in texts: digits, letters, Chinese numerals, words."""

import unicodedata
from typing import Final

from explorer.interchange.text.folding import folded_form
from explorer.interchange.text.roman_numerals import roman_value
from explorer.interchange.text.vocabulary import vocabulary

#: Characters of Chinese numerals, also in their formal form.
HAN_NUMERALS: Final = "〇零一二三四五六七八九十百千两兩廿卅"
_HAN_DIGITS: Final = {
    character: value for value, character in enumerate("零一二三四五六七八九")
} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
}
_HAN_TENS: Final = {"廿": 20, "卅": 30}
_HAN_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_LETTERS: Final = 26


def han_value(text: str) -> int:
    """Return the value of a Chinese numeral, also of digits in a row, or 0 for any other text."""
    if not text or any(character not in HAN_NUMERALS for character in text):
        return 0
    if not any(character in _HAN_UNITS or character in _HAN_TENS for character in text):
        return int("".join(str(_HAN_DIGITS[character]) for character in text))
    total, digit = 0, 0
    for character in text:
        if character in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[character]
            digit = 0
        elif character in _HAN_TENS:
            total += _HAN_TENS[character]
        else:
            digit = _HAN_DIGITS[character]
    return total + digit


def letter_values(letters: str) -> tuple[int, ...]:
    """Return the places of a letter in the alphabets that have it; after z come aa or aa, ab.

    A Roman numeral in small letters is not a letter here.
    """
    small = letters.lower()
    if len(small) == 1:
        places = (alphabet.find(small) + 1 for alphabet in vocabulary().alphabets.values())
        return tuple(dict.fromkeys(filter(None, places)))
    if len(small) != 2:
        return ()
    first, second = letter_values(small[0]), letter_values(small[1])
    if not first or not second:
        return ()
    size = next(len(letters) for letters in vocabulary().alphabets.values() if small[1] in letters)
    doubled = (size + second[0],) if small[0] == small[1] else ()
    counted = (first[0] * size + second[0],) if first[0] == 1 else ()
    return tuple(dict.fromkeys((*doubled, *counted)))


def number_value(text: str) -> int:
    """Return the value of digits, Roman or Chinese numerals, or a word; 0 if it is none of them."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and unicodedata.category(text) == "No":
        return int(unicodedata.numeric(text))
    word = " ".join(folded_form(text.casefold()).split())
    return vocabulary().ordinals.get(word) or roman_value(text.upper()) or han_value(text)
