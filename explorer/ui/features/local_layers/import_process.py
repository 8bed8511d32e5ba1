"""Reading of a layer's file in a child process, while the window stays responsive."""

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
    """One reading. Either ``read`` emits a report or ``failed`` a plain sentence, once.

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
        self._has_ended = False
        self._process = QProcess(self)
        settings = QProcessEnvironment()
        for name, value in environment().items():
            settings.insert(name, value)
        self._process.setProcessEnvironment(settings)
        self._process.setWorkingDirectory(str(PROGRAM))
        self._process.readyReadStandardOutput.connect(self._read_messages)
        self._process.finished.connect(self._on_process_ended)
        self._process.errorOccurred.connect(self._on_process_ended)

    def start(self) -> None:
        """Start the process."""
        program, *arguments = command(
            self.source,
            self.target,
            latitude_first=self._latitude_first,
            ends_with_input=True,
        )
        self._process.start(program, arguments)
        QTimer.singleShot(MAX_LAYER_SECONDS * 1000, self, self._on_timeout)

    def cancel(self) -> None:
        """End the process if it is running."""
        if not self._has_ended:
            self._has_ended = True
            self._process.kill()
            self.ended.emit()

    def _on_timeout(self) -> None:
        if not self._has_ended:
            self._process.kill()
            self._end_with(str(timeout_error(self.source)))

    def _read_messages(self) -> None:
        while self._process.canReadLine() and not self._has_ended:
            line = bytes(self._process.readLine().data()).decode("utf-8", "replace")
            message = parse_message(line)
            if message.stage:
                self.stage.emit(message.stage)
            elif message.error:
                self._end_with(message.error)
            elif message.report is not None:
                self._end_with(message.report)

    def _on_process_ended(self) -> None:
        self._read_messages()
        crashed = self._process.exitStatus() == QProcess.ExitStatus.CrashExit
        signal = self._process.exitCode() if crashed else 0
        self._end_with(str(failed_error(self.source, signal)))

    def _end_with(self, outcome: LayerReport | str) -> None:
        if self._has_ended:
            return
        self._has_ended = True
        self.ended.emit()
        if isinstance(outcome, str):
            self.failed.emit(outcome)
        else:
            self.read.emit(outcome)
