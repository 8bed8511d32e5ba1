"""Reading a layer's file in a process of its own, without the window waiting for it."""

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from explorer.local_layers.child_process import (
    command,
    environment,
    failed_error,
    parse_message,
    timeout_error,
)
from explorer.local_layers.import_report import LayerReport
from explorer.system.limits import MAX_LAYER_SECONDS
from explorer.system.paths import PROGRAM


class LayerReading(QObject):
    """One reading. ``read`` gives what was found, ``failed`` a plain sentence; one of them, once.

    After ``cancel`` neither is emitted, only ``ended``.
    """

    stage = Signal(str)
    read = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(
        self, source: Path, target: Path, parent: QObject, *, latitude_first: bool = False
    ) -> None:
        super().__init__(parent)
        self.source = source
        self.target = target
        self._latitude_first = latitude_first
        self._over = False
        self._process = QProcess(self)
        settings = QProcessEnvironment()
        for name, value in environment().items():
            settings.insert(name, value)
        self._process.setProcessEnvironment(settings)
        self._process.setWorkingDirectory(str(PROGRAM))
        self._process.readyReadStandardOutput.connect(self._listen)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._finished)

    def start(self) -> None:
        """Start the process."""
        program, *arguments = command(
            self.source,
            self.target,
            latitude_first=self._latitude_first,
            ends_with_input=True,
        )
        self._process.start(program, arguments)
        QTimer.singleShot(MAX_LAYER_SECONDS * 1000, self, self._give_up)

    def cancel(self) -> None:
        """End the process, if it still runs."""
        if not self._over:
            self._over = True
            self._process.kill()
            self.ended.emit()

    def _give_up(self) -> None:
        if not self._over:
            self._process.kill()
            self._end_with(str(timeout_error(self.source)))

    def _listen(self) -> None:
        while self._process.canReadLine() and not self._over:
            said = parse_message(bytes(self._process.readLine().data()).decode("utf-8", "replace"))
            if said.stage:
                self.stage.emit(said.stage)
            elif said.error:
                self._end_with(said.error)
            elif said.report is not None:
                self._end_with(said.report)

    def _finished(self) -> None:
        self._listen()
        crashed = self._process.exitStatus() == QProcess.ExitStatus.CrashExit
        signal = self._process.exitCode() if crashed else 0
        self._end_with(str(failed_error(self.source, signal)))

    def _end_with(self, outcome: LayerReport | str) -> None:
        if self._over:
            return
        self._over = True
        self.ended.emit()
        if isinstance(outcome, str):
            self.failed.emit(outcome)
        else:
            self.read.emit(outcome)
