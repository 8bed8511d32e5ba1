"""The items of a set in their order: dragged, stepped by Alt+Up and Alt+Down, removed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from explorer.domain.desk.briefing import WRITTEN, ItemKind, SetItem
from explorer.reports.text.note_markdown import paragraphs

translate = QCoreApplication.translate
_KEY = Qt.ItemDataRole.UserRole
_LONGEST = 120


class ItemList(QListWidget):
    """``ordered`` gives the keys after a drag; ``opened`` asks for the chosen item."""

    ordered = Signal(object)
    step_wanted = Signal(int)
    removal_wanted = Signal(object)
    chosen = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Items of the briefing set"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setSpacing(1)
        self._shown: list[tuple[str, str]] = []
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())
        self.itemActivated.connect(lambda *_: self.opened.emit())

    @property
    def chosen_key(self) -> str:
        """Key of the chosen item, "" for none."""
        return str(self.item(self.currentRow()).data(_KEY)) if self.currentRow() >= 0 else ""

    def choose(self, key: str) -> None:
        """Choose an item."""
        for row in range(self.count()):
            if self.item(row).data(_KEY) == key:
                self.setCurrentRow(row)

    def show_items(self, items: Sequence[SetItem], titles: Mapping[str, str]) -> None:
        """List other items; the chosen one stays chosen."""
        wanted = [(item.key, describe(item, titles)) for item in items]
        if wanted == self._shown:
            return
        key, row = self.chosen_key, self.currentRow()
        blocked = self.blockSignals(True)
        self.clear()
        for item, (name, said) in zip(items, wanted, strict=True):
            line = QListWidgetItem(said, self)
            line.setData(_KEY, name)
            font = line.font()
            font.setBold(item.kind is ItemKind.HEADING)
            line.setFont(font)
        self._shown = wanted
        self.setCurrentRow(max(0, min(row, len(items) - 1)))
        self.choose(key)
        self.blockSignals(blocked)

    def event(self, event: QEvent) -> bool:
        """Alt with Up or Down means the item here, not the clause of the window's shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and _moves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with Up or Down moves the chosen item; Delete takes items out."""
        if _moves(event):
            self.step_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            keys = frozenset(str(item.data(_KEY)) for item in self.selectedItems())
            self.removal_wanted.emit(keys)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """After a drag the new order is told."""
        super().dropEvent(event)
        self.tell_order()

    def tell_order(self) -> None:
        """Tell the order the lines are in."""
        self._shown = []
        self.ordered.emit(tuple(str(self.item(row).data(_KEY)) for row in range(self.count())))


def _moves(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}


def describe(item: SetItem, titles: Mapping[str, str]) -> str:
    """One line on an item."""
    if item.kind is ItemKind.CLAUSE:
        title = titles.get(item.reference)
        gone = translate("ItemList", "no longer in this pack")
        return f"{item.reference}  {title if title is not None else f'({gone})'}"
    said = " ".join(one.text for one in paragraphs(item.text))
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    if item.kind is ItemKind.HEADING:
        return said or translate("ItemList", "Heading")
    names = {
        ItemKind.OBJECTIVE: translate("ItemList", "Objective"),
        ItemKind.POINTS: translate("ItemList", "Points to make"),
        ItemKind.BACKGROUND: translate("ItemList", "Background"),
        ItemKind.NOTE: translate("ItemList", "Note"),
        ItemKind.MAP: translate("ItemList", "Map"),
        ItemKind.STANCES: translate("ItemList", "Stance table"),
    }
    kept = translate("ItemList", "not releasable")
    name = names[item.kind]
    if item.kind in WRITTEN and not item.releasable:
        name = f"{name} ({kept})"
    about = said or item.reference
    return f"{name}: {about}" if about else name
