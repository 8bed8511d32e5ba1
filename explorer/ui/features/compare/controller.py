"""Compare follows the viewpoint: day, language and selection; its documents are its own choice."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.domain.comparison.comparison import LEAST
from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.core.browsing_session import Conductor
from explorer.ui.window.window_controller import Verbs

if TYPE_CHECKING:
    from explorer.domain.comparison.comparison import Comparison
    from explorer.domain.content.documents import Document
    from explorer.store.pack.connection import PackConnection

    Read = tuple[Comparison, tuple[Document, ...]]


class CompareVerbs(QObject):
    """Connects the comparison with the window."""

    def __init__(self, conductor: Conductor, verbs: Verbs) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.verbs = verbs
        self.panel = conductor.window.compare
        self._chosen: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._of: tuple[date, str] | None = None
        self.panel.clause_chosen.connect(conductor.select)
        self.panel.documents_chosen.connect(self._choose)
        self.panel.content_wanted.connect(self._read)
        self.panel.print_wanted.connect(self.print_comparison)
        self.panel.concordance_wanted.connect(self.print_concordance)
        actions = conductor.window.actions_by_name
        actions["compare"].triggered.connect(self._show)
        actions["print_comparison"].triggered.connect(self.print_comparison)
        actions["print_concordance"].triggered.connect(self.print_concordance)
        conductor.followed.connect(self._follow)
        conductor.renewed.connect(self.panel.forget)

    def _show(self) -> None:
        self.conductor.window.tabs.setCurrentWidget(self.panel)
        self.panel.setFocus()

    def _follow(self, viewpoint: Viewpoint) -> None:
        wanted = (viewpoint.as_of, viewpoint.language)
        if wanted != self._of:
            self._of = wanted
            self.panel.forget()
        self.panel.select(viewpoint.selection)

    def _choose(self, documents: tuple[str, ...]) -> None:
        self._chosen = documents
        self.panel.forget()

    def _read(self) -> None:
        navigator = self.conductor.navigator
        if self._of is None or navigator is None:
            return
        as_of, language = self._of
        chosen, before, document = self._chosen, self._shown, navigator.viewpoint.document

        def read(connection: "PackConnection") -> "Read":
            from explorer.domain.content.days import existing
            from explorer.store.pack.comparison import comparison, usual_documents
            from explorer.store.pack.documents import documents

            listed = documents(connection, language)
            known = {one.reference for one in listed}
            existed = {one.reference for one in existing(listed, as_of)}
            if chosen and known >= set(chosen):
                wanted = chosen
            elif len(before) >= LEAST and existed >= set(before):
                # The columns stay what they are, whatever document is opened elsewhere.
                wanted = before
            else:
                wanted = usual_documents(listed, document, as_of)
            return comparison(connection, wanted, as_of, language), listed

        def show(found: "Read") -> None:
            self._shown = tuple(one.document.reference for one in found[0].documents)
            self.panel.show_comparison(*found, language)

        self.conductor.session.reader.ask("comparison", read, show)

    def print_comparison(self) -> None:
        """Preview the documents side by side, as chosen in the panel."""
        self._preview(self._chosen or self._shown, concordance=False)

    def print_concordance(self) -> None:
        """Preview the table of which clause corresponds to which, in all documents."""
        self._preview((), concordance=True)

    def _preview(self, chosen: tuple[str, ...], *, concordance: bool) -> None:
        from explorer.reports.text.file_names import book_name
        from explorer.ui.printing.render_jobs import comparison_maker, concordance_maker

        navigator, compiled = self.conductor.navigator, self.conductor.session.compiled
        if navigator is None or compiled is None:
            return
        viewpoint = navigator.viewpoint
        if concordance:
            made = concordance_maker(compiled, viewpoint.as_of)
            title = "concordance"
        else:
            made = comparison_maker(
                compiled,
                chosen,
                viewpoint.document,
                viewpoint.as_of,
                changed_only=self.panel.changed_only,
            )
            title = "-".join(("comparison", *chosen))
        name = book_name(title, viewpoint.as_of, viewpoint.language, ".pdf")
        self.verbs.paper.preview_made(made, name)
