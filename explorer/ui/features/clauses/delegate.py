"""Delegate that paints the clause list: wrapped titles, and symbols of the positions."""

from functools import lru_cache

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from explorer.ui.features.clauses.model import LOCAL_ROLE, POSITIONS_ROLE, TITLE
from explorer.ui.theme.colours import Theme, current_theme
from explorer.ui.theme.position_symbols import paint_local_mark, paint_position

Index = QModelIndex | QPersistentModelIndex
_MOST_LINES = 2
#: First letter of the scripts from right to left.
_FIRST_RIGHT_TO_LEFT = "\u0590"


class ClauseDelegate(QStyledItemDelegate):
    """Delegate with up to two lines for a title, and one symbol for a position.

    If statements of one date differ, a cell has several smaller symbols.
    """

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint background and text, or background and symbols.

        A cell of symbols is painted without the style, which would read eight roles from the
        model; with five such cells a row, that was the slowest part of selecting a clause.
        """
        positions = index.data(POSITIONS_ROLE)
        if positions is None:
            super().paint(painter, option, index)
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, option.palette.highlight())
        side = round(min(option.fontMetrics.height() * 0.8, option.rect.width() * 0.6))
        symbols = _symbols(
            positions or ("none",), side, current_theme(), painter.device().devicePixelRatioF()
        )
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(option.rect).center())
        if selected:
            painter.setPen(option.palette.base().color())
            painter.setBrush(option.palette.base())
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 3, 3)
        left = box.center().x() - side * _width(positions) / 2
        painter.drawPixmap(QPointF(left, box.top()), symbols)
        if index.data(LOCAL_ROLE):
            paint_local_mark(painter, box, current_theme())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set the text, and its direction by its own letters."""
        super().initStyleOption(option, index)
        if option.text and max(option.text) >= _FIRST_RIGHT_TO_LEFT:
            from explorer.domain.content.scripts import begins_right_to_left

            if begins_right_to_left(option.text):
                option.direction = Qt.LayoutDirection.RightToLeft

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the lines that the title needs in its column, at most two."""
        metrics = option.fontMetrics
        line = metrics.lineSpacing()
        if index.column() != TITLE:
            return QSize(round(line * 1.6), round(line * 1.5))
        width = self._view.columnWidth(TITLE) - metrics.horizontalAdvance("0")
        wrapped = metrics.boundingRect(
            QRect(0, 0, width, 10_000),
            int(Qt.TextFlag.TextWordWrap),
            str(index.data(Qt.ItemDataRole.DisplayRole)),
        )
        lines = max(1, min(_MOST_LINES, round(wrapped.height() / line)))
        return QSize(width, round(line * (lines + 0.5)))


#: Size of each of several symbols, as a share of the size of a single one.
_SHARE_OF_EACH = 0.68


def _width(positions: tuple[str, ...]) -> float:
    """Return the width of the symbols of a cell, as a multiple of a single one."""
    return 1.0 if len(positions) < 2 else _SHARE_OF_EACH * len(positions)


@lru_cache(maxsize=256)
def _symbols(positions: tuple[str, ...], side: int, theme: Theme, ratio: float) -> QPixmap:
    """Return the symbols of a cell, which are painted once for all cells that show the same."""
    picture = QPixmap(round(side * _width(positions) * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    size = side if len(positions) == 1 else side * _SHARE_OF_EACH
    for number, position in enumerate(positions):
        box = QRectF(number * size, (side - size) / 2, size, size)
        paint_position(painter, box, position, theme)
    painter.end()
    return picture
