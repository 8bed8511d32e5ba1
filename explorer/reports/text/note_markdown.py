"""Limited Markdown of notes: paragraphs, lists, bold and italic only.

Every other character is text. Nothing in a note can become a link, a picture or markup.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ITEM = re.compile(r"^\s*(?:[-*•]|\d{1,3}[.)])\s+(?P<text>.*)$")
_NUMBERED = re.compile(r"^\s*\d")
_MARKED = re.compile(
    r"\*\*(?P<bold>(?=\S)[^*\n]+?(?<=\S))\*\*|(?<!\w)\*(?P<italic>(?=\S)[^*\n]+?(?<=\S))\*(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a list item; ``number`` is its number in a numbered list, otherwise 0."""

    runs: tuple[Run, ...]
    item: bool = False
    number: int = 0

    @property
    def text(self) -> str:
        """Text without its styles."""
        return "".join(run.text for run in self.runs)


def paragraphs(note: str) -> tuple[Paragraph, ...]:
    """Return a note as paragraphs; a line break ends one, so that short lines stay lines."""
    result: list[Paragraph] = []
    number = 0
    for line in note.replace("\r\n", "\n").split("\n"):
        if not line.strip():
            number = 0
            continue
        item = _ITEM.match(line)
        if item is None:
            number = 0
            result.append(Paragraph(tuple(_runs(line.strip()))))
            continue
        numbered = _NUMBERED.match(line) is not None
        number = number + 1 if numbered else 0
        result.append(Paragraph(tuple(_runs(item["text"].strip())), item=True, number=number))
    return tuple(result)


def _runs(line: str) -> Iterator[Run]:
    position = 0
    for mark in _MARKED.finditer(line):
        if mark.start() > position:
            yield Run(line[position : mark.start()])
        if mark["bold"] is not None:
            yield Run(mark["bold"], bold=True)
        else:
            yield Run(mark["italic"], italic=True)
        position = mark.end()
    if position < len(line) or not line:
        yield Run(line[position:])
