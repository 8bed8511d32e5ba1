"""Dragging the as-of slider in the real window while every pane follows, tab by tab."""

import json
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from PySide6.QtWidgets import QWidget

from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.window.main_window import MainWindow
from tests.benchmarks.bare_panes import BarePanes, Shown, shown
from tests.benchmarks.opened import PaintCount, open_window, painted, settle, wait_until
from tests.benchmarks.table import Row, p95
from tests.benchmarks.timing import samples, timed

CLAUSE, STEPS = "us-28/21", samples(60, 30)
#: A hand drags some twenty days a second.
PAUSE_S = 0.05
#: A hand presses the slider before it moves it.
PRESS_S = 0.15
#: A reader looks at a clause before dragging; the other map days are built meanwhile.
READING_S = 6.0


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
    settle(PRESS_S)
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
            settle(READING_S)
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
