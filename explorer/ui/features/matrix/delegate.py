"""Delegate that paints the cells of the matrix: a symbol for a position, framed if assessed."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.ui.features.matrix.model import CELL_ROLE, FIRST_PARTY, MatrixModel
from explorer.ui.theme.colours import current_theme
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
            super().paint(painter, option, index)
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
    theme, side = current_theme(), option.fontMetrics.height() * 0.78
    # Symbols of differing statements have the same size: none of them is preferred.
    small = side if len(positions) == 1 else side * 0.72
    step = small * 1.1
    box = QRectF(0, 0, small + step * (len(positions) - 1), small)
    box.moveCenter(cell.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(option.palette.base())
        painter.drawRoundedRect(box.adjusted(-5, -3, 5, 3), 3, 3)
    if assessed:
        pen = QPen(option.palette.text().color(), 1.0, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-4, -2.5, 4, 2.5), 3, 3)
    painter.restore()
    for number, position in enumerate(positions):
        symbol = QRectF(box.left() + number * step, box.top(), small, small)
        paint_position(painter, symbol, position, theme)
    if local:
        paint_local_mark(painter, box, theme)
