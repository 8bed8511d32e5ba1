"""Makes pages on a thread of its own: the newest wish counts, older ones are dropped."""

import contextlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

Work = Callable[[], object]


class PageMaker(QObject):
    """Runs one piece of work at a time; ``done`` and ``failed`` come on the GUI thread.

    Work of a kind replaces what waits of that kind; a result that was overtaken is dropped.
    ``ended`` comes when it was closed and nothing runs any more.
    """

    done = Signal(str, object)
    failed = Signal(str, object)
    ended = Signal()
    _ended = Signal(str, int, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wake = threading.Condition()
        self._waiting: dict[str, tuple[int, Work]] = {}
        self._newest: dict[str, int] = {}
        self._tickets = 0
        self._closing = False
        self._ended.connect(self._deliver)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.wait)
        self._thread = threading.Thread(target=self._run, name="page maker")
        self._thread.start()

    def ask(self, kind: str, work: Work) -> None:
        """Do some work soon, instead of earlier work of its kind."""
        with self._wake:
            self._tickets += 1
            self._newest[kind] = self._tickets
            self._waiting.pop(kind, None)
            self._waiting[kind] = (self._tickets, work)
            self._wake.notify()

    def drop(self, kind: str) -> None:
        """Give up work of a kind; what runs is not interrupted, but nobody hears of it."""
        with self._wake:
            self._waiting.pop(kind, None)
            self._newest.pop(kind, None)

    def close(self) -> None:
        """Drop what waits; what runs comes to its end, but nobody hears of it."""
        with self._wake:
            self._closing = True
            self._waiting.clear()
            self._newest.clear()
            self._wake.notify()

    def wait(self) -> None:
        """Close, and wait for the thread to end."""
        self.close()
        self._thread.join()

    def _next(self) -> tuple[str, int, Work] | None:
        with self._wake:
            while not self._waiting and not self._closing:
                self._wake.wait()
            if self._closing:
                return None
            kind = next(iter(self._waiting))
            return kind, *self._waiting.pop(kind)

    def _run(self) -> None:
        while (wish := self._next()) is not None:
            kind, ticket, work = wish
            try:
                result, error = work(), None
            except Exception as caught:  # noqa: BLE001 - told on the GUI thread, whatever it is
                result, error = None, caught
            with contextlib.suppress(RuntimeError):  # its window is gone already
                self._ended.emit(kind, ticket, result, error)
        with contextlib.suppress(RuntimeError):  # its window is gone already
            self.ended.emit()

    def _deliver(self, kind: str, ticket: int, result: object, error: Exception | None) -> None:
        if self._newest.get(kind) != ticket:
            return
        if error is not None:
            self.failed.emit(kind, error)
        else:
            self.done.emit(kind, result)
