"""Controller of the import of a layer: its file is read in a child process, shown, and accepted."""

import os
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressDialog

from explorer.i18n.message_catalog import load_words
from explorer.system.file_kinds import LAYERS
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId

if TYPE_CHECKING:
    from explorer.local_layers.import_report import LayerReport
    from explorer.ui.features.local_layers.import_process import LayerReading
    from explorer.ui.features.local_layers.layer_map import LayerMap

_PATIENCE_MS = 400


class LayerImportController(QObject):
    """Reads files of layers.

    Several files are read in turn: each is reported and accepted before the next.
    ``layer_accepted`` emits the report, the name, the path of the copy of the shapes, and the
    column that names the features.
    """

    layer_accepted = Signal(object, str, object, str)

    def __init__(self, context: AppContext, panel: "LayerMap") -> None:
        super().__init__(context.browsing)
        self.context = context
        self.panel = panel
        self.folder = context.places.layers
        self.reading: LayerReading | None = None
        self._waiting: list[Path] = []
        self._numbers = count(1)
        context.actions[ActionId.OPEN_LAYER].triggered.connect(self.ask_for_file)

    def ask_for_file(self) -> None:
        """Ask for files and read them."""
        from explorer.ui.dialogs.file_choice import ask_sources

        chosen = ask_sources(
            self.context.dialog_parent,
            self.tr("Open map layer"),
            self.tr("Map layers ({kinds})").format(
                kinds=" ".join(f"*{ending}" for ending in LAYERS)
            ),
        )
        self.open_files([Path(name) for name in chosen])

    def open_files(self, sources: Sequence[Path]) -> None:
        """Read files in turn, after those that are being read."""
        self._waiting += sources
        if self.reading is None:
            self._open_next()

    def _open_next(self) -> None:
        self.reading = None
        if self._waiting:
            self.open_file(self._waiting.pop(0))

    def open_file(self, source: Path, *, latitude_first: bool = False) -> None:
        """Read a file in a child process; its content is reported before it is drawn."""
        from explorer.ui.features.local_layers.import_process import LayerReading

        if self.reading is not None:
            self.reading.cancel()
        # Each has a file of its own: the copy before it may not be stored yet.
        target = self.folder / f".incoming-{os.getpid()}-{next(self._numbers)}.npz"
        reading = LayerReading(source, target, self, latitude_first=latitude_first)
        progress = self._progress(reading)
        reading.read.connect(lambda report: self._ask(reading, report))
        reading.failed.connect(self._show_failure)
        reading.ended.connect(progress.deleteLater)
        self.reading = reading
        reading.start()

    def _progress(self, reading: "LayerReading") -> QProgressDialog:
        progress = QProgressDialog(self.context.dialog_parent)
        progress.setWindowTitle(self.tr("Open map layer"))
        progress.setRange(0, 0)
        progress.setValue(0)  # or it would never show by itself
        progress.setMinimumDuration(_PATIENCE_MS)
        progress.setAutoClose(False)
        progress.canceled.connect(self._cancelled)
        stages = {
            "copying": self.tr("Opening {file}"),
            "reading": self.tr("Reading {file}"),
            "checking": self.tr("Checking shapes of {file}"),
        }

        def show_stage(stage: str) -> None:
            sentence = stages.get(stage, stages["reading"])
            progress.setLabelText(sentence.format(file=reading.source.name))

        show_stage("copying")
        reading.stage.connect(show_stage)
        return progress

    def _show_failure(self, message: str) -> None:
        self.context.notifier.show_warning(message)
        self._open_next()

    def _cancelled(self) -> None:
        self.cancel()
        self.context.notifier.show_status(self.tr("Cancelled. The map is unchanged."))

    def cancel(self) -> None:
        """End a reading that is under way, and those that wait."""
        self._waiting.clear()
        if self.reading is not None:
            self.reading.cancel()
            self.reading = None

    def _ask(self, reading: "LayerReading", report: "LayerReport") -> None:
        from explorer.local_layers.import_report import extents_overlap, swapped
        from explorer.ui.features.local_layers.import_dialog import LayerReportDialog

        extent = self.panel.ground_degrees
        off_map = extent is not None and not extents_overlap(report.extent, extent)
        dialog = LayerReportDialog(
            self.context.dialog_parent,
            report,
            load_words(self.context.browsing.language),
            off_map=off_map,
            swapped=extent is not None
            and off_map
            and extents_overlap(swapped(report.extent), extent),
        )

        def accept() -> None:
            if dialog.latitude_first.isChecked():
                self._discard(reading.target)
                self.open_file(reading.source, latitude_first=True)
            else:
                column = dialog.name_column
                self.layer_accepted.emit(report, dialog.name.text(), reading.target, column)
                self._open_next()

        def reject() -> None:
            self._discard(reading.target)
            self._open_next()

        dialog.accepted.connect(accept)
        dialog.rejected.connect(reject)
        dialog.open()

    def _discard(self, copy: Path) -> None:
        """Remove the copy of a layer that is not added."""
        self.context.files.submit(lambda: copy.unlink(missing_ok=True))
