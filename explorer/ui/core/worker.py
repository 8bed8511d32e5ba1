"""Reads of the pack off the GUI thread; a newer request cancels an older one of its kind."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from explorer.store.pack.connection import PackConnection

Result = TypeVar("Result")


@dataclass(slots=True)
class _Request:
    kind: str
    ticket: int
    work: "Callable[[PackConnection], Any]"
    done: Callable[[Any], None]


class Reader(QObject):
    """Runs read functions on a thread of its own and hands their results to the GUI thread.

    ``open_connection`` is called on that thread before the first read. An error of a read is
    handed to ``failed`` on the GUI thread.
    """

    failed = Signal(object)
    _answered = Signal(object, object, object)

    def __init__(self, open_connection: "Callable[[], PackConnection]", parent: QObject) -> None:
        super().__init__(parent)
        self._open = open_connection
        self._wake = threading.Condition()
        self._waiting: list[_Request] = []
        self._running: _Request | None = None
        self._newest: dict[str, int] = {}
        self._tickets = 0
        self._closing = False
        self._stale = False
        self._connection: PackConnection | None = None
        self._answered.connect(self._deliver)
        self._thread = threading.Thread(target=self._work, name="pack reader")
        self._thread.start()

    def ask(
        self,
        kind: str,
        work: "Callable[[PackConnection], Result]",
        done: Callable[[Result], None],
    ) -> None:
        """Run ``work`` on the reader thread and give its result to ``done`` on this one.

        A request of the same ``kind`` that is waiting or running is cancelled, its result dropped.
        """
        with self._wake:
            self._tickets += 1
            self._newest[kind] = self._tickets
            self._waiting = [other for other in self._waiting if other.kind != kind]
            self._waiting.append(_Request(kind, self._tickets, work, done))
            if self._running is not None and self._running.kind == kind:
                self._interrupt()
            self._wake.notify()

    def reopen(self, open_connection: "Callable[[], PackConnection]") -> None:
        """Use another connection from the next read on; the one in use is closed then."""
        with self._wake:
            self._open = open_connection
            self._stale = True

    def close(self) -> None:
        """Drop what waits, stop what runs, and wait for the thread to end."""
        with self._wake:
            self._closing = True
            self._waiting.clear()
            self._newest.clear()
            self._interrupt()
            self._wake.notify()
        self._thread.join()

    def _interrupt(self) -> None:
        if self._connection is not None and self._running is not None:
            from explorer.store.pack.connection import interrupt

            interrupt(self._connection)

    def _next(self) -> _Request | None:
        with self._wake:
            self._running = None
            while not self._waiting and not self._closing:
                self._wake.wait()
            if self._closing:
                return None
            self._running = self._waiting.pop(0)
            return self._running

    def _work(self) -> None:
        while (request := self._next()) is not None:
            try:
                result, error = request.work(self._connected()), None
            except Exception as caught:  # noqa: BLE001 - told on the GUI thread, whatever it is
                result, error = None, caught
            self._answered.emit(request, result, error)
        if self._connection is not None:
            self._connection.close()

    def _connected(self) -> "PackConnection":
        if self._stale and self._connection is not None:
            self._connection.close()
            self._connection = None
        self._stale = False
        if self._connection is None:
            self._connection = self._open()
        return self._connection

    def _deliver(self, request: _Request, result: object, error: Exception | None) -> None:
        # An interrupted or overtaken request is of no interest any more, nor is its error.
        if self._newest.get(request.kind) != request.ticket:
            return
        if error is not None:
            self.failed.emit(error)
        else:
            request.done(result)
