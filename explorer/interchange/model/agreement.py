"""An agreement as records of a pack, before import or export."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from explorer.domain.search.romanisation import latin_words, letters_by_name

Record = Mapping[str, Any]
#: Placeholders for fields that a pack requires and a file lacks.
UNKNOWN_LICENCE = "Not stated; ask whoever published the text before it is passed on."
_LONGEST_NAME = 60
_NUMBERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Agreement:
    """The manifest, the documents and the lists of a pack, by the fields of ``packs.specs``.

    ``lists`` are by the name of their file: parties, topics, sources, stances. ``translations`` are
    the texts of documents in further languages: by language, document, and reference.
    """

    manifest: Record
    documents: tuple[Record, ...]
    lists: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    translations: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)


def identifier_of(text: str, otherwise: str = "agreement") -> str:
    """Return a permanent identifier from a title: lower case, digits, hyphens, romanised.

    The letters of a title that are not romanised, as in Chinese, count by a number after the
    others, as in agreement-482137.
    """
    chosen: list[str] = []
    for word in latin_words(letters_by_name(text.lower())):
        if len("-".join([*chosen, word])) > _LONGEST_NAME:
            break
        chosen.append(word)
    if any(letter.isalpha() and not latin_words(letter) for letter in _letters(text)):
        chosen = [*(chosen or [otherwise]), f"{crc32(_letters(text).encode()) % _NUMBERS:06}"]
    return "-".join(chosen) or otherwise


def _letters(text: str) -> str:
    """Return the letters and digits of a text, so that its spaces and signs do not count."""
    return "".join(filter(str.isalnum, letters_by_name(text.casefold())))
