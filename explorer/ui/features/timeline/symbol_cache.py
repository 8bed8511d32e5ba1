"""Cache of the timeline's symbols, each painted once as an image."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPen, QPixmap

from explorer.diagrams.timeline.drawing import LATER_OPACITY, entry_symbol
from explorer.domain.content.timeline import MarkKind, TimelineEntry
from explorer.ui.theme.colours import Theme
from explorer.ui.theme.position_symbols import paint_local_mark, paint_symbol

#: Size of an image relative to its symbol, with space for a ring and a number.
IMAGE_SCALE = 2.4
#: Width of the box of differing statements relative to a symbol; it fits into its cell.
_MIXED = 1.12


@dataclass(frozen=True, slots=True)
class SymbolKey:
    """Content of an image: symbol, number of entries, and marks.

    ``mixed`` is set for statements with different positions.
    """

    kind: MarkKind
    position: str
    verified: bool
    later: bool
    ringed: bool
    count: int
    local: bool = False
    mixed: bool = False


def entry_key(
    entry: TimelineEntry, *, later: bool, ringed: bool, count: int, verified: bool
) -> SymbolKey:
    """Return the key for an entry that stands for ``count`` entries of its position."""
    return SymbolKey(entry.kind, entry.position, verified, later, ringed, count, bool(entry.author))


def mixed_key(*, later: bool, ringed: bool, count: int) -> SymbolKey:
    """Return the key for statements with different positions."""
    return SymbolKey(MarkKind.STANCE, "", True, later, ringed, count, mixed=True)


#: A frame has some dozens of different images; those of another theme or text size go first.
@lru_cache(maxsize=512)
def symbol_image(
    key: SymbolKey, side: float, theme: Theme, ground: int, font: str, ratio: float
) -> QPixmap:
    """Return the image for a key.

    ``side`` is in logical pixels, ``ground`` an RGBA value, ``font`` Qt's description of a font.
    Painting hundreds of symbols takes longer than a frame; their images are drawn at once.
    """
    wide = side * IMAGE_SCALE
    picture = QPixmap(round(wide * ratio), round(wide * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    box = QRectF(0, 0, side, side)
    box.moveCenter(QPointF(wide / 2, wide / 2))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(LATER_OPACITY if key.later else 1.0)
    ink = QColor(theme.text["main"])
    letters = QFont()
    letters.fromString(font)
    if key.mixed:
        _paint_mixed(painter, key.count, box, letters, ink)
    else:
        symbol = entry_symbol(key.kind, key.position, is_verified=key.verified)
        is_stance = key.kind is MarkKind.STANCE
        inks = theme.position
        colour = inks.get(key.position, inks["none"]) if is_stance else theme.text["main"]
        paint_symbol(painter, box, symbol, colour)
    painter.setOpacity(1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if key.ringed:
        painter.setPen(QPen(QColor(theme.text["link"]), 1.6))
        painter.drawEllipse(box.adjusted(-3, -3, 3, 3))
    if key.local:
        paint_local_mark(painter, box, theme)
    if key.count > 1 and not key.mixed:
        _paint_count(painter, key.count, box, letters, QColor.fromRgba(ground), ink)
    painter.end()
    return picture


def _paint_mixed(painter: QPainter, count: int, box: QRectF, font: QFont, ink: QColor) -> None:
    """Paint a neutral box with the number of differing statements."""
    font = QFont(font)
    font.setPointSizeF(QFontInfo(font).pointSizeF() * 0.72)
    text, metrics = str(count), QFontMetricsF(font)
    outline = QRectF(0, 0, box.width() * _MIXED, max(metrics.height(), box.height()))
    wide = metrics.horizontalAdvance(text) + 2
    if wide > outline.width():
        font.setPointSizeF(font.pointSizeF() * outline.width() / wide)
    outline.moveCenter(box.center())
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(outline, 3, 3)
    painter.setFont(font)
    painter.drawText(outline, Qt.AlignmentFlag.AlignCenter, text)


def _paint_count(
    painter: QPainter, count: int, box: QRectF, font: QFont, ground: QColor, ink: QColor
) -> None:
    """Paint the number of entries above the symbol, on a background."""
    font.setPointSizeF(QFontInfo(font).pointSizeF() * 0.72)
    text, metrics = str(count), QFontMetricsF(font)
    background = QRectF(0, 0, metrics.horizontalAdvance(text) + 1, metrics.height() * 0.8)
    background.moveCenter(QPointF(box.center().x(), box.top() - box.height() * 0.1))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(background, 3, 3)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(background, Qt.AlignmentFlag.AlignCenter, text)
