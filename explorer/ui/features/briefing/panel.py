"""A briefing set as a list to order and write in, with the other sets to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.desk.briefing import WRITTEN, BriefingSet, ItemKind, SetItem, with_item_moved
from explorer.domain.desk.desk import Desk
from explorer.ui.features.briefing.item_list import ItemList
from explorer.ui.features.briefing.item_text import ItemText


class BriefingPanel(QWidget):
    """Shows the set in use. What the user does is told; nothing is changed here.

    ``items_ordered`` and ``items_removed`` name the set and give keys of items.
    """

    set_chosen = Signal(str)
    item_added = Signal(object)
    items_ordered = Signal(str, object)
    items_removed = Signal(str, object)
    item_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set: BriefingSet | None = None
        self._titles: Mapping[str, str] = {}
        self._asked = ""
        self._listed: list[tuple[str, str]] = []
        self.sets = QComboBox(self)
        self.sets.setAccessibleName(self.tr("Briefing sets"))
        self.sets.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sets.setMinimumContentsLength(18)
        self.frozen = QLabel(self)
        self.frozen.setWordWrap(True)
        self.list = ItemList(self)
        self.text = ItemText(self)
        self.halves = QSplitter(self)
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setMargin(self.fontMetrics().height())
        self._buttons = QHBoxLayout()
        self._lay_out()
        self._connect()
        self._show_set()

    def _lay_out(self) -> None:
        self.empty.setText(
            self.tr(
                "Nothing is in this set yet. Pin a clause with Ctrl+B, or add a heading, a note,"
                " a map or a stance table above. Alt+Up and Alt+Down put things in order."
            )
        )
        top = QHBoxLayout()
        top.setContentsMargins(6, 4, 6, 0)
        top.addWidget(self.sets, 1)
        top.addLayout(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 6, 0)
        line.addWidget(self.frozen)
        layout.addLayout(line)
        layout.addWidget(self.empty)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(self.list)
        self.halves.addWidget(self.text)
        layout.addWidget(self.halves, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.sets.activated.connect(lambda row: self.set_chosen.emit(self.sets.itemData(row)))
        self.list.ordered.connect(self._ordered)
        self.list.step_requested.connect(self._step)
        self.list.removal_requested.connect(self._remove)
        self.list.chosen.connect(self._show_text)
        self.list.opened.connect(self._open)

    def set_menus(self, add: Sequence[tuple[ItemKind, str]], more: Sequence[QAction]) -> None:
        """Offer kinds of items to add, and actions on the set as a whole."""
        menu = QMenu(self)
        for kind, name in add:
            menu.addAction(name, partial(self.item_added.emit, kind))
        others = QMenu(self)
        for action in more:
            others.addAction(action)
        for label, name, held in (
            (self.tr("Add"), self.tr("Add to the set"), menu),
            (self.tr("Set"), self.tr("Do something with the set"), others),
        ):
            button = QToolButton(self)
            button.setText(label)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setAutoRaise(True)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(held)
            self._buttons.addWidget(button)

    def add_button(self, action: QAction, label: str) -> None:
        """Offer an action beside the menus."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setText(label)
        button.setAutoRaise(True)
        action.changed.connect(lambda: button.setText(label))
        self._buttons.addWidget(button)

    def show_desk(self, desk: Desk, frozen: str) -> None:
        """Follow the desk; ``frozen`` says what pack and day the set in use is of."""
        open_sets = [one for one in desk.sets if not one.archived or one.key == desk.current]
        listed = [(one.name, one.key) for one in open_sets]
        if listed != self._listed:
            self._listed = listed
            self.sets.clear()
            for name, key in listed:
                self.sets.addItem(name, key)
        self.sets.setCurrentIndex(self.sets.findData(desk.current))
        self.sets.setEnabled(bool(open_sets))
        self.frozen.setText(frozen)
        self._set = desk.current_set
        self._show_set()

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Titles of the clauses by reference."""
        self._titles = titles
        self._show_set()

    def choose(self, key: str) -> None:
        """Choose an item once it is there, ready to be written in."""
        self._asked = key
        self._show_set()

    @property
    def chosen(self) -> SetItem | None:
        """The chosen item."""
        key = self.list.chosen_key
        items = self._set.items if self._set is not None else ()
        return next((item for item in items if item.key == key), None)

    def _show_set(self) -> None:
        items = self._set.items if self._set is not None else ()
        self.empty.setVisible(not items)
        self.halves.setVisible(bool(items))
        self.list.show_items(items, self._titles)
        if self._asked and any(item.key == self._asked for item in items):
            self.list.choose(self._asked)
            self._asked = ""
            self._show_text()
            self.text.start()
        self._show_text()

    def _show_text(self) -> None:
        item = self.chosen
        self.text.setVisible(item is not None and item.kind in WRITTEN)
        self.text.show_item(item if item is not None and item.kind in WRITTEN else None)

    def _ordered(self, keys: tuple[str, ...]) -> None:
        if self._set is None:
            return
        self.items_ordered.emit(self._set.key, keys)

    def _step(self, by: int) -> None:
        item = self.chosen
        if item is None or self._set is None:
            return
        place = self._set.items.index(item)
        items = with_item_moved(self._set.items, item.key, place + by)
        if items != self._set.items:
            # Shown at once: the keys of a hand that goes on must find the new order.
            self._set = replace(self._set, items=items)
            self._show_set()
            self.items_ordered.emit(self._set.key, tuple(item.key for item in items))

    def _remove(self, keys: frozenset[str]) -> None:
        if self._set is not None and keys:
            # What is typed is stored first, so that undo brings back all of it.
            self.flush()
            for key in keys:
                self.text.autosave.drop(key)
            self.items_removed.emit(self._set.key, keys)

    def _open(self) -> None:
        item = self.chosen
        if item is None:
            return
        if item.kind in WRITTEN:
            self.text.start()
        else:
            self.item_opened.emit(item)

    def flush(self) -> None:
        """Ask for what is being written to be saved now."""
        self.text.flush()
