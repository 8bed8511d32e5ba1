"""Pens and brushes of a theme, created once and shared by all painters of the map."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap, QTransform

from explorer.cartography.scene.style import MapTheme, ShapeStyle, scaled

_THIN = 2.0
_ROUGH = 2.0


@dataclass(frozen=True, slots=True)
class StylePens:
    """Pens and brushes of a style, each None if unused; ``rough`` is for coarse frames."""

    style: ShapeStyle
    fill: QBrush | None = None
    hatch: QBrush | None = None
    case: QPen | None = None
    pen: QPen | None = None
    rough: QPen | None = None

    @property
    def is_empty(self) -> bool:
        """True if the style paints nothing; its features can still be hovered."""
        return not (self.fill or self.hatch or self.pen or self.case)


def _colour(name: str, opacity: float = 1.0) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(opacity)
    return colour


def _pen(colour: QColor, width: float, dash: tuple[float, ...] = ()) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)  # widths are pixels at every zoom
    # Round joins of a thin line are not visible, and take Qt three times as long.
    thin = width <= _THIN
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin if thin else Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern(list(dash))
    return pen


def _hatch_tile(style: ShapeStyle, ratio: float, ground: QColor | None = None) -> QImage:
    """Return one repeat of a hatch over a background: slanted lines or dots."""
    side = max(3, round(style.hatch_step * math.sqrt(2) * ratio))
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(ground or QColor(Qt.GlobalColor.transparent))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(style.hatch_line)
    if style.hatch == "dots":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = style.hatch_width * ratio * 0.75
        for x, y in ((side / 4, side / 4), (side * 3 / 4, side * 3 / 4)):
            painter.drawEllipse(QPointF(x, y), radius, radius)
    else:
        painter.setPen(QPen(colour, style.hatch_width * ratio))
        up = style.hatch == "up"
        for shift in (-side, 0, side):
            low, high = (side, 0) if up else (0, side)
            # Longer than the tile, so that the ends of a line are never within it.
            for x in (shift - side, shift, shift + side):
                painter.drawLine(QPointF(x, low), QPointF(x + side, high))
    painter.end()
    return tile


def _hatch(style: ShapeStyle, ratio: float, ground: QColor | None = None) -> QBrush:
    brush = QBrush(_hatch_tile(style, ratio, ground))
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush


def _ink(style: ShapeStyle, ratio: float) -> StylePens:
    fill = QBrush(_colour(style.fill, style.opacity)) if style.fill else None
    hatch = _hatch(style, ratio) if style.hatch else None
    case = pen = None
    # Widths of cosmetic pens are device pixels, all others are logical pixels.
    if style.case:
        case = _pen(_colour(style.case, style.case_opacity), style.case_width * ratio)
    if style.line:
        pen = _pen(QColor(style.line), style.width * ratio, style.dash)
    # A hollow line is recognised by its casing.
    rough = _pen(QColor(style.case), _ROUGH * ratio) if style.hollow else pen or case
    return StylePens(style, fill, hatch, case, pen, rough)


class PenSet:
    """Pens of a theme for a screen with ``ratio`` device pixels to a logical pixel.

    Lines and marks are ``scale`` times as large as in the theme, so that they follow the text.
    """

    def __init__(self, theme: MapTheme, ratio: float, scale: float = 1.0) -> None:
        self.theme = theme
        self.ratio = ratio
        self._inks = {
            name: _ink(scaled(style, scale), ratio) for name, style in theme.styles.items()
        }
        self._marks: dict[str, QPixmap] = {}

    def __getitem__(self, style: str) -> StylePens:
        return self._inks[style]

    def colour(self, name: str) -> QColor:
        """Return a colour by its meaning."""
        return QColor(self.theme.colours[name])

    def wash(self, style: str) -> QBrush:
        """Return a brush with fill and hatch of a style, for painting over a mask."""
        look = self._inks[style].style
        return _hatch(look, self.ratio, _colour(look.fill, look.opacity))

    def mark(self, style: str) -> QPixmap:
        """Return the image of a place mark, which is centred in it."""
        if style not in self._marks:
            self._marks[style] = self._drawn_mark(self._inks[style].style)
        return self._marks[style]

    def _drawn_mark(self, style: ShapeStyle) -> QPixmap:
        side = math.ceil(style.size + style.width + 2)
        picture = QPixmap(round(side * self.ratio), round(side * self.ratio))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(side / 2, side / 2)
        paint_mark(painter, style)
        painter.end()
        return picture


def paint_mark(painter: QPainter, style: ShapeStyle) -> None:
    """Paint a place's mark around the origin."""
    painter.setPen(QPen(QColor(style.line), style.width))
    painter.setBrush(QColor(style.fill))
    half = style.size / 2
    if style.symbol == "square":
        painter.drawRect(round(-half), round(-half), round(style.size), round(style.size))
    elif style.symbol in ("diamond", "plant"):
        corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
        painter.drawPolygon(corners)
        if style.symbol == "plant":
            painter.setBrush(QColor(style.line))
            painter.drawEllipse(QPointF(0, 0), half / 3.2, half / 3.2)
    else:
        painter.drawEllipse(QPointF(0, 0), half, half)
