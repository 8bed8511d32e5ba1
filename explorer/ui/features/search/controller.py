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
    from collections.abc import Mapping, Sequence

    from explorer.domain.desk.note_search import Notes
    from explorer.domain.search.answers import Answer
    from explorer.domain.search.completion import ValueChoice
    from explorer.domain.search.query import Query, QueryMistakeError
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.search.parts import SearchParts

_MESSAGE_MS = 8_000
#: Most searches that the box offers again.
_MOST_RECENT = 12


class SearchController(QObject):
    """Connects the search box with the results.

    A query runs again when the day, the language or the document changes, never because another
    clause is selected. ``results_shown`` and ``query_cleared`` choose what the left pane shows;
    ``place_chosen`` emits a place that was chosen among the results, ``pin_requested`` the clause
    of an answer.
    """

    results_shown = Signal()
    query_cleared = Signal()
    place_chosen = Signal(str)
    pin_requested = Signal(str)

    def __init__(self, context: AppContext, box: SearchBox, panel: SearchPanel) -> None:
        super().__init__(panel)
        self.context = context
        self.box = box
        self.panel = panel
        self.notes: Notes | None = None
        self._values_language: str | None = None
        self._tags: list[str] = []
        #: The day, language and document that the results shown belong to.
        self._searched: tuple[date, str, str] | None = None
        box.query_typed.connect(self._search)
        box.textEdited.connect(self._complete)
        box.results_requested.connect(panel.focus_first)
        box.best_requested.connect(panel.choose_first)
        box.entered.connect(self._show_again)
        box.recent_requested.connect(lambda: self._complete(""))
        box.dismissed.connect(self.query_cleared)
        panel.hit_chosen.connect(self._choose)
        panel.narrowed.connect(self._narrow)
        panel.parts_created.connect(self._connect_parts)
        context.actions[ActionId.FIND].triggered.connect(self._focus)
        context.actions[ActionId.FIND_NEXT].triggered.connect(lambda: panel.choose_next(1))
        context.actions[ActionId.FIND_PREVIOUS].triggered.connect(lambda: panel.choose_next(-1))
        context.desk.desk_changed.connect(self._keep_notes)
        context.browsing.loader.listing_ready.connect(
            lambda listing: panel.set_names(listing.topics, listing.parties)
        )
        context.browsing.viewpoint_applied.connect(self._follow)
        context.browsing.pack_reloaded.connect(self._invalidate)

    def _connect_parts(self, parts: "SearchParts") -> None:
        parts.query_bar.query_requested.connect(self._ask)
        parts.filters.filter_changed.connect(self._set_filter)
        parts.filters.toggle.toggled.connect(lambda _: self._read_values())
        parts.filters.set_tags(self._tags)
        parts.card.followed.connect(self._open)
        parts.card.opened.connect(self._open)
        parts.card.pinned.connect(self.pin_requested)
        parts.card.copied.connect(self._copy)

    def _focus(self) -> None:
        self.box.setFocus()
        self.box.selectAll()
        if not self.box.text():
            self._complete("")

    def _ask(self, query: str) -> None:
        """Run a query that a click asks for."""
        self.box.set_query(query)
        self.box.setFocus()

    def _set_filter(self, name: str, value: str) -> None:
        from explorer.domain.search.query import with_field

        changed = with_field(self.box.text(), name, value)
        if changed != self.box.text():
            self.box.set_query(f"{changed} " if changed else "")

    def _show_again(self) -> None:
        """Show the results of the query in the box, which Escape had left."""
        if self.box.text().strip() and self._searched is not None:
            self.results_shown.emit()

    def _complete(self, typed: str) -> None:
        """Offer completions of a field, or the recent searches for an empty box."""
        completer = self.box.completer_list
        completer.set_recent(self._recent())
        if ":" in typed:
            self._read_values()
        completer.update(typed)

    def _recent(self) -> tuple[str, ...]:
        return tuple(filter(None, self.context.preferences.settings.searches.split("\n")))

    def _remember(self) -> None:
        """Add the query to the recent searches, since a hit of it was chosen."""
        query = " ".join(self.box.text().split())
        if query:
            others = [other for other in self._recent() if other != query]
            recent = "\n".join([query, *others][:_MOST_RECENT])
            self.context.preferences.update(searches=recent)

    def _read_values(self) -> None:
        """Read the values of fields once for each language."""
        language = self.context.browsing.language
        if language == self._values_language:
            return
        self._values_language = language

        def read(connection: "PackConnection") -> "Mapping[str, Sequence[ValueChoice]]":
            from explorer.store.search.field_values import value_choices

            return value_choices(connection, language)

        def show(values: "Mapping[str, Sequence[ValueChoice]]") -> None:
            self.panel.filters.set_choices(values)
            self.box.completer_list.set_values(values)
            if self.box.hasFocus() and ":" in self.box.text():
                self.box.completer_list.update(self.box.text())

        self.context.reader.read("search values", read, show)

    def _open(self, reference: str) -> None:
        """Show what an answer is about: a place on the map, anything else in all panes."""
        self._remember()
        if ":" in reference:
            self.place_chosen.emit(reference)
        elif reference:
            self._announce_other_document(reference)
            self.context.browsing.select(reference)

    def _copy(self, text: str) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(text)
        self.context.notifier.show_status(self.tr("Copied to the clipboard."))

    def _keep_notes(self, desk: Desk, changes: DeskChange) -> None:
        if changes & (DeskChange.NOTES | DeskChange.TAGS):
            from explorer.domain.desk.note_search import Notes

            self._tags = sorted({tag for names in desk.tags.values() for tag in names})
            if self.panel.has_parts:
                self.panel.filters.set_tags(self._tags)
            texts = tuple((reference, note.text) for reference, note in desk.notes.items())
            self.notes = Notes(texts, tuple(desk.tags.items()))

    def _invalidate(self) -> None:
        self._searched = self._values_language = None

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

        def show(results: "SearchResults | QueryMistakeError") -> None:
            self._show(results)
            if isinstance(results, SearchResults) and results.hits:
                self._read_answer(query, results, viewpoint)

        self.context.reader.read("search", read, show)

    def _read_answer(self, query: "Query", results: SearchResults, viewpoint: Viewpoint) -> None:
        """Read the answer to a query after its results have been shown, which are not delayed."""
        notes = self.notes

        def read(connection: "PackConnection") -> "Answer | None":
            from explorer.store.search.answers import answer

            language, document = viewpoint.language, viewpoint.document
            return answer(connection, query, results, language, document, notes)

        self.context.reader.read("answer", read, self.panel.card.show_answer)

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
        self._remember()
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
