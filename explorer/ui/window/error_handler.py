"""Errors nobody expected: logged, shown with a report to copy, and the program goes on."""

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.system.private_files import make_private_file, make_private_folder

_LARGEST_LOG = 1_000_000


class ErrorCatcher(QObject):
    """Takes what would end in a bare traceback. One window at a time, however many errors come."""

    _caught = Signal(str)

    def __init__(self, window: QWidget, log: Path) -> None:
        super().__init__(window)
        self._window = window
        self._log = log
        self._shown = False
        self._caught.connect(self._show)

    def install(self) -> None:
        """Become the handler of the interpreter and of its threads."""
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

    def _write(self, report: str) -> None:
        logger = logging.getLogger("explorer")
        if not logger.handlers:
            from logging.handlers import RotatingFileHandler

            try:
                make_private_folder(self._log.parent)
                make_private_file(self._log)
                handler: logging.Handler = RotatingFileHandler(
                    self._log, maxBytes=_LARGEST_LOG, backupCount=1, encoding="utf-8"
                )
            except OSError:
                # No place for a log: the report is still shown and on standard error.
                handler = logging.NullHandler()
            handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
            logger.addHandler(handler)
        logger.error("%s", report)

    def _show(self, report: str) -> None:
        if self._shown:
            return
        from explorer.ui.dialogs.error import ErrorDialog

        self._shown = True
        dialog = ErrorDialog(self._window, report, str(self._log))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._shown = False
