"""The diagram at work: which one, what is wrong in it, and the box under the keyboard in words."""

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
_IN_SIGHT = 24


class _Area(QScrollArea):
    """Tells how high it is."""

    resized = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the new height."""
        super().resizeEvent(event)
        self.resized.emit(self.viewport().height())


class DiagramsBody(QWidget):
    """A choice of diagrams above the one that is shown."""

    reference_chosen = Signal(str)
    diagram_chosen = Signal(str)
    print_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Diagram"))
        self.choice.addItem(self.tr("What depends on what"), DEPENDENCIES)
        self.choice.addItem(self.tr("The decision"), DECISION)
        self.key = _text_label(self)
        self.warning = _text_label(self)
        self.message = _text_label(self)
        self.canvas = DiagramCanvas()
        self.canvas.setAccessibleName(self.tr("Diagram"))
        self.canvas.setAccessibleDescription(
            self.tr("The arrow keys walk from box to box, Enter opens what a box is about")
        )
        self.area = _Area(self)
        self.area.resized.connect(self.canvas.set_room)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self._lay_out()
        self.choice.activated.connect(lambda _: self.diagram_chosen.emit(self.choice.currentData()))
        self.canvas.chosen.connect(self.reference_chosen)
        self.canvas.walked.connect(self._tell)
        self.canvas.looked_at.connect(self._bring_in_sight)

    def _lay_out(self) -> None:
        printing = QPushButton(self.tr("&Print…"), self)
        printing.clicked.connect(self.print_requested)
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 4, 6, 2)
        bar.addWidget(self.choice)
        bar.addStretch(1)
        bar.addWidget(printing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.warning)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.key)
        layout.addWidget(self.message)

    def show_diagram(self, diagram: Diagram, key: str) -> None:
        """Show a diagram with what its lines mean."""
        self.canvas.show_diagram(diagram)
        # Once the room is known: the middle is where the reader's clause is.
        QTimer.singleShot(0, self, self._show_middle)
        self.warning.setText("\n".join(diagram.warnings))
        self.warning.setVisible(bool(diagram.warnings))
        self.key.setText("\n".join([key, *diagram.notes[:1]] if not diagram.boxes else [key]))
        self.message.hide()

    def select(self, reference: str) -> None:
        """Lift the boxes about a reference."""
        self.canvas.select(reference)

    def _show_middle(self) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)

    def _tell(self, sentence: str) -> None:
        self.message.setText(" ".join(sentence.split("\n")))
        self.message.setAccessibleName(sentence)
        self.message.show()

    def _bring_in_sight(self, one: PlacedBox) -> None:
        x, y = one.middle
        self.area.ensureVisible(
            round(x),
            round(y),
            round(one.width / 2) + _IN_SIGHT,
            round(one.height / 2) + _IN_SIGHT,
        )


def _text_label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setContentsMargins(8, 2, 8, 3)
    return label
