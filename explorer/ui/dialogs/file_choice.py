"""File dialogs: they start in Documents, then where a file was last opened or saved."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

#: Property of the main window with the folder; its settings keep it.
FOLDER = "folder"


def start_folder(parent: QWidget | None) -> Path:
    """Return the folder that a dialog of a window starts in."""
    window = _main_window(parent)
    stored = str(window.property(FOLDER) or "") if window is not None else ""
    if stored and Path(stored).is_dir():
        return Path(stored)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
    return folder if folder.is_dir() else Path.home()


def ask_target(parent: QWidget | None, title: str, name: str, kinds: str) -> tuple[str, str]:
    """Ask for a file to write, with a suggested name; return it and the kind, "" if cancelled."""
    chosen, kind = QFileDialog.getSaveFileName(
        parent, title, str(start_folder(parent) / name), kinds
    )
    _keep_folder(parent, chosen)
    return chosen, kind


def ask_source(parent: QWidget | None, title: str, kinds: str) -> str:
    """Ask for a file to read; return "" if that is cancelled."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start_folder(parent)), kinds)
    _keep_folder(parent, chosen)
    return chosen


def ask_sources(parent: QWidget | None, title: str, kinds: str) -> list[str]:
    """Ask for files to read; return an empty list if that is cancelled."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(start_folder(parent)), kinds)
    _keep_folder(parent, chosen[0] if chosen else "")
    return chosen


def _keep_folder(parent: QWidget | None, chosen: str) -> None:
    window = _main_window(parent)
    if chosen and window is not None:
        window.setProperty(FOLDER, str(Path(chosen).parent))


def _main_window(parent: QWidget | None) -> QWidget | None:
    """Return the outermost window that a widget belongs to."""
    while parent is not None and parent.parentWidget() is not None:
        parent = parent.parentWidget()
    return parent
