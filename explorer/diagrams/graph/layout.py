"""Layout of boxes and arrows: columns from left to right, each box near its neighbours.

A light form of Sugiyama's layered drawing (1981): an arrow across a column gets a lane of its own
there, columns are sorted by the mean position of their neighbours, and nothing overlaps.
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
    """One line of text at the position of its baseline."""

    text: str
    style: BoxTextStyle
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
        """Vertical middle of its rectangle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies in the box."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow with its points; the head is at the last."""

    arrow: Arrow
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A diagram with all positions, in the units of its text metrics."""

    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    routes: tuple[Route, ...]
    heads: tuple[PositionedLine, ...]


def narrowest(diagram: Diagram, lettering: TextMetrics) -> float:
    """Return the width below which boxes would be too narrow to read."""
    columns = diagram.columns
    return (columns * _NARROWEST + (columns - 1) * _GAP) * lettering.em


def lay_out(diagram: Diagram, lettering: TextMetrics, width: float) -> Layout:
    """Lay a diagram out at a width; its height is variable."""
    em, columns = lettering.em, diagram.columns
    gap = _GAP * em
    box_width = (max(width, narrowest(diagram, lettering)) - gap * (columns - 1) - 2) / columns
    lines = {
        box.key: _wrapped(box, lettering, box_width - 2 * _INSET * em) for box in diagram.boxes
    }
    heights = {
        key: sum(lettering.height(line.style) for line in box_lines) + 2 * _INSET * em
        for key, box_lines in lines.items()
    }
    heads = tuple(
        PositionedLine(head, BoxTextStyle.LEAD, 1 + number * (box_width + gap), 0.0)
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
        _placed(
            box,
            1 + box.column * (box_width + gap),
            top + tops[box.key],
            box_width,
            heights[box.key],
            lines[box.key],
            lettering,
        )
        for box in diagram.boxes
    )
    lefts = {
        name: 1 + rank * (box_width + gap) for rank, names in enumerate(ranks) for name in names
    }
    middles = {name: top + tops[name] + heights[name] / 2 for name in tops}
    routes = tuple(
        _route(arrow, chain, lefts, middles, box_width)
        for arrow, chain in zip(diagram.arrows, chains, strict=True)
    )
    height = max((box.y + box.height for box in placed), default=0.0) + 2
    return Layout(columns * box_width + (columns - 1) * gap + 2, height, placed, routes, heads)


def _wrapped(box: GraphBox, lettering: TextMetrics, available: float) -> list[PositionedLine]:
    """Return the texts of a box broken into lines without positions."""
    positioned = []
    for text in box.texts:
        lines = break_text(text.text, available, partial(lettering.width, style=text.style))
        positioned += [PositionedLine(line, text.style, 0.0, 0.0) for line in lines]
    return positioned


def break_text(text: str, available: float, width: Callable[[str], float]) -> list[str]:
    """Return a text broken into lines that fit; a word longer than a line is broken as well."""
    lines: list[str] = []
    line = ""
    # Not at every white space: a date keeps its no-break spaces.
    for word in filter(None, text.replace("\n", " ").split(" ")):
        longer = f"{line} {word}" if line else word
        if width(longer) <= available:
            line = longer
            continue
        if line:
            lines.append(line)
        *complete, line = _pieces(word, available, width)
        lines += complete
    return [*lines, line] if line else lines


def _pieces(word: str, available: float, width: Callable[[str], float]) -> list[str]:
    """Return a word in pieces that fit, at least a letter each."""
    pieces = []
    while len(word) > 1 and width(word) > available:
        fits = next((n for n in range(len(word) - 1, 1, -1) if width(word[:n]) <= available), 1)
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]


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
    baseline, positioned = y + inset, []
    for line in lines:
        positioned.append(PositionedLine(line.text, line.style, x + inset, baseline))
        baseline += lettering.height(line.style)
    return PlacedBox(box, x, y, width, height, tuple(positioned))


def _with_lanes(diagram: Diagram) -> tuple[list[list[str]], list[list[str]]]:
    """Return keys by column, and the keys that each arrow passes, with lanes across columns."""
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
    """Return the top of each key: near the middle of its neighbours, without overlaps."""
    near: dict[str, list[str]] = defaultdict(list)
    for chain in chains:
        for first, second in pairwise(chain):
            near[first].append(second)
            near[second].append(first)
    tops: dict[str, float] = {}
    for names in ranks:
        _stack(names, dict.fromkeys(names, 0.0), heights, apart, tops)
    middle = {name: tops[name] + heights[name] / 2 for name in tops}
    for sweep in range(_SWEEPS):
        for names in ranks if sweep % 2 == 0 else reversed(ranks):
            preferred = {
                name: sum(middle[second] for second in near[name]) / len(near[name])
                if near[name]
                else middle[name]
                for name in names
            }
            names.sort(key=lambda name: preferred[name])
            _stack(names, preferred, heights, apart, tops)
            middle |= {name: tops[name] + heights[name] / 2 for name in names}
    least = min(tops.values(), default=0.0)
    return {name: top - least for name, top in tops.items()}


def _stack(
    names: Sequence[str],
    preferred: Mapping[str, float],
    heights: Mapping[str, float],
    apart: float,
    tops: dict[str, float],
) -> None:
    """Stack a column's keys without overlaps, as close as possible to their preferred positions."""
    next_top, positions = 0.0, {}
    for name in names:
        next_top = max(next_top, preferred[name] - heights[name] / 2)
        positions[name] = next_top
        next_top += heights[name] + apart
    # Stacking downwards places them too low, so the column is raised by the mean difference.
    low = sum(positions[name] + heights[name] / 2 - preferred[name] for name in names)
    shift = low / len(names) if names else 0.0
    tops |= {name: top - shift for name, top in positions.items()}


def _route(
    arrow: Arrow,
    chain: Sequence[str],
    lefts: Mapping[str, float],
    middles: Mapping[str, float],
    box_width: float,
) -> Route:
    forward = lefts[chain[-1]] >= lefts[chain[0]]
    points: list[Point] = []
    for number, name in enumerate(chain):
        ends = (lefts[name], lefts[name] + box_width)
        enter, leave = ends if forward else ends[::-1]
        if number:
            points.append((enter, middles[name]))
        if number < len(chain) - 1:
            points.append((leave, middles[name]))
    return Route(arrow, tuple(points))
