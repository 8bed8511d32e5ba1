"""Delegate that paints the cells of the matrix: a symbol for a position, framed if assessed."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.ui.features.matrix.model import CELL_ROLE, FIRST_PARTY, MatrixModel
from explorer.ui.theme.colours import Theme, current_theme
from explorer.ui.theme.position_symbols import paint_local_mark, paint_position

Index = QModelIndex | QPersistentModelIndex


class MatrixDelegate(QStyledItemDelegate):
    """Delegate of the matrix; several symbols are drawn if statements of one date differ."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint symbols in a party column, text in any other."""
        model = index.model()
        is_party = isinstance(model, MatrixModel) and (
            FIRST_PARTY <= index.column() < model.distance_column
        )
        if not is_party:
            if option.state & QStyle.StateFlag.State_HasFocus:
                super().paint(painter, option, index)
            else:
                _paint_text(painter, option, index)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        cell = index.data(CELL_ROLE)
        positions: tuple[str, ...] = ("none",)
        is_assessed = is_local = False
        if cell is not None:
            positions = tuple(position.value for position in cell.positions)
            is_assessed = not cell.current[0].stated
            is_local = any(stance.author for stance in cell.current)
        paint_cell(
            painter, QRectF(option.rect), positions, option, assessed=is_assessed, local=is_local
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a size in which cells of symbols are about square."""
        size = super().sizeHint(option, index)
        line = option.fontMetrics.height()
        return QSize(max(size.width(), line * 2), round(line * 1.5))


_TEXT_MARGIN = 3


def _paint_text(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """Paint the text of a cell without the style, which would read eight roles from the model."""
    palette, area = option.palette, option.rect.adjusted(_TEXT_MARGIN, 0, -_TEXT_MARGIN, 0)
    ink = palette.text()
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, palette.highlight())
        ink = palette.highlightedText()
    text = option.fontMetrics.elidedText(
        str(index.data() or ""), Qt.TextElideMode.ElideRight, area.width()
    )
    painter.setPen(ink.color())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)


def paint_cell(
    painter: QPainter,
    cell: QRectF,
    positions: tuple[str, ...],
    option: QStyleOptionViewItem,
    *,
    assessed: bool,
    local: bool = False,
) -> None:
    """Paint the symbols of a cell in its centre.

    ``assessed`` adds a dashed frame, ``local`` the mark of local records.
    """
    side = option.fontMetrics.height() * 0.78
    box = _symbol_box(len(positions), side)
    box.moveCenter(cell.center())
    if option.state & QStyle.StateFlag.State_Selected:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(option.palette.base())
        painter.drawRoundedRect(box.adjusted(-5, -3, 5, 3), 3, 3)
        painter.restore()
    picture = _picture(
        _Look(positions, assessed, local, side),
        current_theme(),
        option.palette.text().color().rgba(),
        painter.device().devicePixelRatioF(),
    )
    painter.drawPixmap(QPointF(box.left() - _MARGIN, box.top() - _MARGIN), picture)


#: Room around the symbols for the frame and the mark of local records.
_MARGIN = 8


@dataclass(frozen=True, slots=True)
class _Look:
    """What a cell shows; ``side`` is the size of a single symbol in logical pixels."""

    positions: tuple[str, ...]
    assessed: bool
    local: bool
    side: float


def _symbol_box(count: int, side: float) -> QRectF:
    # Symbols of differing statements are equal in size: none of them is preferred.
    small = side if count == 1 else side * 0.72
    return QRectF(0, 0, small + small * 1.1 * (count - 1), small)


@lru_cache(maxsize=256)
def _picture(look: _Look, theme: Theme, frame: int, ratio: float) -> QPixmap:
    """Return the symbols of a cell with a margin: drawing their shapes takes ten times as long."""
    box = _symbol_box(len(look.positions), look.side)
    picture = QPixmap(
        ceil((box.width() + 2 * _MARGIN) * ratio), ceil((box.height() + 2 * _MARGIN) * ratio)
    )
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box.translate(_MARGIN, _MARGIN)
    if look.assessed:
        pen = QPen(QColor.fromRgba(frame), 1.0, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-4, -2.5, 4, 2.5), 3, 3)
    small = box.height()
    for number, position in enumerate(look.positions):
        symbol = QRectF(box.left() + number * small * 1.1, box.top(), small, small)
        paint_position(painter, symbol, position, theme)
    if look.local:
        paint_local_mark(painter, box, theme)
    painter.end()
    return picture
