"""Stems of words: the key that the inflected forms of a word share."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from explorer.domain.search.romanisation import is_cyrillic
from explorer.domain.search.ukrainian_stems import ukrainian_stems

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Snowball's names of languages, by their codes.
_SNOWBALL = {
    "ar": "arabic",
    "hy": "armenian",
    "eu": "basque",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "nl": "dutch",
    "en": "english",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "de": "german",
    "el": "greek",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "ga": "irish",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "no": "norwegian",
    "fa": "persian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "es": "spanish",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
_CYRILLIC_LANGUAGES = frozenset({"uk", "ru", "be", "bg", "mk", "sr"})
#: Spellings of the same word in British and American English, and of Slavic names in Latin letters.
_SPELLINGS = (
    (re.compile(r"(?<=[sztc]k)(?:yy|yi|iy|ii|ij|yj|y)$"), "i"),
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})our(?=s$|ed$|ing$|$)"), "or"),
    (re.compile(r"(?<=[a-z]{2}en)c(?=es?$|eless$)"), "s"),
    (re.compile(r"(?<=[a-z]{2}t)re(?=s?$)"), "er"),
    (re.compile(r"(?<=[aeiou]l)l(?=ed$|ing$|ers?$)"), ""),
    (re.compile(r"(?<=dg)e(?=ments?$)"), ""),
    (re.compile(r"(?<=gram)me(?=s?$)"), ""),
)

_IRREGULAR = {
    "children": "child",
    "men": "man",
    "women": "woman",
    "withdrew": "withdraw",
    "withdrawn": "withdraw",
    "gave": "give",
    "given": "give",
    "took": "take",
    "taken": "take",
    "met": "meet",
    "fought": "fight",
    "kept": "keep",
    "paid": "pay",
    "sent": "send",
    "spoke": "speak",
    "spoken": "speak",
    "sought": "seek",
    "left": "leave",
    "lost": "lose",
}


def is_written_in(word: str, language: str) -> bool:
    """Return True if the letters of a word are those of a language."""
    return is_cyrillic(word) == (language in _CYRILLIC_LANGUAGES)


class Stemmer:
    """Stems of words in the languages of a pack; not to be shared by threads."""

    def __init__(self, languages: "Sequence[str]") -> None:
        self.languages = tuple(languages)
        self._snowball: dict[str, Any] = {}

    def stems(self, word: str) -> frozenset[str]:
        """Return the stems of a word, as the index has it, in the languages of its alphabet."""
        if not word.isalpha():
            return frozenset({word})
        stems: set[str] = set()
        for language in self.languages:
            if is_written_in(word, language):
                stems |= self._stems(word, language)
        return frozenset(stems or {word})

    def _stems(self, word: str, language: str) -> frozenset[str]:
        if language == "uk":
            return ukrainian_stems(word)
        if language == "en":
            word = _IRREGULAR.get(word, word)
            for pattern, replacement in _SPELLINGS:
                word = pattern.sub(replacement, word)
        return frozenset({self._stem_word(language)(word)})

    def _stem_word(self, language: str) -> Callable[[str], str]:
        """Return the stemmer of a language, which is created when it is first needed."""
        if language not in self._snowball:
            algorithm = _SNOWBALL.get(language)
            if algorithm is None:
                self._snowball[language] = str
            else:
                import snowballstemmer

                self._snowball[language] = snowballstemmer.stemmer(algorithm).stemWord
        stem_word: Callable[[str], str] = self._snowball[language]
        return stem_word
