"""Paints the clause list: wrapped titles, and the signs of the parties' positions."""

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


class ClauseDelegate(QStyledItemDelegate):
    """A title takes up to two lines; a position is one sign.

    Where sources of one day differ, a second sign stands beside the first, smaller.
    """

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and text, or ground and signs.

        A cell of signs is painted whole here: by the style it asked the model for eight roles,
        which made five cells a row the dearest part of choosing a clause.
        """
        positions = index.data(POSITIONS_ROLE)
        if positions is None:
            super().paint(painter, option, index)
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, option.palette.highlight())
        side = round(min(option.fontMetrics.height() * 0.8, option.rect.width() * 0.6))
        signs = _signs(
            positions or ("none",), side, current_theme(), painter.device().devicePixelRatioF()
        )
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(option.rect).center())
        if selected:
            painter.setPen(option.palette.base().color())
            painter.setBrush(option.palette.base())
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 3, 3)
        left = box.center().x() - side * _width(positions) / 2
        painter.drawPixmap(QPointF(left, box.top()), signs)
        if index.data(LOCAL_ROLE):
            paint_local_mark(painter, box, current_theme())

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


#: Of the height of a cell: the size of each of several signs. None of them leads.
_EACH = 0.68


def _width(positions: tuple[str, ...]) -> float:
    """The width of the signs of a cell, in heights of a sign."""
    return 1.0 if len(positions) < 2 else _EACH * len(positions)


@lru_cache(maxsize=256)
def _signs(positions: tuple[str, ...], side: int, theme: Theme, ratio: float) -> QPixmap:
    """One sign, or several where statements of a day differ, painted once for all cells."""
    picture = QPixmap(round(side * _width(positions) * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    each = side if len(positions) == 1 else side * _EACH
    for number, position in enumerate(positions):
        place = QRectF(number * each, (side - each) / 2, each, each)
        paint_position(painter, place, position, theme)
    painter.end()
    return picture
