"""Controller of the matrix: it follows document, day, language and selection of the viewpoint."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.app_context import AppContext
from explorer.ui.features.matrix.panel import MatrixPanel

if TYPE_CHECKING:
    from explorer.domain.comparison.matrix import Matrix
    from explorer.store.pack.connection import PackConnection

#: Between the references of parties in the settings.
_BETWEEN = ","


class MatrixController(QObject):
    """Reads the matrix for its panel and prints it."""

    def __init__(self, context: AppContext, panel: MatrixPanel) -> None:
        super().__init__(panel)
        self.context = context
        self.panel = panel
        self._shown: tuple[str, date, str] | None = None
        hidden = context.preferences.settings.hidden_parties
        panel.hidden_parties = frozenset(filter(None, hidden.split(_BETWEEN)))
        panel.hidden_parties_changed.connect(self._store_hidden)
        panel.clause_selected.connect(context.browsing.select)
        panel.print_requested.connect(context.printing.print_table)
        panel.content_requested.connect(self._read)
        context.browsing.viewpoint_applied.connect(self._follow)
        context.browsing.pack_reloaded.connect(panel.invalidate)

    def _store_hidden(self, hidden: frozenset[str]) -> None:
        self.context.preferences.update(hidden_parties=_BETWEEN.join(sorted(hidden)))

    def _follow(self, viewpoint: Viewpoint) -> None:
        shown = (viewpoint.document, viewpoint.as_of, viewpoint.language)
        if shown != self._shown:
            self._shown = shown
            self.panel.invalidate()
        self.panel.select(viewpoint.selection)

    def _read(self) -> None:
        if self._shown is None:
            return
        document, as_of, language = self._shown

        def read(connection: "PackConnection", day: date) -> "Matrix":
            from explorer.store.pack.matrix import matrix

            return matrix(connection, document, day, language)

        def show(matrix: "Matrix") -> None:
            self.panel.show_matrix(matrix, language)

        self.context.day_reader.read("matrix", (document, language), as_of, read, show)
