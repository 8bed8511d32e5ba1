"""The desk of one window: every write goes through one thread, in order, and none is dropped."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from explorer.domain.desk import Desk

if TYPE_CHECKING:
    from explorer.store.desk_file import DeskConnection, OpenedDesk
    from explorer.store.own_records import PastRecord

Arguments = ParamSpec("Arguments")


class DeskSession(QObject):
    """Holds what is known of the desk; ``changed`` tells of every change, ``failed`` of a write
    that was not taken, with what was to be written still in the hands of its writer.
    """

    changed = Signal(object)
    opened = Signal(object)
    failed = Signal(object)
    _reached = Signal(object)

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.path = path
        self.desk = Desk()
        self._connection: DeskConnection | None = None
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk writer")
        self.changed.connect(self._keep)
        self._reached.connect(lambda told: told())

    def change(
        self,
        work: "Callable[Concatenate[DeskConnection, Arguments], Desk]",
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> None:
        """Let a function of ``store`` change the desk, after all that was asked for before."""

        def run() -> None:
            # Opened by the first who needs it: at the start it would take time from the panes.
            connection = self._connection or self._open()
            self.changed.emit(work(connection, *arguments, **named))

        if not self._closed:
            self._thread.submit(self._told, run)

    @property
    def is_read(self) -> bool:
        """True once the desk was read from its file."""
        return self._connection is not None

    def ask_history(self, key: str, told: "Callable[[tuple[PastRecord, ...]], None]") -> None:
        """Read what one of the user's own records was before; ``told`` on the GUI thread."""

        def run() -> None:
            from explorer.store.own_records import history

            found = history(self._connection or self._open(), key)
            self._reached.emit(lambda: told(found))

        if not self._closed:
            self._thread.submit(self._told, run)

    def after(self, told: Callable[[], None]) -> None:
        """Call ``told`` on the GUI thread once all that was asked for is written."""
        if not self._closed:
            self._thread.submit(self._reached.emit, told)

    def reload(self) -> None:
        """Read again what another window may have written; nothing where it was not read yet."""
        if self._connection is None:
            return
        from explorer.store.desk import read_desk

        self.change(read_desk)

    def back_up(self) -> None:
        """Back the desk up, once a day."""

        def copy(connection: "DeskConnection") -> Desk:
            from explorer.store.desk import read_desk
            from explorer.store.desk_file import back_up, backed_up_today

            # Read here: what the window knows may be older than what this thread just opened.
            desk = read_desk(connection)
            if desk != Desk() and not backed_up_today(self.path):
                back_up(connection, self.path)
            return desk

        self.change(copy)

    def take_over(self, backup: Path) -> None:
        """Bring what a back-up holds into the desk."""

        def copy(connection: "DeskConnection") -> Desk:
            from explorer.store.desk import read_desk
            from explorer.store.desk_file import take_over

            take_over(connection, backup)
            return read_desk(connection)

        self.change(copy)

    def close(self) -> None:
        """Wait until everything is written; what is asked for later comes to nothing."""
        self._closed = True
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _keep(self, desk: Desk) -> None:
        self.desk = desk

    def _told(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - told on the GUI thread, whatever it is
            from explorer.store.desk_file import as_desk_error

            self.failed.emit(as_desk_error(error, self.path))

    def _open(self) -> "DeskConnection":
        from explorer.store.desk import read_desk
        from explorer.store.desk_file import open_desk

        found: OpenedDesk = open_desk(self.path)
        self._connection = found.connection
        self.changed.emit(read_desk(found.connection))
        self.opened.emit(found)
        return found.connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
