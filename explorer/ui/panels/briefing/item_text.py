"""The text of an item, saved as it is written."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from explorer.domain.briefing import ItemKind, SetItem
from explorer.ui.widgets.saving import Saving

_PAUSE_MS = 600


class ItemText(QWidget):
    """A text and whether it may leave the house. ``written`` gives the item as it is to be."""

    written = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._saving: Saving[SetItem] | None = None
        self.edit = QPlainTextEdit(self)
        self.edit.setAccessibleName(self.tr("Text of the item"))
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(
            self.tr("Write here; it is saved as you write. **bold**, *italic*, - list")
        )
        self.releasable = QCheckBox(self.tr("Releasable: may be printed for others"), self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.edit.textChanged.connect(self._pause.start)
        self.edit.installEventFilter(self)
        self.releasable.clicked.connect(self.flush)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 2, 6, 4)
        layout.setSpacing(2)
        layout.addWidget(self.edit)
        layout.addWidget(self.releasable)

    def show_item(self, item: SetItem | None) -> None:
        """Show an item; what is being written on the shown one is left alone."""
        saving, written = self._saving, self._as_written()
        if item is None or saving is None or written is None or item.key != written.key:
            self.flush()
            self._saving = Saving(item) if item is not None else None
            if item is not None:
                self._set(item)
        elif item != saving.stored:
            self._saving, shows = saving.heard(item, written)
            if shows:
                self._set(item)

    def start(self) -> None:
        """Let the user write."""
        if not self.isHidden():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Ask for what is written to be saved now."""
        self._pause.stop()
        item = self._as_written()
        if item is not None and self._saving is not None and self._saving.wants(item):
            self._saving = self._saving.sending(item)
            self.written.emit(item)

    def _as_written(self) -> SetItem | None:
        if self._saving is None:
            return None
        return replace(
            self._saving.stored,
            text=self.edit.toPlainText(),
            releasable=self.releasable.isChecked(),
        )

    def _set(self, item: SetItem) -> None:
        blocked = self.edit.blockSignals(True)
        if self.edit.toPlainText() != item.text:
            self.edit.setPlainText(item.text)
        self.edit.blockSignals(blocked)
        self.releasable.setChecked(item.releasable)
        # A heading gives nothing away that is not in the clauses below it.
        self.releasable.setVisible(item.kind is not ItemKind.HEADING)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the text saves."""
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)
