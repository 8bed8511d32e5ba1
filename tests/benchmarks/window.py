"""Choosing a clause, and searching as one types, in the real window on the bundled pack."""

import json
import random
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeView

from explorer.store.pack.connection import open_compiled_pack
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.window.main_window import MainWindow
from tests.benchmarks.opened import PaintCount, open_window, painted, settle, wait_until
from tests.benchmarks.table import Row, p95

SEED = 20251123


def current(window: MainWindow) -> object:
    """Return reference of the row that is current in the list."""
    return window.clauses.view.currentIndex().data(256)


def one_step(view: QTreeView, browsing: BrowsingSession, panes: PaintCount) -> float:
    """Press Down and wait until list, reader, stances and map are painted; milliseconds."""
    panes.begin()
    before = time.perf_counter()
    QTest.keyClick(view, Qt.Key.Key_Down)
    reference = view.currentIndex().data(256)

    def shown() -> bool:
        page = browsing.subject
        return page is not None and page.reference == reference

    if not shown():
        wait_until(shown)
    after = painted()
    assert not panes.missing
    return (after - before) * 1000


def choosing(window: MainWindow, browsing: BrowsingSession) -> list[float]:
    """Step down through two documents; from the key to the last paint of the four panes."""
    times = []
    assert window.map.body is not None
    views = (window.clauses.view, window.reader.view, window.stances.view, window.map.body.canvas)
    panes = PaintCount([view.viewport() for view in views])
    for document in ("us-28", "e3"):
        browsing.select(document)
        wait_until(lambda wanted=document: current(window) == wanted)
        settle(0.5)
        for _ in range(28):
            times.append(one_step(window.clauses.view, browsing, panes))
            settle(0.15)  # a reader's pause, much shorter than a real one
    return times


def vocabulary(browsing: BrowsingSession) -> list[str]:
    """Words of the pack itself, chosen by a fixed seed."""
    from explorer.domain.search.highlight import tokens

    compiled = browsing.pack.compiled
    assert compiled is not None
    connection = open_compiled_pack(compiled)
    texts = connection.exec_driver_sql("SELECT title || ' ' || body FROM entry_text").scalars()
    words = sorted({word for text in texts for word in tokens(text) if len(word) > 3})
    connection.close()
    return random.Random(SEED).sample(words, 25)  # noqa: S311 - a choice, not a secret


def typing(window: MainWindow, browsing: BrowsingSession) -> list[float]:
    """Type words letter by letter; from each key to the paint of the results."""
    box = window.top_bar.search
    shown: list[str] = []
    window.search.shown.connect(shown.append)
    times = []
    for word in vocabulary(browsing):
        box.clear()
        settle(0.05)
        for letter in word:
            shown.clear()
            times.append(one_letter(window, letter, shown))
    box.clear()
    return times


def one_letter(window: MainWindow, letter: str, shown: list[str]) -> float:
    """Type a letter and wait until the answer to the whole query is painted; milliseconds."""
    box = window.top_bar.search
    key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    before = time.perf_counter()
    QApplication.sendEvent(box, key)
    wait_until(lambda: shown == [box.text()])
    return (painted() - before) * 1000


def main() -> None:
    """Measure in one window and print the rows."""
    with tempfile.TemporaryDirectory() as data:
        application, window, browsing = open_window(Path(data))
        try:
            chosen = choosing(window, browsing)
            typed = typing(window, browsing)
        finally:
            window.close()  # its threads would keep a failed run from ending
            application.quit()
    rows = [
        Row(
            "choose",
            "choosing a clause until all panes are painted, p95",
            p95(chosen),
            most=16,
            note=f"{len(chosen)} steps with the Down key; every clause for the first time",
        ),
        Row(
            "search",
            "keystroke in search until results are shown, p95",
            p95(typed),
            most=16,
            note=f"{len(typed)} letters of 25 words of the pack, chosen by a fixed seed",
        ),
    ]
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
