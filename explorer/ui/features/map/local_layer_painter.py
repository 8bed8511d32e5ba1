"""Painter of local layers: thousands of points in a path, each step short enough for a frame."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from pyqtgraph.functions import arrayToQPath
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.local_layer.model import DetailLevel, LocalLayer
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
from explorer.cartography.scene.style import ShapeStyle
from explorer.ui.features.map.pens import PenSet
from explorer.ui.features.map.shape_painter import km_to_pixels

# Each of these takes about a millisecond, so that a painting slice rarely takes too long.
_POINTS = 4000
_LINE_POINTS = 1500
_SPOTS = 400
_ROWS = 256
_PADDING = 8.0  # pixels around a region that lines and antialiasing may reach into
_DOT = 2.6


@dataclass(frozen=True, slots=True)
class Area:
    """An image to paint into: the view it shows, and the area of it to be painted."""

    image: QImage
    view: View
    area: QRect

    def region(self, padding: float = _PADDING) -> Box:
        """Return the area in kilometres, with a padding in pixels."""
        view, area = self.view, self.area
        return Box(
            view.x0 + (area.left() - padding) / view.scale,
            view.y1 - (area.bottom() + 1 + padding) / view.scale,
            view.x0 + (area.right() + 1 + padding) / view.scale,
            view.y1 - (area.top() - padding) / view.scale,
        )

    def painter(self) -> QPainter:
        """Return a painter in pixels of the view, clipped to the area."""
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.area)
        return painter


def piece_path(piece: GeometryChunk) -> QPainterPath:
    """Return one path of all points of a chunk."""
    path = arrayToQPath(
        np.ascontiguousarray(piece.points[:, 0]),
        np.ascontiguousarray(piece.points[:, 1]),
        connect=piece.joined,
        finiteCheck=False,
    )
    rule = Qt.FillRule.OddEvenFill if piece.odd_even else Qt.FillRule.WindingFill
    path.setFillRule(rule)
    return path


def paint_local_layer(at: Area, layer: LocalLayer, inks: PenSet) -> Iterator[None]:
    """Paint the part of a layer in an area, one short step after another."""
    region = at.region()
    if not layer.box.meets(region):
        return
    level = level_for(layer, at.view.scale)
    style = inks[layer.style].style
    yield from _paint_fills(at, layer, level, inks)
    yield from _paint_outlines(at, level, style, inks.ratio)
    dots = dots_in(layer, level, region, at.view.scale)
    yield from _paint_spots(at, dots, _dot(style, inks.ratio, dot_opacity(level)))
    yield from _paint_spots(at, points_in_region(level.marks, region), inks.mark(layer.style))


def _paint_fills(at: Area, layer: LocalLayer, level: DetailLevel, inks: PenSet) -> Iterator[None]:
    """Paint areas as a mask that is then coloured, so that overlaps are not darker."""
    view, area, ratio = at.view, at.area, inks.ratio
    edge = _PADDING / view.scale
    mask: QImage | None = None
    for piece in fills(layer, level, at.region(0.0), _POINTS, edge):
        if mask is None:
            size = area.size() * ratio
            mask = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
            mask.setDevicePixelRatio(ratio)
            mask.fill(Qt.GlobalColor.transparent)
        painter = QPainter(mask)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-area.topLeft())
        painter.setClipRect(_pixels(view, piece.tile).intersected(area))
        painter.setTransform(km_to_pixels(view), combine=True)
        painter.fillPath(piece_path(piece), Qt.GlobalColor.black)
        painter.end()
        yield None
    if mask is not None:
        yield from _paint_mask(at, mask, inks.wash(layer.style))


def _pixels(view: View, tile: Box) -> QRect:
    """Return the whole pixels that a tile touches."""
    left = math.floor((tile.x0 - view.x0) * view.scale)
    top = math.floor((view.y1 - tile.y1) * view.scale)
    right = math.ceil((tile.x1 - view.x0) * view.scale)
    bottom = math.ceil((view.y1 - tile.y0) * view.scale)
    return QRect(QPoint(left, top), QPoint(right, bottom))


def _paint_mask(at: Area, mask: QImage, wash: QBrush) -> Iterator[None]:
    """Colour a mask and draw it over the image, some rows at a time."""
    area, view = at.area, at.view
    # The hatch is anchored at the origin of the map, so that it is continuous between images.
    origin = QPoint(round(-view.x0 * view.scale), round(view.y1 * view.scale))
    for top in range(0, area.height(), _ROWS):
        rows = QRect(0, top, area.width(), min(_ROWS, area.height() - top))
        painter = QPainter(mask)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.setBrushOrigin(origin - area.topLeft())
        painter.fillRect(rows, wash)
        painter.end()
        painter = at.painter()
        painter.setClipRect(rows.translated(area.topLeft()))
        painter.drawImage(area.topLeft(), mask)
        painter.end()
        yield None


def line_pen(style: ShapeStyle, ratio: float) -> QPen:
    """Return a pen of one device pixel, which Qt draws twenty times as fast as a wider one."""
    pen = QPen(QColor(style.line), 1.0)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style.dash:
        pen.setDashPattern([step * style.width * ratio for step in style.dash])
    return pen


def pen_shifts(width: float) -> list[QPointF]:
    """Return the offsets at which a one-pixel pen makes a line of a width, in device pixels."""
    if width <= 1.1:
        return [QPointF(0, 0)]
    count = 3 if width <= 2.2 else 8
    radius = (width - 1) / 2
    turns = (math.tau * (i / count + 0.07) for i in range(count))
    return [QPointF(radius * math.cos(turn), radius * math.sin(turn)) for turn in turns]


def _paint_outlines(
    at: Area, level: DetailLevel, style: ShapeStyle, ratio: float
) -> Iterator[None]:
    for piece in outlines(level, at.region(), _LINE_POINTS):
        painter = at.painter()
        stroke_piece(painter, piece, style, at.view, ratio)
        painter.end()
        yield None


def stroke_piece(
    painter: QPainter, piece: GeometryChunk, style: ShapeStyle, view: View, ratio: float
) -> None:
    """Draw the lines of a piece; the painter is in pixels."""
    path, pen = piece_path(piece), line_pen(style, ratio)
    for shift in pen_shifts(style.width * ratio):
        painter.save()
        painter.translate(shift / ratio)
        painter.setTransform(km_to_pixels(view), combine=True)
        painter.strokePath(path, pen)
        painter.restore()


def _dot(style: ShapeStyle, ratio: float, opacity: float) -> QPixmap:
    """Return the image of a shape smaller than a pixel, which would otherwise be invisible."""
    side = round(_DOT * ratio)
    picture = QPixmap(side, side)
    picture.setDevicePixelRatio(ratio)
    colour = QColor(style.line)
    colour.setAlphaF(opacity)
    picture.fill(colour)
    return picture


def _paint_spots(at: Area, spots: FloatArray, picture: QPixmap) -> Iterator[None]:
    half = picture.width() / picture.devicePixelRatio() / 2
    # On whole pixels, so that a mark looks the same in two images.
    corners = np.round(at.view.pixels(spots) - half)
    for start in range(0, len(corners), _SPOTS):
        painter = at.painter()
        for x, y in corners[start : start + _SPOTS].tolist():
            painter.drawPixmap(QPointF(x, y), picture)
        painter.end()
        yield None
