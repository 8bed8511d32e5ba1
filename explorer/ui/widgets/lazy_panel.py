"""Panel whose content is created when it is first shown, and the size of targets."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

#: Logical pixels (WCAG 2.2, 2.5.8).
LEAST_TARGET = 24


def enlarge_targets(root: QWidget) -> None:
    """Give the buttons and check boxes in a widget at least the least size of a target."""
    for button in root.findChildren(QAbstractButton):
        size = button.minimumSize()
        button.setMinimumSize(max(size.width(), LEAST_TARGET), max(size.height(), LEAST_TARGET))


class LazyPanel(QWidget):
    """Container of one body, which is created with the first content.

    ``content_requested`` is emitted when the panel is shown without current content; nothing is
    read for it before.
    """

    content_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        """Request the content again: now if visible, otherwise when next shown."""
        self._stale = True
        if self.isVisible():
            self.content_requested.emit()

    def _mark_current(self) -> None:
        """Note that the content is current until it is invalidated."""
        self._stale = False

    def _set_body(self, body: QWidget) -> None:
        """Show the body and make it the focus proxy of the panel."""
        enlarge_targets(body)
        self._layout.addWidget(body)
        self.setFocusProxy(body)

    def showEvent(self, event: QShowEvent) -> None:
        """Request the content if it is not current."""
        super().showEvent(event)
        if self._stale:
            self.content_requested.emit()
