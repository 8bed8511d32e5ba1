"""Parser of numbered points and sub-points in plain or Markdown text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from explorer.interchange.text.annexes import annex_spans, annexes_of_paragraphs, without_spans
from explorer.interchange.text.numbering_marks import ListMarker, parse_marker
from explorer.interchange.text.numbering_scheme import find_point_starts
from explorer.interchange.text.sentences import sentences_of
from explorer.interchange.text.subpoints import Subpoints
from explorer.interchange.text.titles import PointLine, bold_beginning, title_line, without_emphasis
from explorer.system.limits import MAX_POINTS, MAX_TEXT_CHARACTERS, MAX_TEXT_LINES
from explorer.system.text_safety import without_steering

_TITLE_WORDS = 9

_RULE = re.compile(r"\s*([-=_*~])\1{2,}\s*")
_HEADING = re.compile(r"\s*(?P<hash>#{1,6})\s")
#: Beginnings of the closing paragraph of an agreement.
_CLOSING = re.compile(
    r"\s*(done (at|in)\b|signed (at|in|by|on)\b|in witness whereof\b|in faith whereof\b"
    r"|учинено\b|вчинено\b|підписано\b|складено\b|совершено\b|подписано\b)",
    re.IGNORECASE,
)
#: A row of a table of contents is not an article: it ends in a page number.
_CONTENTS_ROW = re.compile(r"(\.{4,}|(\s\.){3,}|…{2,})\s*\d{1,4}$")


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered point; ``title`` is its first words if it has no heading.

    ``eid`` and ``subpoint_eids`` are its identifiers in an Akoma Ntoso file.
    """

    number: int
    title: str
    text: str
    subpoints: tuple[str, ...] = ()
    eid: str = ""
    subpoint_eids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedPoints:
    """Points in order, with notices and texts outside them.

    ``before`` and ``after`` are the texts before the first and after the last, as signatures,
    ``between`` are headings of parts with their texts. ``annexes`` are the texts of annexes, each
    with its heading; ``renumbered`` are original numbers with the new ones, where these differ.
    """

    points: tuple[Point, ...]
    before: str = ""
    notices: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    after: str = ""
    annexes: tuple[str, ...] = ()
    renumbered: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    """A point that further lines may belong to.

    ``label`` is its own number if it continues the count; ``title`` is a title marked in bold.
    """

    number: int
    subpoints: Subpoints
    label: str = ""
    title: str = ""
    level: int = 0
    lines: list[PointLine] = field(default_factory=list)


def parse_points(text: str) -> ParsedPoints:
    """Find the points of a text. A text without any number has its paragraphs as points.

    The style of the first consecutive numbers decides which begin a point; others belong to
    sub-points or sentences.
    """
    lines, cut = _lines_of(text)
    every_mark = [None if _CONTENTS_ROW.search(line) else parse_marker(line) for line in lines]
    spans = annex_spans(lines, every_mark)
    marks = without_spans(every_mark, spans)
    beginning = find_point_starts(marks, lines)
    if beginning.points:
        points = _PointParser(lines, marks, beginning.points, beginning.headings, spans).parse()
    else:
        spans = annexes_of_paragraphs(lines, marks)
        end = spans[0].start if spans else len(lines)
        points = _paragraphs(lines[:end], marks[:end])
        points = replace(points, annexes=_texts_of(lines, spans))
    return replace(points, notices=(*points.notices, *cut))


