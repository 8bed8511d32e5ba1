"""Writer of the first view: a hidden start, whose look and content the next start shows at once."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from explorer.domain.content.read_models import PackOverview
from explorer.store.pack.connection import PackConnection
from explorer.system.keyed_file import read_header
from explorer.system.settings import load
from explorer.ui.core.first_content import (
    FirstContent,
    read_pages,
    store_first_content,
    stored_desk,
)
from explorer.ui.interface_language import install_language
from explorer.ui.window.first_view import (
    content_key,
    first_view_key,
    is_stored,
    store_first_view,
)
from explorer.ui.window.main_window import MainWindow
from explorer.ui.window.startup import Startup

#: A hidden start that takes longer is given up: nothing is stored then.
_PATIENCE_MS = 10_000


class FirstViewWriter(QObject):
    """Stores picture and content of the next start, after the window was closed.

    ``finished`` is emitted when they are stored, or are stored already, or cannot be stored.
    """

    finished = Signal()

    def __init__(self, ended: Startup, parent: QObject) -> None:
        super().__init__(parent)
        self._ended = ended
        self._loaded = load(ended.places.settings)
        self._startup: Startup | None = None
        self._overview: PackOverview | None = None
        self._key = self._present_key()
        #: False if the hidden start creates the desk, which changes the key.
        self._had_desk = ended.places.desk.exists()
        self._is_finished = False

    def write(self) -> None:
        """Store the first view, unless what is stored is what the next start shows."""
        ended = self._ended
        is_possible = ended.context is not None and ended.context.desk.is_durable
        if not is_possible or ended.options.files or self._is_stored():
            self._finish()
            return
        window = MainWindow(self._loaded.settings)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.setPalette(_active_palette(window))
        window.resize(ended.window.size())
        startup = Startup(window, ended.options, ended.places, self._loaded, is_hidden=True)
        self._startup = startup
        startup.ready.connect(self._read_pages)
        QTimer.singleShot(_PATIENCE_MS, self._finish)
        window.show()
        startup.fill()
        assert startup.context is not None
        startup.context.browsing.overview_ready.connect(self._keep_overview)
        startup.context.browsing.pack.failed.connect(lambda _: self._finish())

    def _present_key(self) -> str:
        return content_key(self._ended.options, self._ended.places, self._loaded.settings)

    def _is_stored(self) -> bool:
        places, window = self._ended.places, self._ended.window
        key = first_view_key(self._key, self._loaded.settings)
        size = window.size() * window.devicePixelRatioF()
        has_content = read_header(places.first_content, self._key) is not None
        return has_content and is_stored(places.first_view, key, size)

    def _keep_overview(self, overview: PackOverview) -> None:
        self._overview = overview

    def _read_pages(self) -> None:
        assert self._startup is not None
        assert self._startup.context is not None
        context = self._startup.context
        browsing, desk, overview = context.browsing, context.desk.desk, self._overview
        listing, content = browsing.loader.listing, browsing.map_content
        if overview is None or listing is None or content is None or browsing.viewpoint is None:
            self._finish()
            return
        as_of = browsing.viewpoint.as_of

        def read(connection: PackConnection) -> FirstContent:
            pages = read_pages(connection, listing, as_of, overview.language)
            return FirstContent(overview, listing, content, as_of, pages, stored_desk(desk))

        browsing.pack.reader.read("first pages", read, self._store)

    def _store(self, content: FirstContent) -> None:
        assert self._startup is not None
        window, places = self._startup.window, self._ended.places
        picture, title = window.grab().toImage(), window.windowTitle()
        window.close()
        # Not if another window has changed the desk meanwhile.
        key = self._present_key()
        if key == self._key or not self._had_desk:
            look = first_view_key(key, self._loaded.settings)
            store_first_content(places.first_content, key, content)
            store_first_view(places.first_view, picture, look, title)
        self._finish()

    def _finish(self) -> None:
        if not self._is_finished:
            self._is_finished = True
            self.finished.emit()


def _active_palette(window: MainWindow) -> QPalette:
    """Return the colours of a window in front; a hidden window never is."""
    palette = window.palette()
    groups, count = QPalette.ColorGroup, QPalette.ColorRole.NColorRoles.value
    for role in (QPalette.ColorRole(number) for number in range(count)):
        palette.setBrush(groups.Inactive, role, palette.brush(groups.Active, role))
    return palette


def write_first_view(ended: Startup, application: QApplication) -> None:
    """Store the first view of the next start, then quit the program."""
    # The user may have chosen another language for the next start.
    install_language(application, load(ended.places.settings).settings.interface_language)
    writer = FirstViewWriter(ended, application)
    writer.finished.connect(application.quit)
    writer.write()
