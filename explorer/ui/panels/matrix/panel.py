"""The matrix: cheap until it is first looked at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from explorer.domain.matrix import Matrix
    from explorer.ui.panels.matrix.body import MatrixBody


class MatrixPanel(QWidget):
    """Shows who stands where on every clause, and tells which clause was chosen.

    ``matrix_wanted`` is told when it is shown without one: until then nothing is read for it.
    """

    clause_chosen = Signal(str)
    print_wanted = Signal()
    matrix_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Matrix of clauses and parties"))
        self.body: MatrixBody | None = None
        self._selection = ""
        self._stale = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def forget(self) -> None:
        """Ask for the matrix anew, at once if seen and else when next shown."""
        self._stale = True
        if self.isVisible():
            self.matrix_wanted.emit()

    def show_matrix(self, matrix: "Matrix", language: str) -> None:
        """Show a matrix in a content language."""
        self._stale = False
        if self.body is None:
            from explorer.ui.panels.matrix.body import MatrixBody

            self.body = MatrixBody(self)
            self.body.clause_chosen.connect(self.clause_chosen)
            self.body.print_wanted.connect(self.print_wanted)
            self._layout.addWidget(self.body)
            self.setFocusProxy(self.body)
        self.body.show_matrix(matrix, language)
        self.body.select(self._selection)

    def select(self, reference: str) -> None:
        """Mark the row of a clause; another reference marks none."""
        self._selection = reference
        if self.body is not None:
            self.body.select(reference)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the matrix when it is first needed."""
        super().showEvent(event)
        if self._stale:
            self.matrix_wanted.emit()
