"""Diagrams as SVG in the bundled font, with the boxes and arrows of the screen."""

from explorer.diagrams.graph.layout import Layout, PlacedBox, Route, lay_out
from explorer.diagrams.graph.model import BoxKind, BoxTextStyle, Diagram, TextMetrics
from explorer.reports.svg.text import LINE, family_attribute, text_element, text_width

_SIZES = {
    BoxTextStyle.LEAD: 9.5,
    BoxTextStyle.TITLE: 10.6,
    BoxTextStyle.SMALL: 9.5,
    BoxTextStyle.WARNING: 9.5,
}
_BOLD = frozenset({BoxTextStyle.TITLE, BoxTextStyle.WARNING})
_PER_MM = 96 / 25.4
_ROUND = {BoxKind.OUTCOME: 8.0, BoxKind.CHOICE: 0.0}
_HEAD = 5.0


def diagram_svg(diagram: Diagram, width_mm: float, *, grey: bool = False) -> tuple[str, float]:
    """Return the drawing, and its height in millimetres at that width."""
    layout = lay_out(diagram, _lettering(), width_mm * _PER_MM)
    height_mm = width_mm * layout.height / layout.width
    opening = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{width_mm:.2f}mm" height="{height_mm:.2f}mm" '
        f'viewBox="0 0 {layout.width:.1f} {layout.height:.1f}" {family_attribute()}>'
    )
    parts = [
        opening,
        *(_head_line(layout, number) for number in range(len(layout.heads))),
        *(_route(route, grey=grey) for route in layout.routes),
        *(_box(box, grey=grey) for box in layout.boxes),
        "</svg>",
    ]
    return "".join(parts), height_mm


def _lettering() -> TextMetrics:
    def width(text: str, manner: BoxTextStyle) -> float:
        return text_width(text, _SIZES[manner], bold=manner in _BOLD)

    return TextMetrics(width, lambda manner: _SIZES[manner] * LINE, em=10.6)


def _ink(manner: BoxTextStyle, *, grey: bool) -> str:
    if grey or manner is BoxTextStyle.TITLE:
        return "#000000"
    return "#8a3b00" if manner is BoxTextStyle.WARNING else "#4a535d"


def _head_line(layout: Layout, number: int) -> str:
    head = layout.heads[number]
    size = _SIZES[BoxTextStyle.TITLE]
    return text_element(head.x, head.top + size, head.text, size=size, bold=True)


def _box(placed: PlacedBox, *, grey: bool) -> str:
    kind = placed.box.sort
    heavy = kind in {BoxKind.CENTRE, BoxKind.CHOICE}
    fill = "#ffffff" if grey or not heavy else "#eef2f5"
    outline = (
        f'<rect x="{placed.x:.1f}" y="{placed.y:.1f}" width="{placed.width:.1f}"'
        f' height="{placed.height:.1f}"'
        f' rx="{_ROUND.get(kind, 2.0)}" fill="{fill}" stroke="#000000"'
        f' stroke-width="{1.8 if heavy else 0.8}"/>'
    )
    parts = [outline]
    for line in placed.lines:
        size = _SIZES[line.manner]
        parts.append(
            text_element(
                line.x,
                line.top + size,
                line.text,
                size=size,
                colour=_ink(line.manner, grey=grey),
                bold=line.manner in _BOLD,
            )
        )
    return "".join(parts)


def _route(route: Route, *, grey: bool) -> str:
    (x, y), *further = route.points
    path = [f"M{x:.1f} {y:.1f}"]
    for to_x, to_y in further:
        middle = (x + to_x) / 2
        path.append(f"C{middle:.1f} {y:.1f} {middle:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}")
        x, y = to_x, to_y
    back = -_HEAD if x >= route.points[-2][0] else _HEAD
    colour = "#8a3b00" if route.arrow.circular and not grey else "#333333"
    width = 2.2 if route.arrow.circular else 1.0
    dash = ' stroke-dasharray="4 3"' if route.arrow.dashed else ""
    return (
        f'<path d="{"".join(path)}" fill="none" stroke="{colour}" stroke-width="{width}"{dash}/>'
        f'<path d="M{x:.1f} {y:.1f}l{back:.1f} {_HEAD * 0.6:.1f}v{-_HEAD * 1.2:.1f}z"'
        f' fill="{colour}"/>'
    )
