"""Brings the window up: first the paint, then the pack, then the map."""

import gc
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from explorer.errors import UserFacingError
from explorer.system.paths import BUNDLED_PACK, RESOURCES, Places
from explorer.system.settings import LoadedSettings, load, save
from explorer.ui.theme.colours import apply_choice
from explorer.ui.window.error_handler import ErrorCatcher
from explorer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from explorer.store.pack.connection import PackConnection
    from explorer.system.launch_options import WindowOptions
    from explorer.ui.core.browsing_session import Conductor
    from explorer.ui.window.window_controller import Verbs

_MESSAGE_MS = 20_000
#: How often freed memory is given back to the system.
_MEMORY_MS = 30_000


def start(options: "WindowOptions", places: Places) -> int:
    """Open the window and run until it is closed; returns the exit status."""
    application = make_application()
    loaded = load(places.settings)
    if loaded.settings.theme != "system":
        apply_choice(loaded.settings.theme)
    window = MainWindow(loaded.settings)
    ErrorCatcher(window, places.log).install()
    startup = Startup(window, options, places, loaded)
    if window.opens_maximized:
        window.showMaximized()
    else:
        window.show()
    status = application.exec()
    return startup.status or status


def make_application() -> QApplication:
    """The one QApplication, named as the desktop's menu entry names it."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(["clause-explorer"])
    application.setApplicationName("clause-explorer")
    application.setDesktopFileName("clause-explorer")
    application.setWindowIcon(
        QIcon(str(RESOURCES / "desktop" / "icons" / "clause-explorer-64.png"))
    )
    return application


class Startup(QObject):
    """What happens after the first paint, and when the window is closed."""

    def __init__(
        self, window: MainWindow, options: "WindowOptions", places: Places, loaded: LoadedSettings
    ) -> None:
        super().__init__(window)
        self.window = window
        self.options = options
        self.places = places
        self.loaded = loaded
        self.status = 0
        self.conductor: Conductor | None = None
        self.verbs: Verbs | None = None
        self._return_memory = QTimer(self)
        self._return_memory.setInterval(_MEMORY_MS)
        self._return_memory.timeout.connect(_return_memory)
        window.painted.connect(self._painted)

    def _painted(self) -> None:
        # Let the paint reach the screen before anything slow is begun.
        QTimer.singleShot(0, self.fill)

    def fill(self) -> None:
        """Open the pack and show it."""
        from explorer.ui.core.browsing_session import Conductor, Opening
        from explorer.ui.core.pack_session import PackSession
        from explorer.ui.window.window_controller import Verbs

        if self.options.self_test:
            from explorer.system.process_time import since_process_start_ms

            self.first_paint_ms = since_process_start_ms()
        window = self.window
        window.add_panes()
        session = PackSession(self.options.pack, self.places.packs, self.places.installed, window)
        session.progress.connect(self._tell_progress)
        session.failed.connect(self._tell_failure)
        session.warned.connect(self._tell)
        opening = Opening(
            date.fromisoformat(self.options.as_of) if self.options.as_of else None,
            self.options.language or self.loaded.settings.language,
            self.options.reference,
        )
        self.conductor = Conductor(window, session, opening)
        self.verbs = Verbs(self.conductor, self.loaded.settings)
        window.closing.connect(self._end)
        self.conductor.everything_shown.connect(self._everything_shown)
        if self.loaded.message:
            self._tell(self.loaded.message)
        self._connect_verbs(self.conductor, self.verbs)
        self._connect_own(self.conductor, self.verbs)
        self.conductor.start()

    def _connect_verbs(self, conductor: "Conductor", verbs: "Verbs") -> None:
        """Connect the further panels, and what goes to paper and to files."""
        from explorer.ui.core.desk_session import DeskSession
        from explorer.ui.features.briefing.controller import BriefingVerbs
        from explorer.ui.features.compare.controller import CompareVerbs
        from explorer.ui.features.diagrams.controller import DiagramVerbs
        from explorer.ui.features.map.controller import MapVerbs
        from explorer.ui.features.matrix.controller import MatrixVerbs
        from explorer.ui.features.news.controller import OverviewVerbs
        from explorer.ui.features.notes.controller import DeskVerbs
        from explorer.ui.features.search.controller import SearchVerbs
        from explorer.ui.features.timeline.controller import TimelineVerbs
        from explorer.ui.printing.export_controller import Exporter

        self.desk = DeskSession(self.places.desk, self.window)
        DeskVerbs(conductor, verbs, self.desk)
        self.briefing = BriefingVerbs(conductor, verbs, self.desk)
        self._guard_closing(conductor, verbs)
        self.compare_verbs = CompareVerbs(conductor, verbs)
        self.matrix_verbs = MatrixVerbs(conductor, verbs)
        self.timeline = TimelineVerbs(conductor, verbs)
        self.diagrams = DiagramVerbs(conductor, verbs)
        self.overviews = OverviewVerbs(conductor, verbs)
        self.searches = SearchVerbs(conductor, verbs, self.desk)
        self.exporter = Exporter(conductor, verbs, self.desk)
        self.map_verbs = MapVerbs(conductor, self.desk)

    def _guard_closing(self, conductor: "Conductor", verbs: "Verbs") -> None:
        """Keep the window open until everything typed is stored."""
        from explorer.ui.window.closing import ClosingGuard

        def write_copy(target: Path, content: bytes, done: Callable[[], None]) -> None:
            def write(_connection: "PackConnection") -> None:
                from explorer.system.atomic_file import PRIVATE, write_whole

                write_whole(target, content, mode=PRIVATE)

            conductor.session.reader.ask("copy of unsaved text", write, lambda _: done())

        texts = (self.window.reader.note.autosave, self.window.briefing.text.autosave)
        self.closing_guard = ClosingGuard(self.window, self.desk, texts, write_copy, verbs.tell)
        self.window.may_close = self.closing_guard.may_close
        self.closing_guard.ready.connect(self.window.close)

    def _connect_own(self, conductor: "Conductor", verbs: "Verbs") -> None:
        """Connect what the user adds, shares, and takes from elsewhere."""
        from explorer.ui.features.imports.agreement_controller import ImportVerbs
        from explorer.ui.features.imports.draft_controller import DraftVerbs
        from explorer.ui.features.library.controller import LibraryVerbs
        from explorer.ui.features.local_layers.controller import LayerVerbs
        from explorer.ui.features.records.controller import OwnVerbs
        from explorer.ui.features.sharing.controller import ShareVerbs
        from explorer.ui.window.context_menu import ContextMenus

        self.menus = ContextMenus(conductor)
        self.own = OwnVerbs(conductor, verbs, self.desk)
        self.drafts = DraftVerbs(self.own)
        self.sharing = ShareVerbs(conductor, verbs, self.desk)
        self.shelf = LibraryVerbs(conductor, verbs, self.places)
        self.importing = ImportVerbs(self.shelf)
        if self.options.intake is not None:
            self.shelf.look_through(self.options.intake)
        self.layers = LayerVerbs(conductor, verbs, self.desk, self.places.layers)

    def _everything_shown(self) -> None:
        """Once: what waited for the window to be ready. A pack read anew is shown again."""
        assert self.conductor is not None
        self.conductor.everything_shown.disconnect(self._everything_shown)
        # What was made so far lives as long as the program; it need not be looked at again.
        gc.freeze()
        gc.enable()
        if not self.loaded.message:
            self.window.statusBar().clearMessage()
        if self.options.self_test:
            from explorer.ui.window.self_test import run_self_test

            self.status = run_self_test(self.conductor, self.first_paint_ms)
        else:
            self.conductor.session.check_soundness()
            self.desk.back_up()
            threading.Thread(target=_tidy, args=(self.places,), name="tidying", daemon=True).start()
            self._return_memory.start()
            self._follow_edits(self.conductor)

    def _follow_edits(self, conductor: "Conductor") -> None:
        """Follow a pack that was opened as a folder of somebody's own."""
        if conductor.session.source.is_dir() and self.options.pack != BUNDLED_PACK:
            from explorer.ui.features.library.live_reload import PackFollower

            self.follower = PackFollower(conductor)

    def _tell_progress(self, stage: str, done: int, of: int) -> None:
        stages = {
            "read": self.tr("Reading the pack: {done} of {of} files"),
            "check": self.tr("Checking the pack"),
            "write": self.tr("Preparing the pack: {done} of {of} tables"),
        }
        self.window.statusBar().showMessage(
            stages.get(stage, stage).format(done=done, of=of), 4_000
        )

    def _tell(self, sentence: str) -> None:
        self.window.statusBar().showMessage(sentence, _MESSAGE_MS)

    def _tell_failure(self, error: Exception) -> None:
        """A plain error is told in one sentence; anything else is a bug and reported as one."""
        if isinstance(error, UserFacingError):
            if self.options.self_test:
                raise error
            if self.verbs is not None:
                self.verbs.tell(str(error))
            return
        raise error

    def _end(self) -> None:
        if self.conductor is None or self.verbs is None:
            return
        navigator = self.conductor.navigator
        language = navigator.viewpoint.language if navigator else self.loaded.settings.language
        settings = replace(self.verbs.settings, language=language, **self.window.state())
        self.conductor.session.close()
        self.desk.close()
        if self.options.self_test:
            return
        try:
            save(self.places.settings, settings)
        except (OSError, UserFacingError):
            # The window is closing; where it stood is not worth holding the user up for.
            return


def _return_memory() -> None:
    from explorer.system.memory import return_freed_memory

    threading.Thread(target=return_freed_memory, name="memory", daemon=True).start()


def _tidy(places: Places) -> None:
    """Remove what starts that were killed left half written. Runs on a thread of its own."""
    import tempfile

    from explorer.system.atomic_file import remove_stale_folders, remove_stale_partials

    for folder in (places.data, places.layers, places.packs, places.settings.parent):
        remove_stale_partials(folder)
    for folder in (places.layers, Path(tempfile.gettempdir())):
        remove_stale_folders(folder)
