"""The clause list with its filters."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeView, QVBoxLayout, QWidget

from explorer.domain.content.read_models import Contents
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
    """Number, title and a strip of party positions for each clause; filters above."""

    clause_chosen = Signal(str)
    filters_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents: Contents | None = None
        self._main_parties: tuple[str, ...] = ()
        self._viewpoint: Viewpoint | None = None
        self._filters = Filters()
        self.filter_bar = FilterBar(self)
        self.filter_bar.filters_changed.connect(self.filters_changed)
        self.model = ClauseModel(self._list_text("en"))
        self.view = self._make_view()
        self._empty = QLabel(self.tr("No clause passes these filters."), self)
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
        view.header().sectionResized.connect(self._lay_out_again)
        return view

    def _lay_out_again(self, section: int) -> None:
        """Titles wrap otherwise when their column is wider."""
        if section == TITLE:
            self.view.scheduleDelayedItemsLayout()

    def set_main_parties(self, references: tuple[str, ...]) -> None:
        """Parties that have a column of their own."""
        self._main_parties = references

    def show_contents(self, contents: Contents) -> None:
        """Show the clauses of a document."""
        self._contents = contents
        self._show_measured(contents)
        self._fill()

    def _show_measured(self, contents: Contents) -> None:
        """Say above the list what the positions are on, where they are on another document."""
        named = (row.measured_against for row in contents.clauses)
        measured = next(filter(None, named), ())
        if measured and self._viewpoint is not None:
            words = load_words(self._viewpoint.language)
            document = measured[0].document_title
            self.measured.setText(words["list.measured_all"].format(document=document))
        if self.measured.isHidden() == bool(measured):
            self.measured.setVisible(bool(measured))
            # The list is to be as high as it will be before the chosen row is brought into view.
            layout = self.layout()
            if layout is not None:
                layout.activate()

    def show_viewpoint(self, viewpoint: Viewpoint) -> None:
        """Follow the selection and the filters."""
        refilled = self._viewpoint is None or viewpoint.filters != self._filters
        self._viewpoint = viewpoint
        self._filters = viewpoint.filters
        if refilled and self._contents is not None:
            self._fill()
        else:
            self._select(viewpoint.selection)

    def show_desk(self, desk: Desk) -> None:
        """Mark what is pinned."""
        self.model.set_pins(frozenset(desk.pins))

    def first_naming(self, references: set[str]) -> str:
        """The first clause of the document that names one of some map references; "" for none."""
        rows = self._contents.clauses if self._contents else ()
        return next((row.reference for row in rows if references & set(row.features)), "")

    @property
    def nothing_passes(self) -> bool:
        """True when the list says that no clause passes the filters."""
        return self._empty.isVisibleTo(self)

    def step(self, by: int) -> None:
        """Choose the clause ``by`` rows further down, passing over headings."""
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

    def _size_columns(self) -> None:
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(10)
        metrics = self.view.fontMetrics()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.resizeSection(NUMBER, metrics.horizontalAdvance("000") + 6)
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
            self.clause_chosen.emit(reference)

    @property
    def _awaiting_contents(self) -> bool:
        """True while the list still shows another document than the viewpoint's."""
        return (
            self._contents is None
            or self._viewpoint is None
            or self._contents.document.reference != self._viewpoint.document
        )

    def _list_text(self, language: str) -> ListText:
        words = load_words(language)
        positions = {
            name.removeprefix("position."): text
            for name, text in words.items()
            if name.startswith("position.")
        }
        return ListText(
            whole=words["page.whole"],
            side_provisions=words["list.side_provisions"],
            number="",
            title=words["list.clause"],
            unverified=words["page.unverified"],
            local=words["local.local"],
            pinned=words["list.pinned"],
            positions=positions,
            differ=words["page.differ_in_cell"],
            measured=words["list.measured"],
        )
