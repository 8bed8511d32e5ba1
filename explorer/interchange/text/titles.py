"""Titles that a text marks: on a separate line, or in bold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.interchange.text.folding import folded_form
from explorer.interchange.text.vocabulary import vocabulary

_MOST_WORDS = 9
_MOST_CHARACTERS = 90
_MOST_MARKED = 200
_NO_TITLE_ENDS = tuple(".;,!?…؟؛،。；，！？")
#: Texts are not wrapped at fewer characters.
_NARROW = 40
#: Maximum length, so that unclosed marks are abandoned early.
_BOLD = re.compile(r"(\*{2,3}|_{2})(?=\S)(.{1,400}?)(?<=\S)\1")


@dataclass(frozen=True, slots=True)
class PointLine:
    """A line of a point.

    ``length`` is its original length, ``apart`` is true if a blank line precedes it, ``marked`` if
    Markdown makes it a heading.
    """

    text: str
    length: int
    apart: bool = False
    marked: bool = False


def without_emphasis(text: str) -> str:
    """Return text without Markdown's marks of bold and italic."""
    return _BOLD.sub(r"\2", text).strip().strip("*").strip()


def bold_beginning(text: str, opened: str) -> tuple[str, str]:
    """Return a bold title and the text after it; ``opened`` is the mark before the number."""
    if opened:
        head, separator, rest = text.partition(opened)
        closed, title, tail = bool(separator), head.strip(), rest.strip()
    else:
        match = _BOLD.match(text)
        closed = match is not None
        title, tail = (match[2].strip(), text[match.end() :].strip()) if match else ("", "")
    if not closed or not title or len(title) > _MOST_MARKED:
        return "", text
    ends = opened or not tail or title.endswith((".", ":")) or not tail[0].islower()
    return (title.rstrip(".:").strip(), tail.lstrip(".:–— ")) if ends else ("", text)


def ends_in_connective(line: str) -> bool:
    """Return whether a line ends in a word that cannot end a heading."""
    if not line.strip():
        return False
    return folded_form(line.rsplit(maxsplit=1)[-1].casefold()) in vocabulary().connectives


def title_line(lines: Sequence[PointLine], width: int) -> str:
    """Return the first line if it is the title, otherwise "".

    A line that was broken only because the next word did not fit is not a title.
    """
    if len(lines) < 2:
        return ""
    first, second = lines[0], lines[1]
    title = first.text.rstrip(":").strip()
    if first.marked and 0 < len(title) <= _MOST_MARKED:
        return title.rstrip(".")
    if not title or len(title.split()) > _MOST_WORDS or len(title) > _MOST_CHARACTERS:
        return ""
    if title.endswith(_NO_TITLE_ENDS) or ends_in_connective(title):
        return ""
    if not any(letter.isalpha() for letter in second.text):
        return ""
    space = max(width, _NARROW) if _begins_sentence(second.text) else width
    has_room = first.length + 1 + len(second.text.split()[0]) <= space
    return title if second.apart or (has_room and not second.text[0].islower()) else ""


def _begins_sentence(text: str) -> bool:
    """Return whether a text begins with a capital, or a letter of a script without them."""
    return text[0].isupper() or (text[0].isalpha() and not text[0].islower())
