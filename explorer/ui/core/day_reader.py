"""Reads of what depends on the as-of date, with the next date read ahead while it is dragged."""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from explorer.ui.core.pack_reader import PackReader

if TYPE_CHECKING:
    from explorer.store.pack.connection import PackConnection

Result = TypeVar("Result")
_KEPT = 24
#: Pause after a date was shown: its painting comes first.
_PAUSE_MS = 5
#: Time that a pressed control has to move before the other direction is read as well.
_AROUND_MS = 150


@dataclass(frozen=True, slots=True)
class _Request:
    """A read: what is read, for which date, and who receives it."""

    kind: str
    key: Hashable
    day: date
    work: "Callable[[PackConnection, date], Any]"
    done: Callable[[Any], None]
    prepare: Callable[[Any], None] | None
    #: 1 or -1 if the date moved forwards or backwards since the last read of the kind, 0 if not.
    direction: int

    @property
    def name(self) -> tuple[str, Hashable, date]:
        return self.kind, self.key, self.day


class DayReader(QObject):
    """Reads results by kind, key and date, and keeps the last ones.

    When the date of a kind moves, the next date in that direction is read as well. ``set_days``
    sets the dates that can follow each other. All methods belong to the GUI thread.
    """

    def __init__(self, reader: PackReader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._days: Sequence[date] = ()
        self._results: OrderedDict[tuple[str, Hashable, date], Any] = OrderedDict()
        self._last: dict[str, _Request] = {}
        self._awaited: dict[str, _Request] = {}
        #: What is being read ahead, by the kind of the read, which a newer read replaces.
        self._ahead: dict[str, tuple[str, Hashable, date]] = {}
        self._unprepared: list[Callable[[], None]] = []
        self._day: date | None = None
        self._generation = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._read_ahead)

    def set_days(self, days: Sequence[date]) -> None:
        """Set the dates that the as-of control steps through, oldest first."""
        self._days = days

    def invalidate(self) -> None:
        """Forget every result, and ignore those under way: the pack was replaced."""
        self._generation += 1
        for kept in (self._results, self._last, self._awaited, self._ahead, self._unprepared):
            kept.clear()

    def read(
        self,
        kind: str,
        key: Hashable,
        day: date,
        work: "Callable[[PackConnection, date], Result]",
        done: Callable[[Result], None],
        prepare: Callable[[Result], None] | None = None,
    ) -> None:
        """Call ``done`` with what ``work`` returns for a date: at once if it was read before.

        A newer read of the kind replaces the older. ``prepare`` receives the results that are
        read ahead.
        """
        last = self._last.get(kind)
        direction = 0
        if last is not None and last.key == key:
            direction = (day > last.day) - (day < last.day) or last.direction
        request = _Request(kind, key, day, work, done, prepare, direction)
        self._last[kind] = self._awaited[kind] = request
        self._day = day
        if request.name in self._results:
            self._reader.cancel(kind)
            self._deliver(request)
        elif request.name not in self._ahead.values():
            self._submit(request, kind, self._arrive)

    def read_around(self) -> None:
        """Read the dates beside the present date: the control is about to be dragged.

        The direction of the last step comes first, without one the past; the other direction
        follows if the date rests.
        """
        directions = [request.direction for request in self._last.values() if request.direction]
        first, day = (directions or [-1])[0], self._day
        self._read_towards(first)

        def read_other() -> None:
            if self._day == day:
                self._read_towards(-first)

        QTimer.singleShot(_AROUND_MS, self, read_other)

    def _read_towards(self, direction: int) -> None:
        for request in list(self._last.values()):
            if request.day == self._day and request.kind not in self._awaited:
                towards = replace(request, direction=direction)
                self._read_next(towards, f"{request.kind} around {direction}")

    def put(self, kind: str, key: Hashable, day: date, result: object) -> None:
        """Keep a result that was read elsewhere."""
        self._results[kind, key, day] = result
        while len(self._results) > _KEPT:
            self._results.popitem(last=False)

    def _submit(
        self, request: _Request, kind: str, arrive: Callable[[_Request, int, Any], None]
    ) -> None:
        work, day = request.work, request.day
        self._reader.read(
            kind,
            lambda connection: work(connection, day),
            partial(arrive, request, self._generation),
        )

    def _arrive(self, request: _Request, generation: int, result: object) -> None:
        if generation != self._generation:
            return
        self.put(*request.name, result)
        awaited = self._awaited.get(request.kind)
        if awaited is not None and awaited.name == request.name:
            self._deliver(awaited)

    def _arrive_ahead(self, request: _Request, generation: int, result: object) -> None:
        if generation != self._generation:
            return
        for kind, name in list(self._ahead.items()):
            if name == request.name:
                del self._ahead[kind]
        if request.kind not in self._awaited and request.prepare is not None:
            self._unprepared.append(partial(request.prepare, result))
        self._arrive(request, generation, result)
        if not self._ahead:
            # Preparing holds the interpreter's lock: the reads come first.
            prepared, self._unprepared = self._unprepared, []
            for prepare in prepared:
                prepare()

    def _deliver(self, request: _Request) -> None:
        del self._awaited[request.kind]
        request.done(self._results[request.name])
        if request.direction:
            self._pause.start()

    def _read_ahead(self) -> None:
        """Read the next date of each kind that is shown on the present date."""
        for kind, request in self._last.items():
            ahead = f"{kind} ahead"
            if kind not in self._awaited and ahead not in self._ahead and request.day == self._day:
                self._read_next(request, ahead)

    def _read_next(self, request: _Request, kind: str) -> None:
        """Read the date after a request, unless it is known or being read."""
        day = self._next(request)
        if day is None:
            return
        following = replace(request, day=day, direction=0)
        if following.name not in self._results and following.name not in self._ahead.values():
            self._ahead[kind] = following.name
            self._submit(following, kind, self._arrive_ahead)

    def _next(self, request: _Request) -> date | None:
        """Return the date that follows in the direction of the last step, None at the end."""
        if request.direction > 0:
            place = bisect_right(self._days, request.day)
        elif request.direction < 0:
            place = bisect_left(self._days, request.day) - 1
        else:
            return None
        return self._days[place] if 0 <= place < len(self._days) else None
