"""The user's note on what is shown: saved as it is written, and never silently lost."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

_PAUSE_MS = 600


class NoteBox(QWidget):
    """A text that asks to be saved after a short pause, when left, and when flushed."""

    note_written = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = ""
        self._stored = ""
        self._sent: str | None = None
        self.edit = QPlainTextEdit(self)
        self.edit.setAccessibleName(self.tr("Your note"))
        self.edit.setPlaceholderText(self.tr("Your note on this clause; it is saved as you write."))
        self.edit.setTabChangesFocus(True)
        self.edit.setMaximumHeight(self.fontMetrics().lineSpacing() * 7)
        self.state = QLabel(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.edit.textChanged.connect(self._changed)
        self.edit.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 2, 6, 4)
        layout.setSpacing(2)
        layout.addWidget(self.edit)
        layout.addWidget(self.state)

    def show_note(self, reference: str, stored: str) -> None:
        """Show the note of a reference; what is being written on the shown one is left alone."""
        if reference != self._reference:
            self.flush()
            self._reference, self._stored, self._sent = reference, stored, None
            self._set(stored)
        elif stored != self._stored:
            unchanged = self.edit.toPlainText() in {self._stored, self._sent, stored}
            self._stored, self._sent = stored, None
            if unchanged:
                self._set(stored)
        self._tell()

    @property
    def unsaved(self) -> bool:
        """True while something is written that is not stored yet."""
        return self.edit.toPlainText() != self._stored

    def flush(self) -> None:
        """Ask for what is written to be saved now."""
        self._pause.stop()
        written = self.edit.toPlainText()
        if self._reference and written not in {self._stored, self._sent}:
            self._sent = written
            self.note_written.emit(self._reference, written, self._stored)

    def write_failed(self) -> None:
        """The last write was not taken; the text stays and is tried again when it changes."""
        self._sent = None
        self.state.setText(self.tr("Not saved yet."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the box saves."""
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _set(self, text: str) -> None:
        blocked = self.edit.blockSignals(True)
        if self.edit.toPlainText() != text:
            self.edit.setPlainText(text)
        self.edit.blockSignals(blocked)

    def _changed(self) -> None:
        self._pause.start()
        self._tell()

    def _tell(self) -> None:
        empty = not self.edit.toPlainText() and not self._stored
        saved = self.tr("Saved.") if not empty else ""
        self.state.setText(self.tr("Writing…") if self.unsaved else saved)
