"""Context menu of the map: the features under the pointer, measuring, and copying."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from explorer.cartography.scene.hit_test import hits
from explorer.cartography.scene.scene import Scene, feature_of
from explorer.ui.features.map.canvas import MapCanvas, coordinates_text
from explorer.ui.features.map.feature_info import feature_title

Catalog = Mapping[str, str]
#: Most features that the menu lists.
_LISTED = 6


class MapContextMenu(QObject):
    """Menu at a point of the canvas; ``shown`` returns the scene and the content's words."""

    feature_chosen = Signal(str)
    measure_requested = Signal(float, float)
    copy_requested = Signal()
    add_requested = Signal()
    fit_requested = Signal()

    def __init__(
        self, canvas: MapCanvas, shown: Callable[[], tuple[Scene, Catalog]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._canvas, self._shown = canvas, shown
        canvas.menu_requested.connect(self._open)

    def menu(self, x: float, y: float) -> QMenu:
        """Return the menu for a point in kilometres of the map."""
        scene, catalog = self._shown()
        menu = QMenu(self._canvas)
        for reference in hits(scene, x, y, self._canvas.view().scale)[:_LISTED]:
            feature = feature_of(scene, reference)
            if feature is not None:
                title = feature_title(feature, catalog).replace("&", "&&")
                action = menu.addAction(self.tr("Card: {name}").format(name=title))
                action.triggered.connect(
                    lambda _checked=False, name=reference: self.feature_chosen.emit(name)
                )
        menu.addSeparator()
        menu.addAction(self.tr("Measure from here")).triggered.connect(
            lambda: self.measure_requested.emit(x, y)
        )
        menu.addAction(self.tr("Copy coordinates")).triggered.connect(
            lambda: QGuiApplication.clipboard().setText(coordinates_text(x, y))
        )
        menu.addSeparator()
        menu.addAction(self.tr("Copy map")).triggered.connect(self.copy_requested)
        menu.addAction(self.tr("Add map to set")).triggered.connect(self.add_requested)
        menu.addAction(self.tr("Fit map")).triggered.connect(self.fit_requested)
        return menu

    def _open(self, x: float, y: float, place: QPoint) -> None:
        menu = self.menu(x, y)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
