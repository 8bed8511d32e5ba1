"""Painter of styled shapes: paths in kilometres, simplified for each zoom and cached."""

import math

import numpy as np
from pyqtgraph.functions import arrayToQPath
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from explorer.cartography.geometry.geometry import (
    Box,
    clip_ring,
    runs_within,
    simplify,
    ticks_along,
)
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.label_placement import View
from explorer.ui.features.map.pens import PenSet, StylePens

# In pixels: finer detail is not visible.
_FINEST = 0.7
_LONG = 400


def build_path(parts: list[FloatArray]) -> QPainterPath:
    """Return one path of all parts."""
    if not parts:
        return QPainterPath()
    points = np.concatenate(parts)
    joined = np.ones(len(points), dtype=np.int32)
    joined[np.cumsum([len(p) for p in parts]) - 1] = 0
    return arrayToQPath(
        np.ascontiguousarray(points[:, 0]),
        np.ascontiguousarray(points[:, 1]),
        connect=joined,
        finiteCheck=False,
    )


class Paths:
    """Cache of paths by shape and zoom level; a level covers scales up to the double."""

    def __init__(self) -> None:
        self._paths: dict[tuple[int, int], QPainterPath] = {}

    def of(self, shape: StyledShape, scale: float) -> QPainterPath:
        """Return a shape's path in kilometres, fine enough for a scale in pixels per kilometre."""
        zoom = math.ceil(math.log2(scale))
        # Shapes drawn in two styles share their parts, so these are the key.
        key = (id(shape.parts), zoom)
        path = self._paths.get(key)
        if path is None:
            step = _FINEST / 2.0**zoom
            parts = [simplify(part, step) for part in shape.parts]
            least = 4 if shape.type == "polygon" else 2
            path = build_path([p for p in parts if len(p) >= least] or [shape.parts[0]])
            self._paths[key] = path
        return path

    def clipped(self, shape: StyledShape, scale: float, region: Box) -> QPainterPath:
        """Return a shape's path within a region, closed along its edge; it is not cached."""
        step = _FINEST / 2.0 ** math.ceil(math.log2(scale))
        if shape.type == "polygon":
            parts = [clip_ring(simplify(part, step), region) for part in shape.parts]
            return build_path([p for p in parts if len(p) > 3])
        parts = [run for part in shape.parts for run in runs_within(simplify(part, step), region)]
        return build_path(parts)


def km_to_pixels(view: View) -> QTransform:
    """Return the transform from kilometres, y up, to pixels, y down."""
    s = view.scale
    return QTransform(s, 0, 0, -s, -view.x0 * s, view.y1 * s)


def paint_shape(
    painter: QPainter,
    shape: StyledShape,
    ink: StylePens,
    view: View,
    paths: Paths,
    region: Box | None = None,
) -> None:
    """Paint a shape, or its part in a region; the painter is in pixels."""
    if shape.type == "point":
        _paint_points(painter, shape, ink, view)
        return
    if ink.is_empty:
        return
    path = paths.of(shape, view.scale)
    transform = km_to_pixels(view)
    is_whole = ink.style.dash or ink.style.inside
    if region is not None and path.elementCount() > _LONG and not is_whole:
        # Qt would stroke the whole outline to show a part of it. A dashed line is not clipped,
        # since its dashes would shift.
        path = paths.clipped(shape, view.scale, region)
    if shape.type == "polygon" and ink.hatch is not None:
        painter.fillPath(transform.map(path), ink.hatch)
    if ink.style.ticks:
        _paint_ticks(painter, shape, ink, view)
        return
    painter.save()
    painter.setTransform(transform, combine=True)
    if shape.type == "polygon" and ink.fill is not None:
        painter.fillPath(path, ink.fill)
    if ink.style.inside and shape.type == "polygon":
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    for pen in (ink.case, ink.pen):
        if pen is not None:
            painter.strokePath(path, pen)
    painter.restore()


def _paint_points(painter: QPainter, shape: StyledShape, ink: StylePens, view: View) -> None:
    for x, y in view.pixels(np.concatenate(shape.parts)).tolist():
        for pen in (ink.case, ink.pen):
            if pen is not None:
                painter.setPen(pen)
                painter.drawEllipse(QPointF(x, y), 10, 10)


def _paint_ticks(painter: QPainter, shape: StyledShape, ink: StylePens, view: View) -> None:
    ticks: list[FloatArray] = []
    for part in shape.parts:
        line, style = simplify(view.pixels(part), 1.0), ink.style
        ticks += ticks_along(line, style.ticks, style.tick_size, style.offset)
    if ticks and ink.pen is not None:
        painter.strokePath(build_path(ticks), ink.pen)


def paint_layer_point(painter: QPainter, shape: StyledShape, view: View, inks: PenSet) -> None:
    """Paint the mark of a point."""
    picture = inks.mark(shape.style)
    half = picture.width() / picture.devicePixelRatio() / 2
    for x, y in view.pixels(np.concatenate(shape.parts)).tolist():
        painter.drawPixmap(QPointF(x - half, y - half), picture)
