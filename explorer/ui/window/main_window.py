"""Main window: bars and the layout of the panes; ``wiring`` connects them.

``Qt`` is imported in functions here and in the bars: the first import builds every enum of Qt,
which takes 30 ms and belongs after the first paint.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.system.settings import Settings
from explorer.ui.theme.colours import is_dark

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QActionGroup
    from PySide6.QtWidgets import QMenu

    from explorer.ui.core.action_id import ActionId
    from explorer.ui.features.clauses.panel import ClausesPanel
    from explorer.ui.features.map.panel import MapPanel
    from explorer.ui.features.map_table.panel import MapTablePanel
    from explorer.ui.features.reader.panel import ReaderPanel
    from explorer.ui.features.search.panel import SearchPanel
    from explorer.ui.features.stances.panel import StancesPanel
    from explorer.ui.window.actions import ActionSpec, Menu
    from explorer.ui.window.first_view import FirstView
    from explorer.ui.window.top_bar import TopBar
    from explorer.ui.window.viewpoint_banner import ViewpointBanner

#: Time in which a desktop gives a new window its final size.
_RESIZE_MS = 150


class MainWindow(QMainWindow):
    """Main window with its bars and panes.

    ``add_panes`` creates the panes, and imports their modules, after the first paint, so that
    the window appears at once. With a ``first_view`` the window shows that picture first, and the
    bars are created with the panes.
    """

    painted = Signal()
    activated = Signal()
    closing = Signal()
    action_specs: "tuple[ActionSpec, ...]"
    actions_by_id: "dict[ActionId, QAction]"
    themes: "QActionGroup"
    interface_languages: "QActionGroup"
    menus: "dict[Menu, QMenu]"
    top_bar: "TopBar"
    banner: "ViewpointBanner"
    clauses: "ClausesPanel"
    search: "SearchPanel"
    map: "MapPanel"
    map_table: "MapTablePanel"
    reader: "ReaderPanel"
    stances: "StancesPanel"

    def __init__(self, settings: Settings, first_view: QImage | None = None) -> None:
        # Qt sends change events from within its constructor.
        self._filled = self._has_bars = self._painted = False
        self.first_view: FirstView | None = None
        super().__init__()
        self._settings = settings
        self.opens_maximized = False
        #: True if the program starts again when the window is closed.
        self.restarts = False
        # Where the file dialogs start.
        self.setProperty("folder", settings.folder)
        #: Returns False while the window has to stay open; replaced once there is a desk.
        self.may_close: Callable[[], bool] = lambda: True
        if first_view is None:
            self.setWindowTitle(self.tr("Clause Explorer"))
            self.add_bars()
            self._restore(settings)
        else:
            from explorer.ui.window import first_view as cover

            self._restore(settings)
            self.first_view = cover.FirstView(self, first_view)
            self.first_view.painted.connect(self._note_first_view)

    def add_bars(self) -> None:
        """Create the menus, the bars and the frame of the panes, unless that has been done."""
        if self._has_bars:
            return
        from explorer.ui.window.actions import action_specs
        from explorer.ui.window.menus import fill_menu_bar, make_actions, theme_actions
        from explorer.ui.window.top_bar import TopBar

        self._has_bars = True
        self.action_specs = action_specs()
        self.actions_by_id = make_actions(self, self.action_specs)
        self.themes = theme_actions(self, self._settings.theme)
        self.top_bar = TopBar(self)
        self.top_bar.show_shortcuts(self.actions_by_id)
        self.left = QStackedWidget(self)
        self.tabs = QTabWidget(self)
        self.centre = QSplitter()
        #: The views and the text, or a page in their place.
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.centre)
        self.panes = QSplitter()
        self.pack_label = QLabel()
        self.pins_label = QLabel()
        self.network_label = QLabel(self.tr("no network used"))
        self._lay_out()
        self.menus = fill_menu_bar(self, self.action_specs, self.actions_by_id, self.themes)
        self._keep_covered()

    def _keep_covered(self) -> None:
        """Keep the first view above what is added below it."""
        if self.first_view is not None:
            self.first_view.raise_()
            self.first_view.setFocus()

    def uncover(self) -> None:
        """Remove the first view and answer what was clicked meanwhile."""
        cover, self.first_view = self.first_view, None
        if cover is None:
            return
        if not cover.fits:
            self.setWindowTitle(self.tr("Clause Explorer"))
        if cover.hasFocus():
            self.clauses.setFocus()
        cover.uncover()

    def uncover_texts(self) -> None:
        """Leave the first view over the tab in front alone, which is complete a little later."""
        if self.first_view is not None:
            self.clauses.setFocus()
            self.first_view.uncover(but=self.tabs)

    def _lay_out(self) -> None:
        body = QWidget(self)
        self._rows = QVBoxLayout(body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.top_bar)
        self._rows.addWidget(self.panes, 1)
        self.setCentralWidget(body)
        for splitter in (self.panes, self.centre):
            splitter.setChildrenCollapsible(False)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Views of the selection"))
        self.tabs.setTabBarAutoHide(True)
        status = self.statusBar()
        # The frame of the window resizes it; a grip comes and goes as the window is maximized.
        status.setSizeGripEnabled(False)
        status.addWidget(self.pack_label, 1)
        status.addPermanentWidget(self.network_label)
        status.addPermanentWidget(self.pins_label)

    def add_panes(self) -> None:
        """Create the panes and lay them out; ``arrangement`` shows, hides and sizes them."""
        from PySide6.QtCore import Qt

        from explorer.ui.core.action_id import ActionId
        from explorer.ui.features.clauses.panel import ClausesPanel
        from explorer.ui.features.reader.panel import ReaderPanel
        from explorer.ui.features.search.panel import SearchPanel
        from explorer.ui.features.stances.panel import StancesPanel
        from explorer.ui.window.viewpoint_banner import ViewpointBanner

        self.add_bars()
        self.banner = ViewpointBanner(self)
        self.insert_bar(self.banner)
        self.centre.setOrientation(Qt.Orientation.Vertical)
        self.clauses = ClausesPanel(self)
        self.search = SearchPanel(self)
        self._add_tabs()
        self.reader = ReaderPanel(self)
        self.reader.set_actions(
            {
                self.actions_by_id[ActionId.COPY_CITED]: self.tr("Copy"),
                self.actions_by_id[ActionId.PIN]: self.tr("Pin"),
                self.actions_by_id[ActionId.NOTE]: self.tr("Note"),
                self.actions_by_id[ActionId.CHANGE_STORY]: self.tr("Changes"),
                self.actions_by_id[ActionId.PRINT]: self.tr("Print clause"),
            }
        )
        self.stances = StancesPanel(self)
        self.left.addWidget(self.clauses)
        self.left.addWidget(self.search)
        self.centre.addWidget(self.tabs)
        self.centre.addWidget(self.reader)
        for pane in (self.left, self.middle, self.stances):
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(1, 1)
        self._filled = True
        if self.first_view is not None and not self.first_view.fits:
            self.uncover()
        self.clauses.setFocus()
        self._keep_covered()

    def insert_bar(self, bar: QWidget, row: int = 1) -> None:
        """Insert a bar between the top bar and the panes."""
        self._rows.insertWidget(row, bar)

    def _add_tabs(self) -> None:
        """Add the views of the selection; each creates its content when first shown."""
        from explorer.ui.features.briefing.panel import BriefingPanel
        from explorer.ui.features.compare.panel import ComparePanel
        from explorer.ui.features.diagrams.panel import DiagramsPanel
        from explorer.ui.features.map.panel import MapPanel
        from explorer.ui.features.map_table.panel import MapTablePanel
        from explorer.ui.features.matrix.panel import MatrixPanel
        from explorer.ui.features.timeline.panel import TimelinePanel

        self.map = MapPanel(self)
        self.map.set_theme(is_dark())
        self.map_table = MapTablePanel(self)
        self.compare = ComparePanel(self)
        self.matrix = MatrixPanel(self)
        self.timeline = TimelinePanel(self)
        self.diagrams = DiagramsPanel(self)
        self.briefing = BriefingPanel(self)
        for name, panel, title in (
            ("map", self.map, self.tr("Map")),
            ("map-table", self.map_table, self.tr("Places and lines")),
            ("compare", self.compare, self.tr("Compare")),
            ("matrix", self.matrix, self.tr("Matrix")),
            ("timeline", self.timeline, self.tr("Timeline")),
            ("diagrams", self.diagrams, self.tr("Diagrams")),
            ("briefing", self.briefing, self.tr("Briefing")),
        ):
            panel.setObjectName(name)
            self.tabs.addTab(panel, title)
            if name == self._settings.tab:
                self.tabs.setCurrentWidget(panel)

    def _restore(self, settings: Settings) -> None:
        """Restore the geometry of the last session if it fits the screens."""
        restored = bool(settings.geometry) and self.restoreGeometry(_bytes(settings.geometry))
        on_screen = any(
            screen.availableGeometry().intersects(self.geometry())
            for screen in self.screen().virtualSiblings()
        )
        if not restored or not on_screen:
            available = self.screen().availableGeometry()
            self.resize(available.size() * 0.9)
            self.move(available.center() - self.rect().center())
            self.opens_maximized = True

    def state(self) -> dict[str, str]:
        """Return geometry, folder of files and the tab in front as text, by their settings."""
        texts = {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
            "folder": str(self.property("folder")),
        }
        tab = self.tabs.currentWidget() if self._filled else None
        return texts | ({"tab": tab.objectName()} if tab is not None else {})

    def map_has_focus(self) -> bool:
        """Return True if the keyboard focus is in the map."""
        focused = QApplication.focusWidget()
        return focused is not None and self.map.isAncestorOf(focused)

    def is_briefing_in_front(self) -> bool:
        """Return True if the tab of the briefing sets is shown."""
        return self.tabs.currentWidget() is self.briefing

    def changeEvent(self, event: QEvent) -> None:
        """Emit ``activated``; pass the theme to the map, which has its own colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()
        changes = {QEvent.Type.PaletteChange, QEvent.Type.ThemeChange}
        if self._filled and event.type() in changes:
            self.map.set_theme(is_dark())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Emit ``painted`` after the first paint event; slow initialisation starts from there."""
        super().paintEvent(event)
        if self.first_view is None:
            self._note_paint()

    def _note_first_view(self, fits: bool) -> None:
        """Note a paint of the first view; a window that is maximized gets its size after it."""
        if fits:
            self._note_paint()
        else:
            QTimer.singleShot(_RESIZE_MS, self._note_paint)

    def _note_paint(self) -> None:
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the first view cover the window."""
        super().resizeEvent(event)
        if self.first_view is not None:
            self.first_view.setGeometry(self.rect())
            if self._filled and not self.first_view.fits:
                self.uncover()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay open while typed text is unsaved; end the threads before closing."""
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode()))
