"""Content of the comparison panel: filters, headers, table and notes."""

from markupsafe import Markup
from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QLabel,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.comparison.comparison import LEAST, Comparison
from explorer.domain.comparison.redline import ChangeType
from explorer.domain.content.documents import Document
from explorer.i18n.message_catalog import load_words
from explorer.reports.text.comparison_text import (
    Catalog,
    compared_texts,
    comparison_basis_text,
    relation_counts,
)
from explorer.ui.features.compare.bar import CompareBar
from explorer.ui.features.compare.document_headers import DocumentHeaders
from explorer.ui.features.compare.model import REFERENCE_ROLE, CompareModel
from explorer.ui.features.compare.table_view import CompareView
from explorer.ui.theme.colours import current_theme
from explorer.ui.widgets.rich_text import fill, join


class CompareBody(QWidget):
    """Content of the comparison panel."""

    clause_selected = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = CompareModel(self)
        self.bar = CompareBar(self)
        self.heads = DocumentHeaders(self)
        self.view = CompareView(self.model, self)
        self.caveat = QLabel(self)
        self.caveat.setWordWrap(True)
        self.caveat.setTextFormat(Qt.TextFormat.PlainText)
        self.caveat.setContentsMargins(8, 2, 6, 4)
        self.nothing = QLabel(self)
        self.nothing.setMargin(12)
        self.foot = QLabel(self)
        self.foot.setWordWrap(True)
        self.foot.setTextFormat(Qt.TextFormat.RichText)
        self.foot.setContentsMargins(8, 2, 6, 4)
        self._shown = ""
        self._catalog: Catalog = {}
        self._lay_out()
        self.bar.filter_changed.connect(self._filter)
        self.bar.step_requested.connect(self.go_to_change)
        self.bar.in_words.toggled.connect(self._set_in_words)
        self.bar.add.clicked.connect(self.heads.add)
        self.view.copy_requested.connect(self._copy)
        self.view.clause_clicked.connect(self._emit_clause)
        self.view.selectionModel().currentChanged.connect(self._choose)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.bar, self.caveat, self.heads):
            layout.addWidget(widget)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.nothing)
        layout.addWidget(self.foot)
        self.heads.set_right_margin(self.view.verticalScrollBar().sizeHint().width())
        self.setFocusProxy(self.view)

    def show_comparison(
        self, comparison: Comparison, documents: tuple[Document, ...], language: str
    ) -> None:
        """Show a comparison in a content language."""
        self._catalog = load_words(language)
        self.heads.show_documents(comparison, documents, self._catalog)
        self.bar.add.setEnabled(self.heads.can_add)
        self.bar.show_topics(comparison)
        self.bar.show_counts(relation_counts(comparison, self._catalog))
        self.model.set_comparison(comparison, self._catalog)
        self._filter()

    def _filter(self) -> None:
        self.model.set_filter(self.bar.row_filter)
        self.nothing.setVisible(self.model.rowCount() == 0)
        self.nothing.setText(self._catalog.get("compare.nothing", ""))
        self._show_notes()
        self.select(self._shown)

    def go_to_change(self, step: int) -> None:
        """Select the next changed row, or with -1 the previous, in the column that is current."""
        index = self.view.currentIndex()
        row = self.model.changed_row(index.row(), step)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, max(0, index.column())))

    def _show_change(self) -> None:
        """Show which change is selected, and enable the steps that are possible."""
        row = self.view.currentIndex().row()
        self.bar.show_place(*self.model.change_place(row))
        self.bar.next.setEnabled(self.model.changed_row(row, 1) >= 0)
        self.bar.previous.setEnabled(self.model.changed_row(row, -1) >= 0)

    def _show_notes(self) -> None:
        """Show which texts are compared, the number of rows, and the meaning of the marks."""
        comparison, catalog = self.model.comparison, self._catalog
        if comparison is None:
            return
        self.caveat.setText(compared_texts(comparison, catalog))
        self.caveat.setVisible(len(comparison.documents) >= LEAST)
        if len(comparison.documents) < LEAST:
            sentence = comparison_basis_text(comparison, catalog)
        else:
            sentence = catalog["compare.counts"].format(
                shown=self.model.rowCount(), all=len(comparison.rows)
            )
        has_marks = comparison.has_redline and not self.bar.in_words.isChecked()
        marks = fill(" {}", self._marks()) if has_marks else ""
        self.foot.setText(fill("{}.{}", sentence.rstrip("."), marks))

    def _marks(self) -> Markup:
        """Return the legend of inserted, deleted and moved text, each drawn as in the rows."""
        colours, catalog = current_theme().text, self._catalog
        twice = self.tr("underlined twice")
        marks = (
            (ChangeType.INSERTED, colours["inserted"], "<u>{}</u>", ""),
            (ChangeType.DELETED, colours["deleted"], "<s>{}</s>", ""),
            (ChangeType.MOVED_HERE, colours["moved"], "<u>{}</u>", f" ({twice})"),
        )
        parts = (
            fill(
                '<span style="color:{}">{}</span>{}',
                colour,
                fill(template, catalog[f"compare.sign.{change}"]),
                note,
            )
            for change, colour, template, note in marks
        )
        return join(parts, " · ")

    def _set_in_words(self, in_words: bool) -> None:
        self.view.cells.in_words = in_words
        self.view.reset_heights()
        self._show_notes()
        self.select(self._shown)

    def select(self, reference: str) -> None:
        """Select the row of a clause without emitting it."""
        self._shown = reference
        row, column = self.model.position_of(reference)
        selection = self.view.selectionModel()
        with QSignalBlocker(selection):
            if row < 0:
                selection.clear()
            else:
                index = self.model.index(row, column)
                flags = selection.SelectionFlag
                selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.view.show_clause(index, reference)
        self._show_change()
        self.view.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        self.view.viewport().update()
        if not index.isValid():
            return
        reference = str(index.data(REFERENCE_ROLE) or "")
        if self._shown not in self.model.references(index):
            self._emit_clause(reference)

    def _emit_clause(self, reference: str) -> None:
        if reference and reference != self._shown:
            self.select(reference)
            self.clause_selected.emit(reference)

    def _copy(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            QGuiApplication.clipboard().setText(self.model.row_in_words(index.row()))

    def changeEvent(self, event: QEvent) -> None:
        """Show the legend in the colours of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "foot"):
            self._show_notes()
