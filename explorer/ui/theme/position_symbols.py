"""Symbols of positions and events on the screen, and as images in texts."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from explorer.diagrams.symbols import Symbol, position_symbol
from explorer.ui.theme.colours import Theme
from explorer.ui.theme.display_list import PaintedShape, paint_shapes, painted_shapes

_DARK = 140


def paint_position(painter: QPainter, box: QRectF, position: str, theme: Theme) -> None:
    """Paint the symbol of a position into the middle of a box, as large as fits."""
    colour = theme.position.get(position, theme.position["none"])
    paint_symbol(painter, box, position_symbol(position), colour)


def paint_symbol(painter: QPainter, box: QRectF, symbol: Symbol, colour: str) -> None:
    """Paint a symbol in a colour into the middle of a box, as large as fits."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(box.width(), box.height())
    paint_shapes(painter, _painted(symbol, side, colour), box.center())
    painter.restore()


@lru_cache(maxsize=256)
def _painted(symbol: Symbol, side: float, colour: str) -> tuple[PaintedShape, ...]:
    cross = "white" if QColor(colour).lightness() < _DARK else "black"
    return painted_shapes(symbol, {"ink": colour, "cross": cross}, scale=side)


def paint_local_mark(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Paint the mark of a local record: a small lozenge at the foot of a symbol."""
    reach = max(2.6, box.width() * 0.26)
    centre = QPointF(box.right() - reach * 0.2, box.bottom() - reach * 0.2)
    corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.ground["base"]), 1.2))
    painter.setBrush(QColor(theme.text["moved"]))
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
    painter.restore()


def position_image(position: str, side: int, theme: Theme, ratio: float = 1.0) -> QImage:
    """Return the symbol of a position as an image of ``side`` logical pixels."""
    pixels = round(side * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_position(painter, QRectF(0, 0, side, side), position, theme)
    painter.end()
    return image
