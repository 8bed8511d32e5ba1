"""Panel of briefing sets: their items, the text of one, and a choice of sets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
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

#: Lines of text that a panel is wide and high if it shows the pages by itself.
_WIDE_LINES, _HIGH_LINES = 44, 16


class BriefingPanel(QWidget):
    """Panel that shows the set in use and emits what the user does; it edits nothing itself.

    ``items_ordered`` and ``items_removed`` emit the set and keys of items, ``pages_requested``
    that the pages are to be shown for the first time.
    """

    set_chosen = Signal(str)
    item_added = Signal(object)
    items_ordered = Signal(str, object)
    items_removed = Signal(str, object)
    item_opened = Signal(object)
    day_change_requested = Signal()
    pages_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set: BriefingSet | None = None
        self._titles: Mapping[str, str] = {}
        self._pending_key = ""
        self._listed: list[tuple[str, str]] = []
        self.sets = QComboBox(self)
        self.sets.setAccessibleName(self.tr("Briefing sets"))
        self.sets.setToolTip(self.tr("Briefing sets"))
        self.sets.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sets.setMinimumContentsLength(18)
        self.frozen = QLabel(self)
        self.frozen.setTextFormat(Qt.TextFormat.PlainText)
        self.frozen.setWordWrap(True)
        self.list = ItemList(self)
        self.text = ItemText(self)
        self.halves = QSplitter(self)
        self.fix_day = QToolButton(self)
        self.fix_day.hide()
        #: Pages of the set; filled when first shown.
        self.pages = QWidget(self)
        self.pages.hide()
        self.pages_button = QToolButton(self)
        self.columns = QSplitter(self)
        self._wants_pages: bool | None = None
        self._has_pages = False
        self.sets.setPlaceholderText(self.tr("No briefing set yet"))
        #: Shown in place of the items of an empty set; filled when first seen.
        self.empty = QWidget(self)
        self._empty_layout = QVBoxLayout(self.empty)
        self._empty_actions: Sequence[QAction] = ()
        self._buttons = QHBoxLayout()
        self._lay_out()
        self._connect()
        self._show_set()

    def _lay_out(self) -> None:
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
        line.addWidget(self.frozen, 1)
        self.fix_day.setToolTip(self.tr("Change the date of the set to the date in view"))
        line.addWidget(self.fix_day)
        layout.addLayout(line)
        layout.addWidget(self.empty, 1)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(self.list)
        self.halves.addWidget(self.text)
        self.columns.setChildrenCollapsible(False)
        self.columns.addWidget(self.halves)
        self.columns.addWidget(self.pages)
        layout.addWidget(self.columns, 1)
        self.pages_button.setText(self.tr("Pages"))
        self.pages_button.setToolTip(self.tr("Show the printed pages beside the items"))
        self.pages_button.setCheckable(True)
        self.pages_button.setAutoRaise(True)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.sets.activated.connect(lambda row: self.set_chosen.emit(self.sets.itemData(row)))
        self.list.ordered.connect(self._emit_order)
        self.list.step_requested.connect(self._step)
        self.list.removal_requested.connect(self._remove)
        self.list.chosen.connect(self._show_text)
        self.list.opened.connect(self._open)
        self.fix_day.clicked.connect(self.day_change_requested)
        self.pages_button.clicked.connect(self._choose_pages)

    def set_empty_actions(self, actions: Sequence[QAction]) -> None:
        """Set the actions that an empty set offers."""
        self._empty_actions = actions

    def showEvent(self, event: QShowEvent) -> None:
        """Say what belongs into a set, the first time it is seen."""
        super().showEvent(event)
        self._request_pages()
        if self._empty_layout.count() == 0:
            from explorer.ui.widgets.empty_state import EmptyState

            sentence = self.tr(
                "A briefing set is what you print: clauses, headings, points to make, maps."
                " Pin the clause in view, or use Add. Alt+Up and Alt+Down move an item."
            )
            self._empty_layout.addWidget(EmptyState(self.empty, sentence, self._empty_actions))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the pages where there is room for them, unless the user chose otherwise."""
        super().resizeEvent(event)
        self._show_pages()

    def _choose_pages(self, is_wanted: bool) -> None:
        self._wants_pages = is_wanted
        self._show_pages()

    def _show_pages(self) -> None:
        """Show or hide the pages; beside them the text is below the list."""
        unit = self.fontMetrics().height()
        has_room = self.width() >= unit * _WIDE_LINES and self.height() >= unit * _HIGH_LINES
        is_shown = has_room if self._wants_pages is None else self._wants_pages
        is_shown = is_shown and self._set is not None and bool(self._set.items)
        self.pages_button.setChecked(is_shown)
        self.pages_button.setEnabled(self._set is not None and bool(self._set.items))
        appears = is_shown and self.pages.isHidden()
        self.pages.setVisible(is_shown)
        if appears:
            self.columns.setSizes([self.width() * 2 // 5, self.width() * 3 // 5])
        self.halves.setOrientation(
            Qt.Orientation.Vertical if is_shown else Qt.Orientation.Horizontal
        )
        self._request_pages()

    def _request_pages(self) -> None:
        if not self._has_pages and self.pages.isVisible():
            self._has_pages = True
            self.pages_requested.emit()

    def set_menus(self, add: Sequence[tuple[ItemKind, str]], more: Sequence[QAction]) -> None:
        """Set the kinds of items that can be added, and the actions on the whole set."""
        menu = QMenu(self)
        for kind, name in add:
            menu.addAction(name, partial(self.item_added.emit, kind))
        set_menu = QMenu(self)
        for action in more:
            set_menu.addAction(action)
        for label, name, button_menu in (
            (self.tr("Add"), self.tr("Add to set"), menu),
            (self.tr("Set"), self.tr("Set actions"), set_menu),
        ):
            button = QToolButton(self)
            button.setText(label)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setAutoRaise(True)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(button_menu)
            self._buttons.addWidget(button)

    def add_button(self, action: QAction, label: str) -> None:
        """Add a button for an action beside the menus."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setText(label)
        button.setAutoRaise(True)
        action.changed.connect(lambda: button.setText(label))
        self._buttons.addWidget(button)
        self._buttons.insertWidget(0, self.pages_button)

    def show_day_in_view(self, label: str) -> None:
        """Offer to fix the set to the date in view, or hide the offer without a label."""
        self.fix_day.setText(label)
        self.fix_day.setVisible(bool(label))

    def show_desk(self, desk: Desk, frozen: str) -> None:
        """Show the sets of the desk; ``frozen`` is the pack and day of the set in use."""
        open_sets = [
            briefing
            for briefing in desk.sets
            if not briefing.archived or briefing.key == desk.current
        ]
        listed = [(briefing.name, briefing.key) for briefing in open_sets]
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
        """Set the titles of the clauses by reference."""
        self._titles = titles
        self._show_set()

    def choose(self, key: str) -> None:
        """Make an item current as soon as it is listed, with the cursor in its text."""
        self._pending_key = key
        self._show_set()

    @property
    def chosen(self) -> SetItem | None:
        """The current item, or None."""
        key = self.list.chosen_key
        items = self._set.items if self._set is not None else ()
        return next((item for item in items if item.key == key), None)

    def _show_set(self) -> None:
        items = self._set.items if self._set is not None else ()
        self.empty.setVisible(not items)
        self.halves.setVisible(bool(items))
        self.columns.setVisible(bool(items))
        self._show_pages()
        self.list.show_items(items, self._titles)
        if self._pending_key and any(item.key == self._pending_key for item in items):
            self.list.choose(self._pending_key)
            self._pending_key = ""
            self._show_text()
            self.text.start()
        self._show_text()

    def _show_text(self) -> None:
        item = self.chosen
        self.text.setVisible(item is not None and item.kind in WRITTEN)
        self.text.show_item(item if item is not None and item.kind in WRITTEN else None)

    def _emit_order(self, keys: tuple[str, ...]) -> None:
        if self._set is None:
            return
        self.items_ordered.emit(self._set.key, keys)

    def _step(self, by: int) -> None:
        item = self.chosen
        if item is None or self._set is None:
            return
        index = self._set.items.index(item)
        items = with_item_moved(self._set.items, item.key, index + by)
        if items != self._set.items:
            # Shown before the desk answers, so that a repeated key press uses the new order.
            self._set = replace(self._set, items=items)
            self._show_set()
            self.items_ordered.emit(self._set.key, tuple(item.key for item in items))

    def _remove(self, keys: frozenset[str]) -> None:
        if self._set is not None and keys:
            # The text is saved first, so that undo restores all of it.
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
        """Save the typed text now."""
        self.text.flush()
