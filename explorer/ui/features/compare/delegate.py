"""Paints and measures the cells of the comparison; only those that are seen are laid out."""

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
    """Lays a cell out once for its width, font and theme, and keeps those last seen."""

    def __init__(self, view: QTableView, model: CompareModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._laid_out: OrderedDict[tuple[Any, ...], QTextDocument] = OrderedDict()
        self.in_words = False
        self.chosen = ""

    def forget(self) -> None:
        """Lay everything out anew: another comparison, or told in another way."""
        self._laid_out.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, the text, and a frame where the row is marked."""
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
        """Where the chosen clause stands in its cell."""
        if self.chosen not in (names := self._model.references(index)):
            return None
        top, bottom = cell_parts(document)[names.index(self.chosen)]
        return QRectF(box.left(), box.top() + PAD_Y + top, 5, bottom - top)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height its text takes in its column."""
        height = self.document(index).size().height()
        return QSize(self._view.columnWidth(index.column()), round(height) + 2 * PAD_Y)

    def references(self, index: Index) -> tuple[str, ...]:
        """The clauses of a cell."""
        return self._model.references(index)

    def document(self, index: Index) -> QTextDocument:
        """The laid-out text of a cell."""
        width = self._view.columnWidth(index.column()) - 2 * PAD_X
        font, theme = self._view.font(), current_theme()
        key = (index.row(), index.column(), width, font.key(), theme.dark, self.in_words)
        found = self._laid_out.get(key)
        if found is None:
            look = (theme, self.in_words, self._model.words)
            found = cell_document(self._model.lines(index), font, width, look)
            self._laid_out[key] = found
            while len(self._laid_out) > _KEPT:
                self._laid_out.popitem(last=False)
        else:
            self._laid_out.move_to_end(key)
        return found
