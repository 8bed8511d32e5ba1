"""The real window with everything shown, for rows that are measured inside it."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK, places
from explorer.system.settings import Settings
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.window.launch import make_application
from explorer.ui.window.main_window import MainWindow
from explorer.ui.window.startup import Startup

PATIENCE_S = 20


def loop_once() -> None:
    """Run the event loop until everything that waits now was handled."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.AllEvents)


def painted() -> float:
    """Let every update that was asked for be painted; returns when that is done.

    Timers do not run meanwhile: what the map sharpens afterwards is no part of what was asked for.
    """
    QCoreApplication.sendPostedEvents()
    return time.perf_counter()


class PaintCount(QObject):
    """Notes which of some widgets were painted, so that no time is told of one that was not."""

    def __init__(self, widgets: list[QWidget]) -> None:
        super().__init__()
        self.missing: set[QObject] = set()
        self.widgets = widgets
        for widget in widgets:
            widget.installEventFilter(self)

    def begin(self) -> None:
        """From now on."""
        self.missing = set(self.widgets)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint and let it happen."""
        if event.type() == QEvent.Type.Paint:
            self.missing.discard(watched)
        return False


def wait_until(held: Callable[[], bool]) -> None:
    """Run the event loop until something holds; fails after a minute."""
    end = time.perf_counter() + PATIENCE_S
    loop = QEventLoop()
    while not held():
        if time.perf_counter() > end:
            raise TimeoutError
        # Asleep in between, as the program is: a thread that spins would take the interpreter's
        # lock from the reader and measure itself.
        QTimer.singleShot(1, loop.quit)
        loop.exec()


def settle(seconds: float = 0.05) -> None:
    """Let what is under way come to rest."""
    end = time.perf_counter() + seconds
    wait_until(lambda: time.perf_counter() > end)


def open_window(
    data: Path, pack: Path = BUNDLED_PACK
) -> tuple[QApplication, MainWindow, BrowsingSession]:
    """Open the window on a pack and wait until everything is shown."""
    application = make_application()
    found = places(data)
    window = MainWindow(Settings())
    from explorer.system.settings import LoadedSettings

    startup = Startup(
        window, WindowOptions(data_dir=data, pack=pack), found, LoadedSettings(Settings())
    )
    window.resize(1366, 768)
    window.show()
    wait_until(lambda: startup.context is not None)
    assert startup.context is not None
    browsing = startup.context.browsing
    wait_until(lambda: browsing.subject is not None and window.map.body is not None)
    settle(1.0)
    return application, window, browsing
