"""The same texts, rows and pictures that the window shows, in plain widgets."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QTableWidget, QTableWidgetItem, QTextBrowser, QWidget

from explorer.ui.window.main_window import MainWindow
from tests.benchmarks.opened import painted


@dataclass(frozen=True, slots=True)
class Shown:
    """What one step showed: both texts as HTML, the clause list, and the tab.

    The tab is the texts of its cells, or a picture of it if it has no cells.
    """

    texts: tuple[str, str]
    rows: tuple[tuple[str, ...], ...]
    cells: tuple[tuple[str, ...], ...]
    picture: QPixmap


def cells_of(model: QAbstractItemModel) -> tuple[tuple[str, ...], ...]:
    """Return the texts of a table, row by row."""
    return tuple(
        tuple(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
        for row in range(model.rowCount())
    )


def shown(window: MainWindow, tab: str) -> Shown:
    """Return what the window shows now, without any work of the program left to do."""
    panel = getattr(window, tab)
    has_cells = tab in ("matrix", "compare")
    return Shown(
        (str(window.reader.view._html), str(window.stances.view._html)),
        cells_of(window.clauses.model),
        cells_of(panel.body.model) if has_cells else (),
        QPixmap() if has_cells else panel.grab(),
    )


class BarePanes(QWidget):
    """The same texts, rows and pictures in plain widgets of the same sizes."""

    def __init__(self, window: MainWindow, tab: str, first: Shown) -> None:
        super().__init__()
        self.resize(window.size())
        self.texts = (QTextBrowser(self), QTextBrowser(self))
        views = (window.reader.view, window.stances.view)
        for text, view in zip(self.texts, views, strict=True):
            text.resize(view.size())
            text.document().setDefaultFont(view.font())
            text.document().setDefaultStyleSheet(view.document().defaultStyleSheet())
        self.texts[1].move(window.width() - self.texts[1].width(), 0)
        self.list = self._table(first.rows, window.clauses.view)
        panel = getattr(window, tab)
        self.tab = self._table(first.cells, panel) if first.cells else QLabel(self)
        self.tab.resize(panel.size())
        self._last: Shown | None = None
        self.show()

    def _table(self, cells: Sequence[Sequence[str]], like: QWidget) -> QTableWidget:
        table = QTableWidget(len(cells), len(cells[0]), self)
        table.resize(like.size())
        for row in range(len(cells)):
            for column in range(len(cells[0])):
                table.setItem(row, column, QTableWidgetItem())
        return table

    def step(self, now: Shown) -> None:
        """Show another day and paint it; what stays the same is not set again."""
        last = self._last
        for index, text in enumerate(self.texts):
            if last is None or last.texts[index] != now.texts[index]:
                text.setHtml(now.texts[index])
        self._fill(self.list, now.rows)
        if isinstance(self.tab, QLabel):
            self.tab.setPixmap(now.picture)
        else:
            self._fill(self.tab, now.cells)
        self._last = now
        painted()

    def _fill(self, table: QTableWidget, cells: Sequence[Sequence[str]]) -> None:
        if table.rowCount() != len(cells):
            before, width = table.rowCount(), table.columnCount()
            table.setRowCount(len(cells))
            for row in range(before, len(cells)):
                for column in range(width):
                    table.setItem(row, column, QTableWidgetItem())
        for row, texts in enumerate(cells):
            for column, text in enumerate(texts[: table.columnCount()]):
                item = table.item(row, column)
                if item is not None:
                    item.setText(text)
