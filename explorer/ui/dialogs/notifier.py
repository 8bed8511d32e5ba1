"""Messages of the window: beside what was done, or in a dialog that waits for the reader."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_STATUS_MS = 10_000


class Notifier(QObject):
    """Shows messages; ``dialog_parent`` is the window that dialogs belong to.

    ``status_requested`` emits a sentence for the status bar and for how many milliseconds.
    ``undo`` is the action that takes back the last change of the desk.
    """

    status_requested = Signal(str, int)

    def __init__(self, dialog_parent: QWidget, undo: QAction | None = None) -> None:
        super().__init__(dialog_parent)
        self.dialog_parent = dialog_parent
        self._undo = undo
        #: True for a hidden window: its dialogs are not opened.
        self.is_silent = False

    def show_status(self, sentence: str, milliseconds: int = _STATUS_MS) -> None:
        """Show a sentence beside what was done, and in the status bar.

        0 milliseconds keep it in the status bar alone, until the next sentence.
        """
        self.status_requested.emit(sentence, milliseconds)
        if milliseconds:
            self._show_toast(sentence, None)

    def show_change(self, sentence: str) -> None:
        """Show a sentence on the last change of the desk, with a button that undoes it."""
        self.status_requested.emit(sentence, _STATUS_MS)
        self._show_toast(sentence, self._undo)

    def _show_toast(self, sentence: str, undo: QAction | None) -> None:
        if self.is_silent or not self.dialog_parent.isVisible():
            return
        from explorer.ui.widgets.toast import Toast, place_of_action

        modal = QApplication.activeModalWidget()
        is_own = modal is not None and modal.parentWidget() is self.dialog_parent
        window = modal if modal is not None and is_own else self.dialog_parent
        for earlier in window.findChildren(Toast):
            earlier.close()
        Toast(window, sentence, undo).show_beside(place_of_action(window))

    def show_warning(self, sentence: str) -> "QMessageBox":
        """Show one plain sentence in a dialog; return the dialog."""
        from explorer.ui.dialogs.message import message_box

        box = message_box(self.dialog_parent, self.tr("Clause Explorer"), sentence)
        if not self.is_silent:
            box.open()
        return box
