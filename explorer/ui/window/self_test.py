"""Self-test of the window: a clause is shown in every pane and printed, then the window closes."""

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from explorer.system.process_time import since_process_start_ms

if TYPE_CHECKING:
    from explorer.ui.core.browsing_session import BrowsingSession
    from explorer.ui.window.main_window import MainWindow


def run_self_test(window: "MainWindow", browsing: "BrowsingSession", first_paint_ms: float) -> int:
    """Check the panes, write the measurements as JSON, and close the window.

    Return the exit status of the program.
    """
    window.repaint()
    ready_ms = since_process_start_ms()
    peak_mib = _peak_mib()
    problems = _problems(window, browsing)
    if not problems:
        problems = _print_problems(browsing)
    report = {
        "ok": not problems,
        "problems": problems,
        "first_paint_ms": round(first_paint_ms),
        "ready_ms": round(ready_ms),
        "peak_mib": round(peak_mib, 1),
    }
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stdout.flush()
    QTimer.singleShot(0, QApplication.closeAllWindows)
    return 1 if problems else 0


def _problems(window: "MainWindow", browsing: "BrowsingSession") -> list[str]:
    """Return what is missing in the panes; empty if everything is shown."""
    if browsing.subject is None:
        return ["no page was read"]
    title = browsing.subject.title
    shown = {
        "clause list": window.clauses.model.rowCount() > 1,
        "reader": title in window.reader.view.toPlainText(),
        "stances": title in window.stances.view.toPlainText(),
        "map": window.map.body is not None,
        "window": window.isVisible(),
    }
    return [f"{name} shows nothing" for name, sound in shown.items() if not sound]


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
