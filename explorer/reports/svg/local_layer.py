"""Local layers as SVG elements: all areas of a layer in one path, all lines in another."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

import numpy as np

from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.local_layer.model import LocalLayer
from explorer.cartography.local_layer.tiles import (
    GeometryChunk,
    dot_opacity,
    dots_in,
    fills,
    level_for,
    outlines,
    points_in_region,
)
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.style import MapTheme, ShapeStyle
from explorer.reports.svg.shapes import fill_elements, stroke, symbol, without_zeros

_ROOM = 8.0
_ALL = 1 << 40  # paper has no frame budget: everything in one portion
_DOT = 2.0
_BEGIN, _ON = "M%.1f %.1f", "L%.1f %.1f"


def local_elements(layer: LocalLayer, view: View, theme: MapTheme) -> Iterator[str]:
    """Yield the visible part of a layer, simplified for paper."""
    area = view.extent.grown(_ROOM / view.scale)
    if not layer.box.meets(area):
        return
    style, level = theme.styles[layer.style], level_for(layer, view.scale)
    yield f"<g data-layer={quoteattr(layer.key)}>"
    areas = list(fills(layer, level, area, _ALL, 0.0))
    for rule in ("nonzero", "evenodd"):
        data = _data((a for a in areas if a.odd_even == (rule == "evenodd")), view, closed=True)
        if data:
            yield from fill_elements(data, layer.style, style, rule)
    lines = _data(outlines(level, area, _ALL), view, closed=False)
    if lines:
        yield f'<path {stroke(style.line, style.width, style.dash)} d="{lines}"/>'
    dots = view.pixels(dots_in(layer, level, area, view.scale))
    yield from _dots(dots, style, dot_opacity(level))
    for x, y in view.pixels(points_in_region(level.marks, area)).tolist():
        yield symbol(x, y, style)
    yield "</g>"


def _data(pieces: Iterable[GeometryChunk], view: View, *, closed: bool) -> str:
    """Return chunks as path data; one format call per chunk."""
    parts: list[str] = []
    for piece in pieces:
        ends = piece.joined == 0
        begins = np.concatenate(([True], ends[:-1]))
        forms = np.where(begins, _BEGIN, _ON).astype(object)
        if closed:
            forms[ends] += "Z"
        numbers = view.pixels(piece.points).ravel().tolist()
        parts.append("".join(forms.tolist()) % tuple(numbers))
    return without_zeros("".join(parts))


def _dots(points: FloatArray, style: ShapeStyle, opacity: float) -> Iterator[str]:
    """Yield dots for shapes smaller than a pixel."""
    if len(points):
        form = f"M%.1f %.1fh{_DOT}v{_DOT}h-{_DOT}z" * len(points)
        data = without_zeros(form % tuple((points - _DOT / 2).ravel().tolist()))
        yield f'<path fill="{style.line}" fill-opacity="{opacity:.2g}" d="{data}"/>'
