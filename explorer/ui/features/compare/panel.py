"""Panel of the comparison, whose content is created when it is first shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from explorer.ui.widgets.lazy_panel import LazyPanel

if TYPE_CHECKING:
    from explorer.domain.comparison.comparison import Comparison
    from explorer.domain.content.documents import Document
    from explorer.ui.features.compare.view import CompareBody


class ComparePanel(LazyPanel):
    """Panel with documents side by side.

    ``documents_chosen`` emits the documents to compare, in their order.
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
        """True while unchanged rows are hidden."""
        return self.body is not None and self.body.bar.changed.isChecked()

    def go_to_change(self, step: int) -> None:
        """Select the next change, or with -1 the previous."""
        if self.body is not None:
            self.body.go_to_change(step)

    def show_comparison(
        self, comparison: "Comparison", documents: "tuple[Document, ...]", language: str
    ) -> None:
        """Show a comparison in a content language; ``documents`` are all that can be chosen."""
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
        """Select the row of a clause; another reference clears the selection."""
        self._selection = reference
        if self.body is not None:
            self.body.select(reference)
