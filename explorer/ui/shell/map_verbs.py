"""What belongs to the map beyond the viewpoint: its table twin."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.domain.features import Naming, named_by
from explorer.domain.viewpoint import Viewpoint
from explorer.ui.shell.conductor import Conductor

if TYPE_CHECKING:
    from explorer.domain.features import MapContent
    from explorer.store.database import PackConnection

Namings = Mapping[str, tuple[Naming, ...]]


class MapVerbs(QObject):
    """Connects the map's companions with the window."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.window = conductor.window
        table = self.window.map_table
        table.feature_chosen.connect(conductor.choose_feature)
        table.rows_wanted.connect(self._fill_table)
        conductor.followed.connect(self._follow)
        conductor.map_shown.connect(self._map_shown)

    def _follow(self, viewpoint: Viewpoint) -> None:
        self.window.map_table.select_feature(viewpoint.feature)

    def _map_shown(self, _content: "MapContent") -> None:
        self.window.map_table.forget_rows()

    def _fill_table(self) -> None:
        """Read which clauses name each feature, then list the features."""
        content, navigator = self.conductor.map_content, self.conductor.navigator
        if content is None or navigator is None:
            return  # the map itself is still being read; it tells when it is there
        language = navigator.viewpoint.language

        def read(connection: "PackConnection") -> Namings:
            from explorer.store.map_content import namings

            return named_by(content.references, namings(connection, language))

        def show(found: Namings) -> None:
            from explorer.cartography.feature_rows import feature_rows

            shown = self.window.map.shown
            if shown is not None:
                self.window.map_table.set_rows(feature_rows(shown[0], content, found), language)

        self.conductor.session.reader.ask("map table", read, show)
