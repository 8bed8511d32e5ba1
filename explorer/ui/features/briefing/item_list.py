"""List of the items of a briefing set, which can be reordered and removed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from explorer.domain.desk.briefing import WRITTEN, ItemKind, SetItem

translate = QCoreApplication.translate
_KEY = Qt.ItemDataRole.UserRole
_LONGEST = 120


class ItemList(QListWidget):
    """List widget of items.

    ``ordered`` emits the keys after a drag, ``removal_requested`` those to remove,
    ``step_requested`` -1 or 1 to move the current item up or down.
    """

    ordered = Signal(object)
    step_requested = Signal(int)
    removal_requested = Signal(object)
    chosen = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Items of the briefing set"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setSpacing(1)
        self._shown: list[tuple[str, str]] = []
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())
        self.itemActivated.connect(lambda *_: self.opened.emit())

    @property
    def chosen_key(self) -> str:
        """Key of the current item, or "" if there is none."""
        return str(self.item(self.currentRow()).data(_KEY)) if self.currentRow() >= 0 else ""

    def choose(self, key: str) -> None:
        """Make an item the current one."""
        for row in range(self.count()):
            if self.item(row).data(_KEY) == key:
                self.setCurrentRow(row)

    def show_items(self, items: Sequence[SetItem], titles: Mapping[str, str]) -> None:
        """Show these items; the current one stays current."""
        rows = [(item.key, describe(item, titles)) for item in items]
        if rows == self._shown:
            return
        key, row = self.chosen_key, self.currentRow()
        blocked = self.blockSignals(True)
        self.clear()
        for item, (item_key, label) in zip(items, rows, strict=True):
            row_item = QListWidgetItem(label, self)
            row_item.setData(_KEY, item_key)
            font = row_item.font()
            font.setBold(item.kind is ItemKind.HEADING)
            row_item.setFont(font)
        self._shown = rows
        self.setCurrentRow(max(0, min(row, len(items) - 1)))
        self.choose(key)
        self.blockSignals(blocked)

    def event(self, event: QEvent) -> bool:
        """Accept Alt with Up or Down here, before the window's shortcut for clauses."""
        if event.type() == QEvent.Type.ShortcutOverride and _moves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current item by Alt with Up or Down; remove items by Delete."""
        if _moves(event):
            self.step_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            keys = frozenset(str(item.data(_KEY)) for item in self.selectedItems())
            self.removal_requested.emit(keys)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the new order after a drag."""
        super().dropEvent(event)
        self.emit_order()

    def emit_order(self) -> None:
        """Emit the keys in the order of the rows."""
        self._shown = []
        self.ordered.emit(tuple(str(self.item(row).data(_KEY)) for row in range(self.count())))


def _moves(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}


def describe(item: SetItem, titles: Mapping[str, str]) -> str:
    """Return one line that describes an item."""
    if item.kind is ItemKind.CLAUSE:
        title = titles.get(item.reference)
        missing = translate("ItemList", "no longer in this pack")
        return f"{item.reference}  {title if title is not None else f'({missing})'}"
    from explorer.reports.text.note_markdown import paragraphs

    text = " ".join(paragraph.text for paragraph in paragraphs(item.text))
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    if item.kind is ItemKind.HEADING:
        return text or translate("ItemList", "Heading")
    names = {
        ItemKind.OBJECTIVE: translate("ItemList", "Objective"),
        ItemKind.POINTS: translate("ItemList", "Points to make"),
        ItemKind.BACKGROUND: translate("ItemList", "Background"),
        ItemKind.NOTE: translate("ItemList", "Note"),
        ItemKind.MAP: translate("ItemList", "Map"),
        ItemKind.STANCES: translate("ItemList", "Stance table"),
    }
    not_releasable = translate("ItemList", "not releasable")
    name = names[item.kind]
    if item.kind in WRITTEN and not item.releasable:
        name = f"{name} ({not_releasable})"
    detail = text or item.reference
    return f"{name}: {detail}" if detail else name
