"""Exchange with the hub of a team, on a thread of its own; only while the desk is a member's."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from explorer.domain.desk.desk import Desk
from explorer.team.wake import Wake
from explorer.ui.core.desk_session import AbandonedError, DeskSession
from explorer.ui.core.worker import Worker

if TYPE_CHECKING:
    from explorer.store.desk.file import DeskConnection
    from explorer.team.problems import TeamError
    from explorer.team.synchronise import OnDesk, SyncReport

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class HubState:
    """What is known of the hub: the last exchange, or why there was none.

    Both are None before the hub was asked.
    """

    report: "SyncReport | None" = None
    error: "TeamError | None" = None


class TeamSession(QObject):
    """Session with the hub of a team.

    ``state_changed`` emits a ``HubState`` after each exchange or failure, ``failed`` an error that
    is none of the hub's.
    """

    state_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: DeskSession, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = ""
        self._worker: Worker | None = None
        self._wake: Wake | None = None
        self.state = HubState()

    def synchronise_now(self) -> None:
        """Exchange at once, without waiting for the next try after a failure."""
        if self._wake is not None:
            self._wake.wake(is_urgent=True)

    def close(self) -> None:
        """End the exchange; what has not been sent is sent at the next start."""
        worker, wake = self._worker, self._wake
        self._worker = self._wake = None
        self._service = ""
        if worker is not None and wake is not None:
            wake.stop()
            worker.close(wait=False)

    def follow_desk(self, desk: Desk) -> None:
        """Start when the desk has joined a team, send what changed, end when it has left."""
        service = desk.team.service if desk.team is not None else ""
        if service != self._service:
            self.close()
            self.state = HubState()
            if service:
                self._start(service)
        elif self._wake is not None and desk.team is not None and desk.team.unsent:
            self._wake.wake()

    def _start(self, service: str) -> None:
        wake = Wake()
        worker = Worker("team", self, finish=wake.close)
        worker.failed.connect(self.failed)
        self._service, self._wake, self._worker = service, wake, worker
        desk = self._desk

        def on_desk(work: "Callable[[DeskConnection], Result]") -> Result:
            return desk.run_for_thread(work, wake.is_stopped)

        worker.submit(partial(self._exchange, service, wake, worker, on_desk))

    def _exchange(self, service: str, wake: Wake, worker: Worker, on_desk: "OnDesk") -> None:
        """Follow the hub until the session ends. Runs on the thread of the team."""
        from explorer.team.problems import TeamError
        from explorer.team.synchronise import follow_hub

        def report(outcome: "SyncReport | TeamError") -> None:
            if isinstance(outcome, TeamError):
                state = HubState(error=outcome)
            else:
                state = HubState(report=outcome)
            worker.call_on_gui_thread(partial(self._show, worker, state))

        try:
            follow_hub(service, on_desk, wake, report)
        except AbandonedError:
            return

    def _show(self, worker: Worker, state: HubState) -> None:
        if worker is self._worker:
            self.state = state
            self.state_changed.emit(state)
