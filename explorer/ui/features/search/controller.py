"""Controller of the search: queries as they are typed, their results, and the choice of a hit."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.domain.content.references import document_of
from explorer.domain.content.viewpoint import Viewpoint
from explorer.domain.desk.desk import Desk
from explorer.domain.desk.desk_change import DeskChange
from explorer.domain.search.search_results import EntryKind, SearchHit, SearchResults
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.features.search.panel import SearchPanel
from explorer.ui.features.search.search_box import SearchBox

if TYPE_CHECKING:
    from explorer.domain.desk.note_search import Notes
    from explorer.domain.search.query import Query, QueryMistakeError
    from explorer.store.pack.connection import PackConnection

_MESSAGE_MS = 8_000


class SearchController(QObject):
    """Connects the search box with the results.

    A query runs again when the day, the language or the document changes, never because another
    clause is selected. ``results_shown`` and ``query_cleared`` choose what the left pane shows;
    ``place_chosen`` emits a place that was chosen among the results.
    """

    results_shown = Signal()
    query_cleared = Signal()
    place_chosen = Signal(str)

    def __init__(self, context: AppContext, box: SearchBox, panel: SearchPanel) -> None:
        super().__init__(panel)
        self.context = context
        self.box = box
        self.panel = panel
        self.notes: Notes | None = None
        #: The day, language and document that the results shown belong to.
        self._searched: tuple[date, str, str] | None = None
        box.query_typed.connect(self._search)
        box.results_requested.connect(panel.focus_first)
        box.best_requested.connect(panel.choose_first)
        panel.hit_chosen.connect(self._choose)
        panel.narrowed.connect(self._narrow)
        context.actions[ActionId.FIND].triggered.connect(self._focus)
        context.desk.desk_changed.connect(self._keep_notes)
        context.browsing.loader.listing_ready.connect(
            lambda listing: panel.set_names(listing.topics, listing.parties)
        )
        context.browsing.viewpoint_applied.connect(self._follow)
        context.browsing.pack_reloaded.connect(self._invalidate)

    def _focus(self) -> None:
        self.box.setFocus()
        self.box.selectAll()

    def _keep_notes(self, desk: Desk, changes: DeskChange) -> None:
        if changes & (DeskChange.NOTES | DeskChange.TAGS):
            from explorer.domain.desk.note_search import Notes

            texts = tuple((reference, note.text) for reference, note in desk.notes.items())
            self.notes = Notes(texts, tuple(desk.tags.items()))

    def _invalidate(self) -> None:
        self._searched = None

    def _follow(self, viewpoint: Viewpoint) -> None:
        if self.box.text().strip() and _scope(viewpoint) != self._searched:
            self._search(self.box.text())

    def _search(self, typed: str) -> None:
        """Run a query; a mistake in it keeps the results of the last good one."""
        if not typed.strip():
            self._searched = None
            self.box.hide_mistake()
            self.query_cleared.emit()
            return
        from explorer.domain.search.query import QueryMistakeError, parse

        try:
            query = parse(typed)
        except QueryMistakeError as mistake:
            self.box.show_mistake(mistake)
            return
        self.box.hide_mistake()
        self._read(query)

    def _read(self, query: "Query") -> None:
        viewpoint, notes = self.context.browsing.viewpoint, self.notes
        if viewpoint is None:
            return
        self._searched = _scope(viewpoint)

        def read(connection: "PackConnection") -> "SearchResults | QueryMistakeError":
            from explorer.domain.search.query import QueryMistakeError
            from explorer.store.search.search import search

            try:
                return search(
                    connection,
                    query,
                    viewpoint.as_of,
                    viewpoint.language,
                    notes,
                    in_view=viewpoint.document,
                )
            except QueryMistakeError as mistake:
                return mistake

        self.context.reader.read("search", read, self._show)

    def _show(self, results: "SearchResults | QueryMistakeError") -> None:
        if not self.box.text().strip():
            return
        if not isinstance(results, SearchResults):
            self.box.show_mistake(results)
            return
        self.panel.show_results(results, self.context.browsing.language)
        self.results_shown.emit()

    def _narrow(self, field: str) -> None:
        self.box.set_query(f"{self.box.text().strip()} {field} ")
        self.box.setFocus()

    def _choose(self, hit: SearchHit) -> None:
        if hit.kind is EntryKind.PLACE:
            self.place_chosen.emit(hit.reference)
        elif hit.kind is EntryKind.SOURCE:
            self.context.links.source_requested.emit(hit.reference)
        elif hit.target:
            self._announce_other_document(hit.target)
            self.context.browsing.select(hit.target)

    def _announce_other_document(self, target: str) -> None:
        """Say in the status bar that a hit opens another document than the one in view."""
        browsing, reference = self.context.browsing, document_of(target)
        viewpoint = browsing.viewpoint
        if viewpoint is None or reference in {None, viewpoint.document}:
            return
        title = next(
            (document.title for document in browsing.documents if document.reference == reference),
            reference,
        )
        self.context.notifier.show_status(
            self.tr("Opened another document: {title}. Alt+Left goes back.").format(title=title),
            _MESSAGE_MS,
        )


def _scope(viewpoint: Viewpoint) -> tuple[date, str, str]:
    return viewpoint.as_of, viewpoint.language, viewpoint.document
