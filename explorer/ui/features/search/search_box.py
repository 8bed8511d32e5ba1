"""Search box, with a note under it for a mistake in the query."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from explorer.ui.widgets.file_drops import FileDropFilter

if TYPE_CHECKING:
    from explorer.domain.search.query import QueryMistakeError
    from explorer.ui.features.search.completer import QueryCompleter


class SearchBox(QLineEdit):
    """Search box; a mistake in the query is marked in a note under it.

    ``dismissed`` is emitted by Escape, which keeps the query; ``entered`` when the focus comes
    back to the box, and ``recent_requested`` by the Down key in the empty box.
    """

    query_typed = Signal(str)
    results_requested = Signal()
    best_requested = Signal()
    dismissed = Signal()
    entered = Signal()
    recent_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggest(("russia",))
        FileDropFilter(self)
        self.setClearButtonEnabled(True)
        self.setAccessibleName(self.tr("Search"))
        self.setAccessibleDescription(
            self.tr("Finds entries with all words; results appear in the list as you type")
        )
        self.textEdited.connect(self.query_typed)
        self.textChanged.connect(self._on_text_changed)
        self._note: QLabel | None = None
        self._completer: QueryCompleter | None = None
        if parent is not None:
            parent.window().installEventFilter(self)

    @property
    def mistake_shown(self) -> str:
        """HTML of the visible note under the box; empty if there is none."""
        return self._note.text() if self._note is not None and self._note.isVisible() else ""

    def suggest(self, parties: tuple[str, ...]) -> None:
        """Set the placeholder to an example query with a party of the pack."""
        example = self.tr('Search or ask: words, "phrase", party:{name} stance:opposes')
        if not parties:
            self.setPlaceholderText(self.tr('Search or ask: words, "phrase", is:unverified'))
            return
        self.setPlaceholderText(example.format(name=parties[min(1, len(parties) - 1)]))

    @property
    def completer_list(self) -> "QueryCompleter":
        """List of completions below the box, which is created on first use."""
        if self._completer is None:
            from explorer.ui.features.search.completer import QueryCompleter

            self._completer = QueryCompleter(self)
            self._completer.chosen.connect(self.set_query)
        return self._completer

    def set_query(self, query: str) -> None:
        """Enter a query and run it."""
        self.setText(query)
        self.query_typed.emit(query)

    def show_mistake(self, mistake: "QueryMistakeError") -> None:
        """Show a mistake in the query with its position marked; the results stay."""
        from explorer.ui.theme.colours import current_theme
        from explorer.ui.widgets.rich_text import fill

        colours = current_theme().text
        typed = self.text()
        end = mistake.start + mistake.length
        template = (
            "{sentence}<br><code>{before}"
            '<span style="background:{background};color:{colour}"><b>{wrong}</b></span>'
            "{after}</code>"
        )
        note = self._note_label()
        note.setText(
            fill(
                template,
                sentence=self._sentence(mistake),
                before=typed[: mistake.start],
                background=colours["warning_ground"],
                colour=colours["warning"],
                wrong=typed[mistake.start : end] or "\N{NO-BREAK SPACE}",
                after=typed[end:],
            )
        )
        note.setWordWrap(True)
        note.setFixedWidth(max(self.width(), self.fontMetrics().horizontalAdvance("0") * 40))
        note.adjustSize()
        note.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        note.show()
        self.setAccessibleDescription(self._sentence(mistake))

    def hide_mistake(self) -> None:
        """Hide the note under the box."""
        if self._note is not None:
            self._note.hide()

    def _note_label(self) -> QLabel:
        """Return the note under the box, which is created on first use."""
        from PySide6.QtCore import Qt

        if self._note is None:
            self._note = QLabel(self, Qt.WindowType.ToolTip)
            self._note.setMargin(6)
            self._note.setTextFormat(Qt.TextFormat.RichText)
            self._note.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._note

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit signals: Down requests the results, Enter the first hit, Escape leaves the box."""
        from PySide6.QtCore import Qt

        key = event.key()
        is_enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self._completer is not None and self._completer.has_choice and is_enter:
            event.ignore()  # the list of completions takes the chosen line
        elif key == Qt.Key.Key_Down and self.text().strip():
            self.results_requested.emit()
        elif key == Qt.Key.Key_Down:
            self.recent_requested.emit()
        elif is_enter:
            if self._completer is not None:
                self._completer.hide()
            self.best_requested.emit()
        elif key == Qt.Key.Key_Escape:
            self.hide_mistake()
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Emit that the box has the focus, so that the results of its query are shown again."""
        super().focusInEvent(event)
        self.entered.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the note, a separate window, when the program loses the focus or is moved."""
        if event.type() in {QEvent.Type.WindowDeactivate, QEvent.Type.Move, QEvent.Type.Hide}:
            self.hide_mistake()
        return super().eventFilter(watched, event)

    def _on_text_changed(self, typed: str) -> None:
        if not typed:
            self.hide_mistake()
            self.query_typed.emit("")

    def _sentence(self, mistake: "QueryMistakeError") -> str:
        from explorer.domain.search.query import FIELDS, HAS_VALUES, IS_VALUES

        sentences = {
            "quote_not_closed": self.tr("This quotation mark is not closed."),
            "parenthesis_not_closed": self.tr("This parenthesis is not closed."),
            "closing_without_opening": self.tr("This parenthesis was not opened."),
            "or_without_both": self.tr("Add a word on both sides of “or”."),
            "field_without_value": self.tr("Add a value after “{0}:”.").format(mistake.text),
            "no_date": self.tr("Enter the date as 2025-11-23."),
            "not_text": self.tr("This character is incomplete. Enter it again."),
            "too_long": self.tr("The query is too long."),
            "nested_too_deeply": self.tr("Parentheses are nested too deeply."),
            "unknown_is": self.tr("Use “is:” with one of: {0}.").format(
                ", ".join(sorted(IS_VALUES))
            ),
            "unknown_has": self.tr("Use “has:” with one of: {0}.").format(
                ", ".join(sorted(HAS_VALUES))
            ),
            "unknown_value": self.tr("“{0}” is not known. Use one of: {1}.").format(
                mistake.text.partition(":")[2], ", ".join(mistake.choices) or self.tr("none")
            ),
            "unknown_clause": self.tr("No document has a clause “{0}”. Documents: {1}.").format(
                mistake.text, ", ".join(mistake.choices)
            ),
            "unknown_field": self.tr("“{0}:” is not a field. Use one of: {1}.").format(
                mistake.text, ", ".join(sorted(FIELDS))
            ),
        }
        return sentences[mistake.what]
