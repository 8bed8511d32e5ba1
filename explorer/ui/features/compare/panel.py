"""Compare: cheap until it is first looked at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from explorer.ui.widgets.lazy_panel import LazyPanel

if TYPE_CHECKING:
    from explorer.domain.comparison.comparison import Comparison
    from explorer.domain.content.documents import Document
    from explorer.ui.features.compare.view import CompareBody


class ComparePanel(LazyPanel):
    """Shows documents side by side and tells which clause was chosen.

    ``documents_chosen`` names the documents that the reader wants to see, in their order.
    """

    clause_selected = Signal(str)
    documents_chosen = Signal(tuple)
    print_requested = Signal()
    concordance_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Comparison of documents"))
        self.body: CompareBody | None = None
        self._selection = ""

    @property
    def changed_only(self) -> bool:
        """True while rows that were kept are hidden."""
        return self.body is not None and self.body.bar.changed.isChecked()

    def show_comparison(
        self, comparison: "Comparison", documents: "tuple[Document, ...]", language: str
    ) -> None:
        """Show a comparison in a content language; ``documents`` are all there are to choose."""
        self._mark_current()
        if self.body is None:
            from explorer.ui.features.compare.view import CompareBody

            self.body = CompareBody(self)
            self.body.clause_selected.connect(self.clause_selected)
            self.body.heads.documents_chosen.connect(self.documents_chosen)
            self.body.bar.print.clicked.connect(self.print_requested)
            self.body.bar.concordance.clicked.connect(self.concordance_requested)
            self._set_body(self.body)
        self.body.show_comparison(comparison, documents, language)
        self.body.select(self._selection)

    def select(self, reference: str) -> None:
        """Mark the row of a clause; another reference marks none."""
        self._selection = reference
        if self.body is not None:
            self.body.select(reference)
