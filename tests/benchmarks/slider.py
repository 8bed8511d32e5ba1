"""Dragging the as-of slider in the real window while every pane follows, tab by tab."""

import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QTableWidget, QTableWidgetItem, QTextBrowser, QWidget

from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.window.main_window import MainWindow
from tests.benchmarks.opened import PaintCount, open_window, painted, settle, wait_until
from tests.benchmarks.table import Row, p95
from tests.benchmarks.timing import timed

CLAUSE, STEPS = "us-28/21", 60
#: A hand drags some twenty days a second.
PAUSE_S = 0.05


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


def followed(window: MainWindow, browsing: BrowsingSession, tab: str) -> bool:
    """Return True once the page and the tab tell of the day looked at."""
    assert browsing.navigator is not None
    day, shown = browsing.navigator.viewpoint.as_of, browsing.subject
    if shown is None or shown.as_of != day:
        return False
    if tab == "matrix" and window.matrix.body is not None:
        made = window.matrix.body.model._matrix
        return made is not None and made.as_of == day
    if tab == "compare" and window.compare.body is not None:
        found = window.compare.body.model.comparison
        return found is not None and found.as_of == day
    return True


def dragged(window: MainWindow, browsing: BrowsingSession, tab: str) -> list[float]:
    """Move the slider day by day as a hand does; from each move to the last paint."""
    panel = getattr(window, tab)
    window.tabs.setCurrentWidget(panel)
    wait_until(lambda: panel.body is not None)
    settle(0.5)
    lists: list[object] = []
    browsing.loader.listing_ready.connect(lists.append)
    panes = PaintCount(painted_panes(window, tab))
    slider = window.top_bar.as_of.slider
    slider.setSliderDown(True)
    times = []
    # From the newest statements on; the map may be newer.
    newest = slider.value()
    for place in range(newest - 1, newest - 1 - STEPS, -1):
        lists.clear()
        panes.begin()
        before = time.perf_counter()
        slider.setValue(place)
        wait_until(lambda: bool(lists) and followed(window, browsing, tab))
        after = painted()
        assert not panes.missing
        times.append((after - before) * 1000)
        settle(PAUSE_S)
    slider.setSliderDown(False)
    window.top_bar.as_of.go_to_latest()
    browsing.loader.listing_ready.disconnect(lists.append)
    settle(0.5)
    return times


def passed(window: MainWindow, browsing: BrowsingSession, tab: str) -> list[Shown]:
    """Return what the same steps showed, in a pass of its own: reading it takes time."""
    slider = window.top_bar.as_of.slider
    newest, days = slider.value(), []
    for place in range(newest - 1, newest - 1 - STEPS, -1):
        slider.setValue(place)
        wait_until(lambda: followed(window, browsing, tab))
        painted()
        days.append(shown(window, tab))
    window.top_bar.as_of.go_to_latest()
    settle(0.5)
    return days


def painted_panes(window: MainWindow, tab: str) -> list[QWidget]:
    """Return what is repainted at every step; an unchanged text is not."""
    panes: list[QWidget] = [window.clauses.view.viewport()]
    if tab == "timeline" and window.timeline.body is not None:
        panes.append(window.timeline.body.canvas)
    if tab == "matrix" and window.matrix.body is not None:
        panes.append(window.matrix.body.view.viewport())
    if tab == "compare" and window.compare.body is not None:
        panes.append(window.compare.body.view.viewport())
    return panes


def bare(window: MainWindow, tab: str, days: list[Shown]) -> list[float]:
    """Return the milliseconds in which plain widgets show and paint the same days."""
    panes = BarePanes(window, tab, days[0])
    settle(0.3)
    times = []
    for day in days:
        times.append(timed(lambda day=day: panes.step(day)))
        settle(PAUSE_S / 5)
    panes.close()
    return times


def main() -> None:
    """Measure in one window and print the rows."""
    rows = []
    with tempfile.TemporaryDirectory() as data:
        application, window, browsing = open_window(Path(data))
        try:
            browsing.select(CLAUSE)
            settle(0.5)
            for tab in ("map", "timeline", "matrix", "compare"):
                ours = dragged(window, browsing, tab)
                days = passed(window, browsing, tab)
                rows.append(
                    Row(
                        "slider",
                        f"as-of slider dragged, {tab} in sight: a step, p95",
                        p95(ours),
                        p95(bare(window, tab, days)),
                        1.5,
                        note=f"{len(ours)} days until list, text, stances and tab are painted;"
                        " bare: the same texts, rows and pictures set and painted in plain widgets",
                    )
                )
        finally:
            window.close()  # its threads would keep a failed run from ending
            application.quit()
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
