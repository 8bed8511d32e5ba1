"""Self-test of the window: a clause is shown in every pane and printed, then the window closes."""

import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from explorer.system.process_time import since_process_start_ms

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.ui.core.browsing_session import BrowsingSession
    from explorer.ui.window.main_window import MainWindow

#: Share of the pixels of the first view that may differ: the buttons Back and Forward.
_TOLERATED = 0.002
#: Time in which a click has to be answered.
_PATIENCE_MS = 20_000
#: Pixels by which the map is panned.
_PANNED = 10


@dataclass(frozen=True, slots=True)
class SelfTestReport:
    """Results of a self-test: what is wrong, and times in milliseconds, memory, and what was shown.

    The default is the report of a test that was not ended.
    """

    problems: tuple[str, ...] = ("the program failed; its log has the report",)
    measurements: Mapping[str, object] = field(default_factory=dict)


class SelfTest:
    """Self-test of a window that has been shown; ``report`` has its results once it has ended.

    With ``is_thorough`` every view and dialog is opened, which takes some seconds more.

    ``shown_ms`` is the time at which everything was first seen, 0 if only the panes showed it.
    ``first_view`` is the picture that was seen until then, if any; ``when_complete``
    calls a function when the window shows everything.
    """

    def __init__(
        self,
        window: "MainWindow",
        browsing: "BrowsingSession",
        first_paint_ms: float,
        shown_ms: float,
        first_view: QImage | None,
        when_complete: "Callable[[Callable[[], None]], None]",
        is_thorough: bool = False,
    ) -> None:
        self._window, self._browsing = window, browsing
        if not shown_ms:
            window.repaint()
        self.report = SelfTestReport()
        self._measurements: dict[str, object] = {
            "first_paint_ms": round(first_paint_ms),
            "ready_ms": round(shown_ms or since_process_start_ms()),
        }
        self._first_view, self._when_complete = first_view, when_complete
        self._is_thorough = is_thorough
        self._problems: list[str] = []

    def run(self) -> None:
        """Click on another clause; the rest follows when it is shown."""
        view = self._window.clauses.view
        row = view.currentIndex().row()
        index = view.model().index(row - 1 if row > 0 else row + 1, 1)
        if not index.isValid():
            self._problems.append("the clause list has no other clause")
            self._finish()
            return
        self._browsing.subject_ready.connect(self._measure, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(_PATIENCE_MS, self._give_up)
        view.scrollTo(index)  # lays out the rows, if that is still to be done
        position = QPointF(view.visualRect(index).center())
        for kind in (QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonRelease):
            button = Qt.MouseButton.LeftButton
            event = QMouseEvent(
                kind,
                position,
                view.viewport().mapToGlobal(position),
                button,
                button,
                Qt.KeyboardModifier.NoModifier,
            )
            QApplication.sendEvent(view.viewport(), event)

    def _give_up(self) -> None:
        if "live_ms" not in self._measurements:
            self._problems.append("a click on another clause was not answered")
            self._finish()

    def _measure(self) -> None:
        """Pan the map; then the panes are compared with what they ought to show."""
        self._browsing.subject_ready.disconnect(self._measure)
        body = self._window.map.body
        if body is not None:
            canvas = body.canvas
            canvas.box.translateBy(x=_PANNED / canvas.view().scale, y=0)
        self._window.repaint()
        self._measurements["live_ms"] = round(since_process_start_ms())
        self._measurements["peak_mib"] = round(_peak_mib(), 1)
        self._problems += _problems(self._window, self._browsing)
        if not self._problems:
            self._problems += _print_problems(self._browsing)
        if self._first_view is None or body is None:
            self._open_panes()
            return
        # Back to what the first view shows.
        self._browsing.subject_ready.connect(self._compare, Qt.ConnectionType.QueuedConnection)
        body.canvas.fit_requested.emit()
        self._browsing.navigate(lambda navigator: navigator.back())

    def _compare(self) -> None:
        """Compare the window with its first view once the map is complete."""
        self._browsing.subject_ready.disconnect(self._compare)
        self._when_complete(self._compare_now)

    def _compare_now(self) -> None:
        assert self._first_view is not None
        differing = differing_share(self._first_view, self._window)
        if differing > _TOLERATED:
            self._problems.append(f"the first view differs in {differing:.1%} of its pixels")
        self._open_panes()

    def _open_panes(self) -> None:
        """Open every view and dialog, if the test is thorough."""
        if not self._is_thorough:
            self._finish()
            return
        from explorer.ui.window.pane_test import PaneTest

        PaneTest(self._window, self._end_panes).run()

    def _end_panes(self, shown: list[str], problems: list[str]) -> None:
        self._measurements["shown"] = shown
        self._problems += problems
        self._finish()

    def _finish(self) -> None:
        """Keep the results and close the window."""
        self.report = SelfTestReport(tuple(self._problems), self._measurements)
        QTimer.singleShot(0, QApplication.closeAllWindows)


def differing_share(before: QImage, window: "MainWindow") -> float:
    """Return the share of pixels in which a window differs from its first view.

    The row of the selected clause is left out: a window that is not in front has no focus frame.
    """
    import numpy as np

    now = window.grab().toImage()
    if before.size() != now.size():
        return 1.0
    view, ratio = window.clauses.view, window.devicePixelRatioF()
    row = view.visualRect(view.currentIndex())
    top = view.viewport().mapTo(window, row.topLeft()).y()
    form = QImage.Format.Format_RGB32
    first, second = (
        np.frombuffer(picture.convertToFormat(form).constBits(), np.uint32).reshape(
            picture.height(), picture.width()
        )
        & 0xFFFFFF
        for picture in (before, now)
    )
    differs = first != second
    right = round(view.mapTo(window, view.rect().topRight()).x() * ratio) + 1
    differs[round((top - 1) * ratio) : round((top + row.height() + 1) * ratio), :right] = False
    return float(np.mean(differs))


def _problems(window: "MainWindow", browsing: "BrowsingSession") -> list[str]:
    """Return what is missing in the panes; empty if everything is shown."""
    if browsing.subject is None:
        return ["no page was read"]
    title = browsing.subject.title
    shown = {
        "clause list": window.clauses.model.rowCount() > 1,
        "reader": title in window.reader.view.toPlainText(),
        "stances": title in window.stances.view.toPlainText(),
        "map": window.map.body is not None or not _has_map(browsing),
        "window": window.isVisible(),
    }
    return [f"{name} shows nothing" for name, sound in shown.items() if not sound]


def _has_map(browsing: "BrowsingSession") -> bool:
    """Return True if the pack has a map; a pack of texts alone has none."""
    return browsing.map_content is not None and bool(browsing.map_content.features)


def _print_problems(browsing: "BrowsingSession") -> list[str]:
    """Print the shown clause to a temporary file. Return the problems, if any."""
    from explorer.reports.print_job import sheet_document
    from explorer.reports.sheet.model import SheetOptions
    from explorer.system.atomic_file import write_atomic

    assert browsing.subject is not None
    assert browsing.info is not None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "sheet.pdf"
        pages = sheet_document(
            [browsing.subject], browsing.info, browsing.map_content, SheetOptions()
        )
        write_atomic(target, pages.pdf())
        return [] if target.read_bytes().startswith(b"%PDF-") else ["the sheet is no PDF"]


def _peak_mib() -> float:
    """Return the peak memory of this process in MiB, or 0 if the system does not report it."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform.startswith("linux") else peak / 1024 / 1024
