"""An agreement as records of a pack, before import or export."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

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

    A title without letters that can be romanised, as in Chinese, gets a number of its own after
    ``otherwise``.
    """
    chosen: list[str] = []
    for word in latin_words(letters_by_name(text.lower())):
        if len("-".join([*chosen, word])) > _LONGEST_NAME:
            break
        chosen.append(word)
    if chosen and any(word.isalpha() for word in chosen):
        return "-".join(chosen)
    if not any(character.isalpha() for character in text):
        return "-".join(chosen) or otherwise
    number = zlib.crc32(" ".join(text.split()).encode()) % _NUMBERS
    return f"{otherwise}-{number:06}"
