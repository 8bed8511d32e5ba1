"""Arrangement of the panes: which are shown, how large, named layouts, and a pane alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from explorer.system.settings import Settings
from explorer.ui.core.action_id import ActionId
from explorer.ui.window.main_window import MainWindow

#: Windows that are narrower, in pixels, show a single pane.
NARROW = 1100
#: Average characters in the width of a window below which it shows a single pane: large text.
_LEAST_CHARACTERS = 130
#: Least width of a pane in digits: its content scrolls or is shortened below what it would like.
_LEAST_DIGITS = 24
#: Width in digits that list and stances have in a layout, so that titles fit in two lines.
_SIDE_DIGITS = 42


class Pane(StrEnum):
    """A pane of the window; the names stand in the settings."""

    LIST = "list"
    VIEWS = "views"
    TEXT = "text"
    STANCES = "stances"


@dataclass(frozen=True, slots=True)
class PaneLayout:
    """A named arrangement: hidden panes, shares of the window in per cent, and a tab.

    ``sides`` are the widths of list and stances, ``heights`` those of the views and the text.
    Without a ``tab`` that in front stays; ``main`` is what a narrow window shows.
    """

    folded: frozenset[Pane] = frozenset()
    sides: tuple[int, int] = (25, 25)
    heights: tuple[int, int] = (66, 34)
    tab: str = ""
    main: Pane = Pane.TEXT


LAYOUTS: Mapping[ActionId, PaneLayout] = {
    ActionId.LAYOUT_STANDARD: PaneLayout(),
    ActionId.LAYOUT_READ: PaneLayout(frozenset({Pane.VIEWS}), (25, 30)),
    ActionId.LAYOUT_MAP: PaneLayout(
        frozenset({Pane.TEXT, Pane.STANCES}), (25, 25), (80, 20), "map", Pane.VIEWS
    ),
    ActionId.LAYOUT_COMPARE: PaneLayout(
        frozenset({Pane.LIST, Pane.TEXT, Pane.STANCES}),
        (25, 25),
        (80, 20),
        "compare",
        Pane.VIEWS,
    ),
    ActionId.LAYOUT_BRIEF: PaneLayout(
        frozenset({Pane.STANCES}), (27, 25), (55, 45), "briefing", Pane.VIEWS
    ),
}
_FOLDING: Mapping[ActionId, Pane] = {
    ActionId.FOLD_LIST: Pane.LIST,
    ActionId.FOLD_VIEWS: Pane.VIEWS,
    ActionId.FOLD_TEXT: Pane.TEXT,
    ActionId.FOLD_STANCES: Pane.STANCES,
}
_TABS: Mapping[ActionId, str] = {
    ActionId.SHOW_MAP: "map",
    ActionId.SHOW_MAP_TABLE: "map-table",
    ActionId.COMPARE: "compare",
    ActionId.SHOW_MATRIX: "matrix",
    ActionId.SHOW_TIMELINE: "timeline",
    ActionId.SHOW_DIAGRAMS: "diagrams",
    ActionId.SHOW_BRIEFING: "briefing",
}
#: Where a pane is in the picture of its button, in sixteenths of width and height.
_AREAS: Mapping[Pane, tuple[int, int, int, int]] = {
    Pane.LIST: (0, 0, 5, 16),
    Pane.VIEWS: (5, 0, 6, 9),
    Pane.TEXT: (5, 9, 6, 7),
    Pane.STANCES: (11, 0, 5, 16),
}


def panes_shown(folded: frozenset[Pane], full: Pane | None, single: Pane | None) -> frozenset[Pane]:
    """Return the panes to show; ``full`` fills the window, ``single`` a narrow window."""
    alone = full or single
    return frozenset({alone}) if alone is not None else frozenset(Pane) - folded


def folded_panes(text: str) -> frozenset[Pane]:
    """Return the panes that a text of the settings names; never all of them."""
    folded = frozenset(pane for pane in Pane if pane.value in text.split(","))
    return folded if folded != frozenset(Pane) else frozenset()


class PaneArranger(QObject):
    """Shows and hides the panes of a window, and sets their sizes.

    ``folded`` are the panes hidden by the user, ``full`` the pane that fills the window for a
    while, ``single`` the pane of a window too narrow for several.
    """

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._actions = window, window.actions_by_id
        self.folded = folded_panes(settings.folded)
        self.full: Pane | None = None
        known = settings.pane in set(Pane)
        self._last_single = Pane(settings.pane) if known else Pane.TEXT
        self._is_narrow = False
        self._switcher: QTabBar | None = None
        self._buttons: list[PaneButton] = []
        least = window.fontMetrics().horizontalAdvance("0") * _LEAST_DIGITS
        # Without it the widths would jump with each tab that is opened.
        for pane in (window.left, window.tabs, window.reader, window.stances):
            pane.setMinimumWidth(least)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self._end_full)
        self._connect()
        self._set_sizes(LAYOUTS[ActionId.LAYOUT_STANDARD])
        for splitter, state in (
            (window.panes, settings.panes),
            (window.centre, settings.centre),
        ):
            if state:
                splitter.restoreState(QByteArray.fromBase64(QByteArray(state.encode())))
        chosen = {str(name): layout for name, layout in LAYOUTS.items()}.get(settings.start_layout)
        if chosen is not None:
            self.apply(chosen)
        self._fit()
        window.installEventFilter(self)

    def _connect(self) -> None:
        actions, window = self._actions, self._window
        for identifier, pane in _FOLDING.items():
            actions[identifier].setCheckable(True)
            actions[identifier].triggered.connect(partial(self._toggle, pane))
            button = PaneButton(pane, window)
            button.setDefaultAction(actions[identifier])
            window.statusBar().addPermanentWidget(button)
            self._buttons.append(button)
        for identifier, layout in LAYOUTS.items():
            actions[identifier].triggered.connect(partial(self.apply, layout))
        for identifier, tab in _TABS.items():
            actions[identifier].triggered.connect(partial(self.show_tab, tab))
            window.tabs.setTabToolTip(list(_TABS).index(identifier), actions[identifier].toolTip())
        actions[ActionId.NEXT_VIEW].triggered.connect(partial(self._step, 1))
        actions[ActionId.PREVIOUS_VIEW].triggered.connect(partial(self._step, -1))
        actions[ActionId.NEXT_PANE].triggered.connect(partial(self.focus_pane, 1))
        actions[ActionId.PREVIOUS_PANE].triggered.connect(partial(self.focus_pane, -1))
        actions[ActionId.MAXIMIZE_PANE].setCheckable(True)
        actions[ActionId.MAXIMIZE_PANE].triggered.connect(self._toggle_full)
        window.tabs.tabBarDoubleClicked.connect(self._toggle_views)
        window.clauses.view.activated.connect(self._open_clause)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Change between a single pane and several with the width of the window and its text."""
        is_changed = event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange}
        if is_changed and self.full is None:
            self._fit()
        return super().eventFilter(watched, event)

    # What is shown.

    @property
    def single(self) -> Pane | None:
        """Pane of a narrow window, or None in a wide window."""
        return self._last_single if self._is_narrow else None

    @property
    def shown(self) -> frozenset[Pane]:
        """Panes that are shown."""
        return panes_shown(self.folded, self.full, self.single)

    def reveal(self, pane: Pane) -> None:
        """Show a pane that something is to be seen in."""
        if self.full is not None and self.full is not pane:
            self._end_full()
        self._last_single = pane
        self.folded -= {pane}
        if pane in {Pane.VIEWS, Pane.TEXT}:
            self._window.middle.setCurrentWidget(self._window.centre)
        self._show()

    def show_tab(self, name: str) -> None:
        """Show a tab and give it the keyboard focus."""
        panel = self._window.tabs.findChild(QWidget, name)
        if panel is not None and self._open_tab(name):
            self.reveal(Pane.VIEWS)
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_tab(self, name: str) -> bool:
        """Show a tab in front; return False if no tab has that name."""
        tabs = self._window.tabs
        for index in range(tabs.count()):
            panel = tabs.widget(index)
            if panel is not None and panel.objectName() == name and tabs.isTabVisible(index):
                tabs.setCurrentIndex(index)
                return True
        return False

    def apply(self, layout: PaneLayout) -> None:
        """Arrange the panes as a layout says."""
        if self.full is not None:
            self._end_full()
        self.folded, self._last_single = layout.folded, layout.main
        self._window.middle.setCurrentWidget(self._window.centre)
        self._show()
        self._set_sizes(layout)
        self._open_tab(layout.tab)

    def show_full(self, pane: Pane | None) -> None:
        """Let a pane fill the window; None ends that."""
        self.full = pane
        self._escape.setEnabled(pane is not None)
        self._actions[ActionId.MAXIMIZE_PANE].setChecked(pane is not None)
        self._fit()

    def state(self) -> dict[str, str]:
        """Return hidden panes and sizes as text, by their settings."""
        window = self._window
        return {
            "folded": ",".join(sorted(self.folded)),
            "pane": self._last_single.value,
            "panes": bytes(window.panes.saveState().toBase64().data()).decode(),
            "centre": bytes(window.centre.saveState().toBase64().data()).decode(),
        }

    def _fit(self) -> None:
        """Show a single pane or several, as the width of the window allows."""
        characters = self._window.width() / self._window.fontMetrics().averageCharWidth()
        is_narrow = self._window.width() < NARROW or characters < _LEAST_CHARACTERS
        if is_narrow and self._switcher is None:
            self._switcher = self._make_switcher()
        self._is_narrow = is_narrow
        self._show()

    def _show(self) -> None:
        window, shown = self._window, self.shown
        window.left.setVisible(Pane.LIST in shown)
        window.tabs.setVisible(Pane.VIEWS in shown)
        window.reader.setVisible(Pane.TEXT in shown)
        window.middle.setVisible(bool(shown & {Pane.VIEWS, Pane.TEXT}))
        window.stances.setVisible(Pane.STANCES in shown)
        for identifier, pane in _FOLDING.items():
            self._actions[identifier].setChecked(pane in shown)
        for button in self._buttons:
            button.setVisible(not self._is_narrow)
        if self._switcher is not None:
            self._switcher.setVisible(self._is_narrow and self.full is None)
            self._switcher.setCurrentIndex(list(Pane).index(self._last_single))

    def _make_switcher(self) -> QTabBar:
        switcher = QTabBar(self._window)
        switcher.setExpanding(True)
        switcher.setDocumentMode(True)
        switcher.setAccessibleName(self.tr("Pane"))
        for name in (
            self.tr("Clauses"),
            self.tr("Views"),
            self.tr("Text"),
            self.tr("Stances"),
        ):
            switcher.addTab(name)
        switcher.currentChanged.connect(lambda index: self.reveal(list(Pane)[index]))
        self._window.insert_bar(switcher, 2)
        return switcher

    def _set_sizes(self, layout: PaneLayout) -> None:
        """Set the sizes of a layout; list and stances have room for their columns at least."""
        window = self._window
        width, height = window.width(), window.height()
        least = window.fontMetrics().horizontalAdvance("0") * _SIDE_DIGITS
        first, last = (max(least, width * share // 100) for share in layout.sides)
        used = sum(
            size
            for pane, size in ((Pane.LIST, first), (Pane.STANCES, last))
            if pane not in layout.folded
        )
        window.panes.setSizes([first, width - used, last])
        window.centre.setSizes([height * share // 100 for share in layout.heights])

    # Actions.

    def _toggle(self, pane: Pane) -> None:
        """Fold a pane, or show it again; the last pane stays."""
        if self._is_narrow or pane not in self.shown:
            self.reveal(pane)
            return
        if self.full is None and self.shown != {pane}:
            self.folded |= {pane}
        self._show()

    def _toggle_full(self) -> None:
        if self.full is not None:
            self._end_full()
        else:
            self.show_full(self.focused_pane() or Pane.VIEWS)

    def _toggle_views(self) -> None:
        if self.full is not None:
            self._end_full()
        else:
            self.show_full(Pane.VIEWS)

    def _end_full(self) -> None:
        """End the map over the whole screen or projector mode, or the full view of a pane."""
        for identifier in (ActionId.MAP_FULL_SCREEN, ActionId.PROJECTOR):
            if self._actions[identifier].isChecked():
                self._actions[identifier].setChecked(False)
                return
        self.show_full(None)

    def _step(self, by: int) -> None:
        """Show the next tab, or that before."""
        tabs = self._window.tabs
        visible = [index for index in range(tabs.count()) if tabs.isTabVisible(index)]
        place = visible.index(tabs.currentIndex())
        self.reveal(Pane.VIEWS)
        tabs.setCurrentIndex(visible[(place + by) % len(visible)])

    def _open_clause(self) -> None:
        """Show the text of a clause that was activated in the list of a narrow window."""
        if self._is_narrow:
            self.reveal(Pane.TEXT)
            self._window.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    # Focus.

    def _pane_widgets(self) -> dict[Pane, QWidget | None]:
        window = self._window
        return {
            Pane.LIST: window.left.currentWidget(),
            Pane.VIEWS: window.tabs.currentWidget(),
            Pane.TEXT: window.reader,
            Pane.STANCES: window.stances,
        }

    def focused_pane(self) -> Pane | None:
        """Return the pane with the keyboard focus, or None."""
        focused = self._window.focusWidget()
        areas = self._pane_widgets() | {Pane.VIEWS: self._window.tabs}
        for pane, widget in areas.items():
            if widget is not None and (widget is focused or widget.isAncestorOf(focused)):
                return pane
        return None

    def focus_pane(self, step: int) -> None:
        """Move the keyboard focus among search, list, map, reader and stances."""
        shown = frozenset(Pane) if self._is_narrow and self.full is None else self.shown
        stops: list[Pane | None] = [None, *(pane for pane in Pane if pane in shown)]
        focused = self.focused_pane()
        in_search = self._window.top_bar.search.hasFocus()
        current = stops.index(focused) if focused in stops and (focused or in_search) else -1
        stop = stops[(current + step) % len(stops)]
        if stop is None:
            self._window.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.reveal(stop)
        widget = self._pane_widgets()[stop]
        if widget is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


class PaneButton(QToolButton):
    """Small button that shows or folds a pane, with a picture of where the pane is."""

    def __init__(self, pane: Pane, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = pane
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        side = self.fontMetrics().height() + 6
        self.setFixedSize(side + 6, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a window with the area of the pane: filled if it is shown."""
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), self.palette().midlight())
        frame = self.rect().adjusted(5, 4, -5, -4)
        left, top, width, height = _AREAS[self._pane]
        area = QRect(
            frame.topLeft() + QPoint(frame.width() * left // 16, frame.height() * top // 16),
            frame.topLeft()
            + QPoint(
                frame.width() * (left + width) // 16 - 1, frame.height() * (top + height) // 16 - 1
            ),
        )
        ink = self.palette().windowText().color()
        if self.isChecked():
            painter.fillRect(area, ink)
        painter.setPen(ink)
        painter.drawRect(frame.adjusted(0, 0, -1, -1))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.end()
