"""Panel of the map table, whose content is created when it is first shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from explorer.ui.widgets.lazy_panel import LazyPanel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from explorer.cartography.scene.feature_table import FeatureRow
    from explorer.ui.features.map_table.view import MapTableBody


class MapTablePanel(LazyPanel):
    """Panel with the features of the map; ``feature_chosen`` emits the selected one."""

    feature_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Map table"))
        self.body: MapTableBody | None = None
        self._feature = ""

    def set_rows(self, rows: "tuple[FeatureRow, ...]", language: str) -> None:
        """Show rows in a content language."""
        self._mark_current()
        if self.body is None:
            from explorer.ui.features.map_table.view import MapTableBody

            self.body = MapTableBody(self)
            self.body.feature_chosen.connect(self.feature_chosen)
            self._set_body(self.body)
        self.body.set_rows(rows, language)
        self.body.select_feature(self._feature)

    def select_feature(self, reference: str) -> None:
        """Select the row of a feature; "" clears the selection."""
        self._feature = reference
        if self.body is not None:
            self.body.select_feature(reference)
