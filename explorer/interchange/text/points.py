"""Parser of numbered points and sub-points in plain or Markdown text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from explorer.interchange.lines.model import AsideKind, Line, SourceLines
from explorer.interchange.lines.source_lines import source_lines
from explorer.interchange.text.annexes import (
    annex_identifiers,
    annex_spans,
    annexes_of_paragraphs,
    without_spans,
)
from explorer.interchange.text.closings import begins_closing, begins_signatures
from explorer.interchange.text.group_headings import group_headings
from explorer.interchange.text.numbering_marks import ListMarker, parse_marker
from explorer.interchange.text.numbering_scheme import find_point_starts
from explorer.interchange.text.point_model import (
    Annex,
    Doubt,
    LineRole,
    ParsedPoints,
    Point,
    RoleKind,
    title_and_rest,
)
from explorer.interchange.text.sentences import ends_sentence, join_lines
from explorer.interchange.text.subpoints import Subpoints
from explorer.interchange.text.titles import PointLine, bold_beginning, title_line, without_emphasis
from explorer.system.limits import MAX_POINTS

_HEADING = re.compile(r"\s*(?P<hash>#{1,6})\s")
#: Lines after a possible signatory that must not be running text.
_BELOW = 4
#: A point longer than these characters, and than so many usual ones, may hold others.
_LONG, _TIMES = 3000, 8
_TITLE_OF_ANNEX_WORDS = 20
#: Numbers of paragraphs on the line of their article.
_PARAGRAPHS = frozenset({"arabic", "han"})


@dataclass(slots=True)
class _Open:
    """A point that further lines may belong to.

    ``label`` is its own number if it continues the count, ``own`` its value; ``title`` is a title
    marked in bold.
    """

    number: int
    subpoints: Subpoints
    label: str = ""
    title: str = ""
    level: int = 0
    own: int = 0
    lines: list[PointLine] = field(default_factory=list)


def parse_points(text: str) -> ParsedPoints:
    """Find the points of a text. A text without any number has its paragraphs as points.

    The style of the first consecutive numbers decides which begin a point; others belong to
    sub-points or sentences. Annexes are parsed as texts of their own.
    """
    source = source_lines(text)
    roles: list[LineRole | None] = [None] * len(source.every)
    asides: dict[AsideKind, list[str]] = {}
    for aside in source.asides:
        roles[aside.place] = LineRole(aside.kind)
        asides.setdefault(aside.kind, []).append(aside.text)
    parsed = _parse(source, source.lines, roles)
    _place_divided_words(source.every, roles)
    return replace(
        parsed,
        notices=(*parsed.notices, *source.notices),
        asides={kind: tuple(texts) for kind, texts in asides.items()},
        title=source.title,
        dated=source.dated,
        lines=source.every,
        roles=roles,
    )


def _place_divided_words(lines: Sequence[str], roles: list[LineRole | None]) -> None:
    """Give a line whose only word was joined to the next line the place of that line."""
    following: LineRole | None = None
    for place in range(len(lines) - 1, -1, -1):
        role = roles[place]
        if role is None and lines[place].rstrip().endswith(("-", "\u00ad", "‐")):
            roles[place] = following
        elif role is not None and role.kind != "page":
            following = role


def _parse(
    source: SourceLines,
    parsed_lines: Sequence[Line],
    roles: list[LineRole | None],
    *,
    within_annex: bool = False,
) -> ParsedPoints:
    """Return the points of lines; write the role of each line to ``roles`` by its place."""
    lines = [line.text for line in parsed_lines]
    every_mark = [parse_marker(line) for line in lines]
    spans = [] if within_annex else annex_spans(lines, every_mark)
    marks = without_spans(every_mark, spans)
    beginning = find_point_starts(marks, lines)
    if beginning.points:
        parser = _PointParser(lines, marks, beginning.points, beginning.headings, spans)
        counted = {n for n, line in enumerate(parsed_lines) if line.place in source.counted}
        parsed = parser.parse(counted)
        line_roles = parser.roles
    else:
        spans = [] if within_annex else annexes_of_paragraphs(lines, marks)
        end = spans[0].start if spans else len(lines)
        parsed, line_roles = _paragraphs(lines[:end], marks[:end])
    if not within_annex:
        for number, role in line_roles.items():
            roles[parsed_lines[number].place] = role
    return replace(parsed, annexes=_annexes(source, parsed_lines, spans, roles))


def _annexes(
    source: SourceLines,
    lines: Sequence[Line],
    spans: Sequence[range],
    roles: list[LineRole | None],
) -> tuple[Annex, ...]:
    """Return each span of lines as a document with points of its own."""
    identifiers = annex_identifiers([lines[span.start].text for span in spans])
    annexes = []
    for number, (identifier, span) in enumerate(zip(identifiers, spans, strict=True), start=1):
        within = lines[span.start : span.stop]
        for line in within:
            if not line.blank:
                roles[line.place] = LineRole("annex", number)
        titles, body = _title_of_annex(within)
        annexes.append(
            Annex(
                identifier,
                " – ".join(_words(line.text) for line in titles),
                join_lines(map(_words, (line.text for line in within))),
                _parse(source, body, roles, within_annex=True),
            )
        )
    return tuple(annexes)


def _title_of_annex(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the heading of an annex with its title on lines below, and the lines after them."""
    titles = [lines[0]]
    for index, line in enumerate(lines[1:6], start=1):
        if line.blank:
            continue
        text = line.text.strip()
        is_title = (
            parse_marker(text) is None
            and len(text.split()) <= _TITLE_OF_ANNEX_WORDS
            and not ends_sentence(text)
            and (len(titles) == 1 or text.isupper())
            and any(not after.blank for after in lines[index + 1 :])
        )
        if not is_title:
            return titles, lines[index:]
        titles.append(line)
    return titles, lines[lines.index(titles[-1]) + 1 :]


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
    inserted: list[str] = field(default_factory=list)
    roles: dict[int, LineRole] = field(default_factory=dict)
    doubts: dict[int, set[Doubt]] = field(default_factory=dict)
    #: Whether numbers restarted: from there on, those of the text belong to another part.
    restarted: bool = False
    too_many: bool = False
    #: Target of lines outside points: texts of a heading, before or after.
    aside: list[str] | None = None
    aside_kind: RoleKind = "before"
    apart: bool = False

    def parse(self, counted_lines: set[int]) -> ParsedPoints:
        """Return the points of all lines; Markdown counts on the numbers of the given ones."""
        self.aside = self.before
        last = max(self.begin)
        self.headings |= self._titles_of_parts()
        self.headings |= group_headings(self.lines, self.marks, self.begin)
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
        points = tuple(_closed(point, width) for point in self.opened)
        self._doubt(points, counted_lines)
        notices = [f"missing:{number}" for number in _gaps([point.number for point in self.opened])]
        notices += ["renumbered"] if self.restarted and self.counted else []
        notices += ["inserted"] if self.inserted and not self.restarted else []
        notices += [f"points:{MAX_POINTS}"] if self.too_many else []
        return ParsedPoints(
            points,
            join_lines(self.before),
            tuple(notices),
            tuple(map(join_lines, self.between)),
            join_lines(self.after),
            renumbered=tuple(self.counted),
            inserted=tuple(self.inserted),
            doubts={number: tuple(sorted(reasons)) for number, reasons in self.doubts.items()},
        )

    def _doubt(self, points: Sequence[Point], counted_lines: set[int]) -> None:
        """Note why the place or the extent of points may be wrong."""
        first = next(iter(self.begin.values()))
        lengths = [len(point.text) + sum(map(len, point.subpoints)) for point in points]
        usual = median(lengths)
        before = 0
        for point, length, (line, mark) in zip(points, lengths, self.begin.items(), strict=False):
            reasons: dict[Doubt, bool] = {
                "gap": bool(before) and point.number > before + 1,
                "restyled": (mark.style.kind, mark.style.sign)
                != (first.style.kind, first.style.sign),
                "counted": line in counted_lines,
                "long": length > max(_LONG, _TIMES * usual),
            }
            for reason, applies in reasons.items():
                if applies:
                    self.doubts.setdefault(point.number, set()).add(reason)
            before = point.number

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
            self.too_many, self.aside, self.aside_kind = True, self.after, "after"
        elif mark is not None:
            self.aside = None
            self._open(mark, line)
            self.roles[number] = LineRole("point", self.opened[-1].number)
            return
        if self.opened and self.aside is None:
            self._find_aside(number, line, is_last=is_last)
        if self.aside is not None:
            self.aside.append(_words(line))
            self.roles[number] = LineRole(self.aside_kind)
        else:
            self._continue(number, line)
            self.roles[number] = LineRole("point", self.opened[-1].number)

    def _find_aside(self, number: int, line: str, *, is_last: bool) -> None:
        """Redirect a line and those after it if they belong to no point."""
        heading = _HEADING.match(line)
        point = self.opened[-1]
        above = heading is not None and len(heading["hash"]) <= (point.level or 6)
        if is_last and (above or self._closes(number, line)):
            self.aside, self.aside_kind = self.after, "after"
        elif number in self.headings or above:
            self.between.append([])
            self.aside, self.aside_kind = self.between[-1], "between"

    def _closes(self, number: int, line: str) -> bool:
        """Return whether a line after the last number begins the end of the agreement."""
        if begins_closing(line):
            return True
        below = [text for text in self.lines[number + 1 : number + 1 + 2 * _BELOW] if text.strip()]
        point = self.opened[-1]
        has_text = bool(point.lines or point.subpoints.parts)
        return self.apart and has_text and begins_signatures(line, below[:_BELOW])

    def _open(self, mark: ListMarker, line: str) -> None:
        last = self.opened[-1].number if self.opened else 0
        self.restarted |= mark.number <= last and not mark.suffix and not self._is_counted_on(mark)
        counted = bool(mark.suffix) or mark.number <= last or self.restarted
        number = last + 1 if counted else mark.number
        label = mark.label.rstrip(" .:-–—")
        if counted:
            self.counted.append(f"{label} → {number}")
            self.doubts.setdefault(number, set()).add("renumbered")
        if mark.suffix:
            self.inserted.append(label)
            self.doubts[number].add("inserted")
        point = _Open(number, Subpoints(mark.number), label if counted else "", own=mark.number)
        point.level = mark.level
        point.title, rest = bold_beginning(mark.rest, mark.bold)
        text = without_emphasis(rest)
        first = parse_marker(text) if text and mark.style.kind == "named" else None
        if first is None or first.number != 1 or first.style.kind not in _PARAGRAPHS:
            first = None
        else:
            first = point.subpoints.reading(first, "", apart=True)
        if first is not None:
            point.subpoints.begin(first, without_emphasis(first.rest))
        elif text:
            point.lines.append(PointLine(text, len(line), marked=mark.level > 0))
        self.opened.append(point)

    def _is_counted_on(self, mark: ListMarker) -> bool:
        """Return whether a number only seems to be used, since articles were inserted before it."""
        return mark.number == self.opened[-1].own + 1 if self.opened else False

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


