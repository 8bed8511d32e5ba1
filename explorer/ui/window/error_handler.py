"""Global exception handler: log the error and show a copyable report without terminating."""

import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from explorer.errors import FAULT_STATUS


class ErrorHandler(QObject):
    """Handler of unexpected errors, which shows one dialog at a time.

    Without a person to read it the program ends, so that a test of it does not wait.
    """

    _caught = Signal(str)

    def __init__(self, window: QWidget, log: Path, is_attended: bool = True) -> None:
        super().__init__(window)
        self._window = window
        self._log = log
        self._is_attended = is_attended
        self._is_open = False
        self._caught.connect(self._show)

    def install(self) -> None:
        """Handle the errors of the interpreter and of its threads."""
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an error and show it. May be called on any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from explorer.system.text_safety import printable
        from explorer.ui.dialogs.error import report_of

        report = report_of(kind, error, trace)
        sys.stderr.write(printable(report))
        self._write(report)
        self._caught.emit(report)

    def stop_showing(self) -> None:
        """Log errors without showing them from now on: the window is closed."""
        self._is_open = True

    def _write(self, report: str) -> None:
        import logging

        from explorer.system.logs import start_logging

        start_logging(self._log)  # the error may come before the first paint
        logging.getLogger(__name__).error("%s", report)

    def _show(self, report: str) -> None:
        if self._is_open:
            return
        if not self._is_attended:
            QApplication.exit(FAULT_STATUS)
            return
        from explorer.ui.dialogs.error import ErrorDialog

        self._is_open = True
        dialog = ErrorDialog(self._window, report, str(self._log))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._is_open = False
