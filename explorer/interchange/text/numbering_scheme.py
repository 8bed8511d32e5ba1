"""Which of the numbers in a text begin points: those in the style of the first that count on."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from explorer.interchange.text.numbering_marks import Kind, Mark, Style

Marks = Sequence[Mark | None]
_COUNTING: tuple[Kind, ...] = ("arabic", "roman", "alone", "bare", "division")
_LETTERS: tuple[Kind, ...] = ("small roman", "letter")
#: What may stand as a heading over several points whose numbers go on across it.
_GROUPING: frozenset[Kind] = frozenset({"named", "division", "roman"})
_LAST_LONE_START = 3
_WIDEST_JUMP = 30
_DEEPER = 2
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "”", "»", '"', ")", "*", "_")


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The marks that begin points, by their lines, and lines of headings that group points."""

    points: Mapping[int, Mark]
    headings: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Group:
    """All marks of one style; ``chain`` are the lines where they count on one by one."""

    style: Style
    marks: Mapping[int, Mark]
    chain: tuple[int, ...]

    @property
    def first(self) -> Mark:
        """The mark that the chain begins with."""
        return self.marks[self.chain[0]]

    @property
    def regular(self) -> bool:
        """Whether one number follows another."""
        return len(self.chain) > 1


def beginnings(marks: Marks, lines: Sequence[str]) -> Beginnings:
    """Find the marks that begin points; none where nothing in the text is numbered."""
    groups = _groups(marks)
    pool = _pool(groups, marks)
    if not pool:
        return Beginnings({})
    chosen = _innermost(_with_numbers_across_sections(pool, groups))
    if chosen is pool[0]:
        chosen = _first_of_its_kind(chosen, groups)
    grouping = [
        one
        for one in groups
        if one.style != chosen.style
        and (one.style.kind in _GROUPING or one in pool)
        and one.style.kind not in {"alone", "bare"}
        and one.regular
        and _goes_on_across(chosen, one)
    ]
    walk = _Walk(chosen, marks, lines)
    points = dict(walk.points())
    if walk.restarted:
        grouping += [one for one in groups if one.style.kind == "division" and one not in grouping]
    headings = {line for one in grouping for line in one.chain if line > min(points)}
    return Beginnings(points, frozenset(headings - set(points)))


def _groups(marks: Marks) -> list[_Group]:
    """Marks by their style, in the order in which the styles come up."""
    held: dict[Style, dict[int, Mark]] = {}
    for line, mark in enumerate(marks):
        for reading in mark.readings() if mark is not None else ():
            held.setdefault(reading.style, {})[line] = reading
    return [_Group(style, found, _longest_chain(found)) for style, found in held.items()]


def _longest_chain(marks: Mapping[int, Mark]) -> tuple[int, ...]:
    """The longest of the chains that begin at the first mark, at 1, or where a next one follows."""
    numbers = {mark.number for mark in marks.values()}
    starts = [next(iter(marks))]
    starts += [line for line, mark in marks.items() if mark.number == 1][:1]
    starts += [line for line, mark in marks.items() if mark.number + 1 in numbers][:1]
    return max((tuple(_chain(marks, start)) for start in sorted(starts)), key=len)


def _chain(marks: Mapping[int, Mark], start: int) -> Iterator[int]:
    wanted = marks[start].number
    for line, mark in marks.items():
        if line >= start and mark.number == wanted:
            yield line
            wanted += 1


def _pool(groups: Sequence[_Group], marks: Marks) -> list[_Group]:
    """The groups that may begin points, best kind first found, in the order of the text."""
    first = next((line for line, one in enumerate(marks) if one and one.style.kind != "bullet"), 0)
    regular = [one for one in groups if one.regular]
    whole = [one for one in groups if one.style.kind in _COUNTING]
    pools = (
        [
            one
            for one in groups
            if one.style.kind == "named" and (one.regular or one.chain[0] == first)
        ],
        [one for one in regular if one in whole and one.first.number == 1],
        _mixed(groups),
        [one for one in regular if one.style.kind in {"arabic", "roman"}],
        [one for one in regular if one.style.kind in _LETTERS and one.first.number == 1],
        [one for one in groups if _may_stand_alone(one)],
    )
    found = next((one for one in pools if one), [])
    return sorted(found, key=lambda one: one.chain[0])


def _mixed(groups: Sequence[_Group]) -> list[_Group]:
    """Numbers that count on only if their signs do not matter, in the style of the first."""
    every = {
        line: mark
        for one in groups
        if one.style.kind == "arabic"
        for line, mark in one.marks.items()
    }
    if not every:
        return []
    chain = _longest_chain(dict(sorted(every.items())))
    first = every[chain[0]]
    if len(chain) < 2 or first.number != 1:
        return []
    marks = next(one.marks for one in groups if one.style == first.style)
    return [_Group(first.style, marks, (chain[0],))]


def _may_stand_alone(group: _Group) -> bool:
    number = group.first.number
    if group.style.kind == "alone":
        return number == 1
    return group.style.kind == "arabic" and number <= _LAST_LONE_START


def _with_numbers_across_sections(
    pool: Sequence[_Group], groups: Sequence[_Group]
) -> Sequence[_Group]:
    """Add the plain numbers that may go on across sections, which then only group them."""
    if any(one.style.word != "section" for one in pool) or not pool[0].regular:
        return pool
    numbers = [
        one
        for one in groups
        if one.style.kind == "arabic" and one.regular and one.first.number == 1
    ]
    return [*pool, *numbers]


