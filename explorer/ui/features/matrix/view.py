"""Content of the matrix panel: order, table, legend and copying."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.comparison.matrix import Matrix, MatrixOrder
from explorer.i18n.message_catalog import FALLBACK, day_text, load_words
from explorer.reports.formats.csv_safe import csv_text
from explorer.ui.features.matrix.delegate import MatrixDelegate
from explorer.ui.features.matrix.legend import MatrixLegend, first_lines
from explorer.ui.features.matrix.model import (
    FIRST_PARTY,
    NUMBER,
    REFERENCE_ROLE,
    TITLE,
    MatrixModel,
)

#: Least width of a title in digits; a narrower table scrolls sideways.
_LEAST_TITLE = 22


class MatrixBody(QWidget):
    """Content of the matrix panel."""

    clause_selected = Signal(str)
    print_requested = Signal()
    hidden_parties_changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = MatrixModel(self)
        self.view = self._make_view()
        self.order = QComboBox(self)
        self.order.setAccessibleName(self.tr("Order of the clauses"))
        self.order.setToolTip(self.tr("Order of the clauses"))
        for order, name in (
            (MatrixOrder.DOCUMENT, self.tr("As in the document")),
            (MatrixOrder.TOPIC, self.tr("By topic")),
            (MatrixOrder.FARTHEST, self.tr("Most divided first")),
            (MatrixOrder.NEAREST, self.tr("Most agreed first")),
            (MatrixOrder.NEWEST, self.tr("Newest stance first")),
        ):
            self.order.addItem(name, order)
        self._hidden: frozenset[str] = frozenset()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._list_parties)
        self.columns = QPushButton(self.tr("Part&ies"), self)
        self.columns.setToolTip(self.tr("Choose the parties that have a column"))
        self.columns.setMenu(self._menu)
        self.copy = QPushButton(self.tr("Copy as &CSV"), self)
        self.print = QPushButton(self.tr("&Print table…"), self)
        self.legend = MatrixLegend(self)
        self.first = QLabel(self)
        self.first.setWordWrap(True)
        self.first.setTextFormat(Qt.TextFormat.PlainText)
        self.first.setContentsMargins(8, 0, 6, 4)
        self.first.hide()
        self._shown = ""
        self._catalog = load_words(FALLBACK)
        self._lay_out()
        self.order.activated.connect(self._reorder)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self.print_requested)
        self.view.selectionModel().currentChanged.connect(self._choose)

    def _make_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.model)
        view.setItemDelegate(MatrixDelegate(view))
        view.setAccessibleName(self.tr("Clauses and parties"))
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setWordWrap(False)
        # Elided in the middle, since a title ends with the clause that its positions are on.
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.setTabKeyNavigation(False)
        view.setFrameShape(QTableView.Shape.NoFrame)
        view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setHighlightSections(False)
        return view

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 4, 6, 4)
        bar.addWidget(self.order)
        bar.addWidget(self.columns)
        bar.addStretch(1)
        bar.addWidget(self.copy)
        bar.addWidget(self.print)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.first)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.legend)
        self.setFocusProxy(self.view)

    def show_matrix(self, matrix: Matrix, language: str) -> None:
        """Show a matrix in a content language."""
        self._catalog = catalog = load_words(language)
        self.model.set_matrix(matrix, catalog)
        self.hide_parties(self._hidden)
        self.legend.show_legend(catalog, matrix)
        lines = first_lines(matrix, catalog)
        self.first.setText(" ".join(lines))
        self.first.setVisible(bool(lines))
        self._size()
        self.select(self._shown)

    def _size(self) -> None:
        """Set column widths by the font; the title gets the rest, but a legible minimum."""
        metrics, view = self.view.fontMetrics(), self.view
        view.verticalHeader().setDefaultSectionSize(round(metrics.height() * 1.45))
        header, unit = view.horizontalHeader(), metrics.horizontalAdvance("0")
        header.setMinimumSectionSize(unit * 3)
        distance = self.model.distance_column
        widths = {
            NUMBER: unit * 4,
            distance: unit * 2 + self._distance_width(),
            distance + 1: unit * 2 + self._day_width(),
        }
        for column in range(FIRST_PARTY, distance):
            name = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            if not view.isColumnHidden(column):
                widths[column] = max(unit * 5, metrics.horizontalAdvance(name) + unit * 2)
        for column, width in widths.items():
            view.setColumnWidth(column, width)
        rest = self.width() - view.verticalScrollBar().sizeHint().width() - sum(widths.values())
        view.setColumnWidth(TITLE, max(unit * _LEAST_TITLE, rest))
        self._put_figures_first()

    def _distance_width(self) -> int:
        """Return the width of the longest distance in words."""
        metrics, column = self.view.fontMetrics(), self.model.distance_column
        rows = range(self.model.rowCount())
        texts = {str(self.model.index(row, column).data()) for row in rows}
        heading = str(self.model.headerData(column, Qt.Orientation.Horizontal))
        return max(metrics.horizontalAdvance(text) for text in {heading, *texts})

    def _day_width(self) -> int:
        """Return the width of the longest date."""
        metrics = self.view.fontMetrics()
        days = (day_text(f"2028-{month:02}-28", self._catalog) for month in range(1, 13))
        return max(metrics.horizontalAdvance(day) for day in days)

    def _put_figures_first(self) -> None:
        """Move distance and newest date before the parties, which stay together."""
        header = self.view.horizontalHeader()
        for column in range(self.model.columnCount()):
            header.moveSection(header.visualIndex(column), column)
        figures = (self.model.distance_column, self.model.distance_column + 1)
        for place, column in enumerate(figures, start=FIRST_PARTY):
            header.moveSection(header.visualIndex(column), place)

    def hide_parties(self, hidden: frozenset[str]) -> None:
        """Hide the columns of some parties."""
        self._hidden = hidden
        for place, party in enumerate(self.model.parties):
            self.view.setColumnHidden(FIRST_PARTY + place, party.reference in hidden)
        if self.model.columnCount():
            self._size()

    def _list_parties(self) -> None:
        """List the parties in the menu of columns, those shown checked."""
        self._menu.clear()
        for party in self.model.parties:
            action = self._menu.addAction(party.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(party.reference not in self._hidden)
            action.setData(party.reference)
            action.toggled.connect(self._choose_parties)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Show &all")).triggered.connect(self._show_all_parties)

    def _choose_parties(self) -> None:
        listed = [action for action in self._menu.actions() if action.isCheckable()]
        known = {str(action.data()) for action in listed}
        off = {str(action.data()) for action in listed if not action.isChecked()}
        # Parties of another document that are hidden there stay hidden.
        self._set_hidden(self._hidden - known | off)

    def _show_all_parties(self) -> None:
        self._set_hidden(frozenset())

    def _set_hidden(self, hidden: frozenset[str]) -> None:
        self.hide_parties(hidden)
        self.hidden_parties_changed.emit(hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the title to the new width."""
        super().resizeEvent(event)
        if self.model.columnCount():
            self._size()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the columns to the new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model.columnCount():
            self._size()

    def select(self, reference: str) -> None:
        """Select the row of a clause without emitting it."""
        self._shown = reference
        row = self.model.row_of(reference)
        selection = self.view.selectionModel()
        blocked = selection.blockSignals(True)
        if row < 0:
            selection.clear()
        else:
            column = max(selection.currentIndex().column(), 0)
            index = self.model.index(row, column)
            flags = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.view.scrollTo(index)
        selection.blockSignals(blocked)
        self.view.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        reference = str(index.data(REFERENCE_ROLE) or "") if index.isValid() else ""
        if reference and reference != self._shown:
            self._shown = reference
            self.clause_selected.emit(reference)

    def _reorder(self) -> None:
        self.model.set_order(MatrixOrder(self.order.currentData()))
        self.select(self._shown)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(csv_text(self.model.csv_rows()))
