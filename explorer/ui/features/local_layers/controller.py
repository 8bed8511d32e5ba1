"""Layers of the user's own: kept on the desk, drawn on the map, changed, removed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.domain.content.viewpoint import Viewpoint
from explorer.domain.desk.desk import Desk
from explorer.domain.desk.local_layers import COLOURS, LocalLayerEntry
from explorer.errors import UserFacingError
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.core.desk_session import DeskSession
from explorer.ui.features.local_layers.import_controller import LayerImportController
from explorer.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from explorer.cartography.local_layer.model import LocalLayer
    from explorer.local_layers.import_report import LayerReport
    from explorer.store.desk.file import DeskConnection
    from explorer.ui.features.local_layers.layers_dialog import LocalLayersDialog


class LocalLayerController(QObject):
    """Connects own layers with the window; nothing of theirs is loaded before one is there."""

    _loaded = Signal(object, object)

    def __init__(
        self, conductor: BrowsingSession, verbs: WindowController, desk: DeskSession, folder: Path
    ) -> None:
        super().__init__(conductor)
        self.window, self.verbs, self.desk, self.folder = conductor.window, verbs, desk, folder
        self.intake = LayerImportController(self.window, folder, self)
        self.listing: LocalLayersDialog | None = None
        self._entries: tuple[LocalLayerEntry, ...] = ()
        self._made: dict[str, LocalLayer] = {}
        self._asked: set[str] = set()
        self._fit_to = ""
        self._thread: ThreadPoolExecutor | None = None
        self.intake.taken.connect(self._take)
        self.intake.refused.connect(verbs.tell)
        self.intake.told.connect(verbs.note)
        self.window.actions_by_name["own_layers"].triggered.connect(self.show_list)
        self.window.map.local_layer_toggled.connect(self._toggle)
        self.window.closing.connect(self._close)
        self._loaded.connect(self._keep_loaded)
        desk.changed.connect(self._show)
        conductor.map_shown.connect(lambda _: self._draw())
        conductor.followed.connect(self._follow)

    def _follow(self, viewpoint: Viewpoint) -> None:
        self.intake.language = viewpoint.language

    def _take(self, report: "LayerReport", name: str, copy: Path) -> None:
        """Keep a layer that was looked through."""
        from explorer.local_layers.cache import copy_path
        from explorer.local_layers.import_report import entry_of

        used = {layer.colour for layer in self._entries}
        colour = next((n for n in range(COLOURS) if n not in used), len(self._entries) % COLOURS)
        entry = entry_of(report, name, date.today(), colour)  # noqa: DTZ011
        self._made.pop(entry.key, None)
        self._asked.discard(entry.key)
        self._fit_to = entry.key
        target = copy_path(self.folder, entry.key)

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.desk import save_layer
            from explorer.system.atomic_file import replace_file

            # The copy comes first: a layer on the desk always has its shapes.
            replace_file(copy, target)
            return save_layer(connection, entry)

        self.desk.change(write)

    def _show(self, desk: Desk) -> None:
        """Draw what is on the desk; shapes not yet there are loaded on a thread of their own."""
        missing = [entry for entry in desk.layers if entry.key not in self._asked]
        if desk.layers == self._entries and not missing:
            return
        self._entries = desk.layers
        kept = {entry.key for entry in desk.layers}
        self._made = {key: layer for key, layer in self._made.items() if key in kept}
        self._asked = kept
        for entry in missing:
            self._load(entry)
        if self.listing is not None:
            self.listing.show_layers(desk.layers)
        self._draw()

    def _load(self, entry: LocalLayerEntry) -> None:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="own layers")
        folder = self.folder

        def run() -> None:
            from explorer.cartography.local_layer.level_of_detail import local_layer
            from explorer.local_layers.cache import copy_path, read_copy

            try:
                layer = local_layer(entry, read_copy(copy_path(folder, entry.key)))
            except Exception as error:  # noqa: BLE001 - told on the GUI thread, whatever it is
                self._loaded.emit(entry, error)
            else:
                self._loaded.emit(entry, layer)

        self._thread.submit(run)

    def _keep_loaded(self, entry: LocalLayerEntry, outcome: "LocalLayer | Exception") -> None:
        if isinstance(outcome, UserFacingError):
            self.verbs.tell(str(outcome))
            return
        if isinstance(outcome, Exception):
            raise outcome
        self._made[entry.key] = outcome
        self._draw()
        if entry.key == self._fit_to:
            self._fit_to = ""
            self.window.map.show_ground(outcome.box)

    def _draw(self) -> None:
        made = ((entry, self._made.get(entry.key)) for entry in self._entries)
        layers = tuple(replace(layer, entry=entry) for entry, layer in made if layer is not None)
        self.window.map.set_local(layers)

    def _toggle(self, key: str, shown: bool) -> None:
        """The legend shows or hides one; the desk remembers."""
        for entry in self._entries:
            if entry.key == key and entry.shown != shown:
                self._save(replace(entry, shown=shown))

    def _save(self, entry: LocalLayerEntry) -> None:
        from explorer.store.desk.desk import save_layer

        self.desk.change(save_layer, entry)

    def show_list(self) -> None:
        """Show the own layers, to change or remove them."""
        from explorer.ui.features.local_layers.layers_dialog import LocalLayersDialog

        listing = LocalLayersDialog(
            self.window, self._entries, self.window.map.local_samples(), self.intake.language
        )
        listing.changed.connect(self._save)
        listing.removed.connect(self._remove)
        listing.opening_requested.connect(self.intake.ask_for_file)
        listing.finished.connect(self._listing_closed)
        self.listing = listing
        listing.open()

    def _remove(self, key: str) -> None:
        from explorer.local_layers.cache import copy_path

        copy = copy_path(self.folder, key)

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.desk import remove_layer

            left = remove_layer(connection, key)
            copy.unlink(missing_ok=True)
            return left

        self.desk.change(write)

    def _listing_closed(self) -> None:
        self.listing = None

    def _close(self) -> None:
        self.intake.cancel()
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
