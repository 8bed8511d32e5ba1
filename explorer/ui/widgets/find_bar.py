"""Bar that finds words in a text view: all occurrences are marked, Enter goes to the next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTextEdit, QToolButton, QWidget

from explorer.ui.theme.colours import current_theme

#: Most occurrences that are marked.
_MOST_MARKS = 500


class FindBar(QWidget):
    """Bar below a text view; hidden until ``open_bar``."""

    def __init__(self, view: QTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._matches: list[QTextCursor] = []
        self._current = -1
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in this text"))
        self.field.setAccessibleName(self.tr("Find in this text"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.refresh)
        self.count = QLabel(self)
        self.previous = self._button("▴", self.tr("Previous occurrence (Shift+Enter)"))
        self.next = self._button("▾", self.tr("Next occurrence (Enter)"))
        self.close_button = self._button("✕", self.tr("Close (Esc)"))
        self.previous.clicked.connect(lambda: self.go(-1))
        self.next.clicked.connect(lambda: self.go(1))
        self.close_button.clicked.connect(self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 2, 6, 2)
        layout.addWidget(self.field, 1)
        for widget in (self.count, self.previous, self.next, self.close_button):
            layout.addWidget(widget)
        self.hide()

    def _button(self, sign: str, purpose: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAutoRaise(True)
        button.setToolTip(purpose)
        button.setAccessibleName(purpose)
        return button

    def open_bar(self) -> None:
        """Show the bar, with the selected words of the text if there are any."""
        selected = self._view.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.field.setText(selected)
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.refresh()

    def close_bar(self) -> None:
        """Hide the bar and the marks, and return the focus to the text."""
        self.hide()
        self._view.setExtraSelections([])
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Find the words in the text that is shown now."""
        if self.isHidden():
            return
        words, document = self.field.text(), self._view.document()
        self._matches = []
        cursor = QTextCursor(document)
        while words and len(self._matches) < _MOST_MARKS:
            cursor = document.find(words, cursor, QTextDocument.FindFlag(0))
            if cursor.isNull():
                break
            self._matches.append(QTextCursor(cursor))
        self._current = -1
        self.go(1)

    def go(self, step: int) -> None:
        """Go to the next occurrence, or with a negative step to the one before; wrap around."""
        total = len(self._matches)
        if total:
            self._current = (max(self._current, -1 if step > 0 else 0) + step) % total
            cursor = QTextCursor(self._matches[self._current])
            cursor.setPosition(cursor.selectionStart())
            self._view.setTextCursor(cursor)
            self._view.ensureCursorVisible()
        self._mark()
        position = self.tr("{number} of {total}").format(number=self._current + 1, total=total)
        missing = self.tr("Not in this text") if self.field.text() else ""
        self.count.setText(position if total else missing)

    def _mark(self) -> None:
        theme = current_theme()
        selections = []
        for index, cursor in enumerate(self._matches):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            is_current = index == self._current
            ground, ink = QColor(theme.text["mark"]), QColor(theme.text["mark_text"])
            if is_current:
                palette = self._view.palette()
                ground, ink = palette.highlight().color(), palette.highlightedText().color()
            selection.format.setBackground(ground)
            selection.format.setForeground(ink)
            selections.append(selection)
        self._view.setExtraSelections(selections)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter, back by Shift+Enter, close by Escape."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.go(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
