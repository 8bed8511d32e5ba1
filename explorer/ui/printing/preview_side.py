"""The column beside the pages: choices that scroll where the screen is low, state and buttons."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.printing.options_panel import Choices


class PreviewSide(QWidget):
    """Shows the choices with what comes of them below."""

    def __init__(self, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self.status = QLabel(self)
        self.status.setWordWrap(True)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setAccessibleName(self.tr("State of the pages"))
        self.print_button = QPushButton(self.tr("&Print…"), self)
        self.save_button = QPushButton(self.tr("&Save as PDF…"), self)
        self.close_button = QPushButton(self.tr("&Close"), self)
        self.print_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scrolled = self._scrolling(choices)
        column.addWidget(self._scrolled, 1)
        column.addWidget(self.status)
        for button in (self.print_button, self.save_button, self.close_button):
            column.addWidget(button)

    def _scrolling(self, choices: Choices) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidget(choices)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        choices.installEventFilter(self)
        return area

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the column as wide as its fields ask for, with room for a scroll bar."""
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            bar = self._scrolled.verticalScrollBar().sizeHint().width()
            wide = max(watched.minimumSizeHint().width(), self.fontMetrics().height() * 15)
            self.setFixedWidth(wide + bar)
        return False
