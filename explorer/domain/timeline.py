"""What happened when: documents, events and stances on one axis of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark on the timeline stands for."""

    DOCUMENT = "document"
    EVENT = "event"
    STANCE = "stance"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing with a date. ``lane`` is "" for documents and events, else the party's reference.

    ``precision`` is that of the date (``day`` or ``month``). ``targets`` are the clauses it is
    about, the first the one to open; ``position`` is that of a stance. ``author`` is who added it
    to the pack, empty for the pack's own.
    """

    reference: str
    kind: MarkKind
    lane: str
    day: date
    title: str
    targets: tuple[str, ...] = ()
    position: str = ""
    speaker: str = ""
    stated: bool = True
    verified: bool = True
    precision: str = "day"
    author: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline; ``key`` is ``documents``, ``events`` or a party's reference."""

    key: str
    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes from top to bottom, each in the order of time."""

    lanes: tuple[Lane, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of anything, None where there is nothing."""
        days = [mark.day for lane in self.lanes for mark in (*lane.marks[:1], *lane.marks[-1:])]
        return (min(days), max(days)) if days else None


def moments(marks: Sequence[Mark]) -> list[float]:
    """When each mark stands, in days: those of one day share it out in their order.

    ``marks`` are in the order of time. 730000.25 is a quarter into the day 730000.
    """
    found: list[float] = []
    start = 0
    while start < len(marks):
        end = start
        while end < len(marks) and marks[end].day == marks[start].day:
            end += 1
        day, count = marks[start].day.toordinal(), end - start
        found += [day + (place + 0.5) / count for place in range(count)]
        start = end
    return found
