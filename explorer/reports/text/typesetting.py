"""Text for typesetting: on one line and without controls."""

import re
import unicodedata
from functools import lru_cache

from explorer.domain.content.scripts import LEFT_TO_RIGHT, foreign_language, with_direction_mark
from explorer.domain.search.romanisation import is_cyrillic
from explorer.reports.text.font_metrics import load_metrics
from explorer.system.text_safety import is_never_drawn, is_steering

_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
# A number in groups of three, as in Ukrainian, stays on a line.
_DIGITS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
# The abbreviation of "year" stays with its number, as in Ukrainian dates.
_YEAR = re.compile(r"(?<=\d{4}) (?=р\.)")
# A word longer than any column would overlap the next column.
_LONG = re.compile(r"[^\s\u200b/-]{24}(?=[^\s\u200b/-])")
# Typst breaks lines at a slash or a hyphen by itself.
_SIGNS = re.compile(r"[_?&=](?=\w)")
_MAY_BREAK = "\u200b"
#: Typst lays these out and draws nothing for them.
_LAID_OUT = frozenset(f"\t\n\r {_MAY_BREAK}{LEFT_TO_RIGHT}\N{NO-BREAK SPACE}\N{EN SPACE}")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    characters = frozenset(map(chr, load_metrics().advances))
    return frozenset(c for c in characters - {"\t", "\n"} if not is_steering(c))


@lru_cache(maxsize=1)
def _laid_out() -> frozenset[str]:
    """Return every character that can be set as it is, whether or not something is drawn."""
    return _known() | _LAID_OUT


def to_typst_text(text: str) -> str:
    """Return the text on one line, without controls and direction marks."""
    return with_direction_mark(_breakable(_sanitised_line(text)))


def is_settable(text: str) -> bool:
    """Return whether the bundled font has every character of a text."""
    return _known().issuperset(text)


def settable_address(address: str) -> str:
    """Return an address that may also break after its signs."""
    return _breakable(_SIGNS.sub(rf"\g<0>{_MAY_BREAK}", _sanitised_line(address)))


def beyond_bundled(content: str) -> frozenset[str]:
    """Return the characters of a text, or a file of texts, that the bundled font lacks."""
    strange = set(content) - _laid_out()
    return frozenset(c for c in strange if not is_never_drawn(c))


def without_unseen(content: str) -> str:
    """Return a file for the page without controls, direction marks and surrogates.

    Syntax of JSON and SVG stays, so that only texts change: one that was not made settable before,
    as in pictures, cannot keep a page from being typeset.
    """
    strange = {c for c in set(content) - _laid_out() if is_never_drawn(c)}
    return content.translate({ord(c): " " * c.isspace() for c in strange}) if strange else content


def _sanitised_line(text: str) -> str:
    # A date that ends in a full stop, as a Ukrainian one, may end a sentence.
    line = _TWO_STOPS.sub(".", " ".join(text.split()))
    line = _DIGITS.sub("\N{NO-BREAK SPACE}", line)
    line = _YEAR.sub("\N{NO-BREAK SPACE}", line)
    if _laid_out().issuperset(line):
        return line
    return without_unseen(line).replace(LEFT_TO_RIGHT, "")


def _breakable(line: str) -> str:
    return _LONG.sub(_with_break, line)


def _with_break(long: re.Match[str]) -> str:
    following = long.string[long.end()]
    # A mark stays with its letter, and joining letters must not be separated.
    if unicodedata.category(following)[0] == "M" or unicodedata.bidirectional(following) == "AL":
        return long[0]
    return f"{long[0]}{_MAY_BREAK}"


def language_mark(text: str, language: str) -> str:
    """Return the language of a text that differs from the sheet's, such as an untranslated one."""
    foreign = foreign_language(text)
    if foreign or language == "en" or not text or is_cyrillic(text):
        return foreign
    return "en" if sum(c.isalpha() for c in text) > 20 else ""
