"""Diagrams as SVG in the bundled font, with the boxes and arrows of the screen."""

from explorer.diagrams.display_list import DrawnText, Item, Palette
from explorer.diagrams.graph.drawing import drawing
from explorer.diagrams.graph.layout import lay_out
from explorer.diagrams.graph.model import BoxTextStyle, Diagram, TextMetrics
from explorer.reports.svg.display_list import shapes_svg
from explorer.reports.svg.text import LINE, family_attribute, text_element, text_width

_SIZES = {
    BoxTextStyle.LEAD: 9.5,
    BoxTextStyle.TITLE: 10.6,
    BoxTextStyle.SMALL: 9.5,
    BoxTextStyle.WARNING: 9.5,
}
_BOLD = frozenset({BoxTextStyle.TITLE, BoxTextStyle.WARNING})
_PER_MM = 96 / 25.4
#: Lines on paper are finer than on the screen.
_WEIGHT = 0.75
_COLOURS = {
    "ground": "#ffffff",
    "heavy_ground": "#eef2f5",
    "edge": "#000000",
    "arrow": "#333333",
    "circular": "#8a3b00",
    "title": "#000000",
    "warning": "#8a3b00",
    "detail": "#4a535d",
}
_GREYS = _COLOURS | {
    "heavy_ground": "#ffffff",
    "circular": "#333333",
    "warning": "#000000",
    "detail": "#000000",
}


def diagram_svg(diagram: Diagram, width_mm: float, *, grey: bool = False) -> tuple[str, float]:
    """Return the drawing, and its height in millimetres at that width."""
    layout = lay_out(diagram, _text_metrics(), width_mm * _PER_MM)
    height_mm = width_mm * layout.height / layout.width
    opening = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{width_mm:.2f}mm" height="{height_mm:.2f}mm" '
        f'viewBox="0 0 {layout.width:.1f} {layout.height:.1f}" {family_attribute()}>'
    )
    palette = _GREYS if grey else _COLOURS
    items = (_item(item, palette) for item in drawing(layout, weight=_WEIGHT))
    return "".join((opening, *items, "</svg>")), height_mm


def _text_metrics() -> TextMetrics:
    def width(text: str, style: BoxTextStyle) -> float:
        return text_width(text, _SIZES[style], bold=style in _BOLD)

    return TextMetrics(width, lambda style: _SIZES[style] * LINE, em=10.6)


def _item(item: Item, palette: Palette) -> str:
    if not isinstance(item, DrawnText):
        return shapes_svg((item,), palette)
    style = BoxTextStyle(item.style)
    size = _SIZES[style]
    return text_element(
        item.x,
        item.top + size,
        item.text,
        size=size,
        colour=palette[item.role],
        bold=style in _BOLD,
    )
