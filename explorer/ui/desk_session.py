"""The desk of one window: every write goes through one thread, in order, and none is dropped."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.domain.desk import Desk, MapView
from explorer.domain.own_layers import OwnLayerEntry

if TYPE_CHECKING:
    from explorer.store.desk_file import DeskConnection, OpenedDesk


class DeskSession(QObject):
    """Holds what is known of the desk; ``changed`` tells of every change, ``failed`` of a write
    that was not taken, with what was to be written still in the hands of its writer.
    """

    changed = Signal(object)
    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.path = path
        self.desk = Desk()
        self._connection: DeskConnection | None = None
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk writer")
        self.changed.connect(self._keep)

    def save_note(self, reference: str, text: str, based_on: str) -> None:
        """Keep a note that was written over ``based_on``."""

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk import save_note

            return save_note(connection, reference, text, based_on)

        self._change(write)

    def set_pinned(self, reference: str, *, pinned: bool) -> None:
        """Pin a reference or take its pin away."""

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk import set_pinned

            return set_pinned(connection, reference, pinned=pinned)

        self._change(write)

    def save_view(self, view: MapView) -> None:
        """Keep a view of the map."""

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk import save_view

            return save_view(connection, view)

        self._change(write)

    def remove_view(self, name: str) -> None:
        """Forget a view of the map."""

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk import remove_view

            return remove_view(connection, name)

        self._change(write)

    def save_layer(self, layer: OwnLayerEntry, copy: tuple[Path, Path] | None = None) -> None:
        """Keep an own layer or a change to it; ``copy`` is moved from its first place to its last.

        The copy comes first: a layer on the desk always has its shapes.
        """

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk import save_layer

            if copy is not None:
                copy[0].replace(copy[1])
            return save_layer(connection, layer)

        self._change(write)

    def remove_layer(self, key: str, copy: Path) -> None:
        """Forget an own layer, then delete its copy."""

        def write(connection: "DeskConnection") -> Desk:
            from explorer.store.desk import remove_layer

            left = remove_layer(connection, key)
            copy.unlink(missing_ok=True)
            return left

        self._change(write)

    def reload(self) -> None:
        """Read again what another window may have written; nothing where it was not read yet."""
        if self._connection is None:
            return

        def read(connection: "DeskConnection") -> Desk:
            from explorer.store.desk import read_desk

            return read_desk(connection)

        self._change(read)

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

        self._change(copy)

    def take_over(self, backup: Path) -> None:
        """Bring a back-up's notes and pins into the desk."""

        def copy(connection: "DeskConnection") -> Desk:
            from explorer.store.desk import read_desk
            from explorer.store.desk_file import take_over

            take_over(connection, backup)
            return read_desk(connection)

        self._change(copy)

    def close(self) -> None:
        """Wait until everything is written; what is asked for later comes to nothing."""
        self._closed = True
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _keep(self, desk: Desk) -> None:
        self.desk = desk

    def _do(self, work: Callable[[], None]) -> None:
        if self._closed:
            return
        self._thread.submit(self._told, work)

    def _told(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - told on the GUI thread, whatever it is
            from explorer.store.desk_file import as_desk_error

            self.failed.emit(as_desk_error(error, self.path))

    def _change(self, work: "Callable[[DeskConnection], Desk]") -> None:
        def run() -> None:
            # Opened by the first who needs it: at the start it would take time from the panes.
            connection = self._connection or self._open()
            self.changed.emit(work(connection))

        self._do(run)

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
