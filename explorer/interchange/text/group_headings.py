"""Headings over several points: chapters, and titles without a number."""

from collections.abc import Mapping, Sequence

from explorer.interchange.text.numbering_marks import ListMarker
from explorer.interchange.text.sentences import ends_sentence
from explorer.interchange.text.titles import ends_in_connective

_MOST_WORDS = 12
_MOST_CHARACTERS = 110
_MOST_LINES = 6
_FEWEST_LETTERS = 3
_DIVISIONS = frozenset({"division"})


def group_headings(
    lines: Sequence[str],
    marks: Sequence[ListMarker | None],
    starts: Mapping[int, ListMarker],
) -> frozenset[int]:
    """Return the lines of headings directly above points, except above the first."""
    headings: set[int] = set()
    last = min(starts)
    divisions = _are_headings(marks, starts)
    for start in sorted(starts)[1:]:
        headings |= _above(lines, marks, start, last, divisions=divisions)
        last = start
    return frozenset(headings)


def _are_headings(marks: Sequence[ListMarker | None], starts: Mapping[int, ListMarker]) -> bool:
    """Return whether words such as chapter head points, and do not begin them."""
    return not any(mark.style.kind in _DIVISIONS for mark in starts.values())


def _above(
    lines: Sequence[str],
    marks: Sequence[ListMarker | None],
    start: int,
    last: int,
    *,
    divisions: bool,
) -> set[int]:
    """Return the lines of the heading above a point: a chapter with its title, or a title."""
    block: list[int] = []
    accepted: set[int] = set()
    line = start - 1
    while line > last and len(block) < _MOST_LINES:
        text = lines[line].strip()
        if text:
            mark = marks[line]
            is_division = mark is not None and mark.style.kind in _DIVISIONS and divisions
            if not is_division and (mark is not None or not _may_head(text)):
                break
            block.append(line)
            if is_division or _heads(lines, line, last, block):
                accepted = set(block)
        line -= 1
    return accepted


def _may_head(text: str) -> bool:
    """Return whether a line is short, and neither a sentence nor within a sentence."""
    words = text.lstrip("#*_ ").rstrip("*_ ")
    letters = sum(character.isalpha() for character in words)
    return (
        letters >= _FEWEST_LETTERS
        and len(words.split()) <= _MOST_WORDS
        and len(words) <= _MOST_CHARACTERS
        and not words[:1].islower()
        and not words.endswith((".", ";", ",", ":", "!", "?", "…", "。", "；", "،", "؛", "؟"))
        and not ends_in_connective(words)
    )


def _heads(lines: Sequence[str], line: int, last: int, block: Sequence[int]) -> bool:
    """Return whether a title stands apart after the end of a sentence, or is all in capitals."""
    before = next((n for n in range(line - 1, last - 1, -1) if lines[n].strip()), last)
    if before == last and not _has_text(lines[last]):
        return False  # the title of the point itself
    if lines[before].rstrip().endswith((":", "：")):
        return False  # parts of a list
    if not lines[line - 1].strip() and ends_sentence(lines[before]):
        return _is_cased(lines[line]) or _is_apart(lines, max(block))
    return all(lines[n].isupper() for n in block) and (
        ends_sentence(lines[before]) or not lines[line - 1].strip()
    )


def _is_cased(text: str) -> bool:
    """Return whether a line begins with a capital letter, which Arabic and Chinese have not."""
    first = next((character for character in text if character.isalpha()), "")
    return first.isupper()


def _is_apart(lines: Sequence[str], line: int) -> bool:
    """Return whether a blank line follows."""
    return line + 1 < len(lines) and not lines[line + 1].strip()


def _has_text(line: str) -> bool:
    """Return whether a point has its text on the line of its number."""
    return ends_sentence(line) and len(line.split()) > 2
