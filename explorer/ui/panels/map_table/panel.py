"""The table beside the map: cheap until it is first looked at."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from explorer.cartography.feature_rows import FeatureRow
    from explorer.ui.panels.map_table.body import MapTableBody


class MapTablePanel(QWidget):
    """Lists the features of the map and tells which one the reader chose.

    ``rows_wanted`` is told when it is shown without rows: until then nothing is read for it.
    """

    feature_chosen = Signal(str)
    rows_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Table of the map"))
        self.body: MapTableBody | None = None
        self._feature = ""
        self._stale = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def forget_rows(self) -> None:
        """Ask for rows anew, at once if seen and else when next shown."""
        self._stale = True
        if self.isVisible():
            self.rows_wanted.emit()

    def set_rows(self, rows: "tuple[FeatureRow, ...]", language: str) -> None:
        """Show rows in a content language."""
        self._stale = False
        if self.body is None:
            from explorer.ui.panels.map_table.body import MapTableBody

            self.body = MapTableBody(self)
            self.body.feature_chosen.connect(self.feature_chosen)
            self._layout.addWidget(self.body)
            self.setFocusProxy(self.body)
        self.body.set_rows(rows, language)
        self.body.select_feature(self._feature)

    def select_feature(self, reference: str) -> None:
        """Select the row of a feature; "" for none."""
        self._feature = reference
        if self.body is not None:
            self.body.select_feature(reference)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for rows when they are first needed."""
        super().showEvent(event)
        if self._stale:
            self.rows_wanted.emit()
