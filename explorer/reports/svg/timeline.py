"""Timeline as SVG: lanes, clustered symbols, axis, as-of line and key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from explorer.diagrams.timeline.clusters import Bucket
from explorer.diagrams.timeline.drawing import LATER_OPACITY, axis_labels, placed_clusters
from explorer.diagrams.timeline.rows import Row
from explorer.diagrams.timeline.time_scale import TimeSpan
from explorer.domain.content.stances import Position
from explorer.domain.content.timeline import MarkKind
from explorer.i18n.message_catalog import day_text
from explorer.reports.svg.position_symbols import (
    event_svg,
    mixed_svg,
    position_svg,
    symbol_for,
)
from explorer.reports.svg.text import family_attribute, text_element, text_width, wrap

_PER_MM = 96 / 25.4
_LARGE = 1.6
_LETTERS = 11.5
_NAME_SHARE = 0.2
#: Number of cells of the span: as many as the largest symbols fit into.
_CELLS = 24


@dataclass(frozen=True, slots=True)
class Drawing:
    """Drawing parameters of a timeline: its size on paper, its catalogue, and the as-of date."""

    width_mm: float
    height_mm: float
    catalog: Mapping[str, str]
    as_of: date
    large: bool = False
    grey: bool = False

    @property
    def size(self) -> float:
        """Font size."""
        return _LETTERS * (_LARGE if self.large else 1.0)

    @property
    def soft(self) -> str:
        """Colour of secondary lines and texts."""
        return "#333333" if self.grey else "#4a535d"


def timeline_svg(rows: Sequence[Row], since: date, until: date, drawing: Drawing) -> str:
    """Return the lanes between two days."""
    names = [_name_lines(row.name, drawing) for row in rows]
    key = _key(drawing, day_seen=since <= drawing.as_of < until)
    span = _span(names, since, until, len(key), drawing)
    wide, high = drawing.width_mm * _PER_MM, drawing.height_mm * _PER_MM
    opening = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{drawing.width_mm:.2f}mm" height="{drawing.height_mm:.2f}mm" '
        f'viewBox="0 0 {wide:.1f} {high:.1f}" {family_attribute()}>'
    )
    parts = [opening, *_grid(span, drawing), *_day_line(span, drawing)]
    for number, (row, lines) in enumerate(zip(rows, names, strict=True)):
        parts += _name(lines, span.top_of(number) + span.high / 2, drawing)
        parts += _lane(row, number, span, drawing)
    step = drawing.size * 1.7
    for number, line in enumerate(key):
        y = span.height + step * (number + 0.6)
        parts.append(f'<g transform="translate(0 {y:.1f})">{line}</g>')
    return "".join([*parts, "</svg>"])


def _span(
    names: Sequence[Sequence[str]], since: date, until: date, key: int, drawing: Drawing
) -> TimeSpan:
    widest = max((text_width(line, drawing.size) for lines in names for line in lines), default=0.0)
    foot, lanes = drawing.size * 1.7, max(len(names), 1)
    height = drawing.height_mm * _PER_MM - foot * key - drawing.size * 0.5
    return TimeSpan(
        start=since.toordinal(),
        end=until.toordinal() + 1,
        width=drawing.width_mm * _PER_MM,
        height=height,
        left=widest + drawing.size * 1.6,
        foot=foot,
        # Leaves space for a count above each symbol.
        side=min(drawing.size * 1.25, (height - foot) / lanes * 0.45),
        lanes=lanes,
    )


def _name_lines(name: str, drawing: Drawing) -> list[str]:
    """Return a name on at most two lines."""
    width = drawing.width_mm * _PER_MM * _NAME_SHARE
    first, *further = wrap(name, drawing.size, width) or [""]
    return [first, _truncated(" ".join(further), drawing.size, width)] if further else [first]


def _truncated(text: str, size: float, width: float) -> str:
    """Return as many words of a text as fit the width."""
    if text_width(text, size) <= width:
        return text
    words = text.split()
    while words and text_width(f"{' '.join(words)}…", size) > width:
        words.pop()
    kept = " ".join(words).rstrip(",;:–-")
    return f"{kept}…" if kept else ""


def _lane_background(number: int, drawing: Drawing) -> str:
    """Return the background of a lane: every second one is shaded."""
    if number % 2:
        return "#ffffff"
    return "#f0f0f0" if drawing.grey else "#eef2f5"


def _grid(span: TimeSpan, drawing: Drawing) -> Iterator[str]:
    for number in range(0, span.lanes, 2):
        yield (
            f'<rect x="0" y="{span.top_of(number):.1f}" width="{span.width:.1f}"'
            f' height="{span.high:.1f}" fill="{_lane_background(number, drawing)}"/>'
        )
    longest = day_text("2025-11-30", drawing.catalog)
    wide = text_width(longest, drawing.size) * 1.25
    for x, left, label in axis_labels(span, wide, drawing.catalog):
        yield _line(x, span.bottom + 4, "#8a939c", 0.6)
        if x + text_width(label, drawing.size) < span.width:
            y = span.height - drawing.size * 0.35
            yield text_element(left, y, label, size=drawing.size, colour=drawing.soft)


def _line(x: float, bottom: float, colour: str, wide: float, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="M{x:.1f} 0V{bottom:.1f}" stroke="{colour}" stroke-width="{wide}"{dashed}/>'


def _day_line(span: TimeSpan, drawing: Drawing) -> Iterator[str]:
    """Yield a line at the end of the as-of date, if visible and not at the edge."""
    x = span.x_of(drawing.as_of.toordinal() + 1)
    if span.left <= x < span.width - 1:
        yield _line(x, span.bottom, "#000000" if drawing.grey else "#8a3b00", 1.8, "7 3")


def _name(lines: Sequence[str], middle: float, drawing: Drawing) -> Iterator[str]:
    size = drawing.size
    top = middle - size * 1.15 * len(lines) / 2 + size * 0.92
    for number, line in enumerate(lines):
        yield text_element(2, top + number * size * 1.15, line, size=size)


def _lane(row: Row, number: int, span: TimeSpan, drawing: Drawing) -> Iterator[str]:
    background = _lane_background(number, drawing)
    y = span.top_of(number) + max(span.high / 2, _room_above(span, drawing))
    # The same number of cells on every paper: clustering must not depend on the page size.
    for placed in placed_clusters(row, span, drawing.as_of.toordinal(), _CELLS):
        entry, cluster = placed.entry, placed.cluster
        x = min(max(placed.x, span.left + span.side * 0.4), span.width - span.side * 0.5)
        if placed.is_mixed:
            shown = _mixed(str(cluster.count), x, y, drawing)
        else:
            verified = placed.is_verified
            shown = symbol_for(entry, x, y, span.side, verified=verified, grey=drawing.grey)
            if cluster.count > 1:
                shown += _count(cluster, x, y, span, drawing, background)
        if placed.is_later:
            shown = f'<g opacity="{LATER_OPACITY}">{shown}</g>'
        yield shown
        if placed.title_width:
            title = _truncated(entry.title, drawing.size, placed.title_width)
            left, low = x + span.side * 0.75, y + drawing.size * 0.35
            yield _room_for(title, left, low, background, drawing)
            yield text_element(left, low, title, size=drawing.size)
        if placed.left_width:
            title = _truncated(entry.title, drawing.size, placed.left_width)
            right, low = x - span.side * 0.75, y + drawing.size * 0.35
            wide = text_width(title, drawing.size)
            yield _room_for(title, right - wide, low, background, drawing)
            yield text_element(right, low, title, size=drawing.size, anchor="end")


def _room_for(title: str, left: float, base: float, background: str, drawing: Drawing) -> str:
    """Return a rectangle that hides the lines of months behind a title."""
    return (
        f'<rect x="{left - 1.5:.1f}" y="{base - drawing.size:.1f}"'
        f' width="{text_width(title, drawing.size) + 3:.1f}" height="{drawing.size * 1.3:.1f}"'
        f' fill="{background}"/>'
    )


def _room_above(span: TimeSpan, drawing: Drawing) -> float:
    """Return the distance from the top of a lane to the middle of its symbols."""
    return drawing.size * 0.8 * 0.8 + span.side * 0.56


def _mixed(count: str, x: float, y: float, drawing: Drawing) -> str:
    """Return a box with the number of statements whose positions differ."""
    size = drawing.size * 0.8
    wide, high = max(text_width(count, size) * 1.1 + size * 0.5, size * 1.5), size * 1.45
    box = mixed_svg(x, y, wide, high, grey=drawing.grey)
    return box + text_element(x, y + size * 0.36, count, size=size, anchor="middle", bold=True)


def _count(
    cluster: Bucket, x: float, y: float, span: TimeSpan, drawing: Drawing, background: str
) -> str:
    """Return the number of clustered entries, above the symbol."""
    size = drawing.size * 0.8
    low = y - span.side * 0.56
    return text_element(
        x, low, str(cluster.count), size=size, anchor="middle", halo=background, bold=True
    )


def _key(drawing: Drawing, *, day_seen: bool) -> list[str]:
    """Return the key of all symbols, on as many lines as needed."""
    catalog, side, grey = drawing.catalog, drawing.size * 1.25, drawing.grey
    middle = -drawing.size * 0.35
    entries = [
        (
            event_svg(MarkKind.DOCUMENT, side / 2, middle, side, filled=True, grey=grey),
            "document",
        ),
        (event_svg(MarkKind.EVENT, side / 2, middle, side, filled=True, grey=grey), "event"),
        (event_svg(MarkKind.EVENT, side / 2, middle, side, filled=False, grey=grey), "open"),
    ]
    items = [(sign, catalog[f"timeline.{name}"]) for sign, name in entries]
    items += [
        (
            position_svg(position, side / 2, middle, side, grey=grey),
            catalog[f"position.{position}"],
        )
        for position in Position
    ]
    count = text_element(side / 2, 0, "3", size=drawing.size * 0.8, anchor="middle", bold=True)
    items.append((count, catalog["timeline.count"]))
    items.append((_mixed("3", side / 2, middle, drawing), catalog["timeline.mixed"]))
    if day_seen:
        day = day_text(drawing.as_of.isoformat(), catalog)
        items.append(("", catalog["timeline.day"].format(date=day)))
    lines, x = [""], 2.0
    for sign, word in items:
        left = side * 1.3 if sign else 0.0
        wide = left + text_width(word, drawing.size) + drawing.size * 1.5
        if x + wide > drawing.width_mm * _PER_MM and lines[-1]:
            lines.append("")
            x = 2.0
        label = text_element(left, 0, word, size=drawing.size)
        lines[-1] += f'<g transform="translate({x:.1f} 0)">{sign}{label}</g>'
        x += wide
    return lines
