"""Dialog with the list of local layers: name, style, visibility."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.desk.local_layers import COLOURS, LocalLayerEntry
from explorer.i18n.formats import number_text
from explorer.i18n.message_catalog import FALLBACK, load_words
from explorer.ui.widgets.empty_state import EmptyState

_NAME, _COLOUR, _FILE, _COUNT = range(4)


class LocalLayersDialog(QDialog):
    """List of local layers.

    Each edit emits ``changed`` with the new entry, or ``removed``. ``samples`` are pictures of
    the styles.
    """

    changed = Signal(object)
    removed = Signal(str)
    open_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        layers: tuple[LocalLayerEntry, ...],
        samples: Sequence[QIcon] = (),
        language: str = FALLBACK,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My map layers"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._layers: list[LocalLayerEntry] = []
        self._samples = samples
        self._catalog = load_words(language)
        self._filling = False
        self.table = QTableWidget(0, 4, self)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Style"), self.tr("File"), self.tr("Features")]
        )
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        for column in (_NAME, _FILE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._item_changed)
        self.remove = QPushButton(self.tr("&Remove"), self)
        self.remove.clicked.connect(self._remove)
        open_button = QPushButton(self.tr("&Open file…"), self)
        open_button.clicked.connect(self.open_requested)
        buttons = QDialogButtonBox(self)
        buttons.addButton(open_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        self.empty = EmptyState(
            self,
            self.tr(
                "Your GeoJSON, KML and GeoPackage files on the map. Open a file here, or drop it"
                " on the window; it is checked before it is drawn."
            ),
            (),
        )
        layout.addWidget(self.table)
        layout.addWidget(self.empty, 1)
        layout.addWidget(buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 90, unit * 40)
        self.show_layers(layers)

    def show_layers(self, layers: tuple[LocalLayerEntry, ...]) -> None:
        """Show these layers."""
        self.table.setVisible(bool(layers))
        self.empty.setVisible(not layers)
        self.remove.setEnabled(bool(layers))
        if list(layers) == self._layers:
            return
        self._layers = list(layers)
        chosen = max(self.table.currentRow(), 0)
        self._filling = True
        self.table.setRowCount(len(layers))
        for row, layer in enumerate(layers):
            self._fill(row, layer)
        self._filling = False
        self.table.setCurrentCell(min(chosen, len(layers) - 1), _NAME)

    def _fill(self, row: int, layer: LocalLayerEntry) -> None:
        name = QTableWidgetItem(layer.name)
        name.setFlags(name.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        name.setCheckState(Qt.CheckState.Checked if layer.shown else Qt.CheckState.Unchecked)
        self.table.setItem(row, _NAME, name)
        fixed = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        for column, text in (
            (_FILE, layer.file),
            (_COUNT, number_text(layer.features, self._catalog)),
        ):
            item = QTableWidgetItem(text)
            item.setFlags(fixed)
            self.table.setItem(row, column, item)
        colours = QComboBox(self.table)
        colours.setAccessibleName(self.tr("Style of {name}").format(name=layer.name))
        colours.setToolTip(self.tr("Style of {name}").format(name=layer.name))
        for number in range(COLOURS):
            colours.addItem(self.tr("Style {number}").format(number=number + 1))
            if number < len(self._samples):
                colours.setItemIcon(number, self._samples[number])
        colours.setIconSize(QSize(30, 16))
        colours.setCurrentIndex(layer.colour % COLOURS)
        colours.activated.connect(lambda number: self._change(layer.key, colour=number))
        self.table.setCellWidget(row, _COLOUR, colours)

    def _item_changed(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != _NAME:
            return
        layer = self._layers[item.row()]
        shown = item.checkState() is Qt.CheckState.Checked
        name = item.text().strip() or layer.name
        self._change(layer.key, name=name, shown=shown)

    def _change(self, key: str, **values: str | int | bool) -> None:
        index = next(i for i, layer in enumerate(self._layers) if layer.key == key)
        changed = replace(self._layers[index], **values)  # type: ignore[arg-type]
        if changed != self._layers[index]:
            self._layers[index] = changed
            self.changed.emit(changed)

    def _remove(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._layers):
            self.removed.emit(self._layers[row].key)
