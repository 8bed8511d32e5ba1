"""Display lists painted by QPainter."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from explorer.diagrams.display_list import Circle, Outline, Palette, Pen, Shape

#: Narrower strokes are hard to see on the screen, in logical pixels.
_NARROWEST = 1.2

PaintedShape = tuple[QPainterPath, QBrush, QPen]


def painted_shapes(
    shapes: Iterable[Shape],
    palette: Palette,
    *,
    scale: float = 1.0,
    narrowest: float = _NARROWEST,
) -> tuple[PaintedShape, ...]:
    """Return shapes ready for ``paint_shapes``; they are worth caching."""
    return tuple(
        (
            _path(shape, scale),
            QBrush(QColor(palette[shape.fill])) if shape.fill in palette else QBrush(),
            _pen(shape.pen, palette, scale, narrowest),
        )
        for shape in shapes
    )


def paint_shapes(
    painter: QPainter, shapes: Iterable[PaintedShape], at: QPointF | None = None
) -> None:
    """Paint shapes, moved to a point; the painter keeps its transformation only."""
    if at is not None:
        painter.translate(at)
    for path, brush, pen in shapes:
        painter.setBrush(brush)
        painter.setPen(pen)
        painter.drawPath(path)
    if at is not None:
        painter.translate(-at)


def _pen(pen: Pen | None, palette: Palette, scale: float, narrowest: float) -> QPen:
    if pen is None or pen.role not in palette:
        return QPen(Qt.PenStyle.NoPen)
    width = max(narrowest, pen.width * scale)
    drawn = QPen(QColor(palette[pen.role]), width)
    if pen.dash:
        # Qt counts dashes in widths of the pen.
        drawn.setDashPattern([length * scale / width for length in pen.dash])
    return drawn


def _path(shape: Shape, scale: float) -> QPainterPath:
    path = QPainterPath()
    if isinstance(shape, Circle):
        centre = QPointF(shape.x * scale, shape.y * scale)
        path.addEllipse(centre, shape.radius * scale, shape.radius * scale)
    elif isinstance(shape, Outline):
        for name, *numbers in shape.operations:
            values = [float(number) * scale for number in numbers]
            if name == "M":
                path.moveTo(*values)
            elif name == "L":
                path.lineTo(*values)
            elif name == "C":
                path.cubicTo(*values)
            else:
                path.closeSubpath()
    else:
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        scaled = QRectF(box.topLeft() * scale, box.size() * scale)
        path.addRoundedRect(scaled, shape.radius * scale, shape.radius * scale)
    return path
