"""Map over the whole screen, for a projector: its full view without bars, in larger lettering."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QWidget

from explorer.ui.window.arrangement import Pane, PaneArranger
from explorer.ui.window.main_window import MainWindow

_LARGER = 1.5


class MapFullScreen(QObject):
    """Shows the map alone while an action is checked; Escape, which ends a full view, ends it."""

    def __init__(self, window: MainWindow, arranger: PaneArranger, action: QAction) -> None:
        super().__init__(window)
        self._window, self._arranger, self._action = window, arranger, action
        self._hidden: tuple[QWidget, ...] = ()
        self._full_before: Pane | None = None
        self._state = window.windowState()
        self._font = QFont()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End when the window closes, or when the desktop ends the full screen."""
        is_left = event.type() == QEvent.Type.Close or (
            event.type() == QEvent.Type.WindowStateChange and not self._window.isFullScreen()
        )
        if is_left and self._action.isChecked():
            self._action.setChecked(False)
        return super().eventFilter(watched, event)

    def toggle(self, is_full: bool) -> None:
        """Show the map alone, or end that."""
        if is_full:
            self._enter()
        else:
            self._leave()

    def _enter(self) -> None:
        window = self._window
        window.tabs.setCurrentWidget(window.map)
        self._full_before = self._arranger.full
        self._arranger.show_full(Pane.VIEWS)
        bars = (window.top_bar, window.menuBar(), window.statusBar(), window.tabs.tabBar())
        self._hidden = tuple(widget for widget in bars if widget.isVisibleTo(window))
        for widget in self._hidden:
            widget.hide()
        self._state, self._font = window.windowState(), QFont(window.map.font())
        larger = QFont(self._font)
        if larger.pointSizeF() > 0:
            larger.setPointSizeF(larger.pointSizeF() * _LARGER)
        window.map.setFont(larger)
        window.showFullScreen()
        window.map.setFocus()

    def _leave(self) -> None:
        for widget in self._hidden:
            widget.show()
        self._hidden = ()
        self._arranger.show_full(self._full_before)
        self._window.map.setFont(self._font)
        self._window.setWindowState(self._state)
