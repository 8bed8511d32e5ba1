"""Table of the comparison, whose rows are measured when they come into view."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from explorer.ui.features.compare.cell_text import cell_parts
from explorer.ui.features.compare.delegate import PAD_Y, CompareDelegate
from explorer.ui.features.compare.model import CompareModel

#: Height of a row before it is measured, in lines.
_DEFAULT_LINES = 7
_TRIES = 3
_CHANGES = {QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange}


class CompareView(QTableView):
    """Table view whose columns share the width; only visible rows are laid out."""

    copy_requested = Signal()
    clause_clicked = Signal(str)

    def __init__(self, model: CompareModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._measured: set[int] = set()
        self._fitting = False
        self.setModel(model)
        self.cells = CompareDelegate(self, model)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(self.tr("Clauses side by side"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalScrollBar().valueChanged.connect(self.fit)
        model.modelReset.connect(self.reset_heights)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy_requested)

    def reset_heights(self) -> None:
        """Discard all layouts and row heights, and measure the visible rows."""
        self.cells.forget()
        self._measured.clear()
        self.verticalHeader().setDefaultSectionSize(
            self.fontMetrics().lineSpacing() * _DEFAULT_LINES
        )
        self.fit()
        index = self.currentIndex()
        if index.isValid() and self.isVisible():
            self.show_clause(index, self.cells.chosen)
        self.viewport().update()

    def fit(self) -> None:
        """Set the heights of the visible rows to those of their texts."""
        model = self.model()
        if self._fitting or not self.isVisible():
            return
        self._fitting = True
        row = max(0, self.rowAt(0))
        while row < model.rowCount() and self.rowViewportPosition(row) < self.viewport().height():
            self._measure(row)
            row += 1
        self._fitting = False

    def _measure(self, row: int) -> None:
        if row not in self._measured:
            self._measured.add(row)
            self.setRowHeight(row, self._height_of(row))

    def _height_of(self, row: int) -> int:
        model = self.model()
        heights = [
            round(self.cells.document(model.index(row, column)).size().height())
            for column in range(model.columnCount())
        ]
        return max(heights, default=0) + 2 * PAD_Y

    def show_clause(self, index: QModelIndex, reference: str) -> None:
        """Scroll to a clause; the height of its row is known only when it is visible."""
        self.cells.chosen = reference
        self._measure(index.row())
        for _ in range(_TRIES):
            # Rows that become visible beside it move it when they are measured.
            self.updateGeometries()
            self.scrollTo(index)
            self.fit()
        names = self.cells.references(index)
        if reference not in names or names.index(reference) == 0:
            return
        top, bottom = cell_parts(self.cells.document(index))[names.index(reference)]
        top += self.rowViewportPosition(index.row()) + PAD_Y
        height = self.viewport().height()
        if top < 0 or top + min(bottom - top, height) > height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(top) - PAD_Y)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the clause that was clicked, in a cell with several."""
        name = self._clause_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and name:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.clause_clicked.emit(name)
        else:
            super().mousePressEvent(event)

    def _clause_at(self, point: QPoint) -> str:
        """Return the clause at a point if its cell has several, otherwise ""."""
        index = self.indexAt(point)
        names = self.cells.references(index) if index.isValid() else ()
        if len(names) < 2:
            return ""
        y = point.y() - self.rowViewportPosition(index.row()) - PAD_Y
        parts = cell_parts(self.cells.document(index))
        at_or_below = (name for name, (_, bottom) in zip(names, parts, strict=True) if y < bottom)
        return next(at_or_below, names[-1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the clauses of a cell by Up and Down before leaving its row."""
        steps = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        index = self.currentIndex()
        names = self.cells.references(index) if index.isValid() else ()
        if event.key() in steps and self.cells.chosen in names:
            position = names.index(self.cells.chosen) + steps[event.key()]
            if 0 <= position < len(names):
                self.clause_clicked.emit(names[position])
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows again if the width changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.reset_heights()
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the rows that are visible first."""
        super().showEvent(event)
        self.reset_heights()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows in the new font or theme."""
        super().changeEvent(event)
        if event.type() in _CHANGES and hasattr(self, "cells"):
            self.reset_heights()
