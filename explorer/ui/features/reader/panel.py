"""Reader pane: everything recorded about the selection, and the user's note on it."""

from collections import deque
from collections.abc import Iterable, Mapping

from markupsafe import Markup
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.content.stances import Party
from explorer.domain.desk.desk import Desk, Note
from explorer.i18n.message_catalog import load_words
from explorer.ui.features.reader.html import reader_html
from explorer.ui.features.reader.note_box import NoteBox
from explorer.ui.widgets.rich_text import RichTextView


class ReaderPanel(QWidget):
    """Shows everything on the selection; links lead to clauses, features and sources."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parties: tuple[Party, ...] = ()
        self._page: SubjectDetails | None = None
        #: HTML of the pages prepared or shown last: writing it takes up to 4 ms.
        self._written: deque[tuple[SubjectDetails, Markup]] = deque(maxlen=4)
        #: None before the desk was read: an unknown note is not an empty one.
        self._desk: Desk | None = None
        self._noted: tuple[str, str] | None = None
        self.view = RichTextView(self)
        self.view.setAccessibleName(self.tr("Text of the selected clause"))
        self.view.setAccessibleDescription(
            self.tr("Summary, quantities, other documents, analysis and sources of the selection")
        )
        self.view.link_followed.connect(self.link_followed)
        self.note = NoteBox(self)
        self.note.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(6, 2, 6, 0)
        self.buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.buttons)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.note)
        self.setFocusProxy(self.view)

    def set_actions(self, actions: Mapping[QAction, str]) -> None:
        """Add buttons for actions above the text, each with its short name."""
        for action, name in actions.items():
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setText(name)
            button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
            button.setAutoRaise(True)
            # The button keeps its short name when the action's own text changes.
            action.changed.connect(lambda button=button, name=name: button.setText(name))
            self.buttons.addWidget(button)

    def set_parties(self, parties: Iterable[Party]) -> None:
        """Set the parties whose names the analysis uses."""
        self._parties = tuple(parties)
        self._written.clear()

    def show_page(self, page: SubjectDetails) -> None:
        """Show a page from its top, and the note on it if there is one."""
        if self._page is None or page.reference != self._page.reference:
            self._noted = None
        self._page = page
        self.view.show_html(self._html(page))
        self._show_note()

    def prepare_page(self, page: SubjectDetails) -> None:
        """Lay out a page that is likely to be shown next."""
        self.view.prepare_html(self._html(page))

    def _html(self, page: SubjectDetails) -> Markup:
        for written, html in self._written:
            if written is page:
                return html
        html = reader_html(page, load_words(page.language), self._parties)
        self._written.append((page, html))
        return html

    def show_desk(self, desk: Desk) -> None:
        """Show the notes of the desk."""
        self._desk = desk
        self._show_note()

    def _show_note(self) -> None:
        if self._page is None:
            return
        reference, subject = self._noted or (self._page.reference, "")
        stored = None if self._desk is None else self._desk.notes.get(reference, Note(""))
        self.note.show_note(reference, stored, subject)
        if not (self.note.unsaved or self.note.edit.hasFocus()):
            self.note.setVisible(bool(self.note.edit.toPlainText()))

    def write_note(self, reference: str = "", subject: str = "") -> None:
        """Open the note on what is shown, or on another reference, which ``subject`` describes."""
        self._noted = (reference, subject) if reference else None
        self._show_note()
        self.note.show()
        self.note.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
