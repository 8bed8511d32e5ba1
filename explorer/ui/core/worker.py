"""A worker thread: runs work in order and returns each result on the GUI thread."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, eq=False)
class _Request:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    fail: Callable[[Exception], None] | None
    kind: str


class Worker(QObject):
    """Runs functions one at a time on its own thread, in the order of their submission.

    A request with a ``kind`` replaces every earlier request of that kind: one that waits is
    dropped, the result of one that runs is ignored, and ``interrupt`` is called to end it early.
    Requests without a kind are never replaced. ``close`` drops what still waits; a worker that
    ``runs_all`` completes it first. An error goes to the ``fail`` of its request, or to the
    signal ``failed``. ``finish`` is called on the thread as its last step; ``ended`` follows it.

    All methods belong to the GUI thread, except ``call_on_gui_thread``.
    """

    failed = Signal(object)
    ended = Signal()
    _returned = Signal(object, object, object)
    _called = Signal(object)

    def __init__(
        self,
        name: str,
        parent: QObject,
        *,
        interrupt: Callable[[], None] | None = None,
        finish: Callable[[], None] | None = None,
        runs_all: bool = False,
    ) -> None:
        super().__init__(parent)
        self._runs_all = runs_all
        self._interrupt = interrupt
        self._finish = finish
        self._wake = threading.Condition()
        self._waiting: list[_Request] = []
        self._running: _Request | None = None
        self._newest: dict[str, _Request] = {}
        self._closing = self._is_paused = False
        self._returned.connect(self._deliver)
        self._called.connect(self._call)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)
        self._thread = threading.Thread(target=self._run, name=name)
        self._thread.start()

    def submit(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        *,
        kind: str = "",
        fail: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``work`` on the thread, then ``done`` with its result on the GUI thread.

        After ``close`` nothing more is accepted.
        """
        request = _Request(work, done, fail, kind)
        with self._wake:
            if self._closing:
                return
            if kind:
                self._drop(kind)
                self._newest[kind] = request
            self._waiting.append(request)
            self._wake.notify()

    def cancel(self, kind: str) -> None:
        """Drop the request of a kind; no result of it is delivered."""
        with self._wake:
            self._drop(kind)

    def pause(self) -> None:
        """Start nothing more until ``resume``; what runs is completed."""
        with self._wake:
            self._is_paused = True

    def resume(self) -> None:
        """Run what was submitted during the pause."""
        with self._wake:
            self._is_paused = False
            self._wake.notify()

    def call_on_gui_thread(self, call: Callable[[], None]) -> None:
        """Call a function on the GUI thread, after the results delivered before. Any thread."""
        self._called.emit(call)

    def drain(self, seconds: float) -> None:
        """Wait until everything submitted has run, at most ``seconds``, and deliver the results.

        Blocks the GUI thread: only for a window that is closing.
        """
        is_idle = threading.Event()
        self.submit(is_idle.set)
        is_idle.wait(seconds)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def close(self, *, wait: bool = True) -> None:
        """Stop the thread: drop what waits and interrupt what runs, unless it ``runs_all``.

        With ``wait`` the method returns when the thread has ended.
        """
        with self._wake:
            self._closing = True
            if not self._runs_all:
                self._waiting.clear()
                self._newest.clear()
                if self._running is not None and self._interrupt is not None:
                    self._interrupt()
            self._wake.notify()
        if wait:
            self._thread.join()

    def _drop(self, kind: str) -> None:
        self._newest.pop(kind, None)
        self._waiting = [request for request in self._waiting if request.kind != kind]
        running = self._running
        if running is not None and running.kind == kind and self._interrupt is not None:
            self._interrupt()

    def _next(self) -> _Request | None:
        with self._wake:
            self._running = None
            while (self._is_paused or not self._waiting) and not self._closing:
                self._wake.wait()
            self._running = self._waiting.pop(0) if self._waiting else None
            return self._running

    def _run(self) -> None:
        while (request := self._next()) is not None:
            try:
                result, error = request.work(), None
            except Exception as caught:  # noqa: BLE001 - delivered on the GUI thread
                result, error = None, caught
            with contextlib.suppress(RuntimeError):  # the window is already deleted
                self._returned.emit(request, result, error)
        if self._finish is not None:
            self._finish()
        with contextlib.suppress(RuntimeError):
            self.ended.emit()

    def _deliver(self, request: _Request, result: object, error: Exception | None) -> None:
        if request.kind:
            if self._newest.get(request.kind) is not request:
                return  # cancelled or replaced; the error of an interrupted read is ignored too
            del self._newest[request.kind]
        if error is None:
            if request.done is not None:
                request.done(result)
        elif request.fail is not None:
            request.fail(error)
        else:
            self.failed.emit(error)

    def _call(self, call: Callable[[], None]) -> None:
        call()
