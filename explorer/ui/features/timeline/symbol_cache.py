"""The signs of the timeline, each sort painted once and stamped wherever it is wanted."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPen, QPixmap

from explorer.diagrams.timeline.drawing import LATER_OPACITY, entry_symbol
from explorer.domain.content.timeline import MarkKind, TimelineEntry
from explorer.ui.theme.colours import Theme
from explorer.ui.theme.position_symbols import paint_local_mark, paint_symbol

#: Of the size of a sign: how large a stamp is, with room for its ring and its number.
ROOM = 2.4
#: The width of the box of statements that differ: no wider than its cell.
_MIXED = 1.12


@dataclass(frozen=True, slots=True)
class SymbolKey:
    """What a stamp shows: a sign, whether it lies later, is ringed, stands for several.

    ``mixed`` tells that those take different positions.
    """

    kind: MarkKind
    position: str
    verified: bool
    later: bool
    ringed: bool
    count: int
    local: bool = False
    mixed: bool = False


def sort_of(
    mark: TimelineEntry, *, later: bool, ringed: bool, count: int, verified: bool
) -> SymbolKey:
    """The stamp for a mark that stands for ``count`` of its position."""
    return SymbolKey(mark.kind, mark.position, verified, later, ringed, count, bool(mark.author))


def mixed_sort(*, later: bool, ringed: bool, count: int) -> SymbolKey:
    """The stamp for statements that take different positions."""
    return SymbolKey(MarkKind.STANCE, "", True, later, ringed, count, mixed=True)


#: A frame shows some dozens of sorts; those of another theme or text size go first.
@lru_cache(maxsize=512)
def stamp(
    sort: SymbolKey, side: float, theme: Theme, ground: int, font: str, ratio: float
) -> QPixmap:
    """The picture of a sort; ``side`` in logical pixels, ``ground`` and ``font`` as Qt tells them.

    Painting seven hundred signs anew took 40 ms a frame; stamping them takes three.
    """
    wide = side * ROOM
    picture = QPixmap(round(wide * ratio), round(wide * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    box = QRectF(0, 0, side, side)
    box.moveCenter(QPointF(wide / 2, wide / 2))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(LATER_OPACITY if sort.later else 1.0)
    ink = QColor(theme.text["main"])
    letters = QFont()
    letters.fromString(font)
    if sort.mixed:
        _paint_mixed(painter, sort.count, box, letters, ink)
    else:
        symbol = entry_symbol(sort.kind, sort.position, is_verified=sort.verified)
        is_stance = sort.kind is MarkKind.STANCE
        inks = theme.position
        colour = inks.get(sort.position, inks["none"]) if is_stance else theme.text["main"]
        paint_symbol(painter, box, symbol, colour)
    painter.setOpacity(1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if sort.ringed:
        painter.setPen(QPen(QColor(theme.text["link"]), 1.6))
        painter.drawEllipse(box.adjusted(-3, -3, 3, 3))
    if sort.local:
        paint_local_mark(painter, box, theme)
    if sort.count > 1 and not sort.mixed:
        _paint_count(painter, sort.count, box, letters, QColor.fromRgba(ground), ink)
    painter.end()
    return picture


def _paint_mixed(painter: QPainter, count: int, box: QRectF, font: QFont, ink: QColor) -> None:
    """A box of no position's shape or colour, with the number of statements that differ."""
    font = QFont(font)
    font.setPointSizeF(QFontInfo(font).pointSizeF() * 0.72)
    said, metrics = str(count), QFontMetricsF(font)
    room = QRectF(0, 0, box.width() * _MIXED, max(metrics.height(), box.height()))
    wide = metrics.horizontalAdvance(said) + 2
    if wide > room.width():
        font.setPointSizeF(font.pointSizeF() * room.width() / wide)
    room.moveCenter(box.center())
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(room, 3, 3)
    painter.setFont(font)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)


def _paint_count(
    painter: QPainter, count: int, box: QRectF, font: QFont, ground: QColor, ink: QColor
) -> None:
    """How many are gathered, small over the head of the sign, on ground of its own."""
    font.setPointSizeF(QFontInfo(font).pointSizeF() * 0.72)
    said, metrics = str(count), QFontMetricsF(font)
    room = QRectF(0, 0, metrics.horizontalAdvance(said) + 1, metrics.height() * 0.8)
    room.moveCenter(QPointF(box.center().x(), box.top() - box.height() * 0.1))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(room, 3, 3)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)
