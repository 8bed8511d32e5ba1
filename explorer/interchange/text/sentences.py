"""Sentences of a text: where they end, and how its lines are joined."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_BETWEEN = re.compile(r"(?<=[.!?;:؟؛])\s+(?=[^\W_]|[“«\"(])|(?<=[。！？；])(?=\S)")
#: A number or an initial with its full stop does not end a sentence.
_NO_END = re.compile(r"(?:^|[\s(.])(?:\d{1,3}|[^\W\d_]{1,2})[.:)]$")
#: Marks with which a sentence, or a part of a list, may end.
_ENDS: Final = (*".;:!?؟؛。；：！？।", "”", "»", '"', ")", "*", "_", "）", "」")
#: Marks with which a sentence continues.
CONTINUING: Final = (",", ";", "،", "，", "、")
_WIDE = frozenset({"W", "F"})


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; a colon or semicolon ends one, too."""
    sentences: list[str] = []
    for part in _BETWEEN.split(text.strip()):
        if sentences and _NO_END.search(sentences[-1]):
            sentences[-1] = f"{sentences[-1]} {part}"
        elif part:
            sentences.append(part)
    return tuple(sentences)


def ends_sentence(line: str) -> bool:
    """Return whether a line ends as a sentence or a part of a list does."""
    return line.rstrip().endswith(_ENDS)


def join_lines(lines: Iterable[str]) -> str:
    """Return lines as a text: with spaces, except between two letters of Chinese or Japanese."""
    parts: list[str] = []
    for line in filter(None, lines):
        if parts and not (_is_wide(parts[-1][-1]) and _is_wide(line[0])):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def _is_wide(character: str) -> bool:
    """Return whether a character is of a script that has no spaces between its words."""
    if character.isascii() or "\uac00" <= character <= "\ud7a3":
        return False
    return unicodedata.east_asian_width(character) in _WIDE
