"""From Ctrl+P to the first page on the screen, for each clause once and for a long book."""

import json
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QAction, QImage

from explorer.reports.formats.pdf_raster import picture
from explorer.store.pack.connection import open_compiled_pack
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.printing.controller import PrintController
from explorer.ui.printing.preview import PreviewDialog
from explorer.ui.window.main_window import MainWindow
from tests.benchmarks.heartbeat import Heartbeat, idle
from tests.benchmarks.long_book import long_book
from tests.benchmarks.opened import open_window, painted, settle, wait_until
from tests.benchmarks.paper import fixed_text, set_fixed
from tests.benchmarks.table import Row, middle, p95
from tests.benchmarks.timing import timed

CLAUSES = 28


def dialog_of(window: MainWindow) -> PreviewDialog:
    """Return the preview that is open."""
    return next(one for one in window.findChildren(PreviewDialog) if one.isVisible())


def first_page(window: MainWindow, action: QAction) -> float:
    """Milliseconds until the first page is drawn and painted."""
    loop = QEventLoop()
    begin = time.perf_counter()
    action.trigger()
    view = dialog_of(window).view
    set_image = view.set_image

    def observe(index: int, image: QImage) -> None:
        set_image(index, image)
        loop.quit()

    # Looking every millisecond would take time from the thread at work.
    view.set_image = observe  # type: ignore[method-assign]
    loop.exec()
    took = (painted() - begin) * 1000
    view.set_image = set_image  # type: ignore[method-assign]
    return took


def all_pages(window: MainWindow) -> float:
    """Milliseconds from now until all pages are set."""
    begin = time.perf_counter()
    wait_until(dialog_of(window).print_button.isEnabled)
    dialog = dialog_of(window)
    wait_until(lambda: dialog.whole is not None)
    return (time.perf_counter() - begin) * 1000


def closed(window: MainWindow) -> None:
    """Close the preview and wait until it is gone."""
    dialog_of(window).reject()
    wait_until(lambda: not window.findChildren(PreviewDialog))


def sheets(
    window: MainWindow, browsing: BrowsingSession, folder: Path
) -> tuple[list[float], list[float], list[float]]:
    """Each clause's first page, once more, and what Typst takes for that sheet as fixed text."""
    ours, again, bare = [], [], []
    action = window.actions_by_id["print"]
    for number in range(CLAUSES + 1):
        reference = f"us-28/{max(number, 1)}"
        browsing.select(reference)
        wait_until(lambda wanted=reference: browsing.subject.reference == wanted)
        settle(1.0)  # a reader's pause, in which the map gets sharp
        took = first_page(window, action)
        if number:  # the first one loads Typst
            ours.append(took)
            dialog = dialog_of(window)
            fixed = fixed_text(dialog.make(dialog.options), folder)
            width = dialog.view.page_rectangle(0).width()
            bare.append(timed(lambda fixed=fixed, width=width: picture(set_fixed(fixed), 0, width)))
        closed(window)
        if number:
            again.append(first_page(window, action))
            closed(window)
    return ours, again, bare


def book(window: MainWindow, browsing: BrowsingSession) -> tuple[float, float, float, float]:
    """Show the first page, then all pages of a book of 100 items.

    Return both times, and how long the GUI thread was blocked meanwhile and idle.
    """
    compiled = browsing.pack.compiled
    assert compiled is not None
    connection = open_compiled_pack(compiled)
    one = long_book(connection)
    connection.close()
    action = QAction(window)
    paper = browsing.findChild(PrintController)
    assert isinstance(paper, PrintController)
    action.triggered.connect(lambda: paper.preview_briefing(one.briefing, one.notes))
    still = idle()
    took = first_page(window, action)
    heart = Heartbeat()
    rest = all_pages(window)
    view = dialog_of(window).view
    for part in range(40):  # a reader who leafs through it
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() * part // 40)
        settle(0.04)
    longest = heart.stop()
    closed(window)
    return took, rest, longest, still


def main() -> None:
    """Measure in the real window and print the rows."""
    with tempfile.TemporaryDirectory() as data:
        application, window, browsing = open_window(Path(data))
        try:
            ours, again, bare = sheets(window, browsing, Path(data))
            first, rest, longest, still = book(window, browsing)
        finally:
            window.close()
            application.quit()
    rows = [
        Row(
            "preview",
            "Ctrl+P until the first page is painted, p95",
            p95(ours),
            p95(bare),
            1.5,
            note=f"{len(ours)} clauses, each for the first time, median {middle(ours):.0f} ms; "
            f"once more, p95 {p95(again):.0f} ms; bare: Typst sets that sheet as fixed text, "
            "and pypdfium2 draws its first page",
        ),
        Row(
            "preview_book",
            "the same for a briefing set of 100 items",
            first,
            note=f"all pages are there {rest:.0f} ms later",
        ),
        Row(
            "preview_blocked",
            "longest time the GUI thread was blocked meanwhile",
            longest,
            still,
            allowance=16,
            note="while the other pages are set and all are leafed through",
        ),
    ]
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
