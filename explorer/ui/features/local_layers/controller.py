"""Controller of local layers: they are stored on the desk, drawn on the map, edited, removed."""

import contextlib
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.domain.desk.desk import Desk
from explorer.domain.desk.desk_change import DeskChange
from explorer.domain.desk.local_layers import COLOURS, LocalLayerEntry
from explorer.errors import UserFacingError
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.core.worker import Worker
from explorer.ui.features.local_layers.import_controller import LayerImportController

if TYPE_CHECKING:
    from explorer.cartography.local_layer.model import LocalLayer
    from explorer.local_layers.import_report import LayerReport
    from explorer.local_layers.name_columns import LayerColumns
    from explorer.store.desk.file import DeskConnection
    from explorer.ui.features.local_layers.layer_map import LayerMap
    from explorer.ui.features.local_layers.layers_dialog import LocalLayersDialog


class LocalLayerController(QObject):
    """Draws the local layers of the desk; what draws them is loaded with the first one."""

    def __init__(self, context: AppContext, panel: "LayerMap") -> None:
        super().__init__(context.browsing)
        self.context = context
        self.panel = panel
        self.folder = context.places.layers
        self.importer = LayerImportController(context, panel)
        self.listing: LocalLayersDialog | None = None
        self._entries: tuple[LocalLayerEntry, ...] = ()
        self._layers: dict[str, LocalLayer] = {}
        self._requested: set[str] = set()
        self._fit_to = ""
        self._worker: Worker | None = None
        self.importer.layer_accepted.connect(self._add)
        context.actions[ActionId.OWN_LAYERS].triggered.connect(self.show_list)
        context.browsing.map_loaded.connect(lambda _content: self._draw())
        context.desk.desk_changed.connect(self._show)

    def toggle(self, key: str, shown: bool) -> None:
        """Show or hide a layer, as its box in the legend says."""
        for entry in self._entries:
            if entry.key == key and entry.shown != shown:
                self._save(replace(entry, shown=shown))

    def _add(self, report: "LayerReport", name: str, copy: Path, column: str) -> None:
        """Store a layer that was imported; a column of its file names its features."""
        from explorer.local_layers.cache import choose_names, copy_path
        from explorer.local_layers.import_report import entry_of

        used = {layer.colour for layer in self._entries}
        colour = next((n for n in range(COLOURS) if n not in used), len(self._entries) % COLOURS)
        entry = entry_of(report, name, date.today(), colour)  # noqa: DTZ011
        self._layers.pop(entry.key, None)
        self._requested.discard(entry.key)
        self._fit_to = entry.key
        target = copy_path(self.folder, entry.key)

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.desk import save_layer
            from explorer.system.atomic_file import replace_file

            if column and column != report.name_column:
                choose_names(copy, column)
            # The copy comes first: a layer on the desk always has its shapes.
            replace_file(copy, target)
            return save_layer(connection, entry)

        self.context.desk.change(write)

    def _show(self, desk: Desk, changes: DeskChange) -> None:
        """Draw the layers of the desk; shapes that are not there yet are loaded on a worker."""
        if not changes & DeskChange.LAYERS:
            return
        missing = [entry for entry in desk.layers if entry.key not in self._requested]
        self._entries = desk.layers
        keys = {entry.key for entry in desk.layers}
        self._layers = {key: layer for key, layer in self._layers.items() if key in keys}
        self._requested = keys
        for entry in missing:
            self._load(entry)
        if self.listing is not None:
            self.listing.show_layers(desk.layers)
            self._show_columns()
        self._draw()

    @property
    def worker(self) -> Worker:
        """Worker that reads stored copies, started with the first."""
        if self._worker is None:
            self._worker = Worker("local layers", self)
            self._worker.failed.connect(self._show_failure)
        return self._worker

    def _load(self, entry: LocalLayerEntry) -> None:
        folder = self.folder

        def load() -> "LocalLayer":
            from explorer.cartography.local_layer.level_of_detail import local_layer
            from explorer.local_layers.cache import copy_path, read_copy

            return local_layer(entry, read_copy(copy_path(folder, entry.key)))

        self.worker.submit(load, partial(self._show_loaded, entry))

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, UserFacingError):
            raise error
        self.context.notifier.show_warning(str(error))

    def _show_loaded(self, entry: LocalLayerEntry, layer: "LocalLayer") -> None:
        self._layers[entry.key] = layer
        self._draw()
        if entry.key == self._fit_to:
            self._fit_to = ""
            self.panel.show_ground(layer.box)

    def _draw(self) -> None:
        layers = ((entry, self._layers.get(entry.key)) for entry in self._entries)
        self.panel.set_local(
            tuple(replace(layer, entry=entry) for entry, layer in layers if layer is not None)
        )

    def _save(self, entry: LocalLayerEntry) -> None:
        from explorer.store.desk.desk import save_layer

        self.context.desk.change(save_layer, entry)

    def show_list(self) -> None:
        """List the local layers, to edit or remove them."""
        from explorer.ui.features.local_layers.layers_dialog import LocalLayersDialog

        listing = LocalLayersDialog(
            self.context.dialog_parent,
            self._entries,
            self.panel.local_samples(),
            self.context.browsing.language,
        )
        listing.changed.connect(self._save)
        listing.removed.connect(self._remove)
        listing.names_chosen.connect(self._choose_names)
        listing.open_requested.connect(self.importer.ask_for_file)
        listing.finished.connect(self._listing_closed)
        self.listing = listing
        listing.open()
        self._show_columns()

    def _show_columns(self) -> None:
        """Read the columns of the stored copies, for the list."""
        paths = {entry.key: self.folder for entry in self._entries}

        def read() -> "dict[str, LayerColumns]":
            from explorer.local_layers.cache import copy_path, read_columns

            columns = {}
            for key, folder in paths.items():
                # A copy that is gone or damaged was reported when it was loaded.
                with contextlib.suppress(UserFacingError):
                    columns[key] = read_columns(copy_path(folder, key))
            return columns

        def show(columns: "dict[str, LayerColumns]") -> None:
            if self.listing is not None:
                self.listing.show_columns(columns)

        if paths:
            self.worker.submit(read, show, kind="columns")

    def _choose_names(self, key: str, column: str) -> None:
        """Name the features of a layer by another column of its file."""
        entry = next(entry for entry in self._entries if entry.key == key)
        folder = self.folder

        def write() -> "LocalLayer":
            from explorer.cartography.local_layer.level_of_detail import local_layer
            from explorer.local_layers.cache import choose_names, copy_path, read_copy

            copy = copy_path(folder, key)
            choose_names(copy, column)
            return local_layer(entry, read_copy(copy))

        self.worker.submit(write, partial(self._show_loaded, entry))

    def _remove(self, key: str) -> None:
        from explorer.local_layers.cache import copy_path

        copy = copy_path(self.folder, key)

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.desk import remove_layer

            desk = remove_layer(connection, key)
            copy.unlink(missing_ok=True)
            return desk

        self.context.desk.change(write)

    def _listing_closed(self) -> None:
        self.listing = None

    def close(self) -> None:
        """Cancel an import, and wait for the layer that is being loaded."""
        self.importer.cancel()
        if self._worker is not None:
            self._worker.close()
