"""Start of the program again, with another window."""

from pathlib import Path

from PySide6.QtCore import QProcess

from explorer.system.own_command import own_command
from explorer.system.paths import PROGRAM, Places


def open_another_window(pack: Path, places: Places, reference: str = "") -> bool:
    """Open a pack in a new process, on the same desk. Return True if it could be started."""
    arguments = ["--pack", str(pack)]
    if places.cache.parent == places.data:
        arguments += ["--data-dir", str(places.data)]
    arguments += [f"clause:{reference}"] if reference else []
    program, *arguments = own_command(*arguments)
    started, _ = QProcess.startDetached(program, arguments, str(PROGRAM))
    return bool(started)
