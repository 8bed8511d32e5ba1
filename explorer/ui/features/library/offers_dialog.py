"""Dialog with the packs of a team's folder, and which of them are new."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.packs.library.shared_folder import PackOffer
from explorer.ui.widgets.rows_table import rows_table

_TITLE = 0


class OffersDialog(QDialog):
    """List of packs; ``install_requested`` emits the selected one, which is inspected first."""

    install_requested = Signal(object)

    def __init__(self, parent: QWidget, offers: Sequence[PackOffer]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Packs of the team"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offers = offers
        headings = [self.tr("Agreement"), self.tr("Version"), self.tr("Date"), self.tr("Here")]
        self.table = rows_table(self, self.windowTitle(), headings, _TITLE)
        self.table.setRowCount(len(offers))
        for row, offer in enumerate(offers):
            pack = offer.pack
            cells = (pack.title, str(pack.version), pack.as_of.isoformat(), self._state(offer))
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.itemSelectionChanged.connect(self._enable_install)
        self.table.doubleClicked.connect(self._emit)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.install_button = QPushButton(self.tr("&Install…"), self)
        self.install_button.clicked.connect(self._emit)
        buttons.addButton(self.install_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 90, unit * 36)
        first_new = next((row for row, offer in enumerate(offers) if offer.is_new), 0)
        self.table.setCurrentCell(first_new, _TITLE)
        self._enable_install()

    def _state(self, offer: PackOffer) -> str:
        if not offer.is_new:
            return self.tr("up to date")
        if offer.used:
            return self.tr("version {version} is in use").format(version=offer.used)
        return self.tr("not installed")

    def _selected(self) -> PackOffer | None:
        row = self.table.currentRow()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def _enable_install(self) -> None:
        offer = self._selected()
        self.install_button.setEnabled(offer is not None and offer.is_new)

    def _emit(self) -> None:
        offer = self._selected()
        if offer is not None and offer.is_new:
            self.install_requested.emit(offer)
