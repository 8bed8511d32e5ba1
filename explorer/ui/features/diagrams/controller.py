"""Diagrams follow day, language and selection, and lead to clauses."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.core.browsing_session import Conductor
from explorer.ui.window.window_controller import Verbs

if TYPE_CHECKING:
    from explorer.diagrams.graph.model import Diagram
    from explorer.store.pack.connection import PackConnection

_DECISION = "decision"


class DiagramVerbs(QObject):
    """Connects the diagrams with the window."""

    def __init__(self, conductor: Conductor, verbs: Verbs) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.verbs = verbs
        self.panel = conductor.window.diagrams
        self._viewpoint: Viewpoint | None = None
        self.panel.reference_chosen.connect(conductor.select)
        self.panel.content_wanted.connect(self._read)
        self.panel.print_wanted.connect(self.print_shown)
        actions = conductor.window.actions_by_name
        actions["print_diagram"].triggered.connect(self.print_shown)
        actions["dependencies"].triggered.connect(lambda: self._show("dependencies"))
        actions["decision"].triggered.connect(lambda: self._show(_DECISION))
        conductor.followed.connect(self._follow)
        conductor.renewed.connect(self.panel.forget)

    def _show(self, which: str) -> None:
        self.conductor.window.tabs.setCurrentWidget(self.panel)
        self.panel.want(which)
        self.panel.setFocus()

    def _follow(self, viewpoint: Viewpoint) -> None:
        before, self._viewpoint = self._viewpoint, viewpoint
        self.panel.select(viewpoint.selection)
        same_day = before is not None and (before.as_of, before.language) == (
            viewpoint.as_of,
            viewpoint.language,
        )
        # The decision is the same whatever clause is looked at.
        moved = before is None or before.selection != viewpoint.selection
        if not same_day or (moved and self.panel.wanted != _DECISION):
            self.panel.forget()

    def _read(self) -> None:
        viewpoint = self._viewpoint
        if viewpoint is None:
            return
        day, language, selection = viewpoint.as_of, viewpoint.language, viewpoint.selection
        which = self.panel.wanted

        def read(connection: "PackConnection") -> "tuple[Diagram, str]":
            from explorer.diagrams.graph.decision_diagram import decision_diagram
            from explorer.diagrams.graph.dependency_diagram import dependency_diagram
            from explorer.i18n.message_catalog import load_words
            from explorer.store.pack.diagrams import decision_paths, dependency_graph

            words = load_words(language)
            if which == _DECISION:
                paths = decision_paths(connection, day, language)
                return decision_diagram(paths, words), words["diagram.decision_key"]
            graph = dependency_graph(connection, selection, day, language)
            return dependency_diagram(graph, words), words["diagram.key"]

        def show(found: "tuple[Diagram, str]") -> None:
            self.panel.show_diagram(*found)

        self.conductor.session.reader.ask("diagram", read, show)

    def print_shown(self) -> None:
        """Preview the diagram that is chosen, with what it says as a table."""
        from explorer.reports.text.file_names import book_name
        from explorer.ui.printing.render_jobs import decision_maker, dependencies_maker

        viewpoint, compiled = self._viewpoint, self.conductor.session.compiled
        if viewpoint is None or compiled is None:
            return
        if self.panel.wanted == _DECISION:
            made, title = decision_maker(compiled, viewpoint.as_of), _DECISION
        else:
            made = dependencies_maker(compiled, viewpoint.selection, viewpoint.as_of)
            title = f"dependencies {viewpoint.selection}"
        name = book_name(title, viewpoint.as_of, viewpoint.language, ".pdf")
        self.verbs.paper.preview_made(made, name)
