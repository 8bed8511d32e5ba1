"""What belongs to the map beyond the viewpoint: its table twin, views kept, the overview."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.domain.content.features import FeatureMention, mentions_by_feature
from explorer.domain.content.viewpoint import Viewpoint
from explorer.domain.desk.desk import Desk, MapView
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.core.desk_session import DeskSession

if TYPE_CHECKING:
    from explorer.cartography.scene.feature_table import FeatureRow
    from explorer.domain.content.features import MapContent
    from explorer.store.pack.connection import PackConnection

Namings = Mapping[str, tuple[FeatureMention, ...]]


class MapController(QObject):
    """Connects the map's companions with the window."""

    def __init__(self, conductor: BrowsingSession, desk: DeskSession) -> None:
        super().__init__(conductor)
        self.conductor = conductor
        self.window = conductor.window
        self.desk = desk
        table = self.window.map_table
        table.feature_chosen.connect(conductor.choose_feature)
        table.content_requested.connect(self._fill_table)
        self.window.map.overview_requested.connect(self._start_overview)
        self.window.map.view_made.connect(self._save_view)
        self.window.map.view_removed.connect(self._remove_view)
        desk.changed.connect(self._show_desk)
        conductor.followed.connect(self._follow)
        conductor.map_shown.connect(self._map_shown)

    def _follow(self, viewpoint: Viewpoint) -> None:
        self.window.map_table.select_feature(viewpoint.feature)

    def _map_shown(self, content: "MapContent") -> None:
        self.window.map_table.forget()
        self._make_room(has_map=bool(content.features))

    def _make_room(self, *, has_map: bool) -> None:
        """A pack without a map leaves its room to the other views."""
        tabs = self.window.tabs
        for panel in (self.window.map, self.window.map_table):
            tabs.setTabVisible(tabs.indexOf(panel), has_map)
        self.window.clauses.filter_bar.on_map.setVisible(has_map)
        for name in ("export_map", "open_layer"):
            self.window.actions_by_name[name].setEnabled(has_map)

    def _show_desk(self, desk: Desk) -> None:
        self.window.map.show_views(desk.views)

    def _save_view(self, view: MapView) -> None:
        from explorer.store.desk.desk import save_view

        self.desk.change(save_view, view)

    def _remove_view(self, name: str) -> None:
        from explorer.store.desk.desk import remove_view

        self.desk.change(remove_view, name)

    def _fill_table(self) -> None:
        """List the features with the clauses that name them, reckoned while the window goes on."""
        shown, content = self.window.map.shown, self.conductor.map_content
        navigator = self.conductor.navigator
        if shown is None or content is None or navigator is None:
            return  # the map itself is still being read; it tells when it is there
        scene, language = shown[0], navigator.viewpoint.language

        def read(connection: "PackConnection") -> "tuple[FeatureRow, ...]":
            from explorer.cartography.scene.feature_table import feature_table
            from explorer.store.pack.map_content import feature_mentions

            found = mentions_by_feature(content.references, feature_mentions(connection, language))
            return feature_table(scene, content, found)

        self.conductor.session.reader.ask(
            "map table", read, lambda rows: self.window.map_table.set_rows(rows, language)
        )

    def _start_overview(self) -> None:
        """Lift out every feature that a clause names."""
        content, navigator = self.conductor.map_content, self.conductor.navigator
        if content is None or navigator is None:
            return
        language = navigator.viewpoint.language

        def read(connection: "PackConnection") -> Namings:
            from explorer.store.pack.map_content import feature_mentions

            return mentions_by_feature(content.references, feature_mentions(connection, language))

        def show(found: Namings) -> None:
            if self.window.map.body is not None:
                self.window.map.body.start_overview(found)

        self.conductor.session.reader.ask("overview", read, show)
