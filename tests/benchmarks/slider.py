"""Dragging the as-of slider in the real window while every pane follows, tab by tab."""

import json
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from explorer.store.pack.comparison import comparison, default_documents
from explorer.store.pack.connection import PackConnection, open_compiled_pack
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.events import event_days
from explorer.store.pack.matrix import matrix
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.subjects import page
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.window.main_window import MainWindow
from tests.benchmarks.opened import PaintCount, open_window, painted, settle, wait_until
from tests.benchmarks.table import Row, p95

DOCUMENT, CLAUSE, STEPS = "us-28", "us-28/21", 60
#: A hand drags some twenty days a second.
PAUSE_S = 0.05
Read = Callable[[PackConnection, date], object]


def page_and_list(connection: PackConnection, day: date) -> None:
    """Return what the panes beside the tabs are read from."""
    contents(connection, DOCUMENT, day, "en")
    page(connection, CLAUSE, day, "en")


def with_matrix(connection: PackConnection, day: date) -> None:
    """Return the same and the matrix."""
    page_and_list(connection, day)
    matrix(connection, DOCUMENT, day, "en")


def with_comparison(connection: PackConnection, day: date) -> None:
    """Return the same and the comparison."""
    page_and_list(connection, day)
    listed = documents(connection, "en")
    comparison(connection, default_documents(listed, DOCUMENT, day), day, "en")


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


def bare(compiled: Path, read: Read) -> list[float]:
    """Return the same days read from the pack without a window, one after another."""
    times = []
    with closing(open_compiled_pack(compiled)) as connection:
        latest = pack_info(connection).latest
        days = [day for day in event_days(connection) if day <= latest]
        read(connection, days[-1])
        for day in reversed(days[-STEPS - 1 : -1]):
            before = time.perf_counter()
            read(connection, day)
            times.append((time.perf_counter() - before) * 1000)
    return times


def main() -> None:
    """Measure in one window and print the rows."""
    kinds: tuple[tuple[str, Read], ...] = (
        ("map", page_and_list),
        ("timeline", page_and_list),
        ("matrix", with_matrix),
        ("compare", with_comparison),
    )
    rows = []
    with tempfile.TemporaryDirectory() as data:
        application, window, browsing = open_window(Path(data))
        try:
            browsing.select(CLAUSE)
            settle(0.5)
            for tab, read in kinds:
                ours = dragged(window, browsing, tab)
                compiled = browsing.pack.compiled
                assert compiled is not None
                rows.append(
                    Row(
                        "slider",
                        f"as-of slider dragged, {tab} in sight: a step, p95",
                        p95(ours),
                        p95(bare(compiled, read)),
                        most=16,
                        note=f"{len(ours)} days until list, text, stances and tab are painted;"
                        " bare: the same days read without a window",
                    )
                )
        finally:
            window.close()  # its threads would keep a failed run from ending
            application.quit()
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
