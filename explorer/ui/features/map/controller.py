"""Controller of the map: its content, highlights, saved views, overview, export and table twin."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from explorer.domain.content.features import FeatureMention, mentions_by_feature, roles_by_feature
from explorer.domain.content.map_days import content_on
from explorer.domain.content.viewpoint import Viewpoint
from explorer.domain.desk.desk import Desk, MapView
from explorer.domain.desk.desk_change import DeskChange
from explorer.errors import MapFormatError, UserFacingError
from explorer.system import file_kinds
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.features.map.panel import MapPanel

if TYPE_CHECKING:
    from explorer.cartography.scene.scene import Scene
    from explorer.domain.content.features import MapContent
    from explorer.domain.content.read_models import SubjectDetails
    from explorer.reports.map_view_export import MapSnapshot
    from explorer.reports.text.image_size import PictureSize
    from explorer.store.pack.connection import PackConnection

#: Pause after the last step before the scene of another map day is built.
_IDLE_MS = 700

Mentions = Mapping[str, tuple[FeatureMention, ...]]


class MapController(QObject):
    """Shows the content of the map and the features of the selected subject.

    ``available`` emits whether the pack has a map; without one its space goes to the other tabs.
    """

    available = Signal(bool)

    def __init__(self, context: AppContext, panel: MapPanel) -> None:
        super().__init__(panel)
        self.context = context
        self.panel = panel
        #: The subject that the map was last fitted to.
        self._fitted = ""
        # The other map days are built while nothing else is done.
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._build_days)
        panel.overview_requested.connect(self._start_overview)
        panel.view_made.connect(self._save_view)
        panel.view_removed.connect(self._remove_view)
        context.actions[ActionId.EXPORT_MAP].triggered.connect(self.export_map)
        context.desk.desk_changed.connect(self._show_desk)
        context.browsing.viewpoint_changed.connect(self._follow)
        context.browsing.subject_ready.connect(self._show_subject)
        context.browsing.map_loaded.connect(self._show_content)

    def _follow(self, viewpoint: Viewpoint) -> None:
        self._idle.start()
        self.panel.set_as_of(viewpoint.as_of)
        self.panel.select_feature(viewpoint.feature)

    def _show_content(self, content: "MapContent") -> None:
        # A pack without a map need not load what draws one.
        if content.features or self.panel.body is not None:
            self.panel.set_content(content, self.context.browsing.language)
        self.available.emit(bool(content.features))
        self._idle.start()
        if self.context.browsing.subject is not None:
            self._fitted = ""
            self._show_subject(self.context.browsing.subject)

    def show_subject_again(self) -> None:
        """Highlight what the selected subject names, after something else was highlighted."""
        if self.context.browsing.subject is not None:
            self._show_subject(self.context.browsing.subject)

    def _build_days(self) -> None:
        """Build the scene of the next map day on the pack worker, until all are built."""
        body = self.panel.body
        if body is None or not body.scenes.missing:
            return
        scenes, day = body.scenes, body.scenes.missing[0]
        previous, options = body.scene, body.options

        def build(_connection: "PackConnection") -> "Scene":
            from explorer.ui.features.map.day_scenes import build_day

            return build_day(scenes.content, day, options, previous)

        def keep(scene: "Scene") -> None:
            scenes.add(scene)
            self._idle.start()

        self.context.reader.read("map day", build, keep)

    def _show_subject(self, subject: "SubjectDetails") -> None:
        """Highlight the features that the subject names; fit them unless the map was used."""
        named = frozenset(mention.reference for mention in subject.map_references)
        moved = subject.reference != self._fitted
        self._fitted = subject.reference
        viewpoint = self.context.browsing.viewpoint
        chosen_on_map = viewpoint is not None and bool(viewpoint.feature)
        content, clause = self.context.browsing.map_content, subject.clause
        roles = (
            roles_by_feature(content.references, clause.feature_roles)
            if content is not None and clause is not None
            else {}
        )
        self.panel.show_features(named, moved and not chosen_on_map, roles)
        if viewpoint is not None:  # a new map has no selection yet
            self.panel.select_feature(viewpoint.feature)

    def _show_desk(self, desk: Desk, changes: DeskChange) -> None:
        if changes & DeskChange.VIEWS:
            self.panel.show_views(desk.views)

    def _save_view(self, view: MapView) -> None:
        from explorer.store.desk.desk import save_view

        self.context.desk.change(save_view, view)
        self.context.confirm_change(self.tr("Saved under Views."))

    def _remove_view(self, name: str) -> None:
        from explorer.store.desk.desk import remove_view

        self.context.desk.change(remove_view, name)
        self.context.confirm_change(self.tr("View removed."))

    def _start_overview(self) -> None:
        """Highlight every feature that a clause names."""
        content = self.context.browsing.map_content
        if content is None:
            return
        language = self.context.browsing.language

        def read(connection: "PackConnection") -> Mentions:
            from explorer.store.pack.map_content import feature_mentions

            return mentions_by_feature(content.references, feature_mentions(connection, language))

        def show(mentions: Mentions) -> None:
            if self.panel.body is not None:
                self.panel.body.start_overview(mentions)

        self.context.reader.read("overview", read, show)

    # Export.

    def export_map(self) -> None:
        """Ask for a file and write the map in sight, in the format of its extension."""
        snapshot = self._snapshot()
        if snapshot is None:
            return
        from explorer.ui.dialogs.file_choice import ask_target
        from explorer.ui.printing.file_formats import format_names, with_ending

        names = format_names(file_kinds.MAPS)
        chosen, kind = ask_target(
            self.context.dialog_parent,
            self.tr("Export map"),
            f"map_{snapshot.reference.replace('/', '-')}.svg",
            ";;".join(names.values()),
        )
        if chosen:
            self._ask_size(snapshot, with_ending(chosen, kind, names))

    def _snapshot(self) -> "MapSnapshot | None":
        """Return the map as it is on the screen, or None if there is none yet."""
        shown, subject = self.panel.shown, self.context.browsing.subject
        if shown is None or subject is None:
            return None
        from explorer.reports.map_view_export import MapSnapshot

        number = f"{subject.clause.number} " if subject.clause else ""
        title = f"{number}{subject.title}"
        return MapSnapshot(subject.reference, title, subject.language, *shown, self.panel.marked)

    def _ask_size(self, snapshot: "MapSnapshot", target: Path) -> None:
        """Ask for the size of a picture, then write it; map data have none."""
        from explorer.reports.map_view_export import height_mm
        from explorer.reports.text.image_size import PictureSize
        from explorer.ui.printing.image_size_dialog import PictureSizeDialog

        if target.suffix.lower() in file_kinds.GIS:
            self._write(snapshot, target, PictureSize())
            return

        def ask(_height: float) -> None:
            size = PictureSizeDialog.ask(
                self.context.dialog_parent,
                PictureSize(),
                lambda width: height_mm(snapshot, width),
                in_pixels=target.suffix.lower() == ".png",
            )
            if size is not None:
                self._write(snapshot, target, size)

        # Computed once on the worker, which may read fonts; from then on it is arithmetic.
        self.context.files.submit(
            lambda: height_mm(snapshot, PictureSize().width_mm), ask, kind="map size"
        )

    def _write(self, snapshot: "MapSnapshot", target: Path, size: "PictureSize") -> None:
        def read(connection: "PackConnection") -> "MapContent":
            from explorer.store.pack.map_content import map_content

            return content_on(map_content(connection, snapshot.language), snapshot.scene.as_of)

        def write(content: "MapContent") -> None:
            # Not on the thread that reads the pack: GDAL may take a second.
            self.context.files.submit(lambda: _write_map(snapshot, content, target, size), show)

        def show(written: Path) -> None:
            self.context.notifier.show_status(self.tr("Saved to {file}.").format(file=written))

        self.context.reader.read("export map", read, write)


def _write_map(
    snapshot: "MapSnapshot", content: "MapContent", target: Path, size: "PictureSize"
) -> Path:
    """Write the map in the format of the file's extension."""
    from explorer.system.atomic_file import write_atomic

    write_atomic(target, _map_file(snapshot, content, target.suffix.lower(), size))
    return target


def _map_file(
    snapshot: "MapSnapshot", content: "MapContent", ending: str, size: "PictureSize"
) -> bytes:
    """Return the map in a format; GDAL converts map data in a process of its own."""
    from explorer.reports.map_view_export import as_file

    if ending not in file_kinds.GIS or ending == file_kinds.GEOJSON:
        return as_file(snapshot, content, ending, size)
    from explorer.local_layers.child_process import convert_geojson

    geojson = as_file(snapshot, content, file_kinds.GEOJSON, size).decode()
    try:
        return convert_geojson(geojson, ending)
    except MapFormatError as error:
        sentence = QCoreApplication.translate(
            "MapController",
            "The map could not be written as {ending}; choose .geojson, which every geographic"
            " information system reads.",
        )
        raise UserFacingError(sentence.format(ending=error.ending)) from error
