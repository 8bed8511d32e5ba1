"""Controller of the search across all agreements of the library."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from explorer.domain.search.query import QueryMistakeError, parse
from explorer.packs.library.across import (
    LibraryClause,
    LibraryResults,
    clauses_on_topic,
    search_across,
)
from explorer.packs.library.catalogue import LibraryEntry, library
from explorer.packs.library.shared_topics import SharedTopic, shared_topics
from explorer.reports.book.library import library_book, quotation_lines
from explorer.ui.app_context import AppContext
from explorer.ui.features.library.across_dialog import AcrossDialog

if TYPE_CHECKING:
    from explorer.reports.formats.pdf import PrintDocument
    from explorer.reports.sheet.model import SheetOptions

_KIND = "library search"


class AcrossController(QObject):
    """Runs searches on the file worker, newest first.

    ``excerpts_chosen`` emits texts for the briefing set, ``clause_opened`` an entry of the library
    and a reference.
    """

    excerpts_chosen = Signal(object)
    clause_opened = Signal(object, str)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context

    def show_dialog(self) -> None:
        """Open the dialog."""
        dialog = AcrossDialog(self.context.dialog_parent, shared_topics(), self._language)
        dialog.query_typed.connect(lambda text: self._search(dialog, text))
        dialog.topic_chosen.connect(lambda topic: self._compare(dialog, topic))
        dialog.opened.connect(self._open)
        dialog.excerpts_requested.connect(self._add)
        dialog.print_requested.connect(self._print)
        dialog.open()

    @property
    def _language(self) -> str:
        return self.context.browsing.language

    def _entries(self) -> list[LibraryEntry]:
        return library(self.context.places.installed, self.context.places.keys)

    def _search(self, dialog: AcrossDialog, text: str) -> None:
        try:
            query = parse(text)
        except QueryMistakeError as mistake:
            self._show_mistake(dialog, mistake)
            return
        language, folder = self._language, self.context.places.packs
        self._run(dialog, lambda: search_across(self._entries(), folder, query, language))

    def _compare(self, dialog: AcrossDialog, topic: SharedTopic) -> None:
        language, folder = self._language, self.context.places.packs
        self._run(dialog, lambda: clauses_on_topic(self._entries(), folder, topic, language))

    def _run(self, dialog: AcrossDialog, find: Callable[[], LibraryResults]) -> None:
        def work() -> LibraryResults | QueryMistakeError:
            try:
                return find()
            except QueryMistakeError as mistake:
                return mistake

        def show(results: LibraryResults | QueryMistakeError) -> None:
            if not isValid(dialog):  # it may have been closed since
                return
            if isinstance(results, QueryMistakeError):
                self._show_mistake(dialog, results)
            else:
                dialog.show_results(results)

        self.context.files.submit(work, show, kind=_KIND)

    def _show_mistake(self, dialog: AcrossDialog, mistake: QueryMistakeError) -> None:
        sentence = self.tr("The query has a mistake at character {place}.")
        dialog.show_problem(sentence.format(place=mistake.start + 1))

    def _open(self, clause: LibraryClause) -> None:
        def show(entries: Sequence[LibraryEntry]) -> None:
            entry = next((entry for entry in entries if entry.reference == clause.pack), None)
            if entry is not None:
                self.clause_opened.emit(entry, clause.reference)

        self.context.files.submit(self._entries, show)

    def _add(self, clauses: Sequence[LibraryClause]) -> None:
        language = self._language
        texts = ["\n".join(quotation_lines(clause, language)) for clause in clauses]
        self.excerpts_chosen.emit(texts)

    def _print(self, clauses: Sequence[LibraryClause]) -> None:
        def make(options: "SheetOptions") -> "PrintDocument":
            from explorer.reports.print_job import typeset_book

            return typeset_book(library_book(clauses, "", options), options)

        newest = max(clause.dated for clause in clauses)
        self.context.printing.preview(make, "clauses of several agreements", newest)
