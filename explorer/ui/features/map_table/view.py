"""Content of the map table panel: filter, table and copying."""

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from explorer.cartography.scene.feature_table import FeatureRow
from explorer.i18n.formats import number_text
from explorer.i18n.message_catalog import load_words
from explorer.reports.formats.csv_safe import csv_text
from explorer.ui.features.map_table.model import (
    APART,
    REFERENCE_ROLE,
    SHOWN,
    FeatureColumn,
    FeatureModel,
)
from explorer.ui.features.map_table.widths import column_widths

#: Height in pixels in which a text is laid out, to measure it.
_HIGHEST = 2_000
#: Lines of a text in a row, unless it is a name; what does not fit into them is in the tooltip.
_MOST_LINES = 3


class MapTableBody(QWidget):
    """Content of the map table panel."""

    feature_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = FeatureModel()
        self.view = self._make_view()
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter table"))
        self.filter.setClearButtonEnabled(True)
        self.count = QLabel(self)
        self.copy_selection = QPushButton(self.tr("Copy selection"), self)
        self.copy_all = QPushButton(self.tr("Copy all"), self)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setContentsMargins(6, 2, 6, 2)
        self._shown = ""
        self._contents = dict.fromkeys(FeatureColumn, 0)
        self._fitting = self._sized_by_hand = False
        self._lay_out()
        self._connect()

    def _make_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.model)
        view.setAccessibleName(self.tr("Features of the map"))
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        view.setWordWrap(True)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.setFrameShape(QTableView.Shape.NoFrame)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        header = view.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in APART:
            view.setColumnHidden(column, True)
        for place, column in enumerate(SHOWN):
            header.moveSection(header.visualIndex(column), place)
        view.setSortingEnabled(True)
        return view

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 4, 6, 4)
        bar.addWidget(self.filter, 1)
        bar.addWidget(self.count)
        bar.addWidget(self.copy_selection)
        bar.addWidget(self.copy_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.about)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.view.verticalScrollBar().valueChanged.connect(self._measure_rows)
        self.filter.textChanged.connect(self._filter)
        self.model.modelReset.connect(self._after_reset)
        self.view.selectionModel().selectionChanged.connect(self._choose)
        self.view.horizontalHeader().sectionResized.connect(self._on_section_resized)
        self.copy_selection.clicked.connect(self._copy_selection)
        self.copy_all.clicked.connect(self._copy_all)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._copy_selection)

    def set_rows(self, rows: tuple[FeatureRow, ...], language: str) -> None:
        """Show rows in a content language."""
        catalog = load_words(language)
        self.model.set_rows(rows, catalog, language)
        accuracy = self.model.accuracy_km()
        text = number_text(accuracy, catalog) if accuracy is not None else "–"
        self.about.setText(catalog["map.table.about"].format(accuracy=text))
        self._contents = dict.fromkeys(FeatureColumn, 0)
        self._size_columns()
        self._measure_rows()

    def select_feature(self, reference: str) -> None:
        """Select the row of a feature without emitting it; "" clears the selection."""
        self._shown = reference
        row = self.model.row_of(reference)
        selection = self.view.selectionModel()
        if row >= 0 and selection.currentIndex().row() == row and selection.hasSelection():
            return
        blocked = selection.blockSignals(True)
        if row < 0:
            selection.clear()
        else:
            index = self.model.index(row, FeatureColumn.NAME)
            selection.setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
            self.view.scrollTo(index)
        selection.blockSignals(blocked)
        self.view.viewport().update()
        self._update_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._size_columns()
        self._measure_rows()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns to the rows that come into view."""
        super().showEvent(event)
        self._measure_rows()

    def _size_columns(self) -> None:
        if self._sized_by_hand:
            return
        metrics = self.view.fontMetrics()
        self.view.verticalHeader().setDefaultSectionSize(metrics.height() + 6)
        available = self.width() - self.view.verticalScrollBar().sizeHint().width()
        contents = {
            column: self._contents[column] for column in FeatureColumn if column not in APART
        }
        self._fitting = True
        for column, width in column_widths(contents, available, metrics.averageCharWidth()).items():
            self.view.setColumnWidth(column, width)
        self._fitting = False

    def _measure_rows(self) -> None:
        """Fit columns and rows to what is in view; the texts of other rows are not composed."""
        if not self.view.isVisible():
            return
        header, metrics = self.view.horizontalHeader(), self.view.fontMetrics()
        space = metrics.horizontalAdvance("0") * 2
        rows = self._rows_in_view()
        texts = {
            (row, column): str(self.model.index(row, column).data() or "")
            for row in rows
            for column in SHOWN
        }
        for (_, column), text in texts.items():
            heading = header.sectionSizeFromContents(column).width()
            needed = max(heading, metrics.horizontalAdvance(text) + space)
            self._contents[column] = max(self._contents[column], needed)
        self._size_columns()
        heights = dict.fromkeys(rows, metrics.height())
        for (row, column), text in texts.items():
            room = QRect(0, 0, header.sectionSize(column) - space // 2, _HIGHEST)
            wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
            most = _HIGHEST if column is FeatureColumn.NAME else metrics.lineSpacing() * _MOST_LINES
            heights[row] = max(heights[row], min(wrapped.height(), most))
        for row, height in heights.items():
            self.view.setRowHeight(row, height + 6)

    def _rows_in_view(self) -> range:
        first, last = self.view.rowAt(0), self.view.rowAt(self.view.viewport().height() - 1)
        return range(max(first, 0), last + 1 if last >= 0 else self.model.rowCount())

    def _on_section_resized(self) -> None:
        """Stop fitting columns to the window once the user has set a width."""
        self._sized_by_hand = self._sized_by_hand or not self._fitting

    def _filter(self, typed: str) -> None:
        self.model.set_filter(typed)

    def _after_reset(self) -> None:
        self.select_feature(self._shown)
        self._update_bar()
        self._measure_rows()

    def _update_bar(self) -> None:
        self.count.setText(self.tr("Rows: %n", "", self.model.rowCount()))
        self.copy_selection.setEnabled(self.view.selectionModel().hasSelection())
        self.copy_all.setEnabled(self.model.rowCount() > 0)

    def _choose(self) -> None:
        # The focus makes a row current without selecting it; only a selected one is emitted.
        self._update_bar()
        index = self.view.selectionModel().currentIndex()
        chosen = index.isValid() and self.view.selectionModel().isRowSelected(index.row())
        reference = index.data(REFERENCE_ROLE) if chosen else None
        if reference and reference != self._shown:
            self._shown = reference
            self.feature_chosen.emit(reference)

    def _copy_selection(self) -> None:
        chosen = self.view.selectionModel().selectedRows()
        self._copy(sorted(index.row() for index in chosen))

    def _copy_all(self) -> None:
        self._copy(list(range(self.model.rowCount())))

    def _copy(self, rows: list[int]) -> None:
        if rows:
            QGuiApplication.clipboard().setText(csv_text(self.model.cells(rows)))
