"""Start-up after the first paint: the panes, the pack, the map; and the end of the window."""

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, qVersion

from explorer import __version__
from explorer.errors import UserFacingError
from explorer.system.paths import BUNDLED_PACK, Places, is_frozen
from explorer.system.settings import LoadedSettings, Settings, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.system.launch_options import WindowOptions
    from explorer.ui.app_context import AppContext
    from explorer.ui.core.first_content import FirstContent
    from explorer.ui.core.worker import Worker
    from explorer.ui.features.library.live_reload import PackWatcher
    from explorer.ui.window.composition import Controllers
    from explorer.ui.window.main_window import MainWindow
    from explorer.ui.window.self_test import SelfTest

_MESSAGE_MS = 20_000
_PROGRESS_MS = 4_000
#: Time for a first click before the pack is opened behind stored content.
_PAUSE_MS = 100
_LONGEST_PAUSE_MS = 3_000
#: Interval at which freed memory is returned to the system.
_MEMORY_MS = 30_000


#: New objects before the youngest generation is collected, then collections before the next.
_GC_THRESHOLDS = (10_000, 10, 50)


class Startup(QObject):
    """Start-up after the first paint, and the end of the window.

    ``filled`` is emitted once panes and controllers exist; what they show is read after that.
    ``ready`` is emitted when everything is shown and answers, ``ended`` when the window is closed
    and everything is written. A hidden start changes no file.
    """

    filled = Signal()
    ready = Signal()
    ended = Signal()

    def __init__(
        self,
        window: "MainWindow",
        options: "WindowOptions",
        places: Places,
        loaded: LoadedSettings,
        *,
        is_hidden: bool = False,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.options = options
        self.places = places
        self.loaded = loaded
        self.is_hidden = is_hidden
        self._is_ended = False
        self.self_test: SelfTest | None = None
        self.first_paint_ms = 0.0
        #: When the first view was seen, 0 if it was not.
        self._shown_ms = 0.0
        self.context: AppContext | None = None
        self.controllers: Controllers | None = None
        self.watcher: PackWatcher | None = None
        self._return_memory = QTimer(self)
        self._return_memory.setInterval(_MEMORY_MS)
        # Let the paint reach the screen before anything slow begins.
        window.painted.connect(lambda: QTimer.singleShot(0, self.fill))

    def fill(self) -> None:
        """Create the panes and controllers, then open the pack; do it once."""
        if self.context is not None:
            return
        if self.window.first_view is not None and self.window.first_view.fits:
            self._shown_ms = self.first_paint_ms
        import logging

        from explorer.system.logs import start_logging
        from explorer.ui.widgets.lazy_panel import enlarge_targets
        from explorer.ui.window.composition import connect_window, make_context

        start_logging(self.places.log)
        logging.getLogger(__name__).info(
            "Clause Explorer %s, Python %s, Qt %s, %s, pack %s",
            __version__,
            sys.version.split()[0],
            qVersion(),
            sys.platform,
            self.options.pack.name,
        )
        window = self.window
        window.add_panes()
        context = make_context(window, self.options, self.places, self.loaded.settings)
        context.notifier.is_silent = self.is_hidden
        self.context = context
        pack = context.browsing.pack
        pack.failed.connect(self._show_failure)
        pack.progress.connect(self._show_progress)
        pack.warned.connect(self._show_message)
        context.files.failed.connect(self._show_failure)
        context.browsing.everything_shown.connect(self._everything_shown)
        self.controllers = connect_window(window, context)
        enlarge_targets(window)
        window.closing.connect(self._end)
        if self.loaded.message:
            self._show_message(self.loaded.message)
        if self.options.files:
            self.controllers.files.open_files(self.options.files)
        self.filled.emit()
        self._open_pack(context)

    def _open_pack(self, context: "AppContext") -> None:
        """Show what was stored for this start, if there is anything, or else read the pack."""
        if self.is_hidden or not self.places.first_content.exists():
            context.browsing.start()
            return

        def read() -> "FirstContent | None":
            from explorer.ui.core.first_content import load_first_content
            from explorer.ui.window.first_view import content_key

            key = content_key(self.options, self.places, self.loaded.settings)
            return load_first_content(self.places.first_content, key)

        def show(first: "FirstContent | None") -> None:
            reader = context.browsing.pack.reader
            if first is not None:
                # Opening the pack would take the interpreter's lock from the painting.
                reader.pause()
                QTimer.singleShot(_LONGEST_PAUSE_MS, reader.resume)
                if first.desk is not None:
                    context.desk.show(first.desk)
            context.browsing.start(first)

        context.files.submit(read, show)

    def _everything_shown(self) -> None:
        """Do, once, what waited for the window to be ready; a reloaded pack is shown again."""
        context = self.context
        assert context is not None
        context.browsing.everything_shown.disconnect(self._everything_shown)
        if not self.loaded.message:
            self.window.statusBar().clearMessage()
        if self.is_hidden:
            # Notes and pins are part of the first view.
            context.desk.read()
            context.desk.after_writes(lambda: self._when_complete(self._be_ready))
        else:
            self._be_ready()

    def _when_complete(self, call: "Callable[[], None]") -> None:
        """Call a function when all that was read is shown and the map has all its details."""
        context = self.context
        assert context is not None
        context.browsing.pack.reader.read(
            "start", lambda _: None, lambda _: self.window.map.when_sharp(call)
        )

    def _be_ready(self) -> None:
        """Let the window answer, then do what can wait."""
        context = self.context
        if context is None or self._is_ended:
            return
        cover = self.window.first_view
        first_view = cover.picture if cover is not None else None
        if cover is not None:
            self.window.uncover_texts()
            context.browsing.viewpoint_changed.connect(lambda _: self.window.uncover())
            self._when_complete(self.window.uncover)
        # What was created so far lives as long as the program: the collector can skip it.
        gc.freeze()
        # The usual thresholds collect everything about once a second while a slider is dragged,
        # for 30 ms each time.
        gc.set_threshold(*_GC_THRESHOLDS)
        gc.enable()
        QTimer.singleShot(_PAUSE_MS, context.browsing.pack.reader.resume)
        self.ready.emit()
        if self.is_hidden:
            return
        if self.options.self_test:
            from explorer.ui.window.self_test import SelfTest

            self.self_test = SelfTest(
                self.window,
                context.browsing,
                self.first_paint_ms,
                self._shown_ms,
                first_view,
                self._when_complete,
                is_thorough=is_frozen(),
            )
            self.self_test.run()
            return
        context.browsing.pack.check_soundness(context.files)
        context.desk.back_up()
        context.files.submit(partial(_remove_stale_files, self.places))
        self._return_memory.timeout.connect(partial(_return_memory, context.files))
        self._return_memory.start()
        self._watch_edits(context)

    def _watch_edits(self, context: "AppContext") -> None:
        """Watch a pack that was opened as a folder of the user's for edits."""
        if context.browsing.pack.source.is_dir() and self.options.pack != BUNDLED_PACK:
            from explorer.ui.features.library.live_reload import PackWatcher

            self.watcher = PackWatcher(context)
            self.window.insert_bar(self.watcher.bar)
            self.window.closing.connect(self.watcher.stop)

    def _show_progress(self, stage: str, done: int, of: int) -> None:
        stages = {
            "read": self.tr("Reading the pack: {done} of {of} files"),
            "check": self.tr("Checking the pack"),
            "write": self.tr("Preparing the pack: {done} of {of} tables"),
        }
        self.window.statusBar().showMessage(
            stages.get(stage, stage).format(done=done, of=of), _PROGRESS_MS
        )

    def _show_message(self, sentence: str) -> None:
        self.window.statusBar().showMessage(sentence, _MESSAGE_MS)

    def _show_failure(self, error: Exception) -> None:
        """Show a plain error in one sentence; any other is a bug for the error handler."""
        if not isinstance(error, UserFacingError) or self.options.self_test:
            raise error
        if self.context is not None:
            self.context.notifier.show_warning(str(error))

    def _end(self) -> None:
        self._is_ended = True
        context = self.context
        assert context is not None
        viewpoint = context.browsing.viewpoint
        language = viewpoint.language if viewpoint else self.loaded.settings.language
        from explorer.ui.core.last_place import encode_place

        place = self.loaded.settings.place
        if viewpoint is not None and context.browsing.info is not None:
            info = context.browsing.info
            place = encode_place(info.reference, info.latest, viewpoint)
        context.preferences.update(language=language, place=place, **self.window.state())
        if self.controllers is not None:
            context.preferences.update(**self.controllers.arranger.state())
        context.browsing.pack.close()
        context.files.close()
        context.desk.close()
        if not (self.options.self_test or self.is_hidden):
            self._save(context.preferences.settings)
        self.ended.emit()

    def _save(self, settings: Settings) -> None:
        try:
            save(self.places.settings, settings)
        except (OSError, UserFacingError):
            # The window is closing: its position is not worth a question.
            return


def _return_memory(worker: "Worker") -> None:
    from explorer.system.memory import age_typeset_pages, return_freed_memory

    def work() -> None:
        age_typeset_pages()
        return_freed_memory()

    worker.submit(work, kind="memory")


def _remove_stale_files(places: Places) -> None:
    """Remove half-written files of runs that were killed. Runs on the file worker."""
    import tempfile

    from explorer.system.atomic_file import remove_stale_folders, remove_stale_partials

    for folder in (places.data, places.layers, places.packs, places.settings.parent):
        remove_stale_partials(folder)
    for folder in (places.layers, Path(tempfile.gettempdir())):
        remove_stale_folders(folder)
