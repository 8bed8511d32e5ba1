"""Delegate that paints and measures the cells of the comparison; only visible ones are laid out."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from explorer.ui.features.compare.cell_text import (
    cell_document,
    cell_parts,
    paint_document,
    selected_frame,
)
from explorer.ui.features.compare.model import CompareModel
from explorer.ui.theme.colours import current_theme

Index = QModelIndex | QPersistentModelIndex
PAD_X, PAD_Y = 9, 6
_KEPT = 160


class CompareDelegate(QStyledItemDelegate):
    """Delegate with a cache of cells laid out for their width, font and theme."""

    def __init__(self, view: QTableView, model: CompareModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._laid_out: OrderedDict[tuple[Any, ...], QTextDocument] = OrderedDict()
        self.in_words = False
        self.chosen = ""

    def forget(self) -> None:
        """Clear the cache, for another comparison or another presentation of changes."""
        self._laid_out.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint background and text, and a frame if the row is selected."""
        box = QRectF(option.rect)
        painter.save()
        painter.setClipRect(box)
        ground = option.palette.base() if index.row() % 2 == 0 else option.palette.alternateBase()
        painter.fillRect(option.rect, ground)
        document = self.document(index)
        paint_document(painter, document, QPointF(box.left() + PAD_X, box.top() + PAD_Y))
        if option.state & QStyle.StateFlag.State_Selected:
            selected_frame(painter, box, option.palette, self._bar(box, index, document))
        painter.restore()

    def _bar(self, box: QRectF, index: Index, document: QTextDocument) -> QRectF | None:
        """Return the bar beside the selected clause, or None if it is not in this cell."""
        if self.chosen not in (names := self._model.references(index)):
            return None
        top, bottom = cell_parts(document)[names.index(self.chosen)]
        return QRectF(box.left(), box.top() + PAD_Y + top, 5, bottom - top)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the text in its column."""
        height = self.document(index).size().height()
        return QSize(self._view.columnWidth(index.column()), round(height) + 2 * PAD_Y)

    def references(self, index: Index) -> tuple[str, ...]:
        """Return the clauses of a cell."""
        return self._model.references(index)

    def document(self, index: Index) -> QTextDocument:
        """Return the laid-out text of a cell."""
        width = self._view.columnWidth(index.column()) - 2 * PAD_X
        font, theme = self._view.font(), current_theme()
        key = (index.row(), index.column(), width, font.key(), theme.name, self.in_words)
        document = self._laid_out.get(key)
        if document is None:
            look = (theme, self.in_words, self._model.catalog)
            document = cell_document(self._model.lines(index), font, width, look)
            self._laid_out[key] = document
            while len(self._laid_out) > _KEPT:
                self._laid_out.popitem(last=False)
        else:
            self._laid_out.move_to_end(key)
        return document
