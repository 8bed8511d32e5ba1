"""Card on top of the results: the answer to a query, with buttons Copy, Pin and Open."""

from collections.abc import Iterator

from markupsafe import Markup
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.search.answers import Answer, AnswerKind, AnswerRow
from explorer.ui.theme.colours import current_theme
from explorer.ui.widgets.rich_text import fill, join, link

#: Part of the height of the results that a card takes at most; a longer card scrolls.
_SHARE = 0.5


class AnswerCard(QFrame):
    """Card with an answer.

    ``followed`` emits the reference of a row, ``copied`` the text of the card, ``pinned`` and
    ``opened`` the reference that it is about.
    """

    followed = Signal(str)
    copied = Signal(str)
    pinned = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Answer"))
        self.answer: Answer | None = None
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setMargin(6)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.text.linkActivated.connect(self.followed)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.text)
        self.copy_button = self._button(
            self.tr("Copy"), self.tr("Copy the answer with its sources")
        )
        self.pin_button = self._button(
            self.tr("Pin"), self.tr("Pin the clause to the briefing set")
        )
        self.open_button = self._button(self.tr("Open"), self.tr("Show this in all panes"))
        self.copy_button.clicked.connect(self._copy)
        self.pin_button.clicked.connect(lambda: self.pinned.emit(self.reference))
        self.open_button.clicked.connect(lambda: self.opened.emit(self.reference))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(6, 0, 6, 6)
        for button in (self.copy_button, self.pin_button, self.open_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addLayout(buttons)
        self.hide()

    @property
    def reference(self) -> str:
        """Reference that the answer is about, or ""."""
        return self.answer.reference if self.answer is not None else ""

    def _button(self, label: str, purpose: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(label)
        button.setToolTip(purpose)
        button.setAccessibleDescription(purpose)
        return button

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer, or nothing."""
        self.answer = answer
        self.setVisible(answer is not None)
        if answer is None:
            return
        self.text.setText(_html(answer))
        is_clause = "/" in answer.reference or answer.reference.startswith("sp-")
        self.pin_button.setVisible(is_clause and answer.kind is not AnswerKind.PLACE)
        self.open_button.setVisible(bool(answer.reference))
        self.fit()

    def fit(self) -> None:
        """Set the height to that of the text, at most a share of the pane."""
        pane = self.parentWidget()
        if self.answer is None or pane is None:
            return
        height = self.text.heightForWidth(max(120, pane.width() - 16))
        buttons = self.copy_button.sizeHint().height() + 12
        self.setFixedHeight(min(height + buttons + 4, max(140, round(pane.height() * _SHARE))))
        self._area.verticalScrollBar().setValue(0)

    def _copy(self) -> None:
        if self.answer is not None:
            self.copied.emit(self.answer.as_text())


def _html(answer: Answer) -> Markup:
    muted = current_theme().text["muted"]
    style = "<style>a {{ color: {}; text-decoration: none; }} p {{ margin: 2px 0; }}</style>"
    note = fill('<p style="color: {}">{}</p>', muted, answer.note) if answer.note else Markup("")
    head = [fill(style, current_theme().text["link"]), fill("<p><b>{}</b></p>", answer.title)]
    # What positions are measured against comes before the positions.
    is_first = answer.kind is AnswerKind.POSITIONS
    rows = list(_rows(answer.rows, muted))
    return join([*head, note, *rows] if is_first else [*head, *rows, note])


def _rows(rows: tuple[AnswerRow, ...], muted: str) -> Iterator[Markup]:
    """Yield a paragraph for each row; the label of equal rows is given once."""
    label = ""
    for row in rows:
        shown = row.label if row.label != label else ""
        label = row.label
        name = link(row.reference, shown) if shown and row.reference else Markup.escape(shown)
        head = fill("{} ", name) if shown else Markup("")
        value = fill("<b>{}</b>", row.value) if row.label else Markup.escape(row.value)
        evidence = (
            fill('<br><span style="color: {}">{}</span>', muted, row.evidence)
            if row.evidence
            else Markup("")
        )
        yield fill("<p>{}{}{}</p>", head, value, evidence)
