"""The matrix follows the viewpoint: document, day, language and selection."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.core.browsing_session import Conductor
from explorer.ui.window.window_controller import Verbs

if TYPE_CHECKING:
    from explorer.domain.comparison.matrix import Matrix
    from explorer.store.pack.connection import PackConnection


class MatrixVerbs(QObject):
    """Connects the matrix with the window."""

    def __init__(self, conductor: Conductor, verbs: Verbs) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.panel = conductor.window.matrix
        self._of: tuple[str, date, str] | None = None
        self.panel.clause_chosen.connect(conductor.select)
        self.panel.print_wanted.connect(verbs.paper.print_table)
        self.panel.content_wanted.connect(self._read)
        conductor.followed.connect(self._follow)
        conductor.renewed.connect(self.panel.forget)

    def _follow(self, viewpoint: Viewpoint) -> None:
        wanted = (viewpoint.document, viewpoint.as_of, viewpoint.language)
        if wanted != self._of:
            self._of = wanted
            self.panel.forget()
        self.panel.select(viewpoint.selection)

    def _read(self) -> None:
        if self._of is None:
            return
        document, as_of, language = self._of

        def read(connection: "PackConnection") -> "Matrix":
            from explorer.store.pack.matrix import matrix

            return matrix(connection, document, as_of, language)

        def show(found: "Matrix") -> None:
            self.panel.show_matrix(found, language)

        self.conductor.session.reader.ask("matrix", read, show)
