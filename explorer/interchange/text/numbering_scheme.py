"""Numbering scheme of a text: the markers that begin points are in the style of the first chain."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from explorer.interchange.text.numbering_marks import Kind, ListMarker, MarkerStyle
from explorer.interchange.text.sentences import CONTINUING, ends_sentence
from explorer.interchange.text.titles import ends_in_connective

Marks = Sequence[ListMarker | None]
_COUNTING: tuple[Kind, ...] = ("arabic", "roman", "han", "alone", "bare", "division")
_LETTERS: tuple[Kind, ...] = ("small roman", "letter")
#: Styles that may be headings over several points whose numbers continue across them.
_GROUPING: frozenset[Kind] = frozenset({"named", "division", "roman"})
_LAST_LONE_START = 3
_WIDEST_JUMP = 30
_DEEPER = 2


@dataclass(frozen=True, slots=True)
class PointStarts:
    """Markers that begin points, by their lines, and lines of headings that group points."""

    points: Mapping[int, ListMarker]
    headings: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Group:
    """All markers of one style; ``chain`` are the lines where they count one by one."""

    style: MarkerStyle
    marks: Mapping[int, ListMarker]
    chain: tuple[int, ...]

    @property
    def first(self) -> ListMarker:
        """First marker of the chain."""
        return self.marks[self.chain[0]]

    @property
    def regular(self) -> bool:
        """Whether the numbers are consecutive."""
        return len(self.chain) > 1


def find_point_starts(marks: Marks, lines: Sequence[str]) -> PointStarts:
    """Find the markers that begin points; none if nothing in the text is numbered."""
    groups = _groups(marks)
    pool = _pool(groups, marks)
    if not pool:
        return PointStarts({})
    chosen = _innermost(_with_numbers_across_sections(pool, groups))
    if chosen is pool[0]:
        chosen = _first_of_its_kind(chosen, groups)
    grouping = [
        group
        for group in groups
        if group.style != chosen.style
        and (group.style.kind in _GROUPING or group in pool)
        and group.style.kind not in {"alone", "bare"}
        and group.regular
        and _continues_across(chosen, group)
    ]
    walk = _PointScanner(chosen, marks, lines)
    points = dict(walk.points())
    if walk.restarted:
        grouping += [
            group for group in groups if group.style.kind == "division" and group not in grouping
        ]
    headings = {line for group in grouping for line in group.chain if line > min(points)}
    titles = {line for line in headings if _is_title_of_point(line, points, lines)}
    return PointStarts(points, frozenset(headings - set(points) - titles))


def _is_title_of_point(line: int, points: Mapping[int, ListMarker], lines: Sequence[str]) -> bool:
    """Return whether a line is the first after a number that is alone on its line."""
    before = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), -1)
    return before in points and not points[before].rest


def _groups(marks: Marks) -> list[_Group]:
    """Return markers by style, in the order of the first occurrence."""
    by_style: dict[MarkerStyle, dict[int, ListMarker]] = {}
    for line, mark in enumerate(marks):
        for reading in mark.readings() if mark is not None else ():
            by_style.setdefault(reading.style, {}).setdefault(line, reading)
    return [
        _Group(style, group_marks, _longest_chain(group_marks))
        for style, group_marks in by_style.items()
    ]


def _longest_chain(marks: Mapping[int, ListMarker]) -> tuple[int, ...]:
    """Return the longest chain from the first marker, from 1, or before a consecutive one."""
    numbers = {mark.number for mark in marks.values()}
    starts = [next(iter(marks))]
    starts += [line for line, mark in marks.items() if mark.number == 1][:1]
    starts += [line for line, mark in marks.items() if mark.number + 1 in numbers][:1]
    return max((tuple(_chain(marks, start)) for start in sorted(starts)), key=len)


def _chain(marks: Mapping[int, ListMarker], start: int) -> Iterator[int]:
    expected = marks[start].number
    for line, mark in marks.items():
        if line >= start and mark.number == expected:
            yield line
            expected += 1


def _pool(groups: Sequence[_Group], marks: Marks) -> list[_Group]:
    """Return the groups that may begin points: of the best kind, in text order."""
    first = next(
        (line for line, mark in enumerate(marks) if mark and mark.style.kind != "bullet"), 0
    )
    regular = [group for group in groups if group.regular]
    counting = [group for group in groups if group.style.kind in _COUNTING]
    pools = (
        [
            group
            for group in groups
            if group.style.kind == "named" and (group.regular or group.chain[0] == first)
        ],
        [group for group in regular if group in counting and group.first.number == 1],
        _mixed(groups),
        [group for group in regular if group.style.kind in {"arabic", "roman"}],
        [group for group in regular if group.style.kind in _LETTERS and group.first.number == 1],
        [group for group in groups if _may_stand_alone(group)],
    )
    pool = next((group for group in pools if group), [])
    return sorted(pool, key=lambda group: group.chain[0])


def _mixed(groups: Sequence[_Group]) -> list[_Group]:
    """Return numbers that are consecutive if their punctuation is ignored, in the first style."""
    every = {
        line: mark
        for group in groups
        if group.style.kind == "arabic"
        for line, mark in group.marks.items()
    }
    if not every:
        return []
    chain = _longest_chain(dict(sorted(every.items())))
    first = every[chain[0]]
    if len(chain) < 2 or first.number != 1:
        return []
    marks = next(group.marks for group in groups if group.style == first.style)
    return [_Group(first.style, marks, (chain[0],))]


def _may_stand_alone(group: _Group) -> bool:
    number = group.first.number
    if group.style.kind == "alone":
        return number == 1
    return group.style.kind == "arabic" and number <= _LAST_LONE_START


def _with_numbers_across_sections(
    pool: Sequence[_Group], groups: Sequence[_Group]
) -> Sequence[_Group]:
    """Add plain numbers that may continue across sections, which then only group them."""
    if any(group.style.word != "section" for group in pool) or not pool[0].regular:
        return pool
    numbers = [
        group
        for group in groups
        if group.style.kind == "arabic" and group.regular and group.first.number == 1
    ]
    return [*pool, *numbers]


def _innermost(pool: Sequence[_Group]) -> _Group:
    """Return the first group, or one that continues across its markers, which then group points."""
    chosen = pool[0]
    for group in pool[1:]:
        if _continues_across(group, chosen):
            chosen = group
    return chosen


def _continues_across(inner: _Group, outer: _Group) -> bool:
    """Return whether numbers continue between those of another group without restarting."""
    if len(inner.marks) <= len(outer.chain):
        return False
    last, rising = 0, []
    for line, mark in inner.marks.items():
        if mark.number > last:
            last = mark.number
            rising.append(line)
    parts = list(pairwise(outer.chain))
    filled = [part for part in parts if any(part[0] < line < part[1] for line in rising)]
    return len(filled) * 2 > len(parts) and len(rising) >= 0.8 * len(inner.marks)


def _first_of_its_kind(chosen: _Group, groups: Sequence[_Group]) -> _Group:
    """Return a single 1 in another style before the group, which then is a list within it."""
    if chosen.style.kind != "arabic":
        return chosen
    before = [
        group
        for group in groups
        if group.style.kind == "arabic"
        and group.first.number == 1
        and group.chain[0] < chosen.chain[0]
    ]
    return min(before, key=lambda group: group.chain[0], default=chosen)


@dataclass(slots=True)
class _PointScanner:
    """Scanner that selects the markers of a group's style that begin points."""

    group: _Group
    marks: Marks
    lines: Sequence[str]
    last: int = 0
    #: Lists within the point by style and indentation, with their last numbers.
    lists: dict[tuple[MarkerStyle, int], int] = field(default_factory=dict)
    ahead: Counter[int] = field(default_factory=Counter)
    #: Whether articles restarted at the first number, as in another part.
    restarted: bool = False
    #: Numbers that a marker after a blank line has.
    apart: set[int] = field(default_factory=set)

    def points(self) -> Iterator[tuple[int, ListMarker]]:
        """Yield lines and markers that begin points, in order."""
        start = self.group.chain[0]
        self.ahead.update(
            mark.number
            for line, mark in self.group.marks.items()
            if line >= start and self._in(mark)
        )
        self.apart.update(
            mark.number
            for line, mark in self.group.marks.items()
            if line == 0 or not self.lines[line - 1].strip()
        )
        for line in range(start, len(self.marks)):
            mark = self._read(self.marks[line])
            if mark is None:
                continue
            strict = mark.style == self.group.style and self._in(mark)
            if strict:
                self.ahead[mark.number] -= 1
            if line == start or self._begins(line, mark, strict=strict):
                self.last = (
                    mark.number if self._restarts(line, mark) else max(self.last, mark.number)
                )
                self.lists.clear()
                yield line, mark
            elif mark.number == 1 or self._continues(mark):
                self.lists[mark.style, mark.indent] = mark.number

    def _read(self, mark: ListMarker | None) -> ListMarker | None:
        """Return a marker with its letter as read in this group."""
        readings = mark.readings() if mark is not None else ()
        fitting = (reading for reading in readings if reading.style.kind == self.group.style.kind)
        return next(fitting, readings[0] if readings else None)

    def _in(self, mark: ListMarker) -> bool:
        """Return whether a marker is nested no deeper than the first."""
        first = self.group.first
        named = self.group.style.kind == "named"
        return named or min(mark.indent - first.indent, mark.ends - first.ends) < _DEEPER

    def _continues(self, mark: ListMarker) -> bool:
        return self.lists.get((mark.style, mark.indent)) == mark.number - 1

    def _begins(self, line: int, mark: ListMarker, *, strict: bool) -> bool:
        if not strict:
            return self._is_written_otherwise(mark)
        if self._is_within_sentence(line, mark):
            return False
        if mark.suffix:
            after = {"named": {self.last, self.last + 1}, "arabic": {self.last}}
            return mark.number in after.get(self.group.style.kind, ())
        if self._restarts(line, mark):
            self.restarted = True
            return True
        if mark.number == self.last + 1:
            return not (self._continues(mark) and self.ahead[mark.number] > 0)
        return self._jumps(line, mark)

    def _is_within_sentence(self, line: int, mark: ListMarker) -> bool:
        """Return whether a word with a number refers to an article, at the start of a line."""
        before = self.lines[line - 1].strip()
        if mark.style.kind != "named" or mark.style.strong or not before:
            return False
        previous = self.marks[line - 1]
        if previous is not None and not previous.rest:
            return False
        if before.endswith(CONTINUING[::2]) or ends_in_connective(before):
            return True
        unfinished = not ends_sentence(before) and not before.isupper()
        return unfinished and self.ahead[mark.number] > 0 and mark.number in self.apart

    def _restarts(self, line: int, mark: ListMarker) -> bool:
        """Return whether points restart at the first number, under a heading or as articles do."""
        first, kind = self.group.first, self.group.style.kind
        if mark.style != first.style or mark.number != first.number or mark.suffix:
            return False
        if self.last <= first.number or kind not in {"named", "arabic"}:
            return False
        if kind == "arabic":
            return first.number == 1 and self._in(mark) and self._is_under_title(line)
        before = self.lines[line - 1].strip() if line else ""
        apart = not before or ends_sentence(before) or self.marks[line - 1] is not None
        return apart or before.isupper()

    def _is_under_title(self, line: int) -> bool:
        """Return whether a Markdown heading or a title in capitals is directly above."""
        above = next((index for index in range(line - 1, 0, -1) if self.lines[index].strip()), 0)
        title = self.lines[above].strip()
        if not above or self.marks[above] is not None:
            return False
        stands_apart = not self.lines[above - 1].strip() or self.lines[above - 1].isupper()
        return title.startswith("#") or (title.isupper() and len(title) > 3 and stands_apart)

    def _jumps(self, line: int, mark: ListMarker) -> bool:
        """Return whether numbers are missing before a marker that is not within a sentence."""
        if not self.last + 1 < mark.number <= self.last + _WIDEST_JUMP or self._continues(mark):
            return False
        if any(self.ahead[number] > 0 for number in range(self.last + 1, mark.number)):
            return False
        before = self.lines[line - 1].strip()
        return not before or ends_sentence(before) or self.marks[line - 1] is not None

    def _is_written_otherwise(self, mark: ListMarker) -> bool:
        """Return whether a number with other punctuation or indentation is still the next one."""
        kind = self.group.style.kind
        if kind != "arabic" or mark.style.kind != kind or mark.number != self.last + 1:
            return False
        in_sentence = mark.style.sign == "()" and mark.rest[:1].islower()
        return not (self.ahead[mark.number] > 0 or self._continues(mark) or in_sentence)
