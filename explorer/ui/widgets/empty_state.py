"""What a list without entries shows: what belongs there, and buttons that add it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.ui.widgets.wrap_layout import WrapLayout

_MOST_DIGITS = 64


class EmptyState(QWidget):
    """Sentence in the middle of an empty list, with a button for each action."""

    def __init__(self, parent: QWidget, sentence: str, actions: Sequence[QAction]) -> None:
        super().__init__(parent)
        self.label = QLabel(sentence, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * _MOST_DIGITS)
        self.buttons = [self._button(action) for action in actions]
        row = WrapLayout()
        row.setSpacing(6)
        for button in self.buttons:
            row.addWidget(button)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.label, 4)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addLayout(row)
        layout.addStretch(3)

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text().replace("&", ""), self)
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button