def _lines_of(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines of a text up to the limits, and a notice if it is longer."""
    lines = text[:MAX_TEXT_CHARACTERS].splitlines()
    characters = sum(map(len, lines[:MAX_TEXT_LINES])) + min(len(lines), MAX_TEXT_LINES)
    is_cut = len(text) > MAX_TEXT_CHARACTERS or len(lines) > MAX_TEXT_LINES
    notices = (f"cut:{characters}/{len(text)}",) if is_cut else ()
    return [_clean(line) for line in lines[:MAX_TEXT_LINES]], notices


def _clean(line: str) -> str:
    """Return a line without steering characters, tabs as spaces."""
    cleaned = without_steering(line.replace("\t", "    ")).rstrip()
    return "" if _RULE.fullmatch(cleaned) else cleaned


@dataclass(slots=True)
class _PointParser:
    """Parser that assigns each line of a text to a point or to the texts outside."""

    lines: Sequence[str]
    marks: Sequence[ListMarker | None]
    begin: Mapping[int, ListMarker]
    headings: frozenset[int]
    spans: Sequence[range]
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    between: list[list[str]] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)
    #: Original and new numbers of points, where these differ.
    counted: list[str] = field(default_factory=list)
    #: Whether numbers restarted: from there on, those of the text belong to another part.
    restarted: bool = False
    too_many: bool = False
    #: Target of lines outside points: texts of a heading, before or after.
    aside: list[str] | None = None
    apart: bool = False

    def parse(self) -> ParsedPoints:
        """Return the points, after all lines are read."""
        self.aside = self.before
        last = max(self.begin)
        self.headings |= self._titles_of_parts()
        inside = {line for span in self.spans for line in span}
        for number, line in enumerate(self.lines):
            if number in inside:
                self.apart = True
            elif line.strip():
                self._take(number, line, is_last=number > last)
                self.apart = False
            else:
                self.apart = True
        width = max(map(len, self.lines))
        notices = [f"missing:{number}" for number in _gaps([point.number for point in self.opened])]
        notices += ["renumbered"] if self.counted else []
        notices += [f"points:{MAX_POINTS}"] if self.too_many else []
        return ParsedPoints(
            tuple(_closed(point, width) for point in self.opened),
            " ".join(self.before),
            tuple(notices),
            tuple(map(" ".join, self.between)),
            " ".join(self.after),
            _texts_of(self.lines, self.spans),
            tuple(self.counted),
        )

    def _titles_of_parts(self) -> frozenset[int]:
        """Return lines in capitals above restarting articles: titles of another part."""
        titles: set[int] = set()
        last = 0
        for begins, mark in self.begin.items():
            line = begins - 1 if mark.number <= last and not mark.suffix else -1
            while line > 0 and (not self.lines[line].strip() or self.lines[line].isupper()):
                titles |= {line} if self.lines[line].strip() else set()
                line -= 1
            last = mark.number
        return frozenset(titles - set(self.begin))

    def _take(self, number: int, line: str, *, is_last: bool) -> None:
        mark = self.begin.get(number)
        if mark is not None and len(self.opened) >= MAX_POINTS:
            self.too_many, self.aside = True, self.after
        elif mark is not None:
            self.aside = None
            self._open(mark, line)
            return
        if self.opened and self.aside is None:
            self._find_aside(number, line, is_last=is_last)
        if self.aside is not None:
            self.aside.append(_words(line))
        else:
            self._continue(number, line)

    def _find_aside(self, number: int, line: str, *, is_last: bool) -> None:
        """Redirect a line and those after it if they belong to no point."""
        heading = _HEADING.match(line)
        point = self.opened[-1]
        above = heading is not None and len(heading["hash"]) <= (point.level or 6)
        if is_last and (above or _CLOSING.match(line)):
            self.aside = self.after
        elif number in self.headings or above:
            self.between.append([])
            self.aside = self.between[-1]

    def _open(self, mark: ListMarker, line: str) -> None:
        last = self.opened[-1].number if self.opened else 0
        self.restarted |= mark.number <= last and not mark.suffix
        counted = bool(mark.suffix) or mark.number <= last or self.restarted
        number = last + 1 if counted else mark.number
        if counted:
            self.counted.append(f"{mark.label.rstrip('.:')} → {number}")
        point = _Open(number, Subpoints(mark.number), mark.label.rstrip(".:") if counted else "")
        point.level = mark.level
        point.title, rest = bold_beginning(mark.rest, mark.bold)
        if without_emphasis(rest):
            point.lines.append(PointLine(without_emphasis(rest), len(line), marked=mark.level > 0))
        self.opened.append(point)

    def _continue(self, number: int, line: str) -> None:
        """Add a line to the text of a point, or to a sub-point."""
        point, mark = self.opened[-1], self.marks[number]
        subs, before = point.subpoints, self.lines[number - 1]
        part = subs.reading(mark, before, apart=self.apart) if mark is not None else None
        content = _words(line)
        if part is not None:
            subs.begin(part, without_emphasis(part.rest), before, apart=self.apart)
        elif not subs.parts:
            heading = _HEADING.match(line) is not None
            point.lines.append(PointLine(content, len(line), self.apart, heading))
        elif self.apart and not line.startswith(" "):
            subs.begin(None, content)
        else:
            subs.continue_last(content)


def _texts_of(lines: Sequence[str], spans: Sequence[range]) -> tuple[str, ...]:
    """Return the text of each span of lines on one line."""
    return tuple(
        " ".join(filter(None, map(_words, lines[span.start : span.stop]))) for span in spans
    )


def _words(line: str) -> str:
    return without_emphasis(line.strip().lstrip("# "))


def _closed(point: _Open, width: int) -> Point:
    heading, lines = point.title, point.lines
    if not heading:
        heading = title_line(lines, width)
        lines = lines[1:] if heading else lines
    text = " ".join(line.text for line in lines).strip()
    subpoints = point.subpoints.texts()
    title = heading
    if not heading and not text and subpoints:
        # The first part becomes the text, so the places of the others no longer match their marks.
        title = title_and_rest(point.subpoints.parts[0].text)[0]
        text, *further = point.subpoints.texts(marked=len(subpoints) > 1)
        subpoints = tuple(further)
    elif not heading:
        title, rest = title_and_rest(text)
        text = rest or text
    return Point(point.number, f"{point.label} {title}".strip(), text or title, subpoints)


def title_and_rest(text: str) -> tuple[str, str]:
    """Return a short beginning before a colon or dash as title, otherwise the first words."""
    for mark in (": ", " – ", " — ", ". "):
        head, separator, rest = text.partition(mark)
        short = 0 < len(head.split()) <= _TITLE_WORDS and len(head) < 90
        if separator and rest and short and len(sentences_of(head)) == 1:
            return head.strip(), rest.strip() if mark != ". " else text
    words = text.split()
    if len(words) <= _TITLE_WORDS:
        return text.rstrip(".;") or "–", ""
    return " ".join(words[:_TITLE_WORDS]) + " …", ""


def _paragraphs(lines: Sequence[str], marks: Sequence[ListMarker | None]) -> ParsedPoints:
    """Return paragraphs as points; bullets are sub-points of the paragraph they follow."""
    opened: list[_Open] = []
    beyond: list[str] = []
    apart, listed = True, False
    for line, mark in zip(lines, marks, strict=True):
        bullet = mark is not None and mark.style.kind == "bullet"
        begins = (apart and not bullet) or (bullet and (listed or not opened))
        if line.strip() and (beyond or (begins and len(opened) == MAX_POINTS)):
            beyond.append(_words(line))
            continue
        if line.strip() and begins:
            opened.append(_Open(len(opened) + 1, Subpoints(0)))
            listed = bullet
        if line.strip():
            content = without_emphasis(mark.rest) if mark is not None and bullet else _words(line)
            _add_to_paragraph(opened[-1], mark if bullet and not listed else None, content, line)
        apart = not line.strip()
    points = tuple(_closed(point, 0) for point in opened)
    notices: tuple[str, ...] = ("unnumbered",) if points else ()
    notices += (f"points:{MAX_POINTS}",) if beyond else ()
    return ParsedPoints(points, notices=notices, after=" ".join(beyond))


def _add_to_paragraph(point: _Open, bullet: ListMarker | None, content: str, line: str) -> None:
    if bullet is not None:
        point.subpoints.begin(bullet, content)
    elif point.subpoints.parts:
        point.subpoints.continue_last(content)
    else:
        point.lines.append(PointLine(content, len(line)))


def _gaps(numbers: Sequence[int]) -> Iterator[int]:
    """Return the numbers that are missing in the text."""
    present = set(numbers)
    return (number for number in range(numbers[0], numbers[-1] + 1) if number not in present)
