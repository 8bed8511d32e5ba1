"""The documents that are compared, each above its column, to be chosen anew."""

from html import escape

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


class _Head(QWidget):
    """One document: its name to choose, text status, and a button that takes it away."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Document {number}").format(number=number + 1))
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.remove = QToolButton(self)
        self.remove.setText("\N{MULTIPLICATION SIGN}")
        self.remove.setAutoRaise(True)
        self.remove.setToolTip(self.tr("Compare without this document"))
        self.remove.setAccessibleName(self.tr("Compare without this document"))
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


class Heads(QWidget):
    """Two to four documents in the order of the columns."""

    documents_chosen = Signal(tuple)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents: tuple[Document, ...] = ()
        self._by_day: list[Document] = []
        self.chosen: tuple[str, ...] = ()
        self.heads = [_Head(number, self) for number in range(MOST)]
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for number, head in enumerate(self.heads):
            self._layout.addWidget(head, 1)
            head.choice.activated.connect(lambda _index, n=number: self._choose(n))
            head.remove.clicked.connect(lambda _checked=False, n=number: self._remove(n))

    def leave_room(self, width: int) -> None:
        """Stand over the columns, which end at the scroll bar."""
        self._layout.setContentsMargins(0, 0, width, 0)

    def show_documents(
        self, comparison: Comparison, documents: tuple[Document, ...], words: Catalog
    ) -> None:
        """Show which are compared, of all there are."""
        self._documents = documents
        # What existed on the day is offered before what is later.
        self._by_day = sorted(documents, key=lambda one: not exists_on(one.date, comparison.as_of))
        self.chosen = tuple(one.document.reference for one in comparison.documents)
        for number, head in enumerate(self.heads):
            head.setVisible(number < len(self.chosen))
            if number >= len(self.chosen):
                continue
            with QSignalBlocker(head.choice):
                head.choice.clear()
                for one in documents:
                    later = "" if exists_on(one.date, comparison.as_of) else words["page.later"]
                    title = f"{one.title} ({later})" if later else one.title
                    head.choice.addItem(title, one.reference)
                head.choice.setCurrentIndex(head.choice.findData(self.chosen[number]))
            # Qt would take a title that looks like markup for markup.
            title = escape(comparison.documents[number].document.title)
            head.choice.setToolTip(f"<span>{title}</span>")
            head.remove.setVisible(len(self.chosen) > LEAST)
            said = document_line(comparison.documents[number], words)
            is_basis = number == 0 and len(self.chosen) >= LEAST
            first = f" \N{MIDDLE DOT} {words['compare.first']}" if is_basis else ""
            head.status.setText(said + first)

    @property
    def can_add(self) -> bool:
        """True while there is room and a document that is not compared yet."""
        return len(self.chosen) < min(MOST, len(self._documents))

    def add(self) -> None:
        """Compare one document more: the first that is not yet."""
        left = [one.reference for one in self._by_day if one.reference not in self.chosen]
        if left and self.can_add:
            self.documents_chosen.emit((*self.chosen, left[0]))

    def _choose(self, number: int) -> None:
        """Put a document into a column; where it stood already, the two change places."""
        wanted, before = str(self.heads[number].choice.currentData()), self.chosen[number]
        swapped = [before if one == wanted else one for one in self.chosen]
        swapped[number] = wanted
        if tuple(swapped) != self.chosen:
            self.documents_chosen.emit(tuple(swapped))

    def _remove(self, number: int) -> None:
        left = tuple(one for at, one in enumerate(self.chosen) if at != number)
        if len(left) >= LEAST:
            self.documents_chosen.emit(left)
