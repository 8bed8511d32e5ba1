"""Reader pane: everything recorded about the selection, and the user's note on it."""

from collections import deque
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.content.stances import Party
from explorer.domain.desk.desk import Desk, Note
from explorer.i18n.message_catalog import load_words
from explorer.ui.features.reader.html import outlined_html
from explorer.ui.features.reader.note_box import NoteBox
from explorer.ui.features.reader.page_writer import PageOutline
from explorer.ui.features.reader.section_rail import (
    SectionRail,
    section_at_top,
    section_positions,
)
from explorer.ui.widgets.rich_text import RichTextView

if TYPE_CHECKING:
    from explorer.ui.features.reader.tag_row import TagRow
    from explorer.ui.widgets.find_bar import FindBar

#: Sections that are folded until the reader unfolds them: long, and needed to check only.
_FOLDED = frozenset({"page.sources", "page.claims"})
_FOLD = "fold:"
#: Average characters of a line.
_MEASURE = 78


class ReaderPanel(QWidget):
    """Panel with everything on the selection; links lead to clauses, features and sources.

    ``tags_changed`` emits the reference shown and its tags, ``tag_searched`` a tag whose things
    are to be listed.
    """

    link_followed = Signal(str)
    tags_changed = Signal(str, list)
    tag_searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parties: tuple[Party, ...] = ()
        self._page: SubjectDetails | None = None
        #: HTML of the pages prepared or shown last: writing it takes up to 4 ms.
        self._written: deque[tuple[SubjectDetails, Markup, PageOutline]] = deque(maxlen=4)
        self._folded = _FOLDED
        self._positions: tuple[tuple[float, str], ...] | None = None
        #: None before the desk was read: an unknown note is not an empty one.
        self._desk: Desk | None = None
        self._noted: tuple[str, str] | None = None
        self.view = RichTextView(self)
        self.view.setAccessibleName(self.tr("Text of the selected clause"))
        self.view.setAccessibleDescription(
            self.tr("Summary, quantities, other documents, analysis and sources of the selection")
        )
        self.view.set_measure(_MEASURE)
        self.view.link_followed.connect(self._follow)
        self.view.installEventFilter(self)
        self.view.verticalScrollBar().valueChanged.connect(self._mark_section)
        self.rail = SectionRail(self)
        self.rail.section_chosen.connect(self.go_to_section)
        self.note = NoteBox(self)
        self.note.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(6, 2, 6, 0)
        self.sections = self._sections_button()
        self.buttons.addWidget(self.sections)
        self.buttons.addStretch(1)
        self._find_bar: FindBar | None = None
        self._tags: TagRow | None = None
        self._lay_out()
        self.setFocusProxy(self.view)

    def _sections_button(self) -> QToolButton:
        """Return the menu of sections, for a pane too narrow for their list."""
        button = QToolButton(self)
        button.setText(self.tr("Sections"))
        button.setToolTip(self.tr("Go to a section of the text"))
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(self._list_sections)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.rail)
        body.addWidget(self.view, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(self.buttons)
        self._layout.addLayout(body, 1)
        self._layout.addWidget(self.note)

    @property
    def find_bar(self) -> "FindBar":
        """Bar that finds words in the text, which is created on first use."""
        if self._find_bar is None:
            from explorer.ui.widgets.find_bar import FindBar

            self._find_bar = FindBar(self.view, self)
            self._layout.insertWidget(self._layout.indexOf(self.note), self._find_bar)
        return self._find_bar

    @property
    def tags(self) -> "TagRow":
        """Row of tags above the text, which is created on first use."""
        if self._tags is None:
            from explorer.ui.features.reader.tag_row import TagRow

            self._tags = TagRow(self)
            self._tags.tags_changed.connect(self._emit_tags)
            self._tags.tag_searched.connect(self.tag_searched)
            self._tags.closed.connect(self.view.setFocus)
            self._layout.insertWidget(1, self._tags)
        return self._tags

    def add_tags(self) -> None:
        """Open the field for a new tag."""
        self._show_tags()
        self.tags.start()

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
        html, outline = self._html(page)
        self.view.show_html(html)
        self.rail.show_sections(self.tr("Summary"), outline.sections)
        self._text_changed()
        self._show_note()
        self._show_tags()

    def _text_changed(self) -> None:
        """Find sections and words in the text that is shown now."""
        self._positions = None
        if self._find_bar is not None:
            self._find_bar.refresh()

    def prepare_page(self, page: SubjectDetails) -> None:
        """Lay out a page that is likely to be shown next."""
        self.view.prepare_html(self._html(page)[0])

    def _html(self, page: SubjectDetails) -> tuple[Markup, PageOutline]:
        for written, html, outline in self._written:
            if written is page:
                return html, outline
        outline = PageOutline(self._folded)
        html = outlined_html(page, load_words(page.language), self._parties, outline)
        self._written.append((page, html, outline))
        return html, outline

    def _follow(self, target: str) -> None:
        """Fold or unfold a section, or follow a link elsewhere."""
        if target.startswith(_FOLD):
            key = target.removeprefix(_FOLD)
            self.fold_section(key, is_folded=key not in self._folded)
        else:
            self.link_followed.emit(target)

    def fold_section(self, key: str, *, is_folded: bool) -> None:
        """Fold or unfold a section of this page and of the next ones."""
        self._folded = self._folded | {key} if is_folded else self._folded - {key}
        self._written.clear()
        if self._page is not None:
            before = self.view.verticalScrollBar().value()
            self.view.show_html(self._html(self._page)[0])
            self.view.verticalScrollBar().setValue(before)
            self._text_changed()

    def go_to_section(self, key: str) -> None:
        """Scroll to a section, which is unfolded, or to the top for an empty key."""
        if not key:
            self.view.verticalScrollBar().setValue(0)
            return
        if key in self._folded:
            self.fold_section(key, is_folded=False)
        self.view.scrollToAnchor(f"section-{key}")
        self.rail.mark_section(key)

    def _list_sections(self) -> None:
        """Fill the menu of sections."""
        menu = self.sections.menu()
        assert menu is not None
        menu.clear()
        menu.addAction(self.tr("Summary"), partial(self.go_to_section, ""))
        outline = self._html(self._page)[1] if self._page is not None else PageOutline()
        for section in outline.sections:
            menu.addAction(section.heading, partial(self.go_to_section, section.key))

    def _mark_section(self) -> None:
        """Mark the section at the upper edge of the text."""
        if self.rail.isHidden():
            return
        if self._positions is None:
            self._positions = section_positions(self.view)
        self.rail.mark_section(section_at_top(self.view, self._positions))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the list of sections where it leaves room for a line of text."""
        super().resizeEvent(event)
        line = self.fontMetrics().averageCharWidth() * _MEASURE
        has_room = event.size().width() > self.rail.width() + line * 0.8
        self.rail.setVisible(has_room)
        self.sections.setVisible(not has_room)
        self._positions = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the find bar by Ctrl+F in the text, where it does not mean the search."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.find_bar.open_bar()
                return True
        return super().eventFilter(watched, event)

    def show_desk(self, desk: Desk) -> None:
        """Show the notes of the desk."""
        self._desk = desk
        self._show_note()
        self._show_tags()

    def _show_tags(self) -> None:
        if self._page is None or self._desk is None:
            return
        tags = self._desk.tags.get(self._page.reference, ())
        if self._tags is None and not tags:
            return
        known = {tag for names in self._desk.tags.values() for tag in names}
        self.tags.show_tags(tags, known)

    def _emit_tags(self, tags: list[str]) -> None:
        if self._page is not None:
            self.tags_changed.emit(self._page.reference, tags)

    def _show_note(self) -> None:
        if self._page is None:
            return
        reference, subject = self._noted or (self._page.reference, "")
        stored = None if self._desk is None else self._desk.notes.get(reference, Note(""))
        self.note.show_note(reference, stored, subject)
        self.note.show_team(None if self._desk is None else self._desk.team)
        if not (self.note.unsaved or self.note.edit.hasFocus()):
            self.note.setVisible(bool(self.note.edit.toPlainText()))

    def write_note(self, reference: str = "", subject: str = "") -> None:
        """Open the note on what is shown, or on another reference, which ``subject`` describes."""
        self._noted = (reference, subject) if reference else None
        self._show_note()
        self.note.show()
        self.note.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
