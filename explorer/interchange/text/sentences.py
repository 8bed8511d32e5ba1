"""Sentence splitting."""

import re

_BETWEEN = re.compile(r"(?<=[.!?;:])\s+(?=[^\W_]|[“«\"(])")
#: A number or an initial with its full stop does not end a sentence.
_NO_END = re.compile(r"(?:^|[\s(.])(?:\d{1,3}|[^\W\d_]{1,2})[.:)]$")


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; a colon or semicolon ends one, too."""
    sentences: list[str] = []
    for part in _BETWEEN.split(text.strip()):
        if sentences and _NO_END.search(sentences[-1]):
            sentences[-1] = f"{sentences[-1]} {part}"
        elif part:
            sentences.append(part)
    return tuple(sentences)
