"""Test of every view and dialog of the window: each is opened once, as a user would."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget

from explorer.ui.core.action_id import ActionId
from explorer.ui.window.main_window import MainWindow

#: Time in which a view or dialog is to be shown.
_PATIENCE_MS = 20_000
_INTERVAL_MS = 100
#: Dialogs that load parts of the program which nothing else does.
DIALOGS = (
    *(ActionId.PRINT, ActionId.USER_GUIDE, ActionId.SETTINGS, ActionId.LIBRARY),
    *(ActionId.OWN_RECORDS, ActionId.LICENCES, ActionId.ABOUT),
)


class PaneTest(QObject):
    """Test that opens the views and dialogs in turn, and reports those that do not appear.

    ``finished`` receives the names of what was shown, and the problems.
    """

    def __init__(
        self, window: MainWindow, finished: Callable[[list[str], list[str]], None]
    ) -> None:
        super().__init__(window)
        self._window, self._finished = window, finished
        tabs = window.tabs
        self._steps: list[tuple[str, Callable[[], None], Callable[[], bool]]] = [
            (
                tabs.tabText(index).replace("&", ""),
                partial(tabs.setCurrentIndex, index),
                partial(_is_shown, tabs, index),
            )
            for index in range(tabs.count())
            if tabs.isTabVisible(index)
        ]
        self._steps += [
            (name.value, window.actions_by_id[name].trigger, _dialog_is_shown) for name in DIALOGS
        ]
        self._shown: list[str] = []
        self._problems: list[str] = []
        self._waited_ms = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._check)

    def run(self) -> None:
        """Open the first view; the others follow."""
        self._timer.start()
        self._open()

    def _open(self) -> None:
        self._waited_ms = 0
        _, start, _ = self._steps[0]
        start()

    def _check(self) -> None:
        """Go on to the next view once the present one is shown."""
        name, _, is_shown = self._steps[0]
        self._waited_ms += _INTERVAL_MS
        # Not at once: what a view loads it loads after it appears.
        if self._waited_ms <= _INTERVAL_MS:
            return
        if is_shown():
            self._shown.append(name)
        elif self._waited_ms < _PATIENCE_MS:
            return
        else:
            self._problems.append(f"{name} is not shown")
        for dialog in _dialogs():
            dialog.reject()
        del self._steps[0]
        if self._steps:
            self._open()
        else:
            self._timer.stop()
            self._finished(self._shown, self._problems)


def _is_shown(tabs: QTabWidget, index: int) -> bool:
    panel = tabs.widget(index)
    return panel is not None and panel.isVisible()


def _dialogs() -> list[QDialog]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    ]


def _dialog_is_shown() -> bool:
    return bool(_dialogs())