def _words(line: str) -> str:
    return without_emphasis(line.strip().lstrip("# "))


def _closed(point: _Open, width: int) -> Point:
    heading, lines = point.title, point.lines
    if not heading:
        heading = title_line(lines, width)
        lines = lines[1:] if heading else lines
    text = join_lines(line.text for line in lines).strip()
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


def _paragraphs(
    lines: Sequence[str], marks: Sequence[ListMarker | None]
) -> tuple[ParsedPoints, dict[int, LineRole]]:
    """Return paragraphs as points; bullets are sub-points of the paragraph they follow."""
    opened: list[_Open] = []
    beyond: list[str] = []
    roles: dict[int, LineRole] = {}
    apart, listed, too_many = True, False, False
    for index, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        bullet = mark is not None and mark.style.kind == "bullet"
        begins = (apart and not bullet) or (bullet and (listed or not opened))
        closes = bool(opened) and apart and begins_closing(line)
        too_many |= bool(line.strip() and begins) and len(opened) == MAX_POINTS
        if line.strip() and (beyond or closes or too_many):
            beyond.append(_words(line))
            roles[index] = LineRole("after")
            continue
        if line.strip() and begins:
            opened.append(_Open(len(opened) + 1, Subpoints(0)))
            listed = bullet
        if line.strip():
            content = without_emphasis(mark.rest) if mark is not None and bullet else _words(line)
            _add_to_paragraph(opened[-1], mark if bullet and not listed else None, content, line)
            roles[index] = LineRole("point", opened[-1].number)
        apart = not line.strip()
    points = tuple(_closed(point, 0) for point in opened)
    notices: tuple[str, ...] = ("unnumbered",) if points else ()
    notices += (f"points:{MAX_POINTS}",) if too_many else ()
    doubts: dict[int, tuple[Doubt, ...]] = {point.number: ("unnumbered",) for point in points}
    return ParsedPoints(points, notices=notices, after=join_lines(beyond), doubts=doubts), roles


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
