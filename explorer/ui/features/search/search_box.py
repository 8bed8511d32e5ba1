"""The search box: what is typed, and under it what is wrong with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

if TYPE_CHECKING:
    from explorer.domain.search.query import QueryMistakeError


class SearchBox(QLineEdit):
    """Emits what is typed; a mistake is told in a note under the box with its place marked."""

    query_typed = Signal(str)
    results_requested = Signal()
    best_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggest(("russia",))
        self.setClearButtonEnabled(True)
        self.setAccessibleName(self.tr("Search"))
        self.setAccessibleDescription(
            self.tr("Words find all of them; results appear in the list on the left as you type")
        )
        self.textEdited.connect(self.query_typed)
        self.textChanged.connect(self._cleared)
        self._note: QLabel | None = None
        if parent is not None:
            parent.window().installEventFilter(self)

    @property
    def mistake_shown(self) -> str:
        """The sentence under the box, empty where there is none."""
        shown = self._note is not None and self._note.isVisible()
        return self._note.text() if self._note is not None and shown else ""

    def suggest(self, parties: tuple[str, ...]) -> None:
        """Show in the empty box what can be typed, with a party of the pack."""
        example = self.tr('Search: words, "phrase", party:{name} stance:opposes')
        if not parties:
            self.setPlaceholderText(self.tr('Search: words, "phrase", is:unverified'))
            return
        self.setPlaceholderText(example.format(name=parties[min(1, len(parties) - 1)]))

    def set_query(self, query: str) -> None:
        """Type a query for the reader."""
        self.setText(query)
        self.query_typed.emit(query)

    def show_mistake(self, mistake: "QueryMistakeError") -> None:
        """Tell what is wrong under the box, with the place marked; what was found stays."""
        from explorer.ui.theme.colours import current_theme
        from explorer.ui.widgets.rich_text import text

        colours = current_theme().text
        typed = self.text()
        end = mistake.start + mistake.length
        marked = (
            f"{text(typed[: mistake.start])}"
            f'<span style="background:{colours["warning_ground"]};color:{colours["warning"]}">'
            f"<b>{text(typed[mistake.start : end]) or '&nbsp;'}</b></span>{text(typed[end:])}"
        )
        note = self._note_label()
        note.setText(f"{text(self._sentence(mistake))}<br><code>{marked}</code>")
        note.setWordWrap(True)
        note.setFixedWidth(max(self.width(), self.fontMetrics().horizontalAdvance("0") * 40))
        note.adjustSize()
        note.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        note.show()
        self.setAccessibleDescription(self._sentence(mistake))

    def hide_mistake(self) -> None:
        """The query is sound again."""
        if self._note is not None:
            self._note.hide()

    def _note_label(self) -> QLabel:
        """The note under the box, made when first needed."""
        from PySide6.QtCore import Qt

        if self._note is None:
            self._note = QLabel(self, Qt.WindowType.ToolTip)
            self._note.setMargin(6)
            self._note.setTextFormat(Qt.TextFormat.RichText)
            self._note.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._note

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the results, Enter shows the best, Escape leaves the search."""
        from PySide6.QtCore import Qt

        key = event.key()
        if key == Qt.Key.Key_Down:
            self.results_requested.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.best_requested.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The note is a window of its own; it goes when the program is left or moved."""
        if event.type() in {QEvent.Type.WindowDeactivate, QEvent.Type.Move, QEvent.Type.Hide}:
            self.hide_mistake()
        return super().eventFilter(watched, event)

    def _cleared(self, typed: str) -> None:
        if not typed:
            self.hide_mistake()
            self.query_typed.emit("")

    def _sentence(self, mistake: "QueryMistakeError") -> str:
        from explorer.domain.search.query import FIELDS, HAS_VALUES, IS_VALUES

        sentences = {
            "quote_not_closed": self.tr("This quotation mark is not closed."),
            "parenthesis_not_closed": self.tr("This parenthesis is not closed."),
            "closing_without_opening": self.tr("This parenthesis was not opened."),
            "or_without_both": self.tr("“or” needs something on both sides."),
            "field_without_value": self.tr("Say what “{0}:” must be.").format(mistake.text),
            "no_date": self.tr("Write the date as 2025-11-23."),
            "not_text": self.tr("This is half of a character; write it again."),
            "too_long": self.tr("The query is too long."),
            "nested_too_deeply": self.tr("Parentheses are nested too deeply."),
            "unknown_is": self.tr("“is:” knows {0}.").format(", ".join(sorted(IS_VALUES))),
            "unknown_has": self.tr("“has:” knows {0}.").format(", ".join(sorted(HAS_VALUES))),
            "unknown_value": self.tr("“{0}” is not known. Choose one of: {1}.").format(
                mistake.text.partition(":")[2], ", ".join(mistake.choices) or self.tr("none")
            ),
            "unknown_clause": self.tr("No document has a clause “{0}”. Documents: {1}.").format(
                mistake.text, ", ".join(mistake.choices)
            ),
            "unknown_field": self.tr("There is no field “{0}:”; the fields are {1}.").format(
                mistake.text, ", ".join(sorted(FIELDS))
            ),
        }
        return sentences[mistake.what]
