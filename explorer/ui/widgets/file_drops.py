"""Files that are dropped on text fields, which would insert their addresses."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def local_files(data: QMimeData) -> list[Path]:
    """Return the local files of a drag, in their order."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class FileDropFilter(QObject):
    """Keeps a text field from inserting the addresses of files that are dropped on it.

    Such a drop goes on to the widget around the field, or, with ``accepts``, to ``dropped``.
    """

    dropped = Signal(object)

    def __init__(self, field: QWidget, *, accepts: bool = False) -> None:
        super().__init__(field)
        self._accepts = accepts
        target = field.viewport() if isinstance(field, QAbstractScrollArea) else field
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on drags of local files; all other events are the field's."""
        if not isinstance(event, QDropEvent):
            return False
        files = local_files(event.mimeData())
        if not files:
            return False
        if not self._accepts:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(files)
        return True
