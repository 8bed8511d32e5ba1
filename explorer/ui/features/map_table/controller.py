"""Controller of the map's table twin: the features of the map as rows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.domain.content.features import mentions_by_feature
from explorer.domain.content.map_days import content_on, day_shown
from explorer.domain.content.viewpoint import Viewpoint
from explorer.ui.app_context import AppContext
from explorer.ui.features.map_table.panel import MapTablePanel

if TYPE_CHECKING:
    from explorer.cartography.geometry.geometry import Box
    from explorer.cartography.scene.feature_table import FeatureRow
    from explorer.cartography.scene.scene import Scene
    from explorer.store.pack.connection import PackConnection

    ShownMap = Callable[[], tuple[Scene, Box] | None]
else:
    ShownMap = Callable


class MapTableController(QObject):
    """Computes the rows of the table while the window goes on.

    ``shown_map`` returns the scene that the map shows and its extent, or None before it is there.
    """

    def __init__(self, context: AppContext, panel: MapTablePanel, shown_map: ShownMap) -> None:
        super().__init__(panel)
        self.context = context
        self.panel = panel
        self._shown_map = shown_map
        panel.content_requested.connect(self._read)
        self._day = ""
        context.browsing.map_loaded.connect(lambda _content: panel.invalidate())
        context.browsing.viewpoint_applied.connect(self._follow)

    def _follow(self, viewpoint: Viewpoint) -> None:
        content = self.context.browsing.map_content
        day = day_shown(content.days, viewpoint.as_of.isoformat()) if content is not None else None
        if day is not None and day.as_of != self._day:
            self._day = day.as_of
            self.panel.invalidate()
        self.panel.select_feature(viewpoint.feature)

    def _read(self) -> None:
        shown, content = self._shown_map(), self.context.browsing.map_content
        if shown is None or content is None:
            return  # the map is still being read; it asks again when it is there
        scene, language = shown[0], self.context.browsing.language
        drawn = content_on(content, scene.as_of)

        def read(connection: "PackConnection") -> "tuple[FeatureRow, ...]":
            from explorer.cartography.scene.feature_table import feature_table
            from explorer.store.pack.map_content import feature_mentions

            mentions = mentions_by_feature(
                content.references, feature_mentions(connection, language)
            )
            return feature_table(scene, drawn, mentions)

        self.context.reader.read(
            "map table", read, lambda rows: self.panel.set_rows(rows, language)
        )
