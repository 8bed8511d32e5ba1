"""Dialog with the list of local layers: name, style, visibility."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from explorer.local_layers.name_columns import LayerColumns

_NAME, _NAMES, _COLOUR, _FILE, _COUNT = range(5)


class LocalLayersDialog(QDialog):
    """List of local layers.

    Each edit emits ``changed`` with the new entry, or ``removed``; ``names_chosen`` emits the key
    of a layer and the column that is to name its features. ``samples`` are pictures of the styles.
    """

    changed = Signal(object)
    names_chosen = Signal(str, str)
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
        self._columns: Mapping[str, LayerColumns] = {}
        self._samples = samples
        self._catalog = load_words(language)
        self._filling = False
        self.table = QTableWidget(0, 5, self)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Name"),
                self.tr("Feature names"),
                self.tr("Style"),
                self.tr("File"),
                self.tr("Features"),
            ]
        )
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        for column in (_NAME, _FILE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._item_changed)
        self.remove = QPushButton(self.tr("&Remove"), self)
        self.remove.clicked.connect(self._remove)
        open_button = QPushButton(self.tr("&Open files…"), self)
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
                "Your GeoJSON, KML, KMZ, GeoPackage, FlatGeobuf and zipped shapefiles on the map."
                " Open files here, or drop them on the window; each is checked before it is drawn."
            ),
            (),
        )
        layout.addWidget(self.table)
        layout.addWidget(self.empty, 1)
        layout.addWidget(buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.table.setColumnWidth(_NAMES, max(unit * 18, header.sectionSizeHint(_NAMES) + unit))
        self.resize(unit * 100, unit * 40)
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

        self._fill_columns(row, layer)

    def show_columns(self, columns: "Mapping[str, LayerColumns]") -> None:
        """Offer the columns of each layer, by its key."""
        self._columns = columns
        for row, layer in enumerate(self._layers):
            self._fill_columns(row, layer)

    def _fill_columns(self, row: int, layer: LocalLayerEntry) -> None:
        columns = self._columns.get(layer.key)
        choice = QComboBox(self.table)
        label = self.tr("Column with the feature names of {name}").format(name=layer.name)
        choice.setAccessibleName(label)
        choice.setToolTip(label)
        choice.setEnabled(columns is not None and bool(columns.texts))
        if columns is not None:
            if not columns.chosen:
                choice.addItem(self.tr("as in the file"), "")
            for column in columns.texts:
                choice.addItem(column, column)
            choice.setCurrentIndex(max(choice.findData(columns.chosen), 0))
        choice.activated.connect(lambda _index: self._choose(layer.key, choice))
        self.table.setCellWidget(row, _NAMES, choice)

    def _choose(self, key: str, choice: QComboBox) -> None:
        column = str(choice.currentData() or "")
        if column:
            self.names_chosen.emit(key, column)

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
