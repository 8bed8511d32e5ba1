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
#: Size of a symbol with a number below it, and of that number, relative to a symbol.
_COUNTED = 0.78
#: Height of the box of differing statements, and the part of it that shows their colours.
_STACK, _BAR = 1.5, 0.32
#: Size of numbers relative to the text.
_SMALL = 0.8


@dataclass(frozen=True, slots=True)
class SymbolKey:
    """Content of an image: symbol, number of entries, and marks.

    ``mixed`` is set for statements with different positions, which are then ``positions``.
    """

    kind: MarkKind
    position: str
    verified: bool
    later: bool
    ringed: bool
    count: int
    local: bool = False
    mixed: bool = False
    positions: tuple[str, ...] = ()


def entry_key(
    entry: TimelineEntry, *, later: bool, ringed: bool, count: int, verified: bool
) -> SymbolKey:
    """Return the key for an entry that stands for ``count`` entries of its position."""
    return SymbolKey(entry.kind, entry.position, verified, later, ringed, count, bool(entry.author))


def mixed_key(*, later: bool, ringed: bool, count: int, positions: tuple[str, ...]) -> SymbolKey:
    """Return the key for statements with different positions."""
    return SymbolKey(
        MarkKind.STANCE, "", True, later, ringed, count, mixed=True, positions=positions
    )


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
        _paint_mixed(painter, key, box, letters, theme)
    else:
        symbol = entry_symbol(key.kind, key.position, is_verified=key.verified)
        is_stance = key.kind is MarkKind.STANCE
        inks = theme.position
        colour = inks.get(key.position, inks["none"]) if is_stance else theme.text["main"]
        paint_symbol(painter, _symbol_box(box) if key.count > 1 else box, symbol, colour)
    painter.setOpacity(1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if key.ringed:
        painter.setPen(QPen(QColor(theme.text["link"]), 1.6))
        painter.drawEllipse(box.adjusted(-3, -3, 3, 3))
    if key.local:
        paint_local_mark(painter, box, theme)
    if key.count > 1 and not key.mixed:
        _paint_count(painter, key.count, box, letters, ink)
    painter.end()
    return picture


def _symbol_box(box: QRectF) -> QRectF:
    """Return the box of a symbol that has its number below it."""
    side = box.height() * _COUNTED
    return QRectF(box.center().x() - side / 2, box.center().y() - side, side, side)


def _paint_mixed(painter: QPainter, key: SymbolKey, box: QRectF, font: QFont, theme: Theme) -> None:
    """Paint a box with the number of differing statements, and the colours of their positions."""
    outline = QRectF(0, 0, box.width() * _MIXED, box.height() * _STACK)
    outline.moveCenter(box.center())
    bar = QRectF(outline)
    bar.setTop(outline.bottom() - outline.height() * _BAR)
    left = bar.left()
    painter.setPen(Qt.PenStyle.NoPen)
    for position in key.positions:
        width = bar.width() / len(key.positions)
        painter.setBrush(QColor(theme.position[position]))
        painter.drawRect(QRectF(left, bar.top(), width, bar.height()))
        left += width
    ink = QColor(theme.text["main"])
    painter.setPen(QPen(ink, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(outline, 2, 2)
    outline.setBottom(bar.top())
    _write_number(painter, key.count, outline, font, ink)


def _paint_count(painter: QPainter, count: int, box: QRectF, font: QFont, ink: QColor) -> None:
    """Paint the number of entries below the symbol."""
    below = QRectF(0, box.center().y(), box.width() * IMAGE_SCALE, box.height() * _COUNTED)
    _write_number(painter, count, below, font, ink)


def _write_number(painter: QPainter, number: int, space: QRectF, font: QFont, ink: QColor) -> None:
    """Write a number as large as a space allows, and not larger than small print."""
    font = QFont(font)
    font.setPointSizeF(QFontInfo(font).pointSizeF() * _SMALL)
    text, metrics = str(number), QFontMetricsF(font)
    # Digits have no descenders.
    share = min(
        (space.width() - 2) / metrics.horizontalAdvance(text), space.height() / metrics.ascent(), 1
    )
    font.setPointSizeF(font.pointSizeF() * share)
    painter.setFont(font)
    painter.setPen(ink)
    width = QFontMetricsF(font).horizontalAdvance(text)
    base = space.center().y() + QFontMetricsF(font).capHeight() / 2
    painter.drawText(QPointF(space.center().x() - width / 2, base), text)
