"""The user's own layers in a list: named, coloured, shown, removed."""

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

_NAME, _COLOUR, _FILE, _COUNT = range(4)


class LocalLayersDialog(QDialog):
    """Each change is told at once by ``changed`` with the new entry, or by ``removed``.

    ``samples`` are pictures of the sorts of drawing.
    """

    changed = Signal(object)
    removed = Signal(str)
    opening_requested = Signal()

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
        self._words = load_words(language)
        self._filling = False
        self.table = QTableWidget(0, 4, self)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Drawing"), self.tr("File"), self.tr("Features")]
        )
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        for column in (_NAME, _FILE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._item_changed)
        self.remove = QPushButton(self.tr("&Remove"), self)
        self.remove.clicked.connect(self._remove)
        another = QPushButton(self.tr("&Open a file…"), self)
        another.clicked.connect(self.opening_requested)
        buttons = QDialogButtonBox(self)
        buttons.addButton(another, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 90, unit * 40)
        self.show_layers(layers)

    def show_layers(self, layers: tuple[LocalLayerEntry, ...]) -> None:
        """List other layers."""
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
        self.remove.setEnabled(bool(layers))

    def _fill(self, row: int, layer: LocalLayerEntry) -> None:
        name = QTableWidgetItem(layer.name)
        name.setFlags(name.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        name.setCheckState(Qt.CheckState.Checked if layer.shown else Qt.CheckState.Unchecked)
        self.table.setItem(row, _NAME, name)
        fixed = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        for column, said in (
            (_FILE, layer.file),
            (_COUNT, number_text(layer.features, self._words)),
        ):
            item = QTableWidgetItem(said)
            item.setFlags(fixed)
            self.table.setItem(row, column, item)
        colours = QComboBox(self.table)
        colours.setAccessibleName(self.tr("Drawing of {name}").format(name=layer.name))
        for number in range(COLOURS):
            colours.addItem(self.tr("Sort {number}").format(number=number + 1))
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
        at = next(i for i, layer in enumerate(self._layers) if layer.key == key)
        changed = replace(self._layers[at], **values)  # type: ignore[arg-type]
        if changed != self._layers[at]:
            self._layers[at] = changed
            self.changed.emit(changed)

    def _remove(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._layers):
            self.removed.emit(self._layers[row].key)
