"""Lines of a text for the parser of points, in the passes that take everything else out of it."""

import re

from explorer.interchange.lines.contents import without_contents
from explorer.interchange.lines.front_matter import without_front_matter
from explorer.interchange.lines.markdown import without_markdown
from explorer.interchange.lines.model import Line, LineCollector, SourceLines
from explorer.interchange.lines.notes import without_notes
from explorer.interchange.lines.page_furniture import with_whole_words, without_pages
from explorer.system.limits import MAX_TEXT_CHARACTERS, MAX_TEXT_LINES
from explorer.system.text_safety import without_steering

#: Wider gaps are cut to this width, so that no expression searches them at length.
_WIDEST_GAP = 200
_MANY_SPACES = " " * _WIDEST_GAP
_WIDE_GAP = re.compile(r"\s{200,}")
_RULE = re.compile(r"\s*([-=_*~])\1{2,}\s*")


def source_lines(text: str) -> SourceLines:
    """Return the lines of a text without its markup, pages, notes and contents; each is listed."""
    every, notices = _lines_of(text)
    collector = LineCollector()
    lines = [Line(place, line) for place, line in enumerate(every)]
    rest, front, title, dated = without_front_matter(lines)
    linked = without_contents(rest, collector)
    noted = without_notes(linked, collector)
    plain, of_tables, counted = without_markdown(noted, collector)
    paged = without_pages([_without_rule(line) for line in plain], collector)
    return SourceLines(
        lines=with_whole_words(paged),
        asides=tuple(sorted((*front, *collector.asides), key=lambda aside: aside.place)),
        every=every,
        title=title,
        dated=dated,
        counted=counted,
        notices=(*notices, *of_tables),
    )


def _lines_of(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines of a text up to the limits, and a notice if it is longer."""
    lines = text[:MAX_TEXT_CHARACTERS].splitlines()
    characters = sum(map(len, lines[:MAX_TEXT_LINES])) + min(len(lines), MAX_TEXT_LINES)
    is_cut = len(text) > MAX_TEXT_CHARACTERS or len(lines) > MAX_TEXT_LINES
    notices = (f"cut:{min(characters, MAX_TEXT_CHARACTERS)}/{len(text)}",) if is_cut else ()
    return [_clean(line) for line in lines[:MAX_TEXT_LINES]], notices


def _clean(line: str) -> str:
    """Return a line without steering characters, tabs as spaces."""
    plain = without_steering(line.replace("\t", "    ")).rstrip()
    return _WIDE_GAP.sub(" " * _WIDEST_GAP, plain) if _MANY_SPACES in plain else plain


def _without_rule(line: Line) -> Line:
    return Line(line.place, "") if _RULE.fullmatch(line.text) else line
