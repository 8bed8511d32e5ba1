"""What happened when: documents, events and stances on one axis of days."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from explorer.domain.content.documents import Source


class MarkKind(StrEnum):
    """What a mark on the timeline stands for."""

    DOCUMENT = "document"
    EVENT = "event"
    STANCE = "stance"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
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
    marks: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes from top to bottom, each in the order of time."""

    lanes: tuple[Lane, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of anything, None where there is nothing."""
        days = [mark.day for lane in self.lanes for mark in (*lane.marks[:1], *lane.marks[-1:])]
        return (min(days), max(days)) if days else None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list of marks tells beyond them: titles of what they are about, and sources.

    ``cited`` has the sources of each mark by its reference.
    """

    titles: Mapping[str, str]
    cited: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, Source]


def between(timeline: Timeline, since: date, until: date) -> Timeline:
    """What lies from one day to another, without the lanes in which nothing does."""
    lanes = (
        Lane(lane.key, lane.name, tuple(one for one in lane.marks if since <= one.day <= until))
        for lane in timeline.lanes
    )
    return Timeline(tuple(lane for lane in lanes if lane.marks))


def position_counts(marks: Iterable[TimelineEntry]) -> tuple[tuple[str, int], ...]:
    """Return the positions that some statements take with how many take each, most first."""
    counts = Counter(mark.position for mark in marks if mark.position)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def chronological(timeline: Timeline) -> tuple[tuple[Lane, TimelineEntry], ...]:
    """All marks as they followed each other, those of one day in the order they have in it."""
    placed = [
        (moment, number, lane, mark)
        for number, lane in enumerate(timeline.lanes)
        for moment, mark in zip(moments(lane.marks), lane.marks, strict=True)
    ]
    placed.sort(key=lambda one: (one[3].day, one[0], one[1]))
    return tuple((lane, mark) for _, _, lane, mark in placed)


def moments(marks: Sequence[TimelineEntry]) -> list[float]:
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
