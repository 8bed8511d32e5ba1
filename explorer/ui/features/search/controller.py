"""Saved searches: kept under a name, run again from the menu, with what is new since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QMenu

from explorer.domain.content.viewpoint import Viewpoint
from explorer.domain.desk.desk import Desk, SavedSearch
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.core.desk_session import DeskSession
from explorer.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from explorer.store.pack.connection import PackConnection


@dataclass(frozen=True, slots=True)
class Looked:
    """What the saved searches find now, by name, and on which day that was asked."""

    found: Mapping[str, frozenset[str]]
    as_of: date


class SearchController(QObject):
    """Connects saved searches with the search box and the menu."""

    def __init__(
        self, conductor: BrowsingSession, verbs: WindowController, desk: DeskSession
    ) -> None:
        super().__init__(conductor)
        self.conductor, self.window, self.verbs, self.desk = (
            conductor,
            conductor.window,
            verbs,
            desk,
        )
        self._looked: Looked | None = None
        self._asked: tuple[object, ...] = ()
        self.window.actions_by_name["keep_search"].triggered.connect(self.keep)
        self.menu = QMenu(self.tr("Saved &searches"), self.window)
        go = self.window.menuBar().findChild(QMenu, "go")
        if go is not None:
            go.addSeparator()
            go.addMenu(self.menu)
        desk.changed.connect(self._show)
        conductor.followed.connect(self._follow)

    def keep(self) -> None:
        """Ask for a name and keep what is typed in the search box."""
        typed = self.window.top_bar.search.text().strip()
        if not typed:
            self.verbs.note(self.tr("Type a search first; then it can be kept."))
            return
        name, agreed = QInputDialog.getText(
            self.window,
            self.tr("Keep this search"),
            self.tr("Name of the search:"),
            text=typed,
        )
        if agreed and name.strip():
            self._look(SavedSearch(name.strip()[:120], typed), new=True)

    def _show(self, desk: Desk) -> None:
        self._fill(desk)
        self._count(desk)

    def _follow(self, _viewpoint: Viewpoint) -> None:
        self._count(self.desk.desk)

    def _count(self, desk: Desk) -> None:
        """Ask the pack what each search finds now, once for each day and set of searches."""
        navigator = self.conductor.navigator
        if navigator is None or not desk.searches:
            return
        as_of = navigator.viewpoint.as_of
        asked = (as_of, tuple((one.name, one.query) for one in desk.searches))
        if asked == self._asked:
            return
        self._asked = asked
        searches, notes = desk.searches, self.conductor.notes

        def read(connection: "PackConnection") -> Looked:
            from explorer.domain.search.query import QueryMistakeError, parse
            from explorer.store.pack.search import matching_references

            found = {}
            for one in searches:
                try:
                    found[one.name] = matching_references(
                        connection, parse(one.query), as_of, notes
                    )
                except QueryMistakeError:  # of a newer program; its text is still there to mend
                    found[one.name] = frozenset()
            return Looked(found, as_of)

        def show(looked: Looked) -> None:
            self._looked = looked
            self._fill(self.desk.desk)

        self.conductor.session.reader.ask("saved searches", read, show)

    def new_in(self, one: SavedSearch) -> int:
        """How much a search finds that it did not find when it was last looked at."""
        if self._looked is None:
            return 0
        return len(self._looked.found.get(one.name, frozenset()) - one.seen)

    def _fill(self, desk: Desk) -> None:
        self.menu.clear()
        self.menu.setEnabled(bool(desk.searches))
        for one in desk.searches:
            new = self.new_in(one)
            name = one.name.replace("&", "&&")
            label = self.tr("{name} ({count} new)").format(name=name, count=new) if new else name
            self.menu.addAction(label, partial(self._look, one))
        if desk.searches:
            self.menu.addSeparator()
            forget = self.menu.addMenu(self.tr("&Forget"))
            for one in desk.searches:
                name = one.name.replace("&", "&&")
                forget.addAction(name, partial(self._forget, one))

    def _look(self, one: SavedSearch, *, new: bool = False) -> None:
        """Run a search and remember what it finds as seen."""
        navigator = self.conductor.navigator
        if navigator is None:
            return
        if not new:
            self.window.top_bar.search.set_query(one.query)
            self.window.top_bar.search.setFocus()
        as_of, notes = navigator.viewpoint.as_of, self.conductor.notes

        def read(connection: "PackConnection") -> frozenset[str]:
            from explorer.domain.search.query import parse
            from explorer.store.pack.search import matching_references

            return matching_references(connection, parse(one.query), as_of, notes)

        def remember(seen: frozenset[str]) -> None:
            from explorer.store.desk.desk import mark_search_seen, save_search

            if new:
                kept = SavedSearch(one.name, one.query, seen, as_of)
                self.desk.change(save_search, kept)
                self.verbs.note(self.tr("The search is kept under Go > Saved searches."))
            else:
                self.desk.change(mark_search_seen, one.name, seen, as_of)

        self.conductor.session.reader.ask("look at search", read, remember)

    def _forget(self, one: SavedSearch) -> None:
        from explorer.store.desk.desk import remove_search

        self.desk.change(remove_search, one.name)
