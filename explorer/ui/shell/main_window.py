"""The main window: creates the panes, lays them out, and connects them to the viewpoint."""

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.settings import Settings
from explorer.ui.panels.clauses.panel import ClausesPanel
from explorer.ui.panels.map.panel import MapPanel
from explorer.ui.panels.reader.panel import ReaderPanel
from explorer.ui.panels.search.panel import SearchPanel
from explorer.ui.panels.stances.panel import StancesPanel
from explorer.ui.shell.actions import fill_menus, make_actions, theme_actions
from explorer.ui.shell.top_bar import TopBar
from explorer.ui.theme.colours import is_dark


class MainWindow(QMainWindow):
    """Panes and bars; what they do together is in ``conductor``."""

    painted = Signal()
    closing = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Clause Explorer"))
        self._painted = False
        self.actions_by_name = make_actions(self)
        self.themes = theme_actions(self, settings.theme)
        self.top_bar = TopBar(self)
        self.clauses = ClausesPanel(self)
        self.search = SearchPanel(self)
        self.map = MapPanel(self)
        self.reader = ReaderPanel(self)
        self.stances = StancesPanel(self)
        self.left = QStackedWidget(self)
        self.tabs = QTabWidget(self)
        self.centre = QSplitter(Qt.Orientation.Vertical, self)
        self.panes = QSplitter(Qt.Orientation.Horizontal, self)
        self.pack_label = QLabel(self)
        self.count_label = QLabel(self)
        self.network_label = QLabel(self.tr("no network used"), self)
        self._lay_out()
        fill_menus(self, self.actions_by_name, self.themes)
        self._restore(settings)

    def _lay_out(self) -> None:
        self.left.addWidget(self.clauses)
        self.left.addWidget(self.search)
        self.tabs.addTab(self.map, self.tr("Map"))
        self.tabs.setDocumentMode(True)
        self.tabs.setTabBarAutoHide(True)
        self.centre.addWidget(self.tabs)
        self.centre.addWidget(self.reader)
        self.panes.addWidget(self.left)
        self.panes.addWidget(self.centre)
        self.panes.addWidget(self.stances)
        for splitter in (self.panes, self.centre):
            splitter.setChildrenCollapsible(False)
        self.panes.setStretchFactor(1, 1)
        self.centre.setStretchFactor(0, 1)
        self.centre.setStretchFactor(1, 1)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self.panes, 1)
        self.setCentralWidget(body)
        status = self.statusBar()
        status.addWidget(self.pack_label, 1)
        status.addPermanentWidget(self.count_label)
        status.addPermanentWidget(self.network_label)

    def _restore(self, settings: Settings) -> None:
        """The window as it was left, where that still fits the screens there are."""
        available = self.screen().availableGeometry()
        self.resize(available.size() * 0.9)
        restored = bool(settings.geometry) and self.restoreGeometry(_bytes(settings.geometry))
        on_screen = any(
            screen.availableGeometry().intersects(self.geometry())
            for screen in self.screen().virtualSiblings()
        )
        if not restored or not on_screen:
            self.resize(available.size() * 0.95)
            self.move(available.center() - self.rect().center())
        if not (settings.panes and self.panes.restoreState(_bytes(settings.panes))):
            self._share_out(self.width())
        self.centre.setSizes([self.height() * 52 // 100, self.height() * 40 // 100])

    def _share_out(self, width: int) -> None:
        unit = self.fontMetrics().horizontalAdvance("0")
        side = max(unit * 44, width * 24 // 100)
        self.panes.setSizes([side, width - 2 * side, side])

    def state(self) -> tuple[str, str]:
        """Geometry and pane sizes as text, for the settings."""
        return (
            bytes(self.saveGeometry().toBase64().data()).decode(),
            bytes(self.panes.saveState().toBase64().data()).decode(),
        )

    def focus_pane(self, step: int) -> None:
        """Walk the keyboard focus through search, list, map, reader and stances."""
        places = [
            self.top_bar.search,
            self.left.currentWidget(),
            self.tabs.currentWidget(),
            self.reader,
            self.stances,
        ]
        current = (
            next(
                (
                    n
                    for n, pane in enumerate(places)
                    if pane.isAncestorOf(self.focusWidget()) or pane.hasFocus()
                ),
                -1 if step > 0 else 0,
            )
            if self.focusWidget() is not None
            else -1
        )
        places[(current + step) % len(places)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Light or dark: the map keeps its own colours and is told."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.ThemeChange}:
            self.map.set_theme(is_dark())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is on the screen; everything slow waits for that."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Start with the keyboard in the clause list."""
        super().showEvent(event)
        self.clauses.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the reader thread end before the window goes."""
        self.closing.emit()
        super().closeEvent(event)


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode()))
