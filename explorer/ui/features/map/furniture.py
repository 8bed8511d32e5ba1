"""Scale bar, north arrow, graticule and coordinate readout, painted over the map in pixels."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import convergence, unproject
from explorer.cartography.scene.furniture import degrees_text, edge_marks, graticule, scale_bar_km
from explorer.cartography.scene.label_placement import View
from explorer.i18n.formats import amount_text
from explorer.ui.features.map.pens import PenSet
from explorer.ui.features.map.shape_painter import build_path, km_to_pixels


def small(font: QFont, by: float = 0.8) -> QFont:
    """Return a smaller copy of a font."""
    smaller = QFont(font)
    if font.pointSizeF() > 0:
        smaller.setPointSizeF(font.pointSizeF() * by)
    return smaller


class Furniture:
    """Painter of the furniture of a view; ``covered`` are rectangles under other widgets."""

    def __init__(self, inks: PenSet, font: QFont, catalog: Mapping[str, str]) -> None:
        self._inks = inks
        self._catalog = catalog
        self._font = small(font)
        self._metrics = QFontMetricsF(self._font)
        self.readout = ""
        self.covered: tuple[Box, ...] = ()

    def keep_clear_areas(self, view: View) -> tuple[Box, ...]:
        """Return the rectangles that labels must not overlap."""
        degrees = (
            Box(x - 2, y, x + wide + 2, y + high) for x, y, wide, high, _ in self._marks(view)
        )
        return *self.fixed_areas(view), *degrees

    def fixed_areas(self, view: View) -> tuple[Box, ...]:
        """Return the rectangles that do not move when the map is panned."""
        return self._bar_box(view), self._arrow_box(view), self._readout_box(view)

    def _readout_box(self, view: View) -> Box:
        high = self._metrics.height() + 8
        wide = self._metrics.averageCharWidth() * 18
        return Box(view.width - wide, view.height - high, view.width, view.height)

    def paint_graticule(self, painter: QPainter, view: View) -> None:
        """Paint meridians and parallels."""
        lines = [line.points for line in graticule(view.extent)]
        pen = self._inks["graticule"].pen
        if lines and pen is not None:
            painter.strokePath(km_to_pixels(view).map(build_path(lines)), pen)

    def paint(self, painter: QPainter, view: View) -> None:
        """Paint degrees, scale bar, north arrow and readout."""
        painter.setFont(self._font)
        self._degrees(painter, view)
        self._bar(painter, view)
        self._arrow(painter, view)
        if self.readout:
            self._readout(painter, view)

    def _marks(self, view: View) -> list[tuple[float, float, float, float, str]]:
        """Return the degrees along the top and the left: left, top, width, height, text."""
        marks = []
        high = self._metrics.height()
        for mark in edge_marks(view):
            text = degrees_text(mark, self._catalog)
            wide = self._metrics.horizontalAdvance(text)
            if mark.meridian and wide / 2 < mark.x < view.width - wide / 2:
                marks.append((mark.x - wide / 2, 1.0, wide, high, text))
            elif not mark.meridian and high * 2.5 < mark.y < view.height - 50:
                marks.append((4.0, mark.y - high - 1, wide, high, text))
        return [mark for mark in marks if not self._is_covered(*mark[:4])]

    def _is_covered(self, left: float, top: float, width: float, height: float) -> bool:
        box = Box(left, top, left + width, top + height)
        return any(box.meets(covered) for covered in self.covered)

    def _degrees(self, painter: QPainter, view: View) -> None:
        painter.setPen(QColor(self._inks.theme.texts["graticule"].colour))
        for x, y, _, _, text in self._marks(view):
            painter.drawText(QPointF(x, y + self._metrics.ascent()), text)

    def _bar_km(self, view: View) -> float:
        return scale_bar_km(view.scale, min(150.0, view.width / 4))

    def _bar_box(self, view: View) -> Box:
        length = self._bar_km(view) * view.scale
        high = self._metrics.height() + 12
        top = view.height - high - 6
        return Box(6, top, 6 + length + self._metrics.averageCharWidth() * 9, top + high)

    def _bar(self, painter: QPainter, view: View) -> None:
        km = self._bar_km(view)
        room, length = self._bar_box(view), km * view.scale
        paper, ink = self._inks.colour("halo"), self._inks.colour("text")
        veil = QColor(paper)
        veil.setAlphaF(0.82)
        painter.fillRect(QRectF(room.x0, room.y0, room.width, room.height), veil)
        left, base = room.x0 + 6, room.y1 - 5
        painter.setPen(QPen(ink, 1))
        painter.fillRect(QRectF(left, base - 4, length / 2, 4), ink)
        painter.fillRect(QRectF(left + length / 2, base - 4, length / 2, 4), paper)
        painter.drawRect(QRectF(left, base - 4, length, 4))
        painter.drawText(QPointF(left, base - 7), "0")
        text = amount_text(km, self._catalog["map.kilometres"], self._catalog)
        wide = self._metrics.horizontalAdvance(text)
        painter.drawText(QPointF(left + length - wide / 2, base - 7), text)

    def _arrow_box(self, view: View) -> Box:
        high = 26 + self._metrics.height()
        right = view.width - 8
        bottom = view.height - 6 - self._metrics.height() - 8
        return Box(right - 22, bottom - high, right, bottom)

    def _arrow(self, painter: QPainter, view: View) -> None:
        room = self._arrow_box(view)
        x = room.centre[0]
        y = room.y0 + 13
        point = np.array([[view.x0 + x / view.scale, view.y1 - y / view.scale]])
        ink, paper = self._inks.colour("text"), self._inks.colour("halo")
        painter.save()
        painter.translate(x, y)
        painter.rotate(convergence(float(unproject(point)[0, 0])))
        painter.setPen(QPen(ink, 0.8))
        for side, colour in ((5, ink), (-5, paper)):
            painter.setBrush(colour)
            painter.drawPolygon([QPointF(0, -12), QPointF(side, 9), QPointF(0, 5)])
        painter.restore()
        painter.setPen(ink)
        letter = self._catalog["map.north"]
        wide = self._metrics.horizontalAdvance(letter)
        painter.drawText(QPointF(x - wide / 2, room.y1 - self._metrics.descent()), letter)

    def _readout(self, painter: QPainter, view: View) -> None:
        wide = self._metrics.horizontalAdvance(self.readout) + 8
        high = self._metrics.height() + 2
        box = QRectF(view.width - wide - 6, view.height - high - 6, wide, high)
        veil = self._inks.colour("halo")
        veil.setAlphaF(0.82)
        painter.fillRect(box, veil)
        painter.setPen(self._inks.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.readout)
