"""Panel of the matrix, whose content is created when it is first shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from explorer.ui.widgets.lazy_panel import LazyPanel

if TYPE_CHECKING:
    from explorer.domain.comparison.matrix import Matrix
    from explorer.ui.features.matrix.view import MatrixBody


class MatrixPanel(LazyPanel):
    """Panel with the positions of all parties on every clause of a document.

    ``hidden_parties`` have no column when the content is created.
    """

    clause_selected = Signal(str)
    print_requested = Signal()
    hidden_parties_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Matrix of clauses and parties"))
        self.body: MatrixBody | None = None
        self.hidden_parties: frozenset[str] = frozenset()
        self._selection = ""

    def show_matrix(self, matrix: "Matrix", language: str) -> None:
        """Show a matrix in a content language."""
        self._mark_current()
        if self.body is None:
            from explorer.ui.features.matrix.view import MatrixBody

            self.body = MatrixBody(self)
            self.body.clause_selected.connect(self.clause_selected)
            self.body.print_requested.connect(self.print_requested)
            self.body.hidden_parties_changed.connect(self.hidden_parties_changed)
            self.body.hide_parties(self.hidden_parties)
            self._set_body(self.body)
        self.body.show_matrix(matrix, language)
        self.body.select(self._selection)

    def select(self, reference: str) -> None:
        """Select the row of a clause; another reference clears the selection."""
        self._selection = reference
        if self.body is not None:
            self.body.select(reference)
