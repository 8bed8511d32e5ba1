"""The text of an item, saved as it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from explorer.domain.desk.briefing import ItemKind, SetItem
from explorer.domain.desk.desk import Desk, Note
from explorer.ui.core.autosave import Autosave
from explorer.ui.widgets.autosaved_edit import AutosavedEdit


class ItemText(QWidget):
    """A text of a briefing set and whether it may leave the house."""

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
        """The field the text is typed in."""
        return self.text.edit

    @property
    def releasable(self) -> QCheckBox:
        """The mark that lets the text leave the house."""
        return self.text.releasable

    def show_item(self, item: SetItem | None) -> None:
        """Show an item; what was typed on another goes on being saved."""
        if item is None:
            self.text.show_text("", Note(""))
            return
        self.text.show_text(item.key, Note(item.text, item.releasable))
        # A heading gives nothing away that is not in the clauses below it.
        self.text.releasable.setVisible(item.kind is not ItemKind.HEADING)

    def start(self) -> None:
        """Put the cursor into the text."""
        if not self.isHidden():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Have what is typed stored now."""
        self.text.flush()


def stored_item_text(desk: Desk, key: str) -> Note | None:
    """Return the text of an item of any set, None where there is no such item."""
    items = (item for briefing in desk.sets for item in briefing.items if item.key == key)
    item = next(items, None)
    return Note(item.text, item.releasable) if item is not None else None
