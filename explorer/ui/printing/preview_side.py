"""Column beside the pages: options, which scroll if the screen is low, status and buttons."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.printing.options_panel import PrintOptionsPanel


class PreviewSide(QWidget):
    """Column with the print options, and the status and buttons below them.

    ``formats`` are names of the formats that the pages can be saved in, by ending.
    """

    def __init__(
        self, choices: PrintOptionsPanel, formats: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.status = QLabel(self)
        self.status.setWordWrap(True)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setAccessibleName(self.tr("Status of the pages"))
        self.print_button = QPushButton(self.tr("&Print…"), self)
        self.format = QComboBox(self)
        self.format.setAccessibleName(self.tr("Format to save in"))
        for ending, name in formats.items():
            self.format.addItem(name, ending)
        self.format.setVisible(len(formats) > 1)
        self.save_button = QPushButton(self.tr("&Save…"), self)
        self.close_button = QPushButton(self.tr("&Close"), self)
        self.print_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scrolled = self._scrolling(choices)
        column.addWidget(self._scrolled, 1)
        column.addWidget(self.status)
        for widget in (self.print_button, self.format, self.save_button, self.close_button):
            column.addWidget(widget)

    def _scrolling(self, choices: PrintOptionsPanel) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidget(choices)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        choices.installEventFilter(self)
        return area

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Set the width to that of the fields and a scroll bar."""
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            bar = self._scrolled.verticalScrollBar().sizeHint().width()
            wide = max(watched.minimumSizeHint().width(), self.fontMetrics().height() * 15)
            self.setFixedWidth(wide + bar)
        return False
