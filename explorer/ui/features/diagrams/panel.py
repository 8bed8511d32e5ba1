"""Panel of the diagrams, whose content is created when it is first shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from explorer.ui.widgets.lazy_panel import LazyPanel

if TYPE_CHECKING:
    from explorer.diagrams.graph.model import Diagram
    from explorer.ui.features.diagrams.view import DiagramsBody


class DiagramsPanel(LazyPanel):
    """Panel of the diagrams; emits the clause chosen in one."""

    reference_chosen = Signal(str)
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Diagrams"))
        self.body: DiagramsBody | None = None
        self.chosen = "dependencies"
        self._selection = ""

    def show_diagram(self, diagram: "Diagram", key: str) -> None:
        """Show a diagram with the meaning of its lines."""
        self._mark_current()
        if self.body is None:
            from explorer.ui.features.diagrams.view import DiagramsBody

            self.body = DiagramsBody(self)
            self.body.reference_chosen.connect(self.reference_chosen)
            self.body.diagram_chosen.connect(self.choose)
            self.body.print_requested.connect(self.print_requested)
            self._set_body(self.body)
        self.body.choice.setCurrentIndex(self.body.choice.findData(self.chosen))
        self.body.show_diagram(diagram, key)
        self.body.select(self._selection)

    def choose(self, which: str) -> None:
        """Request another diagram."""
        if which != self.chosen:
            self.chosen = which
            self.invalidate()

    def select(self, reference: str) -> None:
        """Highlight the boxes of a reference."""
        self._selection = reference
        if self.body is not None:
            self.body.select(reference)
