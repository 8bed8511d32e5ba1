"""Start of the program again, with another window."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess

from explorer.system.paths import PROGRAM, Places


def open_another_window(pack: Path, places: Places, reference: str = "") -> bool:
    """Open a pack in a new process, on the same desk. Return True if it could be started."""
    arguments = [str(PROGRAM / "main.py"), "--pack", str(pack)]
    if places.cache.parent == places.data:
        arguments += ["--data-dir", str(places.data)]
    arguments += [f"clause:{reference}"] if reference else []
    started, _ = QProcess.startDetached(sys.executable, arguments, str(PROGRAM))
    return bool(started)