def _innermost(pool: Sequence[_Group]) -> _Group:
    """The first group, or one that counts on across its marks: those only group points then."""
    chosen = pool[0]
    for one in pool[1:]:
        if _goes_on_across(one, chosen):
            chosen = one
    return chosen


def _goes_on_across(inner: _Group, outer: _Group) -> bool:
    """Whether numbers stand between those of another group and do not begin anew there."""
    if len(inner.marks) <= len(outer.chain):
        return False
    last, rising = 0, []
    for line, mark in inner.marks.items():
        if mark.number > last:
            last = mark.number
            rising.append(line)
    parts = list(pairwise(outer.chain))
    filled = [one for one in parts if any(one[0] < line < one[1] for line in rising)]
    return len(filled) * 2 > len(parts) and len(rising) >= 0.8 * len(inner.marks)


def _first_of_its_kind(chosen: _Group, groups: Sequence[_Group]) -> _Group:
    """A single 1 in another style before it: what was chosen is a list within that point."""
    if chosen.style.kind != "arabic":
        return chosen
    before = [
        one
        for one in groups
        if one.style.kind == "arabic" and one.first.number == 1 and one.chain[0] < chosen.chain[0]
    ]
    return min(before, key=lambda one: one.chain[0], default=chosen)


@dataclass(slots=True)
class _Walk:
    """Goes through the marks and tells which begin points of a group's style."""

    group: _Group
    marks: Marks
    lines: Sequence[str]
    last: int = 0
    #: Lists within the point by their style and indentation, with their last numbers.
    lists: dict[tuple[Style, int], int] = field(default_factory=dict)
    ahead: Counter[int] = field(default_factory=Counter)
    #: Whether articles began again at the first number, as in another part.
    restarted: bool = False

    def points(self) -> Iterator[tuple[int, Mark]]:
        """Lines and marks that begin points, in order."""
        start = self.group.chain[0]
        self.ahead.update(
            mark.number
            for line, mark in self.group.marks.items()
            if line >= start and self._in(mark)
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

    def _read(self, mark: Mark | None) -> Mark | None:
        """A mark as its letter is read in this group."""
        readings = mark.readings() if mark is not None else ()
        fitting = (one for one in readings if one.style.kind == self.group.style.kind)
        return next(fitting, readings[0] if readings else None)

    def _in(self, mark: Mark) -> bool:
        """Whether a mark stands no deeper than the first."""
        first = self.group.first
        named = self.group.style.kind == "named"
        return named or min(mark.indent - first.indent, mark.ends - first.ends) < _DEEPER

    def _continues(self, mark: Mark) -> bool:
        return self.lists.get((mark.style, mark.indent)) == mark.number - 1

    def _begins(self, line: int, mark: Mark, *, strict: bool) -> bool:
        if not strict:
            return self._is_written_otherwise(mark)
        if mark.suffix:
            return self.group.style.kind == "named" and mark.number in {self.last, self.last + 1}
        if self._restarts(line, mark):
            self.restarted = True
            return True
        if mark.number == self.last + 1:
            return not (self._continues(mark) and self.ahead[mark.number] > 0)
        return self._jumps(line, mark)

    def _restarts(self, line: int, mark: Mark) -> bool:
        """Whether points begin again at the first number, under a heading or as articles do."""
        first, kind = self.group.first, self.group.style.kind
        if mark.style != first.style or mark.number != first.number or mark.suffix:
            return False
        if self.last <= first.number or kind not in {"named", "arabic"}:
            return False
        if kind == "arabic":
            return first.number == 1 and self._in(mark) and self._is_under_title(line)
        before = self.lines[line - 1].strip() if line else ""
        apart = not before or before.endswith(_SENTENCE_ENDS) or self.marks[line - 1] is not None
        return apart or before.isupper()

    def _is_under_title(self, line: int) -> bool:
        """Whether a heading of Markdown or a title in capitals stands right above."""
        above = next((at for at in range(line - 1, 0, -1) if self.lines[at].strip()), 0)
        title = self.lines[above].strip()
        if not above or self.marks[above] is not None:
            return False
        stands_apart = not self.lines[above - 1].strip() or self.lines[above - 1].isupper()
        return title.startswith("#") or (title.isupper() and len(title) > 3 and stands_apart)

    def _jumps(self, line: int, mark: Mark) -> bool:
        """Whether numbers are left out before a mark, and it is not one within a sentence."""
        if not self.last + 1 < mark.number <= self.last + _WIDEST_JUMP or self._continues(mark):
            return False
        if any(self.ahead[number] > 0 for number in range(self.last + 1, mark.number)):
            return False
        before = self.lines[line - 1].strip()
        return not before or before.endswith(_SENTENCE_ENDS) or self.marks[line - 1] is not None

    def _is_written_otherwise(self, mark: Mark) -> bool:
        """Whether a number with another sign or indentation is the next one all the same."""
        kind = self.group.style.kind
        if kind != "arabic" or mark.style.kind != kind or mark.number != self.last + 1:
            return False
        in_sentence = mark.style.sign == "()" and mark.rest[:1].islower()
        return not (self.ahead[mark.number] > 0 or self._continues(mark) or in_sentence)
