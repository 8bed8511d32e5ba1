"""Paints the clause list: wrapped titles, and the signs of the parties' positions."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from explorer.ui.panels.clauses.items import POSITIONS_ROLE, TITLE
from explorer.ui.theme.colours import current_theme
from explorer.ui.theme.glyphs import paint_position

Index = QModelIndex | QPersistentModelIndex
_MOST_LINES = 2


class ClauseDelegate(QStyledItemDelegate):
    """A title takes up to two lines; a position is one sign.

    Where sources of one day differ, a second sign stands beside the first, smaller.
    """

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, text and signs."""
        super().paint(painter, option, index)
        positions = index.data(POSITIONS_ROLE)
        if positions is None:
            return
        theme = current_theme()
        side = min(option.fontMetrics.height() * 0.8, option.rect.width() * 0.6)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(option.rect).center())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(option.palette.base().color())
            painter.setBrush(option.palette.base())
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 3, 3)
        if len(positions) > 1:
            box.moveLeft(box.left() - side * 0.3)
            second = QRectF(0, 0, side * 0.62, side * 0.62)
            second.moveLeft(box.right() + side * 0.06)
            second.moveBottom(box.bottom())
            paint_position(painter, second, positions[1], theme)
        paint_position(painter, box, positions[0] if positions else "none", theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many lines as the title needs in its column, two at the most."""
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
