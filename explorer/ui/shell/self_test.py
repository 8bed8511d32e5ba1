"""``--self-test``: the real window shows a clause in every pane, prints a sheet, and ends."""

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from explorer.process_clock import since_process_start_ms

if TYPE_CHECKING:
    from explorer.ui.shell.start import Startup


def run_self_test(startup: "Startup") -> None:
    """Check what is shown, once it is painted, and end the program with what was measured."""
    startup.window.repaint()
    ready_ms = since_process_start_ms()
    peak_mib = _peak_mib()
    problems = _problems(startup)
    if not problems:
        problems = _print_problems(startup)
    report = {
        "ok": not problems,
        "problems": problems,
        "first_paint_ms": round(startup.first_paint_ms),
        "ready_ms": round(ready_ms),
        "peak_mib": round(peak_mib, 1),
    }
    startup.status = 0 if not problems else 1
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stdout.flush()
    QTimer.singleShot(0, QApplication.closeAllWindows)


def _problems(startup: "Startup") -> list[str]:
    """What is missing in the panes; empty where all is shown."""
    window, conductor = startup.window, startup.conductor
    if conductor is None or conductor.page is None:
        return ["no page was read"]
    title = conductor.page.title
    shown = {
        "clause list": window.clauses.model.rowCount() > 1,
        "reader": title in window.reader.view.toPlainText(),
        "stances": title in window.stances.view.toPlainText(),
        "map": window.map.body is not None,
        "window": window.isVisible(),
    }
    return [f"{name} shows nothing" for name, sound in shown.items() if not sound]


def _print_problems(startup: "Startup") -> list[str]:
    """Print the shown clause to a throw-away file; what goes wrong is told."""
    from explorer.commands.paper import print_pages

    conductor = startup.conductor
    assert conductor is not None
    assert conductor.page is not None
    assert conductor.info is not None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "sheet.pdf"
        print_pages(target, [conductor.page], conductor.info, conductor.map_content)
        return [] if target.read_bytes().startswith(b"%PDF-") else ["the sheet is no PDF"]


def _peak_mib() -> float:
    """Most memory this process held so far, in MiB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform.startswith("linux") else peak / 1024 / 1024
