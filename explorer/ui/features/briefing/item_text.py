"""Editor of the text of an item, saved as it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from explorer.domain.desk.briefing import ItemKind, SetItem
from explorer.domain.desk.desk import Desk, Note
from explorer.ui.core.autosave import Autosave
from explorer.ui.widgets.autosaved_edit import AutosavedEdit


class ItemText(QWidget):
    """Editor of a text of a briefing set, with its releasable mark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.autosave = Autosave(stored_item_text, self)
        self.text = AutosavedEdit(self.autosave, self)
        self.edit.setAccessibleName(self.tr("Text of the item"))
        self.edit.setPlaceholderText(self.tr("Saved automatically. **bold**, *italic*, - list"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 2, 6, 4)
        layout.addWidget(self.text)

    @property
    def edit(self) -> QPlainTextEdit:
        """Editor that the text is typed in."""
        return self.text.edit

    @property
    def releasable(self) -> QCheckBox:
        """Check box that marks the text as releasable."""
        return self.text.releasable

    def show_item(self, item: SetItem | None) -> None:
        """Show an item; unsaved text of the one before is still saved."""
        if item is None:
            self.text.show_text("", Note(""))
            return
        self.text.show_text(item.key, Note(item.text, item.releasable))
        # A heading is always printed: it says no more than the clauses below it.
        self.text.releasable.setVisible(item.kind is not ItemKind.HEADING)

    def start(self) -> None:
        """Give the editor the focus if it is shown."""
        if not self.isHidden():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save the typed text now."""
        self.text.flush()


def stored_item_text(desk: Desk, key: str) -> Note | None:
    """Return the text of an item of any set, or None if there is no such item."""
    items = (item for briefing in desk.sets for item in briefing.items if item.key == key)
    item = next(items, None)
    return Note(item.text, item.releasable) if item is not None else None
