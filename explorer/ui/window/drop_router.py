"""Files dropped on the window: each goes to the first feature that accepts it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

Route = tuple[Callable[[Path], bool], Callable[[Path], object]]


class DropRouter(QObject):
    """Watches the window for drops. A route is a test of a file and the handler of it."""

    def __init__(self, window: QWidget, routes: Sequence[Route]) -> None:
        super().__init__(window)
        self._routes = routes
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept a drag with a file that a route accepts, and open the file when it is dropped."""
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        for accepts, handle in self._routes:
            for file in files:
                if accepts(file):
                    event.acceptProposedAction()
                    if event.type() == QEvent.Type.Drop:
                        handle(file)
                    return True
        return super().eventFilter(watched, event)
