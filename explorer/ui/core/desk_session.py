"""The desk of one window: every write runs on one thread, in order, and none is dropped."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.domain.desk.desk import Desk, Note
from explorer.domain.desk.desk_change import DeskChange, changes_between
from explorer.errors import UserFacingError
from explorer.ui.core.worker import Worker

if TYPE_CHECKING:
    from explorer.store.desk.file import DeskConnection, OpenedDesk

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

#: Pause between two tries at a desk that another process holds; each try waits by itself as well.
_RETRY_SECONDS = 0.5
#: After this time without a write, the write-ahead log is moved into the desk's file.
_IDLE_MS = 30_000


#: Time after which a thread that waits for the desk looks whether it still should.
_POLL_SECONDS = 0.2


class AbandonedError(Exception):
    """A thread no longer waits for the desk, since its work has ended."""


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """Outcome of saving a text; without ``stored`` and ``error`` the text is saved.

    ``stored`` is the version another window stored in the meantime, if that is why nothing was
    written; ``error`` is any other reason.
    """

    stored: Note | None = None
    error: Exception | None = None


class DeskSession(QObject):
    """Session with the desk: reads and writes it on the desk worker, and holds its last state.

    ``desk_changed`` emits the desk and the flags of what changed in it, ``failed`` the error of a
    write that was not made, ``backup_failed`` that of the daily back-up, and ``waiting`` True while
    another process holds the desk and the write is tried again.
    """

    desk_changed = Signal(object, object)
    opened = Signal(object)
    failed = Signal(object)
    backup_failed = Signal(object)
    waiting = Signal(bool)

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.path = path
        self.desk = Desk()
        self.is_waiting = False
        #: False if the desk lives in memory, because its folder cannot be written.
        self.is_durable = True
        self._connection: DeskConnection | None = None
        self._is_shown = False
        self._abandoned = threading.Event()
        self._worker = Worker("desk writer", self, finish=self._disconnect, runs_all=True)
        self._worker.failed.connect(self.failed)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._checkpoint)
        self.desk_changed.connect(self._idle.start)

    @property
    def is_read(self) -> bool:
        """True once the desk was read from its file."""
        return self._connection is not None

    def submit(
        self,
        work: "Callable[[DeskConnection], Result]",
        done: Callable[[Result], None] | None = None,
        *,
        fail: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``work`` with the desk's connection, after everything submitted before.

        While another process holds the desk, it is tried again. ``done`` gets the result on the
        GUI thread; an error that is not handled by ``fail`` is emitted by ``failed``.
        """
        self._worker.submit(partial(self._run, work), done, fail=fail)

    def run_for_thread(
        self, work: "Callable[[DeskConnection], Result]", is_abandoned: Callable[[], bool]
    ) -> Result:
        """Run ``work`` on the desk worker, show the desk, and return the result to another thread.

        Blocks that thread, which is never the GUI thread. Raises AbandonedError once
        ``is_abandoned`` returns True, since a desk that is closed answers nothing.
        """
        answers: SimpleQueue[tuple[Result | None, Exception | None]] = SimpleQueue()

        def run(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.desk import read_desk

            result = work(connection)
            desk = read_desk(connection)
            answers.put((result, None))
            return desk

        self.submit(run, self.show, fail=lambda error: answers.put((None, error)))
        while not is_abandoned():
            with contextlib.suppress(Empty):
                result, error = answers.get(timeout=_POLL_SECONDS)
                if error is not None:
                    raise error
                return cast("Result", result)
        raise AbandonedError

    def change(
        self,
        work: "Callable[Concatenate[DeskConnection, Arguments], Desk]",
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> None:
        """Change the desk by a function of ``store`` that returns it, then show it."""
        self.submit(lambda connection: work(connection, *arguments, **named), self.show)

    def save(
        self, work: "Callable[[DeskConnection], Desk]", done: Callable[[SaveOutcome], None]
    ) -> None:
        """Store a text, then call ``done`` with the outcome on the GUI thread."""

        def run(connection: "DeskConnection") -> tuple[Desk, SaveOutcome]:
            from explorer.store.desk.desk import ChangedElsewhereError, read_desk

            try:
                return work(connection), SaveOutcome()
            except ChangedElsewhereError as refusal:
                return read_desk(connection), SaveOutcome(stored=refusal.stored)

        def show(result: tuple[Desk, SaveOutcome]) -> None:
            desk, outcome = result
            self.show(desk)
            done(outcome)

        def fail(error: Exception) -> None:
            done(SaveOutcome(error=error))
            if not isinstance(error, UserFacingError):
                self.failed.emit(error)

        self.submit(run, show, fail=fail)

    def show(self, desk: Desk) -> None:
        """Take a desk that was just read as the present one, and emit what changed in it."""
        changes = changes_between(self.desk, desk) if self._is_shown else DeskChange.all()
        self.desk, self._is_shown = desk, True
        if changes:
            self.desk_changed.emit(desk, changes)

    def after_writes(self, call: Callable[[], None]) -> None:
        """Call a function on the GUI thread once everything submitted before is written."""
        self._worker.submit(lambda: None, lambda _: call())

    def read(self) -> None:
        """Open and read the desk, unless that has been done."""
        if self._connection is None:
            self.submit(lambda _: None)

    def reload(self) -> None:
        """Read again what another window may have written, if the desk was read before."""
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

        # Submitted by itself: a desk that cannot be opened is more than a missing back-up.
        self.read()
        self.submit(copy, self.show, fail=self.backup_failed.emit)

    def restore_missing(self, backup: Path) -> None:
        """Insert what a back-up holds and the desk does not."""

        def copy(connection: "DeskConnection") -> Desk:
            from explorer.store.desk.desk import read_desk
            from explorer.store.desk.file import restore_missing

            restore_missing(connection, backup)
            return read_desk(connection)

        self.change(copy)

    def drain(self, seconds: float) -> None:
        """Wait until everything submitted is written, at most ``seconds``; blocks the GUI thread.

        Only for a window that is closing.
        """
        self._worker.drain(seconds)

    def close(self) -> None:
        """Wait until everything is written; what is submitted later is ignored.

        A write that waits for another process is tried once more and then given up: the caller
        has asked the user before.
        """
        self._idle.stop()
        if self.is_waiting:
            self._abandoned.set()
        self._worker.close()

    def _set_waiting(self, is_waiting: bool) -> None:
        self.is_waiting = is_waiting
        self.waiting.emit(is_waiting)

    def _run(self, work: "Callable[[DeskConnection], Result]") -> Result:
        """Run work on the desk worker, again while another process holds the desk."""
        try:
            return self._until_free(work)
        except Exception as error:
            from explorer.store.desk.file import as_desk_error

            refusal = as_desk_error(error, self.path)
            if refusal is error:
                raise
            raise refusal from error

    def _until_free(self, work: "Callable[[DeskConnection], Result]") -> Result:
        is_waiting = False
        while True:
            try:
                # Opened by the first work: at start it would take time from the panes.
                result = work(self._connection or self._open())
            except Exception as error:
                from explorer.store.desk.file import is_busy

                if not is_busy(error) or self._abandoned.is_set():
                    raise
                if not is_waiting:
                    is_waiting = True
                    self._worker.call_on_gui_thread(partial(self._set_waiting, True))
                self._abandoned.wait(_RETRY_SECONDS)
            else:
                if is_waiting:
                    self._worker.call_on_gui_thread(partial(self._set_waiting, False))
                return result

    def _checkpoint(self) -> None:
        def move(connection: "DeskConnection") -> None:
            from explorer.store.desk.file import checkpoint

            if self.is_durable:
                checkpoint(connection)

        self.submit(move)

    def _open(self) -> "DeskConnection":
        from explorer.store.desk.desk import read_desk
        from explorer.store.desk.file import open_desk_or_copy

        opened: OpenedDesk = open_desk_or_copy(self.path)
        self.is_durable = not opened.in_memory
        self._connection = opened.connection
        self._worker.call_on_gui_thread(partial(self.opened.emit, opened))
        self._worker.call_on_gui_thread(partial(self.show, read_desk(opened.connection)))
        return opened.connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
