"""Page over the views and the text: what the program is, and what to try first."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.dialogs.symbol_key import symbol_rows
from explorer.ui.widgets.rich_text import RichTextView, fill


class WelcomePage(QWidget):
    """Page whose buttons do what they say; ``closed`` is emitted by its button and by Escape."""

    clause_requested = Signal()
    comparison_requested = Signal()
    matrix_requested = Signal()
    sample_requested = Signal()
    guide_requested = Signal()
    shortcuts_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = RichTextView(self)
        self.view.setAccessibleName(self.tr("Welcome"))
        close = QToolButton(self)
        close.setText("×")
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Close the welcome page"))
        close.setToolTip(self.tr("Close (Esc)"))
        close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.setContentsMargins(12, 4, 6, 0)
        top.addWidget(QLabel(self.tr("Welcome"), self), 1)
        top.addWidget(close)
        self.first = QPushButton(self.tr("Open the &key clause and its map"), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addLayout(self._buttons())
        layout.addLayout(self._links())
        self.setFocusProxy(self.first)

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(12, 4, 12, 0)
        for number, (button, signal) in enumerate(
            (
                (self.first, self.clause_requested),
                (
                    QPushButton(self.tr("Compare the &drafts side by side"), self),
                    self.comparison_requested,
                ),
                (
                    QPushButton(self.tr("See &who takes which position"), self),
                    self.matrix_requested,
                ),
                (QPushButton(self.tr("&Print a sample briefing set"), self), self.sample_requested),
            )
        ):
            button.clicked.connect(signal)
            grid.addWidget(button, number // 2, number % 2)
        return grid

    def _links(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 8)
        for text, signal in (
            (self.tr("&User guide"), self.guide_requested),
            (self.tr("Keyboard &shortcuts"), self.shortcuts_requested),
        ):
            button = QPushButton(text, self)
            button.setFlat(True)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        start = QPushButton(self.tr("&Close"), self)
        start.clicked.connect(self.closed)
        row.addWidget(start)
        return row

    def show_text(self, catalog: Mapping[str, str]) -> None:
        """Show the text, with the words for positions in the content language."""
        html = fill(
            '<h1>{}</h1><p class="lead">{}</p><p>{}</p><h2>{}</h2>{}<p>{}</p><h2>{}</h2><p>{}</p>',
            self.tr("A peace plan, clause by clause"),
            self.tr(
                "What a clause says, where on the map that is, who takes which position on it,"
                " since when, and according to which source. Choose a clause on the left."
            ),
            self.tr(
                "The texts are this project's own summaries, not the wording of the documents."
                " Every statement has its source and its date. Nothing is sent anywhere."
            ),
            self.tr("The signs in the list"),
            symbol_rows(catalog, self.view.glyph_side),
            self.tr("“Key” above the list shows them again."),
            self.tr("Things to try"),
            self.tr(
                "Start with a button below. Drag the date above to see an earlier day; type in the"
                " search box; Ctrl+Shift+P finds every command, and Help > Welcome this page."
            ),
        )
        self.view.show_html(html)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
