"""The desk of one window: every write goes through one thread, in order, and none is dropped."""

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from explorer.domain.desk.desk import Desk, Note
from explorer.errors import UserFacingError

if TYPE_CHECKING:
    from explorer.store.desk.file import DeskConnection, OpenedDesk
    from explorer.store.desk.local_records import PastRecord

Arguments = ParamSpec("Arguments")

#: Pause between two tries at a desk that another process holds; each try waits by itself as well.
_RETRY_SECONDS = 0.5
#: Without a write for so long, the write-ahead log is moved into the desk's file.
_IDLE_MS = 30_000


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """What became of a text that was to be saved.

    ``stored`` is what another window stored meanwhile, where that is why nothing was written;
    ``error`` is any other reason. Neither means that the text is saved.
    """

    stored: Note | None = None
    error: Exception | None = None


class DeskSession(QObject):
    """Holds the desk as it was last read.

    ``changed`` gives the desk after every change, ``failed`` the error of a write that was not
    made, ``waiting`` is True while another process holds the desk and the write is tried again.
    """

    changed = Signal(object)
    opened = Signal(object)
    failed = Signal(object)
    waiting = Signal(bool)
    _reached = Signal(object)

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.path = path
        self.desk = Desk()
        self.is_waiting = False
        #: False where the desk lives in memory because its place cannot be written.
        self.is_durable = True
        self._connection: DeskConnection | None = None
        self._closed = False
        self._abandoned = threading.Event()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk writer")
        self.changed.connect(self._keep)
        self.waiting.connect(self._keep_waiting)
        self._reached.connect(self._call)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._checkpoint)
        self.changed.connect(self._idle.start)

    def change(
        self,
        work: "Callable[Concatenate[DeskConnection, Arguments], Desk]",
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> None:
        """Let a function of ``store`` change the desk, after all that was asked for before."""
        self._submit(lambda connection: self._show(work(connection, *arguments, **named)))

    def save(
        self, work: "Callable[[DeskConnection], Desk]", done: Callable[[SaveOutcome], None]
    ) -> None:
        """Store a text; ``done`` is called on the GUI thread with what became of it."""

        def run(connection: "DeskConnection") -> None:
            from explorer.store.desk.desk import ChangedElsewhereError, read_desk

            try:
                self._show(work(connection))
            except ChangedElsewhereError as refusal:
                self._show(read_desk(connection))
                outcome = SaveOutcome(stored=refusal.stored)
            else:
                outcome = SaveOutcome()
            self._on_gui_thread(partial(done, outcome))

        def fail(error: Exception) -> None:
            self._on_gui_thread(partial(done, SaveOutcome(error=error)))

        self._submit(run, fail)

    @property
    def is_read(self) -> bool:
        """True once the desk was read from its file."""
        return self._connection is not None

    def ask_history(self, key: str, done: "Callable[[tuple[PastRecord, ...]], None]") -> None:
        """Read the earlier versions of a local record; ``done`` is called on the GUI thread."""

        def run(connection: "DeskConnection") -> None:
            from explorer.store.desk.local_records import history

            versions = history(connection, key)
            self._on_gui_thread(partial(done, versions))

        self._submit(run)

    def after(self, call: Callable[[], None]) -> None:
        """Call a function on the GUI thread once all that was asked for is written."""
        if not self._closed:
            self._thread.submit(self._on_gui_thread, call)

    def read(self) -> None:
        """Open and read the desk, where that has not been done yet."""
        if self._connection is None:
            self._submit(lambda _: None)

    def reload(self) -> None:
        """Read again what another window may have written; nothing where it was not read yet."""
        if self._connection is None:
            return
        from explorer.store.desk.desk import read_desk

        self.change(read_desk)

    def back_up(self) -> None:
        """Back the desk up, once a day. A desk in memory, or an empty one, is not backed up."""

        def copy(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.desk import read_desk
            from explorer.store.desk.file import back_up, backed_up_today

            # Read here: what the window shows may be older than what this thread just opened.
            desk = read_desk(connection)
            if self.is_durable and desk != Desk() and not backed_up_today(self.path):
                back_up(connection, self.path)
            return desk

        self.change(copy)

    def take_over(self, backup: Path) -> None:
        """Insert what a back-up holds and the desk does not."""

        def copy(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.desk import read_desk
            from explorer.store.desk.file import take_over

            take_over(connection, backup)
            return read_desk(connection)

        self.change(copy)

    def drain(self, seconds: float) -> None:
        """Wait until all that was asked for is written, and hand over the answers.

        Gives up after ``seconds``. Only for a window that is closing: it stops the GUI thread.
        """
        if not self._closed:
            with contextlib.suppress(TimeoutError):
                self._thread.submit(lambda: None).result(timeout=seconds)
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def close(self) -> None:
        """Wait until everything is written; what is asked for later is not done.

        A write that waits for another process is tried once more and then given up: the caller
        has asked the user before.
        """
        self._closed = True
        self._idle.stop()
        if self.is_waiting:
            self._abandoned.set()
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _show(self, desk: Desk) -> None:
        """Let everything that shows the desk follow, in one step of the GUI thread."""
        self._on_gui_thread(partial(self.changed.emit, desk))

    def _on_gui_thread(self, call: Callable[[], None]) -> None:
        """Have a function called on the GUI thread. May be called on any thread."""
        self._reached.emit(call)

    def _call(self, call: Callable[[], None]) -> None:
        call()

    def _keep(self, desk: Desk) -> None:
        self.desk = desk

    def _keep_waiting(self, is_waiting: bool) -> None:
        self.is_waiting = is_waiting

    def _submit(
        self,
        work: "Callable[[DeskConnection], None]",
        fail: Callable[[Exception], None] | None = None,
    ) -> None:
        if not self._closed:
            self._thread.submit(self._run, work, fail)

    def _run(
        self,
        work: "Callable[[DeskConnection], None]",
        fail: Callable[[Exception], None] | None,
    ) -> None:
        """Do work on the writer thread, again and again while another process holds the desk."""
        try:
            self._until_free(work)
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, whatever it is
            from explorer.store.desk.file import as_desk_error

            refusal = as_desk_error(error, self.path)
            if fail is not None:
                fail(refusal)
            if fail is None or not isinstance(refusal, UserFacingError):
                self._on_gui_thread(partial(self.failed.emit, refusal))

    def _until_free(self, work: "Callable[[DeskConnection], None]") -> None:
        is_waiting = False
        while True:
            try:
                # Opened by the first who needs it: at start it would take time from the panes.
                work(self._connection or self._open())
            except Exception as error:
                from explorer.store.desk.file import is_busy

                if not is_busy(error) or self._abandoned.is_set():
                    raise
                if not is_waiting:
                    is_waiting = True
                    self._on_gui_thread(partial(self.waiting.emit, True))
                self._abandoned.wait(_RETRY_SECONDS)
            else:
                if is_waiting:
                    self._on_gui_thread(partial(self.waiting.emit, False))
                return

    def _checkpoint(self) -> None:
        def move(connection: "DeskConnection") -> None:
            from explorer.store.desk.file import checkpoint

            if self.is_durable:
                checkpoint(connection)

        self._submit(move)

    def _open(self) -> "DeskConnection":
        from explorer.store.desk.desk import read_desk
        from explorer.store.desk.file import open_desk_or_copy

        opened: OpenedDesk = open_desk_or_copy(self.path)
        self.is_durable = not opened.in_memory
        self._connection = opened.connection
        self._on_gui_thread(partial(self.opened.emit, opened))
        self._show(read_desk(opened.connection))
        return opened.connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
