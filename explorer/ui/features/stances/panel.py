"""Stance pane."""

from collections.abc import Callable, Mapping
from datetime import date

from markupsafe import Markup
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.domain.content.read_models import SubjectDetails
from explorer.domain.desk.desk import Desk, Note
from explorer.i18n.message_catalog import load_words
from explorer.ui.features.stances.html import stances_html
from explorer.ui.features.stances.stance_view import StanceView

_TOGGLE = "toggle:"


class StancesPanel(QWidget):
    """Panel with the stances on the selection; links lead to sources and open histories."""

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: The user's own day, from which ages are seen; tests set another.
        self.clock: Callable[[], date] = date.today
        self._page: SubjectDetails | None = None
        self._opened: frozenset[str] = frozenset()
        self._notes: Mapping[str, Note] = {}
        self.view = StanceView(self)
        self.view.setAccessibleName(self.tr("Stances of the parties"))
        self.view.setAccessibleDescription(
            self.tr("Each party's position on the selected clause, with date, speaker and source")
        )
        self.view.link_followed.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)

    def show_page(self, page: SubjectDetails) -> None:
        """Show the stances of a page; histories stay open while the subject stays the same."""
        if self._page is not None and page.reference != self._page.reference:
            self._opened = frozenset()
        self._page = page
        self._write()

    def show_desk(self, desk: Desk) -> None:
        """Show the notes on stances."""
        if self._page is None:
            self._notes = desk.notes
            return
        shown = {
            stance.reference
            for entry in self._page.stances
            for stance in (*entry.current, *entry.history)
        }
        before, self._notes = self._notes, desk.notes
        if any(before.get(name) != desk.notes.get(name) for name in shown):
            self._write_in_place()

    def prepare_page(self, page: SubjectDetails) -> None:
        """Lay out a page that is likely to be shown next."""
        self.view.prepare_html(self._html(page, frozenset()))

    def _write(self) -> None:
        if self._page is not None:
            self.view.show_html(self._html(self._page, self._opened))

    def _html(self, page: SubjectDetails, opened: frozenset[str]) -> Markup:
        catalog = load_words(page.language)
        side, today = self.view.glyph_side, self.clock()
        return stances_html(page, catalog, opened, side, self._notes, today)

    def _follow(self, target: str) -> None:
        if not target.startswith(_TOGGLE):
            self.link_followed.emit(target)
            return
        self._opened ^= {target.removeprefix(_TOGGLE)}
        self._write_in_place()

    def _write_in_place(self) -> None:
        position = self.view.verticalScrollBar().value()
        self._write()
        self.view.verticalScrollBar().setValue(position)
