"""Card beside the map: the facts on a feature, or a text's proposal for the ground in view."""

from markupsafe import Markup
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from explorer.ui.features.map.furniture import small
from explorer.ui.widgets.rich_text import RichTextView
from explorer.ui.widgets.wrap_layout import WrapLayout

#: Width in average characters of the desktop's font.
_WIDE = 40


class MapCardPanel(QWidget):
    """Panel with a card and its actions; hidden until there is a card.

    ``link_followed`` emits the target of a link. ``closed`` is emitted when the user closes it.
    """

    link_followed = Signal(str)
    closed = Signal()
    copy_requested = Signal()
    pin_requested = Signal()
    add_requested = Signal()
    measure_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Card of the map feature"))
        self.view = RichTextView(self)
        self.view.setAccessibleName(self.tr("Facts on the map feature"))
        self.view.link_followed.connect(self.link_followed)
        self.copy = self._button(
            self.tr("Copy"), self.tr("Copy the facts as text"), self.copy_requested
        )
        self.pin = self._button(
            self.tr("Pin"), self.tr("Pin the clause that names it"), self.pin_requested
        )
        self.add = self._button(
            self.tr("Add"), self.tr("Add this map to the briefing set"), self.add_requested
        )
        self.measure = self._button(
            self.tr("Measure"), self.tr("Measure from here"), self.measure_requested
        )
        self.close_button = self._button("×", self.tr("Close the card"), self.closed)
        self.close_button.setAccessibleName(self.tr("Close the card"))
        row = WrapLayout()
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(2)
        for button in (self.copy, self.pin, self.add, self.measure):
            row.addWidget(button)
        row.add_stretch()
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.follow_font()
        self.hide()

    def _button(self, label: str, purpose: str, signal: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(label)
        button.setToolTip(purpose)
        button.setAutoRaise(True)
        button.clicked.connect(signal)
        return button

    def follow_font(self) -> None:
        """Set the width for the desktop's font."""
        self.view.setFont(small(self.font(), 0.9))
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * _WIDE)

    def show_card(self, html: Markup, *, is_feature: bool, has_clause: bool) -> None:
        """Show a card; the actions on a feature are hidden for a text's proposal."""
        for button in (self.copy, self.pin, self.measure):
            button.setVisible(is_feature)
        self.pin.setEnabled(has_clause)
        self.view.show_html(html)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the card by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
