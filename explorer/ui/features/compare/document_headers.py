"""Headers of the comparison: the document of each column, which can be changed."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from explorer.domain.comparison.comparison import LEAST, MOST, Comparison
from explorer.domain.content.days import exists_on
from explorer.domain.content.documents import Document
from explorer.reports.text.comparison_text import Catalog, document_line
from explorer.ui.widgets.document_choice import offer_documents
from explorer.ui.widgets.rich_text import fill


class _DocumentHeader(QWidget):
    """Header of one document: its choice, its text status, and a button that removes it."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Document {number}").format(number=number + 1))
        self.choice.setToolTip(self.tr("Document {number}").format(number=number + 1))
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.remove = QToolButton(self)
        self.remove.setText("\N{MULTIPLICATION SIGN}")
        self.remove.setAutoRaise(True)
        self.remove.setToolTip(self.tr("Remove document"))
        self.remove.setAccessibleName(self.tr("Remove document"))
        self.status = QLabel(self)
        self.status.setWordWrap(True)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.choice, 1)
        line.addWidget(self.remove)
        layout = QGridLayout(self)
        layout.setContentsMargins(4, 2, 4, 2)
        layout.setSpacing(2)
        layout.addLayout(line, 0, 0)
        layout.addWidget(self.status, 1, 0, Qt.AlignmentFlag.AlignTop)


class DocumentHeaders(QWidget):
    """Headers of two to four documents in the order of the columns."""

    documents_chosen = Signal(tuple)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents: tuple[Document, ...] = ()
        self._by_day: list[Document] = []
        self.chosen: tuple[str, ...] = ()
        self.heads = [_DocumentHeader(number, self) for number in range(MOST)]
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for number, head in enumerate(self.heads):
            self._layout.addWidget(head, 1)
            head.choice.activated.connect(lambda _index, n=number: self._choose(n))
            head.remove.clicked.connect(lambda _checked=False, n=number: self._remove(n))

    def set_right_margin(self, width: int) -> None:
        """Leave out the width of the scroll bar, so that headers are above their columns."""
        self._layout.setContentsMargins(0, 0, width, 0)

    def show_documents(
        self, comparison: Comparison, documents: tuple[Document, ...], catalog: Catalog
    ) -> None:
        """Show the compared documents, and offer all the others."""
        self._documents = documents
        # Added first: texts since the reference document, and of these the texts of the day.
        self._by_day = sorted(
            documents,
            key=lambda document: (
                document.is_earlier,
                not exists_on(document.date, comparison.as_of),
            ),
        )

        def title(document: Document) -> str:
            is_later = not exists_on(document.date, comparison.as_of)
            return f"{document.title} ({catalog['page.later']})" if is_later else document.title

        self.chosen = tuple(compared.document.reference for compared in comparison.documents)
        for number, head in enumerate(self.heads):
            head.setVisible(number < len(self.chosen))
            if number >= len(self.chosen):
                continue
            with QSignalBlocker(head.choice):
                offer_documents(head.choice, documents, catalog, title)
                head.choice.setCurrentIndex(head.choice.findData(self.chosen[number]))
            compared = comparison.documents[number]
            # As HTML, since Qt would interpret a title that looks like markup.
            head.choice.setToolTip(fill("<span>{}</span>", compared.document.title))
            head.remove.setVisible(len(self.chosen) > LEAST)
            is_baseline = number == 0 and len(self.chosen) >= LEAST
            baseline = f" \N{MIDDLE DOT} {catalog['compare.first']}" if is_baseline else ""
            head.status.setText(document_line(compared, catalog) + baseline)

    @property
    def can_add(self) -> bool:
        """True if there is space and a document that is not compared yet."""
        return len(self.chosen) < min(MOST, len(self._documents))

    def add(self) -> None:
        """Add the first document that is not compared yet."""
        others = (document.reference for document in self._by_day)
        reference = next((other for other in others if other not in self.chosen), None)
        if reference is not None and self.can_add:
            self.documents_chosen.emit((*self.chosen, reference))

    def _choose(self, number: int) -> None:
        """Put a document into a column; if it is in another one, swap the two."""
        choice, before = str(self.heads[number].choice.currentData()), self.chosen[number]
        documents = [before if document == choice else document for document in self.chosen]
        documents[number] = choice
        if tuple(documents) != self.chosen:
            self.documents_chosen.emit(tuple(documents))

    def _remove(self, number: int) -> None:
        remaining = (*self.chosen[:number], *self.chosen[number + 1 :])
        if len(remaining) >= LEAST:
            self.documents_chosen.emit(remaining)
