"""Panel of the clause list with its filters."""

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeView, QVBoxLayout, QWidget

from explorer.domain.content.read_models import ClauseListing
from explorer.domain.content.viewpoint import Filters, Viewpoint
from explorer.domain.desk.desk import Desk
from explorer.i18n.message_catalog import load_words
from explorer.ui.features.clauses.delegate import ClauseDelegate
from explorer.ui.features.clauses.filters import FilterBar
from explorer.ui.features.clauses.model import (
    FIRST_PARTY,
    NUMBER,
    REFERENCE_ROLE,
    TITLE,
    ClauseModel,
    ListText,
)


class ClausesPanel(QWidget):
    """Panel with number, title and party positions of each clause; filters above."""

    clause_selected = Signal(str)
    filters_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents: ClauseListing | None = None
        self._main_parties: tuple[str, ...] = ()
        self._viewpoint: Viewpoint | None = None
        self._filters = Filters()
        self.filter_bar = FilterBar(self)
        self.filter_bar.filters_changed.connect(self.filters_changed)
        self.model = ClauseModel(self._list_text("en"))
        self.view = self._make_view()
        self._empty = QLabel(self.tr("No clause matches these filters."), self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.hide()
        self.measured = QLabel(self)
        self.measured.setWordWrap(True)
        self.measured.setTextFormat(Qt.TextFormat.PlainText)
        self.measured.setContentsMargins(4, 0, 4, 0)
        self.measured.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self._empty)
        layout.addWidget(self.measured)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _make_view(self) -> QTreeView:
        view = QTreeView(self)
        view.setModel(self.model)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(False)
        view.setWordWrap(True)
        view.setAllColumnsShowFocus(True)
        view.setFrameShape(QTreeView.Shape.NoFrame)
        view.setIndentation(0)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Clauses"))
        view.setAccessibleDescription(
            self.tr("Clauses of the document with the position of each party")
        )
        view.setItemDelegate(ClauseDelegate(view))
        # Not the current row: Qt makes the first row current when a view gets the focus.
        view.selectionModel().selectionChanged.connect(self._choose)
        view.header().sectionResized.connect(self._update_row_heights)
        return view

    def _update_row_heights(self, section: int) -> None:
        """Lay out the rows again, since titles wrap to the width of their column."""
        if section == TITLE:
            self.view.scheduleDelayedItemsLayout()

    def set_main_parties(self, references: tuple[str, ...]) -> None:
        """Set the parties that have a column."""
        self._main_parties = references

    def show_contents(self, contents: ClauseListing) -> None:
        """Show the clauses of a document."""
        self._contents = contents
        self._show_measured(contents)
        self._fill()

    def _show_measured(self, contents: ClauseListing) -> None:
        """Show above the list which document the positions are on, if it is another one."""
        measured = next(filter(None, (row.measured_against for row in contents.clauses)), ())
        if measured and self._viewpoint is not None:
            catalog = load_words(self._viewpoint.language)
            document = measured[0].document_title
            self.measured.setText(catalog["list.measured_all"].format(document=document))
        if self.measured.isHidden() == bool(measured):
            self.measured.setVisible(bool(measured))
            # The list needs its final height before it is scrolled to the selected row.
            layout = self.layout()
            if layout is not None:
                layout.activate()

    def show_viewpoint(self, viewpoint: Viewpoint) -> None:
        """Show the selection and the filters of a viewpoint."""
        is_filtered_anew = self._viewpoint is None or viewpoint.filters != self._filters
        self._viewpoint = viewpoint
        self._filters = viewpoint.filters
        if is_filtered_anew and self._contents is not None:
            self._fill()
        else:
            self._select(viewpoint.selection)

    def show_desk(self, desk: Desk) -> None:
        """Mark the pinned clauses."""
        self.model.set_pins(frozenset(desk.pins))

    @property
    def is_empty(self) -> bool:
        """True while the panel shows that no clause matches the filters."""
        return self._empty.isVisibleTo(self)

    def step(self, by: int) -> None:
        """Select the clause ``by`` rows further down, skipping headings."""
        row = self.view.currentIndex().row() + by
        while 0 <= row < self.model.rowCount():
            index = self.model.index(row, TITLE)
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.view.setCurrentIndex(index)
                return
            row += by

    def _fill(self) -> None:
        if self._contents is None or self._viewpoint is None:
            return
        language = self._viewpoint.language
        parties = tuple(
            party for party in self._contents.parties if party.reference in self._main_parties
        )
        self.filter_bar.set_choices(
            self._contents.topics, self._contents.parties, load_words(language)
        )
        self.filter_bar.show_filters(self._filters)
        blocked = self.view.selectionModel().blockSignals(True)
        self.model.set_contents(self._contents, parties, self._filters, self._list_text(language))
        self.view.selectionModel().blockSignals(blocked)
        self._size_columns()
        self._empty.setVisible(self.model.rowCount() == 0)
        self._select(self._viewpoint.selection)

    def changeEvent(self, event: QEvent) -> None:
        """Size the columns for another text size, once the list has it."""
        super().changeEvent(event)
        # Qt sends change events from within its constructor.
        if event.type() == QEvent.Type.FontChange and getattr(self, "_contents", None) is not None:
            QTimer.singleShot(0, self, self._size_columns)

    def _size_columns(self) -> None:
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(10)
        metrics = self.view.fontMetrics()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.resizeSection(NUMBER, metrics.horizontalAdvance("000") + metrics.height() // 2)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column in range(FIRST_PARTY, self.model.columnCount()):
            label = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            width = max(metrics.horizontalAdvance(label) + 8, round(metrics.height() * 1.6))
            header.resizeSection(column, width)

    def _select(self, reference: str) -> None:
        row = self.model.row_of(reference)
        selection = self.view.selectionModel()
        if row < 0:
            blocked = selection.blockSignals(True)
            selection.clear()
            selection.blockSignals(blocked)
            return
        index = self.model.index(row, TITLE)
        if self.view.currentIndex().row() != row or not selection.isRowSelected(row):
            blocked = selection.blockSignals(True)
            selection.setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
            selection.blockSignals(blocked)
            self.view.viewport().update()
        self.view.scrollTo(index)

    def _choose(self) -> None:
        chosen = self.view.selectionModel().selectedRows(TITLE)
        reference = chosen[0].data(REFERENCE_ROLE) if chosen else None
        if reference and not self._awaiting_contents:
            self.clause_selected.emit(reference)

    @property
    def _awaiting_contents(self) -> bool:
        """True while the list shows another document than the viewpoint's."""
        return (
            self._contents is None
            or self._viewpoint is None
            or self._contents.document.reference != self._viewpoint.document
        )

    def _list_text(self, language: str) -> ListText:
        catalog = load_words(language)
        positions = {
            name.removeprefix("position."): text
            for name, text in catalog.items()
            if name.startswith("position.")
        }
        return ListText(
            whole=catalog["page.whole"],
            side_provisions=catalog["list.side_provisions"],
            number="",
            number_name=self.tr("Number"),
            title=catalog["list.clause"],
            unverified=catalog["page.unverified"],
            local=catalog["local.local"],
            pinned=catalog["list.pinned"],
            positions=positions,
            differ=catalog["page.differ_in_cell"],
            measured=catalog["list.measured"],
        )
