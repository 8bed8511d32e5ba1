"""Messages of the window: in the status bar, or in a dialog that waits for the reader."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_STATUS_MS = 10_000


class Notifier(QObject):
    """Shows messages; ``dialog_parent`` is the window that dialogs belong to.

    ``status_requested`` emits a sentence for the status bar and for how many milliseconds.
    """

    status_requested = Signal(str, int)

    def __init__(self, dialog_parent: QWidget) -> None:
        super().__init__(dialog_parent)
        self.dialog_parent = dialog_parent
        #: True for a hidden window: its dialogs are not opened.
        self.is_silent = False

    def show_status(self, sentence: str, milliseconds: int = _STATUS_MS) -> None:
        """Show a sentence in the status bar; 0 milliseconds keep it until the next one."""
        self.status_requested.emit(sentence, milliseconds)

    def show_warning(self, sentence: str) -> "QMessageBox":
        """Show one plain sentence in a dialog; return the dialog."""
        from explorer.ui.dialogs.message import message_box

        box = message_box(self.dialog_parent, self.tr("Clause Explorer"), sentence)
        if not self.is_silent:
            box.open()
        return box
