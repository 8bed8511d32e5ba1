"""Controller of saved searches: stored under a name, run again from the menu, with what is new."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QMenu

from explorer.domain.content.viewpoint import Viewpoint
from explorer.domain.desk.desk import Desk, SavedSearch
from explorer.domain.desk.desk_change import DeskChange
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.features.search.search_box import SearchBox

if TYPE_CHECKING:
    from explorer.domain.desk.note_search import Notes
    from explorer.store.pack.connection import PackConnection

_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class SearchCounts:
    """References that each saved search finds on a day, by the name of the search."""

    references: Mapping[str, frozenset[str]]
    as_of: date


class SavedSearchController(QObject):
    """Fills the menu of saved searches. ``notes`` returns the notes that a query covers."""

    def __init__(
        self, context: AppContext, box: SearchBox, notes: "Callable[[], Notes | None]"
    ) -> None:
        super().__init__(box)
        self.context = context
        self.box = box
        self._notes = notes
        self._counts: SearchCounts | None = None
        self._counted: tuple[object, ...] = ()
        self.menu = QMenu(self.tr("Saved sea&rches"), context.dialog_parent)
        context.actions[ActionId.KEEP_SEARCH].triggered.connect(self.save)
        context.desk.desk_changed.connect(self._show)
        context.browsing.viewpoint_applied.connect(self._follow)

    def save(self) -> None:
        """Ask for a name and save the query in the search box."""
        typed = self.box.text().strip()
        if not typed:
            self.context.notifier.show_status(self.tr("Enter a search first."))
            return
        name, is_accepted = QInputDialog.getText(
            self.context.dialog_parent,
            self.tr("Save search"),
            self.tr("Name of the search:"),
            text=typed,
        )
        if is_accepted and name.strip():
            self._run(SavedSearch(name.strip()[:_LONGEST_NAME], typed), is_new=True)

    def _show(self, desk: Desk, changes: DeskChange) -> None:
        if changes & DeskChange.SEARCHES:
            self._fill(desk)
            self._count(desk)

    def _follow(self, _viewpoint: Viewpoint) -> None:
        self._count(self.context.desk.desk)

    def _count(self, desk: Desk) -> None:
        """Count what each search finds, once for each day and set of searches."""
        viewpoint = self.context.browsing.viewpoint
        if viewpoint is None or not desk.searches:
            return
        as_of = viewpoint.as_of
        counted = (as_of, tuple((search.name, search.query) for search in desk.searches))
        if counted == self._counted:
            return
        self._counted = counted
        searches, notes = desk.searches, self._notes()

        def read(connection: "PackConnection") -> SearchCounts:
            from explorer.domain.search.query import QueryMistakeError, parse
            from explorer.store.search.search import matching_references

            references = {}
            for search in searches:
                try:
                    query = parse(search.query)
                    references[search.name] = matching_references(connection, query, as_of, notes)
                except QueryMistakeError:  # saved by a newer version of the program
                    references[search.name] = frozenset()
            return SearchCounts(references, as_of)

        def show(counts: SearchCounts) -> None:
            self._counts = counts
            self._fill(self.context.desk.desk)

        self.context.reader.read("saved searches", read, show)

    def new_in(self, search: SavedSearch) -> int:
        """Return how many entries a search finds that it did not find when it was last run."""
        if self._counts is None:
            return 0
        return len(self._counts.references.get(search.name, frozenset()) - search.seen)

    def _fill(self, desk: Desk) -> None:
        self.menu.clear()
        self.menu.setEnabled(bool(desk.searches))
        for search in desk.searches:
            new = self.new_in(search)
            name = search.name.replace("&", "&&")
            label = self.tr("{name} ({count} new)").format(name=name, count=new) if new else name
            self.menu.addAction(label, partial(self._run, search))
        if desk.searches:
            self.menu.addSeparator()
            removal = self.menu.addMenu(self.tr("&Delete"))
            for search in desk.searches:
                name = search.name.replace("&", "&&")
                removal.addAction(name, partial(self._remove, search))

    def _run(self, search: SavedSearch, *, is_new: bool = False) -> None:
        """Run a search and store what it finds as seen."""
        viewpoint = self.context.browsing.viewpoint
        if viewpoint is None:
            return
        if not is_new:
            self.box.set_query(search.query)
            self.box.setFocus()
        as_of, notes = viewpoint.as_of, self._notes()

        def read(connection: "PackConnection") -> frozenset[str]:
            from explorer.domain.search.query import parse
            from explorer.store.search.search import matching_references

            return matching_references(connection, parse(search.query), as_of, notes)

        def store(seen: frozenset[str]) -> None:
            from explorer.store.desk.desk import mark_search_seen, save_search

            if is_new:
                saved = SavedSearch(search.name, search.query, seen, as_of)
                self.context.desk.change(save_search, saved)
                self.context.confirm_change(self.tr("Saved under Go > Saved searches."))
            else:
                self.context.desk.change(mark_search_seen, search.name, seen, as_of)

        self.context.reader.read("run saved search", read, store)

    def _remove(self, search: SavedSearch) -> None:
        from explorer.store.desk.desk import remove_search

        self.context.desk.change(remove_search, search.name)
        deleted = self.tr("Search “{name}” deleted.").format(name=search.name)
        self.context.confirm_change(deleted)
