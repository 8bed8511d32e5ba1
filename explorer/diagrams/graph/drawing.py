"""A laid-out diagram as a display list, for the screen and for paper.

Roles: ``ground`` and ``heavy_ground`` of boxes, ``edge`` and ``selected`` of their outlines,
``arrow`` and ``circular`` of arrows, ``title``, ``warning`` and ``detail`` of texts.
"""

from collections.abc import Iterator

from explorer.diagrams.display_list import (
    DrawnText,
    Item,
    Operation,
    Outline,
    Pen,
    Rectangle,
    polygon,
)
from explorer.diagrams.graph.layout import Layout, PlacedBox, PositionedLine, Route
from explorer.diagrams.graph.model import BoxKind, BoxTextStyle

_RADII = {BoxKind.OUTCOME: 9.0, BoxKind.CHOICE: 0.0}
_USUAL_RADIUS = 2.5
_HEAVY = frozenset({BoxKind.CENTRE, BoxKind.CHOICE})
_HEAVY_LINE, _LINE, _ARROW = 2.4, 1.1, 1.2
_HEAD = 5.0
_ROLES = {BoxTextStyle.TITLE: "title", BoxTextStyle.WARNING: "warning"}


def drawing(layout: Layout, *, weight: float = 1.0, selection: str = "") -> Iterator[Item]:
    """Yield the items of a diagram from back to front.

    ``weight`` scales the width of the lines; boxes about the reference ``selection`` stand out.
    """
    for head in layout.heads:
        yield _text(head)
    for route in layout.routes:
        yield from _arrow(route, weight)
    for placed in layout.boxes:
        is_selected = bool(selection) and placed.box.reference == selection
        yield from _box(placed, weight, is_selected=is_selected)


def outline_of(placed: PlacedBox, margin: float, pen: Pen) -> Rectangle:
    """Return a rectangle around a box, at a distance from it."""
    return Rectangle(
        placed.x - margin,
        placed.y - margin,
        placed.width + 2 * margin,
        placed.height + 2 * margin,
        pen=pen,
    )


def _text(line: PositionedLine) -> DrawnText:
    return DrawnText(line.x, line.top, line.text, line.style, _ROLES.get(line.style, "detail"))


def _box(placed: PlacedBox, weight: float, *, is_selected: bool) -> Iterator[Item]:
    kind = placed.box.sort
    is_heavy = kind in _HEAVY
    width = _HEAVY_LINE if is_heavy or is_selected else _LINE
    yield Rectangle(
        placed.x,
        placed.y,
        placed.width,
        placed.height,
        _RADII.get(kind, _USUAL_RADIUS),
        "heavy_ground" if is_heavy else "ground",
        Pen("selected" if is_selected else "edge", width * weight),
    )
    for line in placed.lines:
        yield _text(line)


def _arrow(route: Route, weight: float) -> Iterator[Item]:
    (x, y), *further = route.points
    operations: list[Operation] = [("M", x, y)]
    for to_x, to_y in further:
        middle = (x + to_x) / 2
        operations.append(("C", middle, y, middle, to_y, to_x, to_y))
        x, y = to_x, to_y
    role = "circular" if route.arrow.circular else "arrow"
    width = (_HEAVY_LINE if route.arrow.circular else _ARROW) * weight
    dash = (4.0 * width, 3.0 * width) if route.arrow.dashed else ()
    yield Outline(tuple(operations), pen=Pen(role, width, dash))
    back = -_HEAD if x >= route.points[-2][0] else _HEAD
    wing = _HEAD * 0.6
    yield Outline(polygon(((x, y), (x + back, y + wing), (x + back, y - wing))), role)
