"""Text as it can be set: on one line and without controls."""

import re
import unicodedata
from functools import lru_cache

from explorer.domain.content.scripts import LEFT_TO_RIGHT, foreign_language, with_direction_mark
from explorer.domain.search.romanisation import is_cyrillic
from explorer.reports.text.font_metrics import load_metrics

_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
# A word longer than any column is wide would be set over its neighbour.
_LONG = re.compile(r"[^\s\u200b/-]{24}(?=[^\s\u200b/-])")
# A line may break at a slash or a hyphen by itself.
_SIGNS = re.compile(r"[_?&=](?=\w)")
_MAY_BREAK = "\u200b"
#: What the setter lays out and draws nothing for.
_LAID_OUT = frozenset(f"\t\n\r {_MAY_BREAK}{LEFT_TO_RIGHT}\N{NO-BREAK SPACE}\N{EN SPACE}")
# Marks that turn the direction of what follows could make a text read as another.
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


# Chooses among drawings of the sign before it.
_SELECTOR = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    known = frozenset(map(chr, load_metrics().advances))
    return frozenset(c for c in known - _TURNING if unicodedata.category(c) != "Cc")


def to_typst_text(text: str) -> str:
    """Return the text on one line, without controls and marks that turn its direction."""
    return with_direction_mark(_breakable(_shown(text)))


def is_settable(text: str) -> bool:
    """Return whether the font of the paper has every character of a text."""
    return _known().issuperset(text)


def settable_address(address: str) -> str:
    """An address that may also break after its signs."""
    return _breakable(_SIGNS.sub(rf"\g<0>{_MAY_BREAK}", _shown(address)))


def beyond_bundled(content: str) -> frozenset[str]:
    """Return the characters of a text, or a file of texts, that the bundled font lacks."""
    strange = set(content) - _known() - _LAID_OUT
    return frozenset(c for c in strange if not _is_unseen(c))


def without_unseen(content: str) -> str:
    """Return a file for the page without what is never drawn: controls, turning marks, halves.

    Marks of JSON and SVG stay, so that only texts change: none that was not made settable before,
    as those in pictures, can keep a page from being set.
    """
    strange = {c for c in set(content) - _known() - _LAID_OUT if _is_unseen(c)}
    return content.translate({ord(c): " " * c.isspace() for c in strange}) if strange else content


def _is_unseen(character: str) -> bool:
    """Return whether nothing is drawn for a character; a private or unassigned one has a place."""
    if character in _TURNING or _SELECTOR.match(character):
        return True
    return not character.isprintable() and unicodedata.category(character) not in {"Co", "Cn"}


def _shown(text: str) -> str:
    # A date that ends in a full stop, as a Ukrainian one, may end a sentence.
    line = _TWO_STOPS.sub(".", " ".join(text.split()))
    if _known().issuperset(line):
        return line
    return without_unseen(line).replace(LEFT_TO_RIGHT, "")


def _breakable(line: str) -> str:
    return _LONG.sub(_with_break, line)


def _with_break(long: re.Match[str]) -> str:
    following = long.string[long.end()]
    # A mark stays with its letter, and letters that join would no longer do so.
    if unicodedata.category(following)[0] == "M" or unicodedata.bidirectional(following) == "AL":
        return long[0]
    return f"{long[0]}{_MAY_BREAK}"


def language_mark(text: str, language: str) -> str:
    """The language of a text where it is not the sheet's own: what lacks a translation."""
    foreign = foreign_language(text)
    if foreign or language == "en" or not text or is_cyrillic(text):
        return foreign
    return "en" if sum(c.isalpha() for c in text) > 20 else ""
