"""Paints the sign of a party's position into a cell of the clause list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.ui.panels.clauses.items import POSITIONS_ROLE
from explorer.ui.theme.colours import current_theme
from explorer.ui.theme.glyphs import paint_position


class PositionDelegate(QStyledItemDelegate):
    """One sign a cell; where sources of one day differ, a second one stands beside it, smaller."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground and signs."""
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
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 3, 3)
        if len(positions) > 1:
            box.moveLeft(box.left() - side * 0.3)
            second = QRectF(0, 0, side * 0.62, side * 0.62)
            second.moveLeft(box.right() + side * 0.06)
            second.moveBottom(box.bottom())
            paint_position(painter, second, positions[1], theme)
        paint_position(painter, box, positions[0] if positions else "none", theme)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for a sign and its neighbour."""
        height = option.fontMetrics.height()
        return QSize(round(height * 1.9), round(height * 1.5))
