"""Painting a laid-out diagram."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from explorer.diagrams.graph.layout import Layout, PlacedBox, PositionedLine, Route
from explorer.diagrams.graph.model import BoxKind, BoxTextStyle, TextMetrics
from explorer.ui.theme.colours import Theme

_SMALLER = 0.9
_ROUND = {BoxKind.OUTCOME: 9.0, BoxKind.CHOICE: 0.0}
_HEAVY = frozenset({BoxKind.CENTRE, BoxKind.CHOICE})
_HEAD = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Pens:
    """Fonts by manner, and colours by meaning."""

    fonts: dict[BoxTextStyle, QFont]
    theme: Theme

    @property
    def lettering(self) -> TextMetrics:
        """Sizes of these fonts, for the layout."""
        metrics = {manner: QFontMetricsF(font) for manner, font in self.fonts.items()}
        return TextMetrics(
            lambda text, manner: metrics[manner].horizontalAdvance(text),
            lambda manner: metrics[manner].height(),
            em=metrics[BoxTextStyle.TITLE].height() * 0.75,
        )


def pens_of(font: QFont, theme: Theme) -> Pens:
    """The pens that fit a widget's font."""
    bold, small = QFont(font), QFont(font)
    bold.setBold(True)
    # Asked of what is shown: a font may have its size in pixels.
    small.setPointSizeF(QFontInfo(font).pointSizeF() * _SMALLER)
    small_bold = QFont(small)
    small_bold.setBold(True)
    fonts = {
        BoxTextStyle.TITLE: bold,
        BoxTextStyle.LEAD: small,
        BoxTextStyle.SMALL: small,
        BoxTextStyle.WARNING: small_bold,
    }
    return Pens(fonts, theme)


def paint_layout(
    painter: QPainter, layout: Layout, pens: Pens, *, selection: str, focused: str
) -> None:
    """Paint everything; boxes about the selection are lifted, the ``focused`` one is ringed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for head in layout.heads:
        _paint_line(painter, head, pens)
    for route in layout.routes:
        _paint_route(painter, route, pens.theme)
    for box in layout.boxes:
        _paint_box(painter, box, pens, selected=box.box.reference == selection)
    for box in layout.boxes:
        if box.box.key == focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(pens.theme.text["link"]), 2.0, Qt.PenStyle.DotLine))
            painter.drawRect(_rectangle(box).adjusted(-3, -3, 3, 3))


def _rectangle(one: PlacedBox) -> QRectF:
    return QRectF(one.x, one.y, one.width, one.height)


def _paint_box(painter: QPainter, one: PlacedBox, pens: Pens, *, selected: bool) -> None:
    theme, sort = pens.theme, one.box.sort
    ground = theme.text["badge_ground"] if sort in _HEAVY else theme.ground["base"]
    painter.setBrush(QColor(ground))
    edge = QColor(theme.text["link"] if selected else theme.text["muted"])
    painter.setPen(QPen(edge, 2.4 if selected or sort in _HEAVY else 1.1))
    bend = _ROUND.get(sort, 2.5)
    painter.drawRoundedRect(_rectangle(one), bend, bend)
    for line in one.lines:
        _paint_line(painter, line, pens)


def _paint_line(painter: QPainter, line: PositionedLine, pens: Pens) -> None:
    names = {BoxTextStyle.TITLE: "main", BoxTextStyle.WARNING: "warning"}
    painter.setFont(pens.fonts[line.manner])
    painter.setPen(QColor(pens.theme.text[names.get(line.manner, "muted")]))
    ascent = QFontMetricsF(pens.fonts[line.manner]).ascent()
    painter.drawText(QPointF(line.x, line.top + ascent), line.text)


def _paint_route(painter: QPainter, route: Route, theme: Theme) -> None:
    colour = QColor(theme.text["warning" if route.arrow.circular else "main"])
    pen = QPen(colour, 2.4 if route.arrow.circular else 1.2)
    if route.arrow.dashed:
        pen.setDashPattern([4, 3])
    path = QPainterPath(QPointF(*route.points[0]))
    x, y = route.points[0]
    for to_x, to_y in route.points[1:]:
        middle = (x + to_x) / 2
        path.cubicTo(middle, y, middle, to_y, to_x, to_y)
        x, y = to_x, to_y
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)
    back = -_HEAD if x >= route.points[-2][0] else _HEAD
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    tip = QPointF(x, y)
    wings = [tip + QPointF(back, side * _HEAD * 0.6) for side in (1, -1)]
    painter.drawPolygon(QPolygonF([tip, *wings]))
