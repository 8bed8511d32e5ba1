"""Measuring tool of the map: clicked points, their length and the area they enclose."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from explorer.cartography.geometry.geodesic import line_length_km, ring_area_km2
from explorer.cartography.geometry.projection import unproject
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.snapping import Snap, SnapKind
from explorer.i18n.formats import number_text
from explorer.ui.features.map.pens import PenSet

_NEAR_PIXELS = 10.0


class MeasureTool:
    """Points in kilometres of the map; lengths and areas are those on the ellipsoid."""

    def __init__(self) -> None:
        self._spots: list[tuple[float, float]] = []
        self._closed = False
        self.snap: Snap | None = None

    def add(self, x: float, y: float, scale: float) -> None:
        """Add a point; one near the first closes the polygon, the next starts another."""
        if self._closed:
            self.clear()
        if self.closes_at(x, y, scale):
            self._closed = True
        else:
            self._spots.append((x, y))

    def closes_at(self, x: float, y: float, scale: float) -> bool:
        """Return True if a point would close the polygon."""
        if self._closed or len(self._spots) < 3:
            return False
        first = self._spots[0]
        return bool(np.hypot(x - first[0], y - first[1]) * scale < _NEAR_PIXELS)

    def clear(self) -> None:
        """Remove all points."""
        self._spots = []
        self._closed = False
        self.snap = None

    def text(self, words: Mapping[str, str]) -> str:
        """Return the measured length or area; "" with fewer than two points."""
        if len(self._spots) < 2:
            return ""
        spots = self._spots + self._spots[:1] if self._closed else self._spots
        lonlat = unproject(np.array(spots))
        length = number_text(line_length_km(lonlat), words, 1)
        if not self._closed:
            return words["map.measured_line"].format(km=length)
        area = number_text(abs(ring_area_km2(lonlat)), words, 0)
        return words["map.measured_area"].format(km=length, km2=area)

    def paint(self, painter: QPainter, view: View, inks: PenSet) -> None:
        """Paint the line or polygon, and the point that the next one snaps to."""
        if self._spots:
            self._paint_figure(painter, view, inks)
        if self.snap is not None:
            _paint_snap(painter, self.snap, view, inks)

    def _paint_figure(self, painter: QPainter, view: View, inks: PenSet) -> None:
        corners = [QPointF(x, y) for x, y in view.pixels(np.array(self._spots)).tolist()]
        colour = inks.colour("highlight")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(inks.colour("halo"), 5))
        painter.drawPolyline(QPolygonF([*corners, *corners[:1]] if self._closed else corners))
        painter.setPen(QPen(colour, 2.2, Qt.PenStyle.DashLine))
        veil = QColor(colour)
        veil.setAlphaF(0.15)
        painter.setBrush(veil if self._closed else Qt.BrushStyle.NoBrush)
        figure = QPolygonF(corners)
        if self._closed:
            painter.drawPolygon(figure)
        else:
            painter.drawPolyline(figure)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(inks.colour("mark"))
        for corner in corners:
            painter.drawEllipse(corner, 3.5, 3.5)


def _paint_snap(painter: QPainter, snap: Snap, view: View, inks: PenSet) -> None:
    """Paint a ring around a place, a square on a corner or a cross on an edge."""
    x, y = view.pixels(np.array([(snap.x, snap.y)]))[0].tolist()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in (("halo", 5.0), ("highlight", 2.2)):
        painter.setPen(QPen(inks.colour(colour), width))
        if snap.kind is SnapKind.PLACE:
            painter.drawEllipse(QPointF(x, y), 8.0, 8.0)
        elif snap.kind is SnapKind.CORNER:
            painter.drawRect(QRectF(x - 5.5, y - 5.5, 11.0, 11.0))
        else:
            painter.drawLine(QPointF(x - 6, y - 6), QPointF(x + 6, y + 6))
            painter.drawLine(QPointF(x - 6, y + 6), QPointF(x + 6, y - 6))
