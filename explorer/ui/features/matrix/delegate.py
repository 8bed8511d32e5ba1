"""Paints the cells of the matrix: a sign for a position, framed where it was only assessed."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.ui.features.matrix.model import CELL_ROLE, FIRST_PARTY, MatrixModel
from explorer.ui.theme.colours import current_theme
from explorer.ui.theme.position_symbols import paint_local_mark, paint_position

Index = QModelIndex | QPersistentModelIndex


class MatrixDelegate(QStyledItemDelegate):
    """A dash is where no position was found; several signs where statements of one day differ."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a sign, or text as usual."""
        model = index.model()
        party = isinstance(model, MatrixModel) and (
            FIRST_PARTY <= index.column() < model.distance_column
        )
        if not party:
            super().paint(painter, option, index)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        cell = index.data(CELL_ROLE)
        positions = tuple(one.value for one in cell.positions) if cell is not None else ("none",)
        assessed = cell is not None and not cell.current[0].stated
        local = cell is not None and any(one.author for one in cell.current)
        paint_cell(painter, QRectF(option.rect), positions, option, assessed=assessed, local=local)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Square cells for signs."""
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
    """Paint the signs of a cell in its middle; ``assessed`` frames them with dashes, a ``local``
    one has the mark of what the user added.
    """
    theme, side = current_theme(), option.fontMetrics.height() * 0.78
    # Signs of statements that differ are of one size: none of them leads.
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
        place = QRectF(box.left() + number * step, box.top(), small, small)
        paint_position(painter, place, position, theme)
    if local:
        paint_local_mark(painter, box, theme)
