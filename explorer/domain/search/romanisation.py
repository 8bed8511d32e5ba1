"""Ukrainian national romanisation (Cabinet of Ministers resolution No. 55 of 27 January 2010)."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = (
    "а:a б:b в:v г:h ґ:g д:d е:e ж:zh з:z и:y і:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f "
    "х:kh ц:ts ч:ch ш:sh щ:shch"
)
_PLAIN = dict(pair.split(":") for pair in _LETTERS.split())
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_INNER = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
#: Russian letters occur in quoted titles; they follow the nearest Ukrainian letter.
_FOREIGN = {"ы": "y", "э": "e", "ё": "io", "ъ": ""}
APOSTROPHES = "'\u2019\u02bc"
_LETTERED = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")
_WORD = re.compile(rf"[а-яєіїґёА-ЯЄІЇҐЁ{APOSTROPHES}]+")
#: First letter after Latin; and scripts whose letters have names like words.
_FIRST_NAMED = "\u0370"
_CONSONANTS = ("greek", "arabic", "hebrew", "syriac", "armenian", "georgian")
_CYRILLIC = re.compile("[Ѐ-ӿ]")


def romanise(text: str) -> str:
    """Return a text with its Cyrillic words in Latin letters, lower case; the rest is kept.

    >>> romanise("Слов'янськ")
    'sloviansk'
    """
    return _WORD.sub(lambda match: _romanise_word(match[0].lower()), text)


def _romanise_word(word: str) -> str:
    letters = []
    for index, letter in enumerate(word):
        if letter in _PLAIN:
            # зг is written zgh, so that it is not read as zh.
            after_z = letter == "г" and index > 0 and word[index - 1] == "з"
            letters.append("gh" if after_z else _PLAIN[letter])
        elif letter in _INITIAL:
            letters.append((_INNER if index else _INITIAL)[letter])
        else:
            letters.append(_FOREIGN.get(letter, ""))
    return "".join(letters)


def to_latin(text: str) -> str:
    """Return a text with its Cyrillic words romanised, capitals and acronyms kept.

    >>> to_latin("Мін'юст і УНІАН")
    'Miniust i UNIAN'
    """
    return _LETTERED.sub(_romanise_keeping_case, text)


def latin_words(text: str) -> list[str]:
    """Return the words of a text in a-z and digits alone, as used in file names."""
    latin = unicodedata.normalize("NFKD", to_latin(text))
    plain = latin.encode("ascii", "ignore").decode().replace("'", "")
    return [word for word in re.split(r"[^A-Za-z0-9]+", plain) if word]


def letters_by_name(text: str) -> str:
    """Return a text whose letters of further alphabets are replaced by Latin ones, by their names.

    A consonant of the Arabic or Hebrew alphabet gets the first letter of its name, a syllable of
    another script its whole name. Chinese characters have no names of this kind, and are kept.

    >>> letters_by_name("خط")
    'kt'
    """
    if text.isascii():
        return text
    return "".join(map(_letter_by_name, text))


@lru_cache(maxsize=4_096)
def _letter_by_name(character: str) -> str:
    if not character.isalpha() or character < _FIRST_NAMED or is_cyrillic(character):
        return character
    name = unicodedata.name(character, "").lower()
    _, kind, letter = name.partition(" letter ")
    if not kind:
        _, kind, letter = name.partition(" syllable ")
    sound = letter.removeprefix("final ").split(" ")[0].partition("-")[0] if kind else ""
    if not sound.isascii():
        return character
    return sound[:1] if name.startswith(_CONSONANTS) else sound or character


def _romanise_keeping_case(match: re.Match[str]) -> str:
    word = match[0]
    if not is_cyrillic(word):
        return word
    latin = romanise(word)
    if word.isupper() and len(word) > 1:
        return latin.upper()
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin


def is_cyrillic(text: str) -> bool:
    """Return True if a text has a Cyrillic letter."""
    return _CYRILLIC.search(text) is not None
