"""Where boxes and arrows lie: columns from left to right, each box near those it is tied to.

A light form of Sugiyama's layered drawing (1981): an arrow across a column gets a place of its own
there, columns are put in order by the middle of their neighbours, and nothing lies over another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from explorer.diagrams.graph.model import Arrow, BoxTextStyle, Diagram, GraphBox, TextMetrics

_GAP = 2.8  # ems between columns
_APART = 0.8  # between boxes of a column
_INSET = 0.5
_NARROWEST = 9.5
_LANE = 0.2
_SWEEPS = 4

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PositionedLine:
    """One line of text at its baseline's place."""

    text: str
    manner: BoxTextStyle
    x: float
    top: float


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box with its rectangle and lines."""

    box: GraphBox
    x: float
    y: float
    width: float
    height: float
    lines: tuple[PositionedLine, ...]

    @property
    def middle(self) -> Point:
        """The middle of its rectangle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a spot lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow by the points it is led through; the head is at the last."""

    arrow: Arrow
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A diagram with a place for everything; all in the units of its lettering."""

    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    routes: tuple[Route, ...]
    heads: tuple[PositionedLine, ...]


def narrowest(diagram: Diagram, lettering: TextMetrics) -> float:
    """The width below which boxes would be too narrow to be read."""
    columns = diagram.columns
    return (columns * _NARROWEST + (columns - 1) * _GAP) * lettering.em


def lay_out(diagram: Diagram, lettering: TextMetrics, width: float) -> Layout:
    """Lay a diagram out on a width; its height is what it takes."""
    em, columns = lettering.em, diagram.columns
    gap = _GAP * em
    room = (max(width, narrowest(diagram, lettering)) - gap * (columns - 1) - 2) / columns
    lines = {box.key: _wrapped(box, lettering, room - 2 * _INSET * em) for box in diagram.boxes}
    heights = {
        key: sum(lettering.height(line.manner) for line in held) + 2 * _INSET * em
        for key, held in lines.items()
    }
    heads = tuple(
        PositionedLine(head, BoxTextStyle.LEAD, 1 + number * (room + gap), 0.0)
        for number, head in enumerate(diagram.heads)
        if head
    )
    top = lettering.height(BoxTextStyle.LEAD) + 0.6 * em if heads else 1.0
    ranks, chains = _with_lanes(diagram)
    for names in ranks:
        for name in names:
            heights.setdefault(name, _LANE * em)
    tops = _tops(ranks, chains, heights, _APART * em)
    placed = tuple(
        _placed(box, 1 + box.column * (room + gap), top + tops[box.key], room, heights[box.key],
                lines[box.key], lettering)
        for box in diagram.boxes
    )  # fmt: skip
    lefts = {name: 1 + rank * (room + gap) for rank, names in enumerate(ranks) for name in names}
    middles = {name: top + tops[name] + heights[name] / 2 for name in tops}
    routes = tuple(
        _route(arrow, chain, lefts, middles, room)
        for arrow, chain in zip(diagram.arrows, chains, strict=True)
    )
    height = max((one.y + one.height for one in placed), default=0.0) + 2
    return Layout(columns * room + (columns - 1) * gap + 2, height, placed, routes, heads)


def _wrapped(box: GraphBox, lettering: TextMetrics, room: float) -> list[PositionedLine]:
    """The texts of a box broken into lines, not placed yet."""
    found = []
    for text in box.texts:
        lines = broken(text.text, room, partial(lettering.width, manner=text.manner))
        found += [PositionedLine(line, text.manner, 0.0, 0.0) for line in lines]
    return found


def broken(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """A text broken into lines that fit; a word that is longer than a line is broken as well."""
    lines: list[str] = []
    line = ""
    # Not at every white space: a date keeps its no-break spaces.
    for word in filter(None, text.replace("\n", " ").split(" ")):
        longer = f"{line} {word}" if line else word
        if width(longer) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, room, width)
        lines += whole
    return [*lines, line] if line else lines


