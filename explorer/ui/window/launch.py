"""Launch of the window up to its first paint, and its run until it is closed."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from explorer.system.paths import RESOURCES, Places
from explorer.system.settings import LoadedSettings, Settings, load
from explorer.ui.interface_language import install_language
from explorer.ui.window.error_handler import ErrorHandler
from explorer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from explorer.system.launch_options import WindowOptions
    from explorer.ui.window.self_test import SelfTestReport
    from explorer.ui.window.startup import Startup

#: Time after which a worker gives the interpreter's lock to the window; Python's own is 5 ms.
_SWITCH_SECONDS = 0.0005


def start(options: "WindowOptions", places: Places) -> int:
    """Open the window and run until it is closed. Return the exit status."""
    return _run(options, places).status


def self_test(options: "WindowOptions", places: Places) -> "SelfTestReport":
    """Open the window, check it, close it, and return the results."""
    run = _run(options, places)
    from explorer.ui.window.self_test import SelfTestReport

    test = run.startup.self_test if run.startup is not None else None
    return test.report if test is not None else SelfTestReport()


def _run(options: "WindowOptions", places: Places) -> "WindowRun":
    loaded = load(places.settings)
    application = make_application(loaded.settings.interface_language)
    # The next start is prepared after the window was closed.
    application.setQuitOnLastWindowClosed(False)
    if loaded.settings.theme != "system":
        from explorer.ui.theme.colours import apply_choice

        apply_choice(loaded.settings.theme)
    if loaded.settings.text_size:
        from explorer.ui.theme.text_size import apply_text_size

        apply_text_size(loaded.settings.text_size)
    window = MainWindow(loaded.settings, _first_view(options, places, loaded.settings))
    run = WindowRun(application, window, options, places, loaded)
    if window.opens_maximized:
        window.showMaximized()
    else:
        window.show()
    run.status = application.exec()
    return run


class WindowRun:
    """Run of a window: its start-up after the first paint, and its end.

    ``startup`` is None before the first paint: its import would delay it. ``status`` is the exit
    status once the run has ended.
    """

    def __init__(
        self,
        application: QApplication,
        window: MainWindow,
        options: "WindowOptions",
        places: Places,
        loaded: LoadedSettings,
    ) -> None:
        self._application, self._window = application, window
        self._options, self._places, self._loaded = options, places, loaded
        self._handler = ErrorHandler(window, places.log, is_attended=not options.self_test)
        self._handler.install()
        self.startup: Startup | None = None
        self.status = 0
        # Let the paint reach the screen before anything slow begins.
        window.painted.connect(lambda: QTimer.singleShot(0, self._fill))
        # After the close event, so that the window disappears at once.
        window.closing.connect(lambda: QTimer.singleShot(0, self._end))

    def _fill(self) -> None:
        if not self._window.isVisible():
            return
        if self._options.self_test:
            from explorer.system.process_time import since_process_start_ms

            painted_ms = since_process_start_ms()
        else:
            painted_ms = 0.0
        from explorer.ui.window.startup import Startup

        self.startup = Startup(self._window, self._options, self._places, self._loaded)
        self.startup.first_paint_ms = painted_ms
        self.startup.fill()
        if is_first_start(self._options, self._loaded.settings):
            from explorer.ui.core.action_id import ActionId

            self._window.actions_by_id[ActionId.WELCOME].trigger()

    def _end(self) -> None:
        """Prepare the next start, then quit the program."""
        if self.startup is None:
            self._application.quit()
            return
        self._handler.stop_showing()
        if self._window.restarts:
            from explorer.ui.core.new_process import open_another_window

            open_another_window(self._options.pack, self._places)
            self._application.quit()
            return
        from explorer.ui.window.first_view_writer import write_first_view

        write_first_view(self.startup, self._application)


def is_first_start(options: "WindowOptions", settings: Settings) -> bool:
    """Return True if the window was never opened before, and nothing is asked for."""
    is_known = bool(settings.welcomed or settings.geometry)
    is_asked = bool(options.reference or options.as_of or options.files or options.self_test)
    return not (is_known or is_asked)


def _first_view(options: "WindowOptions", places: Places, settings: Settings) -> "QImage | None":
    """Return the picture of the last start if the present start shows the same."""
    if options.files or not places.first_view.exists():
        return None
    from explorer.ui.window.first_view import content_key, first_view_key, load_first_view

    key = first_view_key(content_key(options, places, settings), settings)
    return load_first_view(places.first_view, key)


def make_application(interface_language: str = "") -> QApplication:
    """Return the QApplication in a language, named as the entry in the applications menu."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    sys.setswitchinterval(_SWITCH_SECONDS)
    application = QApplication(["clause-explorer"])
    application.setApplicationName("clause-explorer")
    application.setDesktopFileName("clause-explorer")
    application.setWindowIcon(
        QIcon(str(RESOURCES / "desktop" / "icons" / "clause-explorer-64.png"))
    )
    install_language(application, interface_language)
    return application
