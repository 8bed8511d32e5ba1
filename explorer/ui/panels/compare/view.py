"""The table of the comparison: rows as high as their texts, measured when they come into view."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from explorer.ui.panels.compare.delegate import PAD_Y, CompareDelegate
from explorer.ui.panels.compare.items import CompareModel

#: What a row is taken to be high before it was seen, in lines.
_GUESS = 7
_CHANGES = {QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange}


class CompareView(QTableView):
    """Columns share the width; two thousand rows cost no more than those that are seen."""

    copy_wanted = Signal()

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
        model.modelReset.connect(self.measure_again)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy_wanted)

    def measure_again(self) -> None:
        """Take no height for known any more."""
        self.cells.forget()
        self._measured.clear()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * _GUESS)
        self.fit()
        self.viewport().update()

    def fit(self) -> None:
        """Give the rows in view the height of their texts."""
        model = self.model()
        if self._fitting or not self.isVisible():
            return
        self._fitting = True
        row = max(0, self.rowAt(0))
        while row < model.rowCount() and self.rowViewportPosition(row) < self.viewport().height():
            if row not in self._measured:
                self._measured.add(row)
                self.setRowHeight(row, self._height_of(row))
            row += 1
        self._fitting = False

    def _height_of(self, row: int) -> int:
        model = self.model()
        heights = [
            round(self.cells.document(model.index(row, column)).size().height())
            for column in range(model.columnCount())
        ]
        return max(heights, default=0) + 2 * PAD_Y

    def show_row(self, index: QModelIndex) -> None:
        """Bring a row into view; its height is known only once it is there."""
        self.scrollTo(index)
        self.fit()
        self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.measure_again()
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure what is seen first."""
        super().showEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow font and theme."""
        super().changeEvent(event)
        if event.type() in _CHANGES and hasattr(self, "cells"):
            self.measure_again()
