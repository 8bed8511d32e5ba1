"""Documents, filters and rows of the comparison."""

from html import escape

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
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
from explorer.ui.features.compare.document_headers import Heads
from explorer.ui.features.compare.model import REFERENCE_ROLE, CompareModel
from explorer.ui.features.compare.table_view import CompareView
from explorer.ui.theme.colours import current_theme


class CompareBar(QWidget):
    """Filters, the manner of telling changes, and what can be printed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.changed = QCheckBox(self.tr("C&hanged only"), self)
        self.changed.setToolTip(self.tr("Hide rows that the pack records as kept"))
        self.topic = QComboBox(self)
        self.topic.setAccessibleName(self.tr("Show rows on this topic"))
        self.topic.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.in_words = QCheckBox(self.tr("In &words"), self)
        self.in_words.setToolTip(self.tr("Tell changes in words instead of lines and colours"))
        self.add = QPushButton(self.tr("&Add"), self)
        self.add.setToolTip(self.tr("Compare one document more"))
        self.print = QPushButton(self.tr("&Print…"), self)
        self.concordance = QPushButton(self.tr("C&oncordance…"), self)
        self.concordance.setToolTip(self.tr("All documents on one page, to print"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 2)
        layout.addWidget(self.changed)
        layout.addWidget(self.topic, 1)
        layout.addWidget(self.in_words)
        for button in (self.add, self.print, self.concordance):
            layout.addWidget(button)

    def show_topics(self, comparison: Comparison) -> None:
        """Offer the topics of the rows; the one chosen stays where it still is one."""
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
    """The comparison at work."""

    clause_selected = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = CompareModel(self)
        self.bar = CompareBar(self)
        self.heads = Heads(self)
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
        self._words: Catalog = {}
        self._lay_out()
        self.bar.changed.toggled.connect(self._filter)
        self.bar.topic.activated.connect(self._filter)
        self.bar.in_words.toggled.connect(self._tell_in_words)
        self.bar.add.clicked.connect(self.heads.add)
        self.view.copy_requested.connect(self._copy)
        self.view.clause_clicked.connect(self._take)
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
        self.heads.leave_room(self.view.verticalScrollBar().sizeHint().width())
        self.setFocusProxy(self.view)

    def show_comparison(
        self, comparison: Comparison, documents: tuple[Document, ...], language: str
    ) -> None:
        """Show a comparison in a content language."""
        self._words = load_words(language)
        self.heads.show_documents(comparison, documents, self._words)
        self.bar.add.setEnabled(self.heads.can_add)
        self.bar.show_topics(comparison)
        self.model.set_comparison(comparison, self._words)
        self._filter()

    def _filter(self) -> None:
        self.model.set_filters(
            changed_only=self.bar.changed.isChecked(),
            topic=str(self.bar.topic.currentData() or ""),
        )
        empty = self.model.rowCount() == 0
        self.nothing.setVisible(empty)
        self.nothing.setText(self._words.get("compare.nothing", ""))
        self._tell_about()
        self.select(self._shown)

    def _tell_about(self) -> None:
        """Show whose words are compared, how many rows there are, and what the signs mean."""
        comparison, words = self.model.comparison, self._words
        if comparison is None:
            return
        shown = words["compare.counts"].format(
            shown=self.model.rowCount(), all=len(comparison.rows)
        )
        self.caveat.setText(compared_texts(comparison, words))
        self.caveat.setVisible(len(comparison.documents) >= LEAST)
        said = [shown]
        if len(comparison.documents) < LEAST:
            said = [comparison_basis_text(comparison, words)]
        signs = "" if self.bar.in_words.isChecked() else f" {self._signs()}"
        self.foot.setText(" ".join(escape(one.rstrip(".") + ".") for one in said) + signs)

    def _signs(self) -> str:
        """What came, went and moved, each drawn as in the rows."""
        text, words = current_theme().text, self._words
        twice = escape(self.tr("underlined twice"))
        drawn = (
            (ChangeType.INSERTED, text["inserted"], "u", ""),
            (ChangeType.DELETED, text["deleted"], "s", ""),
            (ChangeType.MOVED_HERE, text["moved"], "u", f" ({twice})"),
        )
        return " · ".join(
            f'<span style="color:{colour}"><{tag}>'
            f"{escape(words[f'compare.sign.{change}'])}</{tag}></span>{more}"
            for change, colour, tag, more in drawn
        )

    def _tell_in_words(self, wanted: bool) -> None:
        self.view.cells.in_words = wanted
        self.view.measure_again()
        self._tell_about()
        self.select(self._shown)

    def select(self, reference: str) -> None:
        """Mark the row of a clause without choosing it."""
        self._shown = reference
        row, column = self.model.place_of(reference)
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
            self._take(reference)

    def _take(self, reference: str) -> None:
        if reference and reference != self._shown:
            self.select(reference)
            self.clause_selected.emit(reference)

    def _copy(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            QGuiApplication.clipboard().setText(self.model.row_in_words(index.row()))

    def changeEvent(self, event: QEvent) -> None:
        """The signs below follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "foot"):
            self._tell_about()
