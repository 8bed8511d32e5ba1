"""Controller of the diagrams: they follow day, language and selection of the viewpoint."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.features.diagrams.panel import DiagramsPanel

if TYPE_CHECKING:
    from explorer.diagrams.graph.model import Diagram
    from explorer.reports.book.model import Book
    from explorer.reports.sheet.model import SheetOptions
    from explorer.store.pack.connection import PackConnection

_DECISION = "decision"
_DEPENDENCIES = "dependencies"


class DiagramController(QObject):
    """Reads the chosen diagram for its panel and prints it.

    ``tab_requested`` asks for the panel to be shown.
    """

    tab_requested = Signal()

    def __init__(self, context: AppContext, panel: DiagramsPanel) -> None:
        super().__init__(panel)
        self.context = context
        self.panel = panel
        self._viewpoint: Viewpoint | None = None
        panel.reference_chosen.connect(context.browsing.select)
        panel.content_requested.connect(self._read)
        panel.print_requested.connect(self.print_diagram)
        actions = context.actions
        actions[ActionId.PRINT_DIAGRAM].triggered.connect(self.print_diagram)
        actions[ActionId.DEPENDENCIES].triggered.connect(lambda: self._show(_DEPENDENCIES))
        actions[ActionId.DECISION].triggered.connect(lambda: self._show(_DECISION))
        context.browsing.viewpoint_applied.connect(self._follow)
        context.browsing.pack_reloaded.connect(panel.invalidate)

    def _show(self, diagram: str) -> None:
        self.tab_requested.emit()
        self.panel.choose(diagram)

    def _follow(self, viewpoint: Viewpoint) -> None:
        before, self._viewpoint = self._viewpoint, viewpoint
        self.panel.select(viewpoint.selection)
        same_day = before is not None and (before.as_of, before.language) == (
            viewpoint.as_of,
            viewpoint.language,
        )
        # The decision is the same whatever clause is selected.
        moved = before is None or before.selection != viewpoint.selection
        if not same_day or (moved and self.panel.chosen != _DECISION):
            self.panel.invalidate()

    def _read(self) -> None:
        viewpoint = self._viewpoint
        if viewpoint is None:
            return
        day, language, selection = viewpoint.as_of, viewpoint.language, viewpoint.selection
        chosen = self.panel.chosen

        def read(connection: "PackConnection") -> "tuple[Diagram, str]":
            from explorer.diagrams.graph.decision_diagram import decision_diagram
            from explorer.diagrams.graph.dependency_diagram import dependency_diagram
            from explorer.i18n.message_catalog import load_words
            from explorer.store.pack.diagrams import decision_paths, dependency_graph

            catalog = load_words(language)
            if chosen == _DECISION:
                paths = decision_paths(connection, day, language)
                return decision_diagram(paths, catalog), catalog["diagram.decision_key"]
            graph = dependency_graph(connection, selection, day, language)
            return dependency_diagram(graph, catalog), catalog["diagram.key"]

        def show(diagram_and_key: "tuple[Diagram, str]") -> None:
            self.panel.show_diagram(*diagram_and_key)

        self.context.reader.read("diagram", read, show)

    def print_diagram(self) -> None:
        """Preview the chosen diagram, with its content as a table."""
        viewpoint = self._viewpoint
        if viewpoint is None:
            return
        is_decision = self.panel.chosen == _DECISION

        def compose(connection: "PackConnection", options: "SheetOptions") -> "Book":
            from explorer.reports.compose import compose_decision, compose_dependencies

            if is_decision:
                return compose_decision(connection, options, as_of=viewpoint.as_of)
            return compose_dependencies(
                connection, options, reference=viewpoint.selection, as_of=viewpoint.as_of
            )

        title = _DECISION if is_decision else f"{_DEPENDENCIES} {viewpoint.selection}"
        self.context.printing.preview_book(compose, title, heading=self.tr("Print diagram"))
