"""Text as it can be set: on one line, without controls, in characters that the font has."""

import re
from functools import lru_cache

from explorer.domain.romanisation import is_cyrillic
from explorer.reports.font_metrics import load_metrics

_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
# A word longer than any column is wide would be set over its neighbour.
_LONG = re.compile(r"[^\s\u200b/-]{24}(?=[^\s\u200b/-])")
# A line may break at a slash or a hyphen by itself.
_SIGNS = re.compile(r"[_?&=](?=\w)")
_MAY_BREAK = "\u200b"
_MISSING = "\N{REPLACEMENT CHARACTER}"
# Marks that turn the direction of what follows could make a text read as another.
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(map(chr, load_metrics().advances)) - _TURNING


def settable(text: str) -> str:
    """The text on one line; a character the font lacks is shown as the sign of a missing one."""
    return _breakable(_shown(text))


def is_settable(text: str) -> bool:
    """Return whether the font of the paper has every character of a text."""
    return _known().issuperset(text)


def settable_address(address: str) -> str:
    """An address that may also break after its signs."""
    return _breakable(_SIGNS.sub(rf"\g<0>{_MAY_BREAK}", _shown(address)))


def _shown(text: str) -> str:
    # A date that ends in a full stop, as a Ukrainian one, may end a sentence.
    line = _TWO_STOPS.sub(".", " ".join(text.split()))
    known = _known()
    if known.issuperset(line):
        return line
    return "".join(
        c if c in known else _MISSING for c in line if c not in _TURNING and c.isprintable()
    )


def _breakable(line: str) -> str:
    return _LONG.sub(rf"\g<0>{_MAY_BREAK}", line)


def language_mark(text: str, language: str) -> str:
    """The language of a text where it is not the sheet's own: what lacks a translation."""
    if language == "en" or not text or is_cyrillic(text):
        return ""
    return "en" if sum(c.isalpha() for c in text) > 20 else ""
