"""Map panel, which loads its content with the first map."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from explorer.domain.content.features import MapContent
from explorer.domain.desk.desk import MapView
from explorer.i18n.message_catalog import load_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QIcon

    from explorer.cartography.geometry.geometry import Box
    from explorer.cartography.local_layer.model import LocalLayer
    from explorer.cartography.scene.marked_shapes import Marked
    from explorer.cartography.scene.scene import Scene
    from explorer.domain.content.features import FeatureRole
    from explorer.ui.features.map.view import MapBody

#: Interval at which a covered map is asked whether it is complete.
_SHARP_MS = 5


class MapPanel(QWidget):
    """Panel with the map; ``feature_chosen`` emits the feature that the user selects.

    The first ``set_content`` loads pyqtgraph, numpy and the cartography, after the first paint
    of the window.
    """

    feature_chosen = Signal(str)
    local_layer_toggled = Signal(str, bool)
    overview_requested = Signal()
    view_made = Signal(object)
    view_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Map"))
        self._dark = False
        self._as_of = ""
        self._views: tuple[MapView, ...] = ()
        self._references: frozenset[str] = frozenset()
        self._roles: Mapping[str, FeatureRole] = {}
        self._local: tuple[LocalLayer, ...] = ()
        self.body: MapBody | None = None
        self._waiting = QLabel(self.tr("Loading map…"), self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._waiting)

    def set_content(self, content: MapContent, language: str = "en") -> None:
        """Show the map of a pack in a content language; the view stays where it is."""
        catalog = load_words(language)
        if self.body is not None:
            self.body.set_content(content, catalog)
            return
        # Importing it earlier would delay the first paint by a quarter of a second.
        from explorer.ui.features.map.view import MapBody

        self.body = MapBody(content, catalog, dark=self._dark, parent=self, as_of=self._as_of)
        self.body.feature_chosen.connect(self.feature_chosen)
        self.body.local_layer_toggled.connect(self.local_layer_toggled)
        self.body.set_local(self._local)
        self.setFocusProxy(self.body)
        self._connect_tools(self.body)
        from explorer.ui.widgets.lazy_panel import enlarge_targets

        enlarge_targets(self.body)
        self._stack.addWidget(self.body)
        self._stack.setCurrentWidget(self.body)
        self.body.show_features(self._references, fit=True, roles=self._roles)

    def _connect_tools(self, body: "MapBody") -> None:
        body.tools.show_views(self._views)
        body.tools.overview_requested.connect(self._toggle_overview)
        body.tools.view_named.connect(self._keep_view)
        body.tools.view_removed.connect(self.view_removed)

    def _toggle_overview(self, is_shown: bool) -> None:
        if is_shown:
            self.overview_requested.emit()
        elif self.body is not None:
            self.body.end_overview()

    def _keep_view(self, name: str) -> None:
        if self.body is not None:
            self.view_made.emit(self.body.view(name))

    def show_views(self, views: tuple[MapView, ...]) -> None:
        """Offer the saved views."""
        if views != self._views:
            self._views = views
            if self.body is not None:
                self.body.tools.show_views(views)

    def set_as_of(self, day: date) -> None:
        """Set the as-of date, which is compared with the date of the map."""
        self._as_of = day.isoformat()
        # A map that is not seen follows when it is shown.
        if self.body is not None and self.isVisible():
            self.body.set_as_of(self._as_of)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the map of the present date."""
        super().showEvent(event)
        if self.body is not None:
            self.body.set_as_of(self._as_of)

    def show_features(
        self,
        references: frozenset[str],
        fit: bool = True,
        roles: "Mapping[str, FeatureRole] | None" = None,
    ) -> None:
        """Highlight features or map references (``donetsk-withdrawal-zone``), and fit the view."""
        self._references, self._roles = references, roles or {}
        if self.body is not None:
            self.body.show_features(references, fit=fit, roles=self._roles)

    @property
    def shown(self) -> "tuple[Scene, Box] | None":
        """The current scene and extent, or None before there is a map."""
        if self.body is None:
            return None
        return self.body.scene, self.body.canvas.extent()

    def when_sharp(self, call: "Callable[[], None]") -> None:
        """Call a function once the map is painted in all details, even if it is covered."""
        if self.body is None:
            call()
            return
        body, timer = self.body, QTimer(self)

        def look() -> None:
            if body.canvas.sheet.is_sharp or not self.isVisible():
                timer.deleteLater()
                call()

        timer.timeout.connect(look)
        # A covered widget is not painted by itself.
        body.canvas.grab()
        timer.start(_SHARP_MS)

    @property
    def marked(self) -> "Marked":
        """The highlighted features by the reason of the highlight."""
        from explorer.cartography.scene.marked_shapes import Marked

        return self.body.marked if self.body is not None else Marked()

    def set_local(self, layers: "tuple[LocalLayer, ...]") -> None:
        """Draw these local layers; ``local_layer_toggled`` emits their keys."""
        self._local = layers
        if self.body is not None:
            self.body.set_local(layers)

    @property
    def ground_degrees(self) -> tuple[float, float, float, float] | None:
        """West, south, east and north of the whole map in degrees, or None before a map."""
        if self.body is None:
            return None
        from explorer.cartography.scene.extents import degrees_of

        return degrees_of(self.body.scene.bounds)

    def local_samples(self) -> "list[QIcon]":
        """Return a sample of each colour of local layers; empty before there is a map."""
        if self.body is None:
            return []
        from explorer.ui.features.map.legend_box import local_samples

        return local_samples(dark=self._dark, ratio=self.devicePixelRatioF())

    def current_view(self) -> MapView | None:
        """Return the part of the map in sight, without a name, or None before there is a map."""
        return self.body.view("") if self.body is not None else None

    def show_ground(self, box: "Box") -> None:
        """Show the surroundings of a box in kilometres of the map."""
        if self.body is not None:
            self.body.show_ground(box)

    def select_feature(self, reference: str) -> None:
        """Highlight a feature as well; "" selects none."""
        if self.body is not None:
            self.body.select_feature(reference)

    def set_theme(self, dark: bool) -> None:
        """Use light or dark colours."""
        self._dark = dark
        if self.body is not None:
            self.body.set_theme(dark)

    def changeEvent(self, event: QEvent) -> None:
        """Apply the desktop's new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.body is not None:
            self.body.follow_font()
