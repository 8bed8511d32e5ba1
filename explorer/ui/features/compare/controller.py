"""Controller of the comparison: it follows day, language and selection of the viewpoint."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.features.compare.panel import ComparePanel

if TYPE_CHECKING:
    from explorer.domain.comparison.comparison import Comparison
    from explorer.domain.content.documents import Document
    from explorer.reports.book.model import Book
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.pack.connection import PackConnection

    Listing = tuple[Comparison, tuple[Document, ...]]


class CompareController(QObject):
    """Reads the comparison for its panel and prints it; the documents are chosen in the panel.

    ``tab_requested`` asks for the panel to be shown.
    """

    tab_requested = Signal()

    def __init__(self, context: AppContext, panel: ComparePanel) -> None:
        super().__init__(panel)
        self.context = context
        self.panel = panel
        self._chosen: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._day_and_language: tuple[date, str] | None = None
        panel.clause_selected.connect(context.browsing.select)
        panel.documents_chosen.connect(self._choose)
        panel.content_requested.connect(self._read)
        panel.print_requested.connect(self.print_comparison)
        panel.concordance_requested.connect(self.print_concordance)
        actions = context.actions
        actions[ActionId.COMPARE].triggered.connect(self.tab_requested)
        actions[ActionId.NEXT_CHANGE].triggered.connect(self._go_to_next_change)
        actions[ActionId.PREVIOUS_CHANGE].triggered.connect(self._go_to_previous_change)
        actions[ActionId.PRINT_COMPARISON].triggered.connect(self.print_comparison)
        actions[ActionId.PRINT_CONCORDANCE].triggered.connect(self.print_concordance)
        context.browsing.viewpoint_applied.connect(self._follow)
        context.browsing.pack_reloaded.connect(panel.invalidate)

    def _go_to_next_change(self) -> None:
        self.tab_requested.emit()
        self.panel.go_to_change(1)

    def _go_to_previous_change(self) -> None:
        self.tab_requested.emit()
        self.panel.go_to_change(-1)

    def _follow(self, viewpoint: Viewpoint) -> None:
        day_and_language = (viewpoint.as_of, viewpoint.language)
        if day_and_language != self._day_and_language:
            self._day_and_language = day_and_language
            self.panel.invalidate()
        self.panel.select(viewpoint.selection)

    def _choose(self, documents: tuple[str, ...]) -> None:
        self._chosen = documents
        self.panel.invalidate()

    def _read(self) -> None:
        viewpoint = self.context.browsing.viewpoint
        if self._day_and_language is None or viewpoint is None:
            return
        as_of, language = self._day_and_language
        chosen, before, document = self._chosen, self._shown, viewpoint.document

        def read(connection: "PackConnection", day: date) -> "Listing":
            from explorer.domain.comparison.comparison import LEAST
            from explorer.domain.content.days import existing
            from explorer.store.pack.comparison import comparison, default_documents
            from explorer.store.pack.documents import documents

            listed = documents(connection, language)
            known = {entry.reference for entry in listed}
            existed = {entry.reference for entry in existing(listed, day)}
            if chosen and known >= set(chosen):
                compared = chosen
            elif len(before) >= LEAST and existed >= set(before):
                # The columns stay, whatever document is opened elsewhere.
                compared = before
            else:
                compared = default_documents(listed, document, day)
            return comparison(connection, compared, day, language), listed

        def show(listing: "Listing") -> None:
            comparison, documents = listing
            self._shown = tuple(column.document.reference for column in comparison.documents)
            self.panel.show_comparison(comparison, documents, language)

        key = (chosen, before, document, language)
        self.context.day_reader.read("comparison", key, as_of, read, show)

    def print_comparison(self) -> None:
        """Preview the documents side by side, as chosen in the panel."""
        viewpoint = self.context.browsing.viewpoint
        if viewpoint is None:
            return
        chosen, changed_only = self._chosen or self._shown, self.panel.changed_only

        def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
            from explorer.reports.compose import compose_comparison

            return compose_comparison(
                connection,
                options,
                chosen=chosen,
                shown=viewpoint.document,
                as_of=viewpoint.as_of,
                changed_only=changed_only,
            )

        self.context.printing.preview_book(
            compose, "-".join(("comparison", *chosen)), heading=self.tr("Print comparison")
        )

    def print_concordance(self) -> None:
        """Preview the table of corresponding clauses in all documents."""
        viewpoint = self.context.browsing.viewpoint
        if viewpoint is None:
            return

        def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
            from explorer.reports.compose import compose_concordance

            return compose_concordance(connection, options, as_of=viewpoint.as_of)

        self.context.printing.preview_book(
            compose, "concordance", heading=self.tr("Print concordance")
        )
