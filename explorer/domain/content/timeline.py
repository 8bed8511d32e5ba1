"""Documents, events and stances in chronological order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from explorer.domain.content.documents import Source

#: The lane of documents older than the reference document; they may be years older.
EARLIER_LANE = "earlier"


class MarkKind(StrEnum):
    """Kind of a mark on the timeline."""

    DOCUMENT = "document"
    EVENT = "event"
    STANCE = "stance"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated item. ``lane`` is "" for documents and events, else the party's reference.

    ``precision`` is that of the date (``day`` or ``month``). ``targets`` are the clauses it is
    about, the first of which is opened; ``position`` is that of a stance. ``author`` is who added
    it to the pack, empty for the pack's own.
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
    """A row of the timeline.

    ``key`` is ``documents``, ``events``, a party's reference or ``earlier``.
    """

    key: str
    name: str
    marks: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes from top to bottom, each in chronological order."""

    lanes: tuple[Lane, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day of all marks, or None if there are no marks.

        Earlier texts count only if there is nothing else.
        """
        lanes = [lane for lane in self.lanes if lane.key != EARLIER_LANE and lane.marks]
        lanes = lanes or [lane for lane in self.lanes if lane.marks]
        days = [day for lane in lanes for day in (lane.marks[0].day, lane.marks[-1].day)]
        return (min(days), max(days)) if days else None


@dataclass(frozen=True, slots=True)
class Listing:
    """Data of a list of marks besides the marks: titles of their subjects, and sources.

    ``cited`` has the sources of each mark by its reference.
    """

    titles: Mapping[str, str]
    cited: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, Source]


def entries_between(timeline: Timeline, since: date, until: date) -> Timeline:
    """Return the marks from one day to another, without empty lanes."""
    lanes = (
        Lane(lane.key, lane.name, tuple(mark for mark in lane.marks if since <= mark.day <= until))
        for lane in timeline.lanes
    )
    return Timeline(tuple(lane for lane in lanes if lane.marks))


def earlier_texts(timeline: Timeline, before: date) -> tuple[TimelineEntry, ...]:
    """Return the documents older than the reference document that are dated before a day."""
    return tuple(
        mark
        for lane in timeline.lanes
        if lane.key == EARLIER_LANE
        for mark in lane.marks
        if mark.day < before
    )


def position_counts(marks: Iterable[TimelineEntry]) -> tuple[tuple[str, int], ...]:
    """Return the positions of some statements with their counts, most frequent first."""
    counts = Counter(mark.position for mark in marks if mark.position)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def chronological(timeline: Timeline) -> tuple[tuple[Lane, TimelineEntry], ...]:
    """Return all marks in chronological order; those of one day keep their order."""
    placed = [
        (moment, number, lane, mark)
        for number, lane in enumerate(timeline.lanes)
        for moment, mark in zip(entry_times(lane.marks), lane.marks, strict=True)
    ]
    placed.sort(key=lambda row: (row[3].day, row[0], row[1]))
    return tuple((lane, mark) for _, _, lane, mark in placed)


def entry_times(marks: Sequence[TimelineEntry]) -> list[float]:
    """Return the time of each mark, in days; marks of one day are spread evenly over it.

    ``marks`` are in chronological order. 730000.25 is a quarter into the day 730000.
    """
    result: list[float] = []
    start = 0
    while start < len(marks):
        end = start
        while end < len(marks) and marks[end].day == marks[start].day:
            end += 1
        day, count = marks[start].day.toordinal(), end - start
        result += [day + (place + 0.5) / count for place in range(count)]
        start = end
    return result
