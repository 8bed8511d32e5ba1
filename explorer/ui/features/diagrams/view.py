"""Content of the diagrams panel: choice, warnings, canvas, key and current box."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.diagrams.graph.layout import PlacedBox
from explorer.diagrams.graph.model import Diagram
from explorer.ui.features.diagrams.canvas import DiagramCanvas

DEPENDENCIES, DECISION = "dependencies", "decision"
_VISIBLE_MARGIN = 24


class _Area(QScrollArea):
    """Scroll area that emits its height."""

    resized = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Emit the new height."""
        super().resizeEvent(event)
        self.resized.emit(self.viewport().height())


class DiagramsBody(QWidget):
    """Content of the diagrams panel."""

    reference_chosen = Signal(str)
    diagram_chosen = Signal(str)
    print_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Diagram"))
        self.choice.setToolTip(self.tr("Diagram"))
        self.choice.addItem(self.tr("Dependencies"), DEPENDENCIES)
        self.choice.addItem(self.tr("Decision paths"), DECISION)
        self.key = _text_label(self)
        self.warning = _text_label(self)
        self.message = _text_label(self)
        self.canvas = DiagramCanvas()
        self.canvas.setAccessibleName(self.tr("Diagram"))
        self.canvas.setAccessibleDescription(
            self.tr("The arrow keys move from box to box, Enter opens the clause of a box")
        )
        self.area = _Area(self)
        self.area.resized.connect(self.canvas.set_visible_height)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self._lay_out()
        self.choice.activated.connect(lambda _: self.diagram_chosen.emit(self.choice.currentData()))
        self.canvas.chosen.connect(self.reference_chosen)
        self.canvas.walked.connect(self._show_message)
        self.canvas.looked_at.connect(self._scroll_to)

    def _lay_out(self) -> None:
        print_button = QPushButton(self.tr("&Print diagram…"), self)
        print_button.clicked.connect(self.print_requested)
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 4, 6, 2)
        bar.addWidget(self.choice)
        bar.addStretch(1)
        bar.addWidget(print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.warning)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.key)
        layout.addWidget(self.message)

    def show_diagram(self, diagram: Diagram, key: str) -> None:
        """Show a diagram with the meaning of its lines."""
        self.canvas.show_diagram(diagram)
        # The selected clause is in the middle, whose position is known after the layout.
        QTimer.singleShot(0, self, self._show_middle)
        self.warning.setText("\n".join(diagram.warnings))
        self.warning.setVisible(bool(diagram.warnings))
        self.key.setText("\n".join([key, *diagram.notes[:1]] if not diagram.boxes else [key]))
        self.message.hide()

    def select(self, reference: str) -> None:
        """Highlight the boxes of a reference."""
        self.canvas.select(reference)

    def _show_middle(self) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)

    def _show_message(self, sentence: str) -> None:
        self.message.setText(" ".join(sentence.split("\n")))
        self.message.setAccessibleName(sentence)
        self.message.show()

    def _scroll_to(self, placed: PlacedBox) -> None:
        x, y = placed.middle
        self.area.ensureVisible(
            round(x),
            round(y),
            round(placed.width / 2) + _VISIBLE_MARGIN,
            round(placed.height / 2) + _VISIBLE_MARGIN,
        )


def _text_label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setContentsMargins(8, 2, 8, 3)
    return label
