"""The user's note on what is shown: saved as it is written, and never silently lost."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.desk import Note
from explorer.ui.widgets.saving import Saving

_PAUSE_MS = 600


class NoteBox(QWidget):
    """A text that asks to be saved after a short pause, when left, and when flushed."""

    note_written = Signal(str, str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = ""
        self._saving = Saving(Note(""))
        self.subject = QLabel(self)
        self.subject.setWordWrap(True)
        self.subject.hide()
        self.releasable = QCheckBox(self.tr("Releasable"), self)
        self.releasable.setToolTip(
            self.tr("A releasable note may be printed for others; any other stays with you")
        )
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
        self.releasable.clicked.connect(self.flush)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 2, 6, 4)
        layout.setSpacing(2)
        layout.addWidget(self.subject)
        layout.addWidget(self.edit)
        below = QHBoxLayout()
        below.addWidget(self.state, 1)
        below.addWidget(self.releasable)
        layout.addLayout(below)

    @property
    def reference(self) -> str:
        """What the note is on."""
        return self._reference

    def show_note(self, reference: str, stored: Note, subject: str = "") -> None:
        """Show the note of a reference; what is being written on the shown one is left alone.

        ``subject`` says what it is on, where that is not what the reader shows.
        """
        self.subject.setText(subject)
        self.subject.setVisible(bool(subject))
        if reference != self._reference:
            self.flush()
            self._reference, self._saving = reference, Saving(stored)
            self._set(stored)
        elif stored != self._saving.stored:
            self._saving, shows = self._saving.heard(stored, self._written())
            if shows:
                self._set(stored)
        self._tell()

    @property
    def unsaved(self) -> bool:
        """True while something is written that is not stored yet."""
        written, stored = self._written(), self._saving.stored
        return written != stored and bool(written.text or stored.text)

    def flush(self) -> None:
        """Ask for what is written to be saved now."""
        self._pause.stop()
        written = self._written()
        stored = self._saving.stored
        if self._reference and self._saving.wants(written) and (written.text or stored.text):
            based_on = self._saving.sent[-1] if self._saving.sent else stored
            self._saving = self._saving.sending(written)
            self.note_written.emit(self._reference, written.text, based_on.text, written.releasable)

    def _written(self) -> Note:
        return Note(self.edit.toPlainText(), self.releasable.isChecked())

    def write_failed(self) -> None:
        """The last write was not taken; the text stays and is tried again when it changes."""
        self._saving = self._saving.failed()
        self.state.setText(self.tr("Not saved yet."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the box saves."""
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _set(self, note: Note) -> None:
        blocked = self.edit.blockSignals(True)
        if self.edit.toPlainText() != note.text:
            self.edit.setPlainText(note.text)
        self.edit.blockSignals(blocked)
        self.releasable.setChecked(note.releasable)

    def _changed(self) -> None:
        self._pause.start()
        self._tell()

    def _tell(self) -> None:
        empty = not self.edit.toPlainText() and not self._saving.stored.text
        saved = self.tr("Saved.") if not empty else ""
        self.state.setText(self.tr("Writing…") if self.unsaved else saved)
