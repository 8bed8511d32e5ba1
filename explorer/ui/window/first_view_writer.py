"""Writer of the first view: a start that nobody sees, whose picture the next start shows."""

import logging

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from explorer.errors import UserFacingError
from explorer.system.settings import load
from explorer.ui.window.first_view import first_view_key, is_current, store_first_view
from explorer.ui.window.main_window import MainWindow
from explorer.ui.window.startup import Startup

#: A start that takes longer is given up: the next one then has no picture.
_PATIENCE_MS = 10_000


class FirstViewWriter(QObject):
    """Makes the picture of the next start, after the window was closed.

    ``finished`` is emitted when the picture is stored, or was not needed, or could not be made.
    """

    finished = Signal()

    def __init__(self, ended: Startup, parent: QObject) -> None:
        super().__init__(parent)
        self._ended = ended
        self._loaded = load(ended.places.settings)
        self._startup: Startup | None = None
        self._is_finished = False

    def write(self) -> None:
        """Make and store the picture, unless the stored one is what the next start shows."""
        ended = self._ended
        is_possible = ended.context is not None and ended.context.desk.is_durable
        if not is_possible or ended.options.intake is not None:
            self._finish()
            return
        key, size = self._key(), ended.window.size() * ended.window.devicePixelRatioF()
        if is_current(ended.places.first_view, key, (size.width(), size.height())):
            self._finish()
            return
        window = MainWindow(self._loaded.settings)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.resize(ended.window.size())
        self._startup = Startup(
            window, ended.options, ended.places, self._loaded, is_unseen=True
        )
        self._startup.ready.connect(lambda: self._store(key))
        QTimer.singleShot(_PATIENCE_MS, self._finish)
        window.show()
        self._startup.fill()

    def _key(self) -> str:
        return first_view_key(self._ended.options, self._ended.places, self._loaded.settings)

    def _store(self, key: str) -> None:
        assert self._startup is not None
        window = self._startup.window
        picture, title = window.grab().toImage(), window.windowTitle()
        window.close()
        # Not if another window has changed the desk meanwhile.
        if self._key() == key:
            try:
                store_first_view(self._ended.places.first_view, picture, key, title)
            except UserFacingError as error:
                logging.getLogger(__name__).info("The first view is not stored: %s", error)
        self._finish()

    def _finish(self) -> None:
        if not self._is_finished:
            self._is_finished = True
            self.finished.emit()


def write_first_view(ended: Startup, application: QApplication) -> None:
    """Make the picture of the next start, then quit the program."""
    writer = FirstViewWriter(ended, application)
    writer.finished.connect(application.quit)
    writer.write()
