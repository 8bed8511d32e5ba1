"""Ends of agreements: closing formulas and the lines under which parties sign."""

import re
from collections.abc import Sequence
from functools import cache

from explorer.interchange.text.folding import folded_form
from explorer.interchange.text.sentences import ends_sentence
from explorer.interchange.text.vocabulary import vocabulary

_MARKUP = re.compile(r"^[\s#*_>(\[]+")
_BLANK_TO_FILL = re.compile(r"_{4,}|\.{6,}|\(signed\)|/s/|\bsgd\b", re.IGNORECASE)
_MOST_WORDS = 9


@cache
def _beginnings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = vocabulary()
    return _any_of(words.closings), _any_of(words.signatories)


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    parts = (
        r"\s+".join(map(re.escape, word.split()))
        + (
            r"(?!\w)"
            if word[-1].isascii()
            and word[-1].isalpha()
            and len(word) > 1
            and not word.endswith(" d")
            else ""
        )
        for word in words
    )
    return re.compile("|".join(parts))


def begins_closing(line: str) -> bool:
    """Return whether a line begins with a closing formula, such as “Done at”."""
    form = _MARKUP.sub("", folded_form(line[:80]).casefold())
    return _beginnings()[0].match(form) is not None


def begins_signatures(line: str, following: Sequence[str]) -> bool:
    """Return whether a line names the party that signs below it, such as “For the Government:”.

    ``following`` are the lines after it.
    """
    text = line.strip()
    if _BLANK_TO_FILL.search(text):
        return True
    form = _MARKUP.sub("", folded_form(text[:160]).casefold())
    if len(text.split()) > _MOST_WORDS or _beginnings()[1].match(form) is None:
        return False
    if text.endswith((":", "：", ":**")):
        return True
    return not ends_sentence(text) and not any(map(_is_sentence, following))


def _is_sentence(line: str) -> bool:
    """Return whether a line is part of a running text and not a name or an office."""
    return len(line.split()) > _MOST_WORDS and ends_sentence(line)
