"""A panel that is cheap until it is first looked at."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class LazyPanel(QWidget):
    """Holds one body, made when there is first something to show.

    ``content_wanted`` is told when it is shown without content, or with some that was forgotten:
    until then nothing is read for it.
    """

    content_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        """Ask for the content anew, at once if seen and else when next shown."""
        self._stale = True
        if self.isVisible():
            self.content_requested.emit()

    def _content_is_there(self) -> None:
        """The panel asks no more until it is told to forget."""
        self._stale = False

    def _hold(self, body: QWidget) -> None:
        """Show the body, which takes the keyboard focus for the panel."""
        self._layout.addWidget(body)
        self.setFocusProxy(body)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the content when it is first needed."""
        super().showEvent(event)
        if self._stale:
            self.content_requested.emit()
