"""Buttons on the map: measuring, and saved views."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QWidget

from explorer.domain.desk.desk import MapView
from explorer.ui.features.map.furniture import small

_LONGEST_NAME = 60


class MapTools(QWidget):
    """Buttons whose signals request actions of the map."""

    overview_requested = Signal(bool)
    view_named = Signal(str)
    view_removed = Signal(str)
    view_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.measure = QToolButton(self)
        self.measure.setText(self.tr("Measure"))
        self.measure.setCheckable(True)
        self.measure.setToolTip(
            self.tr(
                "Click to measure a length; click the first point again for an area. Points snap"
                " to towns, corners and lines. Hold Shift or Ctrl to turn off snapping."
                " Press Esc to finish."
            )
        )
        self.views_button = QToolButton(self)
        self.views_button.setText(self.tr("Views"))
        self.views_button.setToolTip(self.tr("Saved map views, and all mapped clauses"))
        self.views_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.overview = QAction(self.tr("Show &all mapped clauses"), self)
        self.overview.setCheckable(True)
        self.overview.triggered.connect(self.overview_requested)
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
        """Set a font slightly smaller than the desktop's."""
        for button in (self.measure, self.views_button):
            button.setFont(small(font, 0.88))
        self.adjustSize()

    def show_views(self, views: tuple[MapView, ...]) -> None:
        """List the saved views."""
        self.menu.clear()
        self.menu.addAction(self.overview)
        self.menu.addSeparator()
        for view in views:
            action = self.menu.addAction(_label(view))
            action.setData(view)
            action.triggered.connect(self._request)
        if views:
            self.menu.addSeparator()
        self.menu.addAction(self.tr("&Save view…")).triggered.connect(self._ask_name)
        if views:
            removal = self.menu.addMenu(self.tr("&Remove view"))
            for view in views:
                action = removal.addAction(_label(view))
                action.setData(view)
                action.triggered.connect(self._remove)

    def _sent(self) -> MapView:
        sender = self.sender()
        assert isinstance(sender, QAction)
        view = sender.data()
        assert isinstance(view, MapView)
        return view

    def _request(self) -> None:
        self.view_requested.emit(self._sent())

    def _remove(self) -> None:
        self.view_removed.emit(self._sent().name)

    def _ask_name(self) -> None:
        name, is_accepted = QInputDialog.getText(
            self.window(), self.tr("Save view"), self.tr("Name of the view:")
        )
        name = " ".join(name.split())[:_LONGEST_NAME]
        if is_accepted and name:
            self.view_named.emit(name)


def _label(view: MapView) -> str:
    return view.name.replace("&", "&&")
