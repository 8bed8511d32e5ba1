"""Text editor that is saved as the user types, with its status and a question on a conflict."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.desk.autosave import Keep
from explorer.domain.desk.desk import Note
from explorer.ui.core.autosave import Autosave
from explorer.ui.widgets.file_drops import FileDropFilter


class AutosavedEdit(QWidget):
    """Editor of the text of one key of an ``Autosave``; the empty key stands for no owner yet."""

    def __init__(self, autosave: Autosave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.autosave = autosave
        self._key = ""
        self.edit = QPlainTextEdit(self)
        self.edit.setTabChangesFocus(True)
        self.releasable = QCheckBox(self.tr("Releasable"), self)
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.question = _ConflictBar(self)
        self.edit.textChanged.connect(self._save_typed)
        self.edit.installEventFilter(self)
        FileDropFilter(self.edit)
        self.releasable.clicked.connect(self._save_now)
        self.question.chosen.connect(self._resolve)
        autosave.text_changed.connect(self._refresh)
        autosave.status_changed.connect(self._show_status)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.question)
        layout.addWidget(self.edit)
        #: Line below the editor, with the state; a caller may add to it.
        self.below = below = QHBoxLayout()
        below.addWidget(self.state, 1)
        below.addWidget(self.releasable)
        layout.addLayout(below)

    @property
    def key(self) -> str:
        """Key of the text shown."""
        return self._key

    @property
    def is_unsaved(self) -> bool:
        """True until the text shown is known to be stored."""
        return self.autosave.status(self._key).is_unsaved

    def show_text(self, key: str, stored: Note | None) -> None:
        """Show the text of a key; ``stored`` is None before the desk was read.

        Text typed before any key was shown belongs to the first key.
        """
        if key != self._key:
            self.flush()
            if not self._key and self.autosave.status("").is_unsaved:
                self.autosave.rename("", key, stored)
                self._set(self.autosave.state(key).typed)
            else:
                # The editor's undo stack does not apply to another text, so it is cleared.
                self._set(self.autosave.show(key, stored), is_another=True)
            self._key = key
        else:
            self._set(self.autosave.show(key, stored))
        self._show_status(key)

    def flush(self) -> None:
        """Save the typed text now."""
        self.autosave.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save the text when the editor loses the focus."""
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _save_typed(self) -> None:
        self.autosave.type(self._key, Note(self.edit.toPlainText(), self.releasable.isChecked()))

    def _save_now(self) -> None:
        self._save_typed()
        self.flush()

    def _resolve(self, keep: Keep) -> None:
        self.autosave.resolve(self._key, keep)

    def _refresh(self, key: str) -> None:
        if key == self._key:
            self._set(self.autosave.state(key).typed)
            self._show_status(key)

    def _set(self, note: Note, *, is_another: bool = False) -> None:
        blocked = self.edit.blockSignals(True)
        if is_another:
            self.edit.setPlainText(note.text)
        elif self.edit.toPlainText() != note.text:
            _replace_text(self.edit, note.text)
        self.edit.blockSignals(blocked)
        self.releasable.setChecked(note.releasable)

    def _show_status(self, key: str) -> None:
        if key != self._key:
            return
        status = self.autosave.status(key)
        self.question.setVisible(status.has_conflict)
        if status.reason:
            sentence = status.reason
        elif status.is_unsaved:
            sentence = self.tr("Saving…")
        else:
            sentence = self.tr("Saved.") if self.edit.toPlainText() else ""
        self.state.setText(sentence)


class _ConflictBar(QWidget):
    """Bar that asks which version of a text to keep after it was edited in two places."""

    chosen = Signal(Keep)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        label = QLabel(
            self.tr("This text was also edited elsewhere. Both versions are shown below."), self
        )
        label.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label, 1)
        for keep, text in (
            (Keep.BOTH, self.tr("Keep both")),
            (Keep.MINE, self.tr("Keep mine")),
            (Keep.THEIRS, self.tr("Keep the other")),
        ):
            button = QPushButton(text, self)
            button.clicked.connect(lambda _=False, keep=keep: self.chosen.emit(keep))
            layout.addWidget(button)
        self.hide()


def _replace_text(edit: QPlainTextEdit, text: str) -> None:
    """Replace only the differing part, so that the cursor keeps its position."""
    shown = edit.toPlainText()
    start = 0
    while start < min(len(shown), len(text)) and shown[start] == text[start]:
        start += 1
    end = 0
    while end < min(len(shown), len(text)) - start and shown[-1 - end] == text[-1 - end]:
        end += 1
    cursor = QTextCursor(edit.document())
    cursor.setPosition(_utf16(shown[:start]))
    last = _utf16(shown[: len(shown) - end])
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text[start : len(text) - end])


def _utf16(text: str) -> int:
    """Return the length in UTF-16 code units, as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
