"""An agreement as records of a pack, before import or export."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from explorer.domain.search.romanisation import latin_words

Record = Mapping[str, Any]
#: Placeholders for fields that a pack requires and a file lacks.
UNKNOWN_LICENCE = "Not stated; ask whoever published the text before it is passed on."
_LONGEST_NAME = 60


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
    """Return a permanent identifier from a title: lower case, digits, hyphens, romanised."""
    chosen: list[str] = []
    for word in latin_words(text.lower()):
        if len("-".join([*chosen, word])) > _LONGEST_NAME:
            break
        chosen.append(word)
    return "-".join(chosen) or otherwise
