"""Choosing a clause, and searching as one types, in the real window on the bundled pack."""

import json
import random
import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QTreeView

from explorer.store.pack.connection import open_compiled_pack
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.features.search.model import HIT_ROLE
from explorer.ui.window.main_window import MainWindow
from tests.benchmarks.bare_panes import BarePanes, Shown, shown
from tests.benchmarks.library import Statements, run_bare, statements_of
from tests.benchmarks.opened import PaintCount, open_window, painted, settle, wait_until
from tests.benchmarks.table import Row, middle, p95
from tests.benchmarks.timing import samples, timed

SEED = 20251123
WORDS = samples(25, 10)
Answer = tuple[str, tuple[str, ...]]


def current(window: MainWindow) -> object:
    """Return reference of the row that is current in the list."""
    return window.clauses.view.currentIndex().data(256)


def step_down(view: QTreeView, browsing: BrowsingSession, panes: PaintCount) -> float:
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


def choosing(window: MainWindow, browsing: BrowsingSession) -> tuple[list[float], list[Shown]]:
    """Step down through two documents, from the key to the last paint of the four panes.

    Return the milliseconds of each step, and what it showed.
    """
    times, pages = [], []
    assert window.map.body is not None
    views = (window.clauses.view, window.reader.view, window.stances.view, window.map.body.canvas)
    panes = PaintCount([view.viewport() for view in views])
    for document in ("us-28", "e3"):
        browsing.select(document)
        wait_until(lambda wanted=document: current(window) == wanted)
        settle(0.5)
        for _ in range(28):
            times.append(step_down(window.clauses.view, browsing, panes))
            settle(0.15)  # a reader's pause, much shorter than a real one
            pages.append(shown(window, "map"))
    return times, pages


def bare_choosing(window: MainWindow, pages: list[Shown]) -> list[float]:
    """Return the milliseconds in which plain widgets show and paint the same pages."""
    panes = BarePanes(window, "map", pages[0])
    settle(0.3)
    times = []
    for page in pages[1:]:
        times.append(timed(lambda page=page: panes.step(page)))
        settle(0.02)
    panes.close()
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
    return random.Random(SEED).sample(words, WORDS)  # noqa: S311 - a choice, not a secret


def typing(window: MainWindow, browsing: BrowsingSession) -> tuple[list[float], list[Answer]]:
    """Type words letter by letter, from each key to the paint of the results.

    Return the milliseconds of each letter, and each query with the texts of its results.
    """
    box = window.top_bar.search
    answered: list[str] = []
    window.search.shown.connect(answered.append)
    times, answers = [], []
    for word in vocabulary(browsing):
        box.clear()
        settle(0.05)
        for letter in word:
            answered.clear()
            times.append(type_letter(window, letter, answered))
            answers.append((box.text(), hit_texts(window)))
    box.clear()
    return times, answers


def hit_texts(window: MainWindow) -> tuple[str, ...]:
    """Return each row as plain text: a heading, or caption, title and text of a result."""
    model = window.search.model
    indexes = [model.index(row) for row in range(model.rowCount())]
    return tuple(
        f"{hit.kind} {hit.target}\n{hit.title}\n{hit.body[:200]}"
        if (hit := index.data(HIT_ROLE)) is not None
        else str(index.data())
        for index in indexes
    )


def bare_typing(
    window: MainWindow, browsing: BrowsingSession, answers: list[Answer]
) -> list[float]:
    """Return the milliseconds of the same SQL in sqlite3, and of its rows in a plain list."""
    compiled, viewpoint = browsing.pack.compiled, browsing.viewpoint
    assert compiled is not None
    assert viewpoint is not None
    rows = QListWidget()
    rows.setWordWrap(True)
    rows.resize(window.search.view.size())
    rows.show()
    settle(0.3)
    times = []
    with (
        closing(open_compiled_pack(compiled)) as connection,
        closing(sqlite3.connect(compiled)) as raw,
    ):
        for query, texts in answers:
            statements = statements_of(connection, query, viewpoint.as_of)

            def answer(statements: Statements = statements, texts: tuple[str, ...] = texts) -> None:
                run_bare(raw, statements)
                rows.clear()
                rows.addItems(texts)
                painted()

            times.append(timed(answer))
            settle(0.01)
    rows.close()
    return times


def type_letter(window: MainWindow, letter: str, answered: list[str]) -> float:
    """Type a letter and wait until the answer to the whole query is painted; milliseconds."""
    box = window.top_bar.search
    key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    before = time.perf_counter()
    QApplication.sendEvent(box, key)
    wait_until(lambda: answered == [box.text()])
    return (painted() - before) * 1000


def main() -> None:
    """Measure in one window and print the rows."""
    with tempfile.TemporaryDirectory() as data:
        application, window, browsing = open_window(Path(data))
        try:
            chosen, pages = choosing(window, browsing)
            chosen_bare = bare_choosing(window, pages)
            typed, answers = typing(window, browsing)
            typed_bare = bare_typing(window, browsing, answers)
        finally:
            window.close()  # its threads would keep a failed run from ending
            application.quit()
    rows = [
        Row(
            "choose",
            "choosing a clause until all panes are painted, p95",
            p95(chosen),
            p95(chosen_bare),
            1.3,
            note=f"{len(chosen)} steps with the Down key, every clause for the first time; bare: "
            "the same texts, rows and picture of the map set and painted in plain widgets; "
            f"medians {middle(chosen):.0f} and {middle(chosen_bare):.0f} ms",
        ),
        Row(
            "search",
            "keystroke in search until results are shown, p95",
            p95(typed),
            p95(typed_bare),
            1.5,
            note=f"{len(typed)} letters of words of the pack, chosen by a fixed seed; bare: the "
            "same SQL in sqlite3 and its rows painted in a QListWidget; "
            f"medians {middle(typed):.0f} and {middle(typed_bare):.0f} ms",
        ),
    ]
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
