"""Content of the comparison panel: filters, headers, table and notes."""

from markupsafe import Markup
from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.comparison.comparison import LEAST, Comparison
from explorer.domain.comparison.redline import ChangeType
from explorer.domain.content.documents import Document
from explorer.i18n.message_catalog import load_words
from explorer.reports.text.comparison_text import Catalog, compared_texts, comparison_basis_text
from explorer.ui.features.compare.document_headers import DocumentHeaders
from explorer.ui.features.compare.model import REFERENCE_ROLE, CompareModel
from explorer.ui.features.compare.table_view import CompareView
from explorer.ui.theme.colours import current_theme
from explorer.ui.widgets.rich_text import fill, join
from explorer.ui.widgets.wrap_layout import WrapLayout


class CompareBar(QWidget):
    """Bar with filters, the presentation of changes, and printing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.changed = QCheckBox(self.tr("Changed onl&y"), self)
        self.changed.setToolTip(self.tr("Hide unchanged rows"))
        self.topic = QComboBox(self)
        self.topic.setAccessibleName(self.tr("Show rows on this topic"))
        self.topic.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.topic.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.topic.setMinimumContentsLength(len(self.tr("All topics")))
        self.in_words = QCheckBox(self.tr("Describe &changes"), self)
        self.in_words.setToolTip(self.tr("Show changes as text instead of lines and colours"))
        self.add = QPushButton(self.tr("A&dd"), self)
        self.add.setToolTip(self.tr("Add document"))
        self.print = QPushButton(self.tr("&Print comparison…"), self)
        self.concordance = QPushButton(self.tr("C&oncordance…"), self)
        self.concordance.setToolTip(self.tr("Print which clauses of all documents correspond"))
        layout = WrapLayout(self)
        layout.setContentsMargins(6, 4, 6, 2)
        layout.addWidget(self.changed)
        layout.addWidget(self.topic)
        layout.addWidget(self.in_words)
        for button in (self.add, self.print, self.concordance):
            layout.addWidget(button)

    def show_topics(self, comparison: Comparison) -> None:
        """Offer the topics of the rows; the chosen one is kept if it is among them."""
        used = {topic for row in comparison.rows for c in row.clauses for topic in c.topics}
        chosen = self.topic.currentData()
        with QSignalBlocker(self.topic):
            self.topic.clear()
            self.topic.addItem(self.tr("All topics"), "")
            for topic in comparison.topics:
                if topic.reference in used:
                    self.topic.addItem(topic.name, topic.reference)
            self.topic.setCurrentIndex(max(0, self.topic.findData(chosen)))


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
        self.bar.changed.toggled.connect(self._filter)
        self.bar.topic.activated.connect(self._filter)
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
        self.model.set_comparison(comparison, self._catalog)
        self._filter()

    def _filter(self) -> None:
        self.model.set_filters(
            changed_only=self.bar.changed.isChecked(),
            topic=str(self.bar.topic.currentData() or ""),
        )
        self.nothing.setVisible(self.model.rowCount() == 0)
        self.nothing.setText(self._catalog.get("compare.nothing", ""))
        self._show_notes()
        self.select(self._shown)

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
