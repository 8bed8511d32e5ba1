"""Sentences of a text, to split a point at one of them."""

import re

_BETWEEN = re.compile(r"(?<=[.!?;:])\s+(?=[^\W_]|[“«\"(])")
#: A number or an initial with its full stop ends no sentence.
_NO_END = re.compile(r"(?:^|[\s(.])(?:\d{1,3}|[^\W\d_]{1,2})[.:)]$")


def sentences_of(text: str) -> tuple[str, ...]:
    """A text in its sentences, also where a colon or semicolon ends one."""
    sentences: list[str] = []
    for part in _BETWEEN.split(text.strip()):
        if sentences and _NO_END.search(sentences[-1]):
            sentences[-1] = f"{sentences[-1]} {part}"
        elif part:
            sentences.append(part)
    return tuple(sentences)
