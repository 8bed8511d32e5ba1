"""The buttons upon the map: measuring, and the views of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QWidget

from explorer.domain.desk.desk import MapView
from explorer.ui.features.map.furniture import small

_LONGEST_NAME = 60


class Tools(QWidget):
    """Tells what is wanted of the map; the map does it."""

    overview_wanted = Signal(bool)
    view_named = Signal(str)
    view_removed = Signal(str)
    view_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.measure = QToolButton(self)
        self.measure.setText(self.tr("Measure"))
        self.measure.setCheckable(True)
        self.measure.setToolTip(
            self.tr(
                "Click spots on the map for a length, the first one again for an area. Spots"
                " snap to towns, corners and lines; hold Shift or Ctrl to set them freely."
                " Esc ends measuring."
            )
        )
        self.views_button = QToolButton(self)
        self.views_button.setText(self.tr("Views"))
        self.views_button.setToolTip(self.tr("Views of the map you kept, and all clauses at once"))
        self.views_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.overview = QAction(self.tr("&All clauses that have a place"), self)
        self.overview.setCheckable(True)
        self.overview.triggered.connect(self.overview_wanted)
        self.views_button.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for button in (self.measure, self.views_button):
            button.setCursor(Qt.CursorShape.ArrowCursor)
            layout.addWidget(button)
        self.follow_font(parent.font())
        self.show_views(())

    def follow_font(self, font: QFont) -> None:
        """Write a little smaller than the desktop does."""
        for button in (self.measure, self.views_button):
            button.setFont(small(font, 0.88))
        self.adjustSize()

    def show_views(self, views: tuple[MapView, ...]) -> None:
        """List the views that are kept."""
        self.menu.clear()
        self.menu.addAction(self.overview)
        self.menu.addSeparator()
        for view in views:
            action = self.menu.addAction(_label(view))
            action.setData(view)
            action.triggered.connect(self._want)
        if views:
            self.menu.addSeparator()
        self.menu.addAction(self.tr("&Keep this view…")).triggered.connect(self._ask_name)
        if views:
            away = self.menu.addMenu(self.tr("&Remove a view"))
            for view in views:
                action = away.addAction(_label(view))
                action.setData(view)
                action.triggered.connect(self._remove)

    def _sent(self) -> MapView:
        sender = self.sender()
        assert isinstance(sender, QAction)
        view = sender.data()
        assert isinstance(view, MapView)
        return view

    def _want(self) -> None:
        self.view_wanted.emit(self._sent())

    def _remove(self) -> None:
        self.view_removed.emit(self._sent().name)

    def _ask_name(self) -> None:
        name, agreed = QInputDialog.getText(
            self.window(), self.tr("Keep this view"), self.tr("Name of the view:")
        )
        name = " ".join(name.split())[:_LONGEST_NAME]
        if agreed and name:
            self.view_named.emit(name)


def _label(view: MapView) -> str:
    return view.name.replace("&", "&&")
