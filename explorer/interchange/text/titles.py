"""Titles that a text marks as such: in a line of their own, or in bold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MOST_WORDS = 9
_MOST_CHARACTERS = 90
_MOST_MARKED = 200
_NO_TITLE_ENDS = (".", ";", ",", "!", "?", "…")
#: Nobody wraps lines narrower than this.
_NARROW = 40
#: A line that ends in one of these goes on in the next.
_GOING_ON = frozenset(
    (
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "nor", "of", "on", "or"),
        *("than", "that", "the", "to", "until", "with", "within", "without"),
        *("а", "або", "в", "для", "до", "з", "за", "зі", "і", "із", "й", "на", "над", "не", "по"),
        *("про", "та", "у", "це", "що", "и", "или", "из", "к", "о", "об", "от", "с", "со"),
    )
)
#: No longer than a paragraph, so that marks that are never closed are soon given up.
_BOLD = re.compile(r"(\*{2,3}|_{2})(?=\S)(.{1,400}?)(?<=\S)\1")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a point. ``length`` is that of it as it stood, ``apart`` that a blank line was
    before it, ``marked`` that Markdown makes it a heading.
    """

    text: str
    length: int
    apart: bool = False
    marked: bool = False


def without_emphasis(text: str) -> str:
    """Words without Markdown's marks of bold and italic."""
    return _BOLD.sub(r"\2", text).strip().strip("*").strip()


def bold_beginning(text: str, opened: str) -> tuple[str, str]:
    """A bold title and what follows it; ``opened`` is the mark that began before the number."""
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
    """Whether a line ends in a word that is never the last one of a heading."""
    return bool(line.strip()) and line.rsplit(maxsplit=1)[-1].casefold() in _GOING_ON


def title_line(lines: Sequence[TextLine], width: int) -> str:
    """The first line where it is the title; empty where it is not.

    A line that was broken only because the next word had no room is none.
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
    space = max(width, _NARROW) if second.text[0].isupper() else width
    has_room = first.length + 1 + len(second.text.split()[0]) <= space
    return title if second.apart or (has_room and not second.text[0].islower()) else ""