def _pieces(word: str, room: float, width: Callable[[str], float]) -> list[str]:
    """A word in pieces that fit, at least a letter each."""
    found = []
    while len(word) > 1 and width(word) > room:
        fits = next((n for n in range(len(word) - 1, 1, -1) if width(word[:n]) <= room), 1)
        found.append(word[:fits])
        word = word[fits:]
    return [*found, word]


def _placed(
    box: GraphBox,
    x: float,
    y: float,
    width: float,
    height: float,
    lines: Sequence[PositionedLine],
    lettering: TextMetrics,
) -> PlacedBox:
    inset = _INSET * lettering.em
    at, told = y + inset, []
    for line in lines:
        told.append(PositionedLine(line.text, line.manner, x + inset, at))
        at += lettering.height(line.manner)
    return PlacedBox(box, x, y, width, height, tuple(told))


def _with_lanes(diagram: Diagram) -> tuple[list[list[str]], list[list[str]]]:
    """Keys by column, and of each arrow the keys it is led through, with lanes across columns."""
    column = {box.key: box.column for box in diagram.boxes}
    ranks: list[list[str]] = [[] for _ in range(diagram.columns)]
    for box in diagram.boxes:
        ranks[box.column].append(box.key)
    chains = []
    for number, arrow in enumerate(diagram.arrows):
        first, last = column[arrow.source], column[arrow.target]
        step = 1 if last >= first else -1
        lanes = []
        for rank in range(first + step, last, step):
            lanes.append(f"{number}:{rank}")
            ranks[rank].append(lanes[-1])
        chains.append([arrow.source, *lanes, arrow.target])
    return ranks, chains


def _tops(
    ranks: Sequence[list[str]],
    chains: Iterable[Sequence[str]],
    heights: Mapping[str, float],
    apart: float,
) -> dict[str, float]:
    """How far from the top each key lies: near the middle of its neighbours, none over another."""
    near: dict[str, list[str]] = defaultdict(list)
    for chain in chains:
        for one, other in pairwise(chain):
            near[one].append(other)
            near[other].append(one)
    tops: dict[str, float] = {}
    for names in ranks:
        _stack(names, dict.fromkeys(names, 0.0), heights, apart, tops)
    middle = {name: tops[name] + heights[name] / 2 for name in tops}
    for sweep in range(_SWEEPS):
        for names in ranks if sweep % 2 == 0 else reversed(ranks):
            wanted = {
                name: sum(middle[other] for other in near[name]) / len(near[name])
                if near[name]
                else middle[name]
                for name in names
            }
            names.sort(key=lambda name: wanted[name])
            _stack(names, wanted, heights, apart, tops)
            middle |= {name: tops[name] + heights[name] / 2 for name in names}
    least = min(tops.values(), default=0.0)
    return {name: top - least for name, top in tops.items()}


def _stack(
    names: Sequence[str],
    wanted: Mapping[str, float],
    heights: Mapping[str, float],
    apart: float,
    tops: dict[str, float],
) -> None:
    """Put a column's keys one below the other, together as near as can be to where they want."""
    at, found = 0.0, {}
    for name in names:
        at = max(at, wanted[name] - heights[name] / 2)
        found[name] = at
        at += heights[name] + apart
    # Pushed down one after the other they lie too low: the column is lifted by the mean of that.
    low = sum(found[name] + heights[name] / 2 - wanted[name] for name in names)
    lift = low / len(names) if names else 0.0
    tops |= {name: top - lift for name, top in found.items()}


def _route(
    arrow: Arrow,
    chain: Sequence[str],
    lefts: Mapping[str, float],
    middles: Mapping[str, float],
    room: float,
) -> Route:
    forward = lefts[chain[-1]] >= lefts[chain[0]]
    points: list[Point] = []
    for number, name in enumerate(chain):
        ends = (lefts[name], lefts[name] + room)
        enter, leave = ends if forward else ends[::-1]
        if number:
            points.append((enter, middles[name]))
        if number < len(chain) - 1:
            points.append((leave, middles[name]))
    return Route(arrow, tuple(points))
