"""Dialog that searches and compares clauses across all agreements of the library."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.packs.library.across import LibraryClause, LibraryResults
from explorer.packs.library.shared_topics import SharedTopic
from explorer.reports.book.library import quotation_lines
from explorer.ui.widgets.rich_text import RichTextView, fill, join
from explorer.ui.widgets.rows_table import rows_table

_AGREEMENT, _CLAUSE = 0, 1


class AcrossDialog(QDialog):
    """Search field, topics, clauses in a table, and the text of those selected.

    ``query_typed`` and ``topic_chosen`` ask for results; ``opened`` emits a clause,
    ``excerpts_requested`` and ``print_requested`` emit the selected clauses.
    """

    query_typed = Signal(str)
    topic_chosen = Signal(object)
    opened = Signal(object)
    excerpts_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(self, parent: QWidget, topics: Sequence[SharedTopic], language: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Search all agreements"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._language = language
        self._clauses: tuple[LibraryClause, ...] = ()
        self.query = QLineEdit(self)
        self.query.setClearButtonEnabled(True)
        self.query.setPlaceholderText(self.tr("Words, “phrase”, topic:…"))
        self.topic = QComboBox(self)
        self.topic.addItem(self.tr("No topic"), None)
        for topic in topics:
            self.topic.addItem(topic.name(language), topic)
        headings = [self.tr("Agreement"), self.tr("Clause"), self.tr("Document"), self.tr("Date")]
        self.table = rows_table(self, self.windowTitle(), headings, _CLAUSE)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view = RichTextView(self)
        self.view.setAccessibleName(self.tr("Text of the selected clauses"))
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self.query.textChanged.connect(self._type)
        self.topic.activated.connect(self._choose_topic)
        self.table.itemSelectionChanged.connect(self._show_selected)
        self.table.doubleClicked.connect(self._open)
        self._show_selected()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        self.open_button = QPushButton(self.tr("&Open in its agreement"), self)
        self.open_button.clicked.connect(self._open)
        self.add_button = QPushButton(self.tr("&Add to briefing set"), self)
        self.add_button.clicked.connect(lambda: self.excerpts_requested.emit(self.selected()))
        self.print_button = QPushButton(self.tr("&Print…"), self)
        self.print_button.clicked.connect(lambda: self.print_requested.emit(self.selected()))
        for button in (self.open_button, self.add_button, self.print_button):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("&Search:"), self.query)
        form.addRow(self.tr("&Topic:"), self.topic)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.table)
        parts.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(parts, 1)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        unit = self.fontMetrics().horizontalAdvance("0")
        self.resize(unit * 110, unit * 70)

    def show_results(self, results: LibraryResults) -> None:
        """List clauses, and what could not be searched."""
        self._clauses = results.clauses
        self.table.setRowCount(len(results.clauses))
        for row, clause in enumerate(results.clauses):
            cells = (clause.agreement, clause.title, clause.document, clause.dated.isoformat())
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(clause.address)
                self.table.setItem(row, column, item)
        counts = self.tr("Clauses: {clauses}; agreements searched: {agreements}.").format(
            clauses=len(results.clauses), agreements=results.searched
        )
        self.message.setText("\n".join((counts, *results.problems)))
        if results.clauses:
            self.table.setCurrentCell(0, _AGREEMENT)
        self._show_selected()

    def show_problem(self, sentence: str) -> None:
        """Show a sentence in place of results."""
        self._clauses = ()
        self.table.setRowCount(0)
        self.message.setText(sentence)
        self._show_selected()

    def selected(self) -> list[LibraryClause]:
        """Return the selected clauses in their order."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._clauses[row] for row in rows if row < len(self._clauses)]

    def _type(self, text: str) -> None:
        if text.strip():
            self.topic.setCurrentIndex(0)
            self.query_typed.emit(text)

    def _choose_topic(self) -> None:
        topic = self.topic.currentData()
        if topic is not None:
            self.query.clear()
            self.topic_chosen.emit(topic)

    def _show_selected(self) -> None:
        clauses = self.selected()
        for button in (self.open_button, self.add_button, self.print_button):
            button.setEnabled(bool(clauses))
        pattern = '<h3>{}</h3><p>{}</p><p class="small">{}</p>'
        self.view.show_html(
            join(fill(pattern, *quotation_lines(clause, self._language)) for clause in clauses)
        )

    def _open(self) -> None:
        clauses = self.selected()
        if clauses:
            self.opened.emit(clauses[0])
