"""Reads of a compiled pack on a worker thread that owns the connection."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from explorer.ui.core.worker import Worker

if TYPE_CHECKING:
    from explorer.store.pack.connection import PackConnection

Result = TypeVar("Result")


class PackReader(QObject):
    """Worker with a pack connection, which is opened on its thread before the first read.

    A newer read of a kind cancels the older one and interrupts its SQL. An error of a read is
    emitted by ``failed``.
    """

    failed = Signal(object)

    def __init__(
        self,
        open_connection: "Callable[[], PackConnection]",
        parent: QObject,
        name: str = "pack reader",
    ) -> None:
        super().__init__(parent)
        self._open = open_connection
        self._is_stale = False
        self._connection: PackConnection | None = None
        self._worker = Worker(name, self, interrupt=self._interrupt, finish=self._disconnect)
        self._worker.failed.connect(self.failed)

    def read(
        self,
        kind: str,
        work: "Callable[[PackConnection], Result]",
        done: Callable[[Result], None],
    ) -> None:
        """Run ``work`` with the connection, then ``done`` with its result on the GUI thread."""
        self._worker.submit(lambda: work(self._connected()), done, kind=kind)

    def cancel(self, kind: str) -> None:
        """Drop the read of a kind; its result is not delivered."""
        self._worker.cancel(kind)

    def pause(self) -> None:
        """Read nothing until ``resume``."""
        self._worker.pause()

    def resume(self) -> None:
        """Read what was requested in the meantime."""
        self._worker.resume()

    def reopen(self, open_connection: "Callable[[], PackConnection]") -> None:
        """Use another connection from the next read on, and close the present one then."""
        self._open = open_connection
        self._is_stale = True

    def close(self) -> None:
        """Drop the reads that wait, interrupt the one that runs, and wait for the thread."""
        self._worker.close()

    def _interrupt(self) -> None:
        if self._connection is not None:
            from explorer.store.pack.connection import interrupt

            interrupt(self._connection)

    def _connected(self) -> "PackConnection":
        if self._is_stale:
            self._disconnect()
        if self._connection is None:
            self._connection = self._open()
        return self._connection

    def _disconnect(self) -> None:
        self._is_stale = False
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
