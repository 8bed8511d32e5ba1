"""The shapes of positions: told apart without colour, on screen and as pictures in texts."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from explorer.ui.theme.colours import Theme


def paint_position(painter: QPainter, box: QRectF, position: str, theme: Theme) -> None:
    """Paint the sign of a position into a square box.

    A full disc supports, a half disc accepts conditionally, a ring is undecided, a triangle seeks
    changes, a square with a cross opposes, and a short dash is where no position was found.
    """
    side = min(box.width(), box.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(box.center())
    inner = square.adjusted(side * 0.1, side * 0.1, -side * 0.1, -side * 0.1)
    colour = QColor(theme.position.get(position, theme.position["none"]))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.2, side * 0.11))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _PAINTERS.get(position, _none)(painter, inner, colour)
    painter.restore()


def paint_local_mark(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Paint the mark of what the user added: a small lozenge at the foot of a sign."""
    reach = max(2.6, box.width() * 0.26)
    at = QPointF(box.right() - reach * 0.2, box.bottom() - reach * 0.2)
    corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.ground["base"]), 1.2))
    painter.setBrush(QColor(theme.text["moved"]))
    painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))
    painter.restore()


def _supports(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(box)


def _accepts(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.drawEllipse(box)
    half = QPainterPath()
    half.moveTo(box.center())
    half.arcTo(box, 90, 180)
    half.closeSubpath()
    painter.fillPath(half, colour)


def _undecided(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    painter.drawEllipse(box)


def _seeks(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    top = QPointF(box.center().x(), box.top())
    painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))


def _opposes(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawRect(box)
    ground = QColor("white") if colour.lightness() < 140 else QColor("black")
    painter.setPen(QPen(ground, max(1.2, box.width() * 0.14)))
    cross = box.adjusted(*(box.width() * f for f in (0.24, 0.24, -0.24, -0.24)))
    painter.drawLine(cross.topLeft(), cross.bottomRight())
    painter.drawLine(cross.topRight(), cross.bottomLeft())


def _none(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    middle, reach = box.center(), box.width() * 0.22
    painter.drawLine(
        QPointF(middle.x() - reach, middle.y()), QPointF(middle.x() + reach, middle.y())
    )


_PAINTERS: dict[str, Callable[[QPainter, QRectF, QColor], None]] = {
    "supports": _supports,
    "accepts_conditionally": _accepts,
    "undecided": _undecided,
    "seeks_changes": _seeks,
    "opposes": _opposes,
}


def position_image(position: str, side: int, theme: Theme, ratio: float = 1.0) -> QImage:
    """The sign of a position as a picture of ``side`` logical pixels."""
    pixels = round(side * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_position(painter, QRectF(0, 0, side, side), position, theme)
    painter.end()
    return image
