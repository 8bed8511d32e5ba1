"""A layer's file on its way in: opened or dropped, read apart, looked through, taken or left."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from explorer.i18n.message_catalog import load_words
from explorer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from explorer.local_layers.import_report import LayerReport
    from explorer.ui.features.local_layers.import_process import LayerReading

_PATIENCE_MS = 400


class LayerImportController(QObject):
    """Takes files for ``window``. ``taken`` gives the report, the name, the copy of the shapes."""

    taken = Signal(object, str, object)
    refused = Signal(str)
    told = Signal(str)

    def __init__(self, window: MainWindow, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.window = window
        self.folder = folder
        self.language = "en"
        self.reading: LayerReading | None = None
        window.actions_by_name["open_layer"].triggered.connect(self.ask_for_file)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a file that is dropped on the window."""
        if isinstance(event, QDropEvent):
            files = _layer_files(event)
            if files:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.open_file(files[0])
                return True
        return super().eventFilter(watched, event)

    def ask_for_file(self) -> None:
        """Ask for a file and read it."""
        from explorer.local_layers.formats import ENDINGS

        chosen, _ = QFileDialog.getOpenFileName(
            self.window,
            self.tr("Open a map layer"),
            "",
            self.tr("Map layers ({kinds})").format(
                kinds=" ".join(f"*{ending}" for ending in ENDINGS)
            ),
        )
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, source: Path, *, latitude_first: bool = False) -> None:
        """Read a file while the window goes on; what was found is told before it is drawn."""
        from explorer.ui.features.local_layers.import_process import LayerReading

        self.cancel()
        target = self.folder / f".incoming-{os.getpid()}.npz"
        reading = LayerReading(source, target, self, latitude_first=latitude_first)
        progress = self._progress(reading)
        reading.read.connect(lambda report: self._ask(reading, report))
        reading.failed.connect(self.refused)
        reading.ended.connect(progress.deleteLater)
        self.reading = reading
        reading.start()

    def _progress(self, reading: "LayerReading") -> QProgressDialog:
        progress = QProgressDialog(self.window)
        progress.setWindowTitle(self.tr("Open a map layer"))
        progress.setRange(0, 0)
        progress.setValue(0)  # or it would never show by itself
        progress.setMinimumDuration(_PATIENCE_MS)
        progress.setAutoClose(False)
        progress.canceled.connect(self._cancelled)
        stages = {
            "copying": self.tr("Opening {file}"),
            "reading": self.tr("Reading {file}"),
            "checking": self.tr("Checking the shapes of {file}"),
        }

        def tell(stage: str) -> None:
            sentence = stages.get(stage, stages["reading"])
            progress.setLabelText(sentence.format(file=reading.source.name))

        tell("copying")
        reading.stage.connect(tell)
        return progress

    def _cancelled(self) -> None:
        self.cancel()
        self.told.emit(self.tr("Reading was cancelled; the map is as it was."))

    def cancel(self) -> None:
        """End a reading that is under way."""
        if self.reading is not None:
            self.reading.cancel()
            self.reading = None

    def _ask(self, reading: "LayerReading", report: "LayerReport") -> None:
        from explorer.local_layers.import_report import extents_overlap, swapped
        from explorer.ui.features.local_layers.import_dialog import LayerReportDialog

        ground = self.window.map.ground_degrees
        off_map = ground is not None and not extents_overlap(report.extent, ground)
        dialog = LayerReportDialog(
            self.window,
            report,
            load_words(self.language),
            off_map=off_map,
            swapped=ground is not None
            and off_map
            and extents_overlap(swapped(report.extent), ground),
        )

        def accept() -> None:
            if dialog.latitude_first.isChecked():
                self.open_file(reading.source, latitude_first=True)
            else:
                self.taken.emit(report, dialog.name.text(), reading.target)

        dialog.accepted.connect(accept)
        dialog.open()


def _layer_files(event: QDropEvent) -> list[Path]:
    """Local files of a drop that may be layers."""
    from explorer.local_layers.formats import ENDINGS

    files = (Path(url.toLocalFile()) for url in event.mimeData().urls())
    return [file for file in files if file.suffix.lower() in ENDINGS]
