"""The whole window, offscreen, on the bundled pack."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK, places
from explorer.system.settings import load
from explorer.ui.app_context import AppContext
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.dialogs import confirm
from explorer.ui.window.composition import Controllers
from explorer.ui.window.main_window import MainWindow
from explorer.ui.window.startup import Startup

WAIT_MS = 20_000


@dataclass
class Opened:
    """A window with everything shown."""

    window: MainWindow
    browsing: BrowsingSession
    context: AppContext
    controllers: Controllers
    startup: Startup

    @property
    def reference(self) -> str:
        """The reference of the subject shown, empty before there is one."""
        return self.browsing.subject.reference if self.browsing.subject is not None else ""

    @property
    def reader(self) -> str:
        """What the reader shows."""
        return self.window.reader.view.toPlainText()

    @property
    def stances(self) -> str:
        """What the stance pane shows."""
        return self.window.stances.view.toPlainText()


def open_window(qtbot: QtBot, folder: Path, options: WindowOptions) -> Opened:
    """Open the window as the program does, and wait until everything is shown."""
    found = places(folder)
    loaded = load(found.settings)
    window = MainWindow(loaded.settings)
    window.resize(1366, 768)
    startup = Startup(window, options, found, loaded)
    window.show()
    with qtbot.waitSignal(startup.filled, timeout=WAIT_MS):
        pass
    context, controllers = startup.context, startup.controllers
    assert context is not None
    assert controllers is not None
    with qtbot.waitSignal(context.browsing.everything_shown, timeout=WAIT_MS):
        pass
    return Opened(window, context.browsing, context, controllers, startup)


def link_compiled(compiled_pack: Path, folder: Path) -> None:
    """Put the compiled pack into the cache of a data folder."""
    cache = places(folder).packs
    cache.mkdir(parents=True)
    for path in compiled_pack.parent.iterdir():
        (cache / path.name).hardlink_to(path)


def _close_dialogs() -> None:
    """Close dialogs that an earlier test left open: what opens above them belongs to them."""
    for _ in range(8):
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        dialog.close()


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, compiled_pack: Path) -> Iterator[Opened]:
    """Return the window on the bundled pack, already compiled."""
    before = set(threading.enumerate())
    _close_dialogs()
    folder = tmp_path / "data"
    link_compiled(compiled_pack, folder)
    one = open_window(qtbot, folder, WindowOptions(data_dir=folder, pack=BUNDLED_PACK))
    yield one
    one.window.close()
    # A hidden window would be styled again by every later test that changes colours or fonts; while
    # a thread of it, or of a second window, still runs, it must not go.
    end = time.monotonic() + 2
    while set(threading.enumerate()) - before and time.monotonic() < end:
        qtbot.wait(20)
    if not set(threading.enumerate()) - before:
        one.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Questions before something is lost, each agreed to at once."""
    held: list[str] = []

    def agree(_parent: QWidget, _title: str, question: str, _yes: str, _no: str) -> bool:
        held.append(question)
        return True

    monkeypatch.setattr(confirm, "confirm", agree)
    return held
