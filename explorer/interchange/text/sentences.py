"""Sentences of a text, to split a point at one of them."""

import re

_BETWEEN = re.compile(r"(?<=[.!?;:])\s+(?=[^\W_]|[“«\"(])")
#: A number or an initial with its full stop ends no sentence.
_NO_END = re.compile(r"(?:^|[\s(.])(?:\d{1,3}|[^\W\d_]{1,2})[.:)]$")


def sentences_of(text: str) -> tuple[str, ...]:
    """A text in its sentences, also where a colon or semicolon ends one."""
    found: list[str] = []
    for part in _BETWEEN.split(text.strip()):
        if found and _NO_END.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return tuple(found)
