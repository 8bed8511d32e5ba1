"""Rows of the timeline: lanes with the moments of their marks, and the marks as text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.diagrams.timeline.clusters import Bucket, ClusterArrays, PlotArea, cluster_arrays
from explorer.diagrams.timeline.time_scale import TimeSpan
from explorer.domain.content.stances import Position
from explorer.domain.content.timeline import (
    EARLIER_LANE,
    Lane,
    MarkKind,
    Timeline,
    TimelineEntry,
    entry_times,
    position_counts,
)
from explorer.i18n.message_catalog import dated_text, with_author

_MOST_LINES = 8
#: Positions in the order in which a box of statements shows them.
POSITIONS = tuple(Position)
#: Days that the timeline opens on: the weeks with most entries.
_BUSY_DAYS = 42
#: Minimum distance of two marks, relative to the symbol size, before they are grouped.
APART = 1.15


class MarkLook(NamedTuple):
    """What decides the symbol of a mark: its kind, its position, and whether it is local."""

    kind: MarkKind
    position: str
    is_local: bool


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A named lane.

    ``turns`` counts, up to each mark, how often the position differs from that of the mark before;
    ``unverified`` counts the unverified marks before each index and after the last. Two lookups
    then decide whether a cluster has one position, and whether all of it is verified. ``ordinals``
    are the days of the marks, ``look`` the number of each mark's look: marks of one look have the
    same symbol, in whichever lane. ``positions`` counts the marks of each position before each
    index and after the last, a column for each of ``POSITIONS``.
    """

    lane: Lane
    name: str
    moments: NDArray[np.float64]
    turns: NDArray[np.int64]
    unverified: NDArray[np.int64]
    ordinals: NDArray[np.int64]
    look: NDArray[np.int64]
    positions: NDArray[np.int32]


def rows_of(timeline: Timeline, names: Sequence[str]) -> tuple[Row, ...]:
    """Return the lanes ready for drawing."""
    looks: dict[MarkLook, int] = {}
    return tuple(_row(lane, name, looks) for lane, name in zip(timeline.lanes, names, strict=True))


def _row(lane: Lane, name: str, looks: dict[MarkLook, int]) -> Row:
    marks = lane.marks
    changes = [before.position != after.position for before, after in pairwise(marks)]
    look = [
        looks.setdefault(MarkLook(mark.kind, mark.position, bool(mark.author)), len(looks))
        for mark in marks
    ]
    return Row(
        lane,
        name,
        np.array(entry_times(marks)),
        _running_count(changes),
        _running_count([not mark.verified for mark in marks]),
        np.array([mark.day.toordinal() for mark in marks], dtype=np.int64),
        np.array(look, dtype=np.int64),
        _running_positions(marks),
    )


def _running_positions(marks: Sequence[TimelineEntry]) -> NDArray[np.int32]:
    """Return how many marks have each position before each index and after the last."""
    counts = [_running_count([mark.position == name for mark in marks]) for name in POSITIONS]
    return np.ascontiguousarray(np.array(counts, dtype=np.int32).T)


def _running_count(flags: Sequence[bool]) -> NDArray[np.int64]:
    """Return how many flags are set before each index and after the last."""
    return np.concatenate(([0], np.cumsum(flags, dtype=np.int64)))


def lane_clusters(row: Row, span: TimeSpan, as_of: int, cells: int = 0) -> ClusterArrays:
    """Return the visible marks of a lane, clustered where they crowd; never across the as-of date.

    The span is divided into ``cells``, whatever its width; 0 derives the cells from the symbol
    size.
    """
    area = PlotArea(span.start, span.scale, span.room)
    cell = span.days / cells if cells else span.side * APART / span.scale
    return cluster_arrays(row.moments, area, cell, as_of + 1)


def cluster_row(row: Row, span: TimeSpan, as_of: int, cells: int = 0) -> list[Bucket]:
    """Return the clusters of ``lane_clusters`` as a list."""
    return lane_clusters(row, span, as_of, cells).buckets()


def counts_about(row: Row, reference: str) -> NDArray[np.int64]:
    """Return how many marks of a lane have a reference, before each index and after the last."""
    return _running_count([reference in mark.targets for mark in row.lane.marks])


def busiest_weeks(rows: Sequence[Row], as_of: int) -> tuple[float, float] | None:
    """Return the weeks with most entries up to a day, an ordinal; None if there are no entries.

    Earlier texts count only if there is nothing else.
    """
    recent = [row.moments for row in rows if row.lane.key != EARLIER_LANE]
    moments = np.sort(np.concatenate(recent or [np.empty(0)]))
    moments = moments[: int(np.searchsorted(moments, as_of + 1))]
    if not len(moments):
        return None
    counts = np.searchsorted(moments, moments + _BUSY_DAYS) - np.arange(len(moments))
    start = float(np.floor(moments[int(counts.argmax())]))
    return start - 1, start + _BUSY_DAYS + 1


def describe_entries(marks: Sequence[TimelineEntry], catalog: Mapping[str, str], as_of: int) -> str:
    """Return marks as text in their order, a line each, preceded by differing positions."""
    lines = [line_of(mark, catalog, as_of) for mark in marks[:_MOST_LINES]]
    counts = position_counts(marks)
    if len(counts) > 1:
        lines.insert(0, mixed_text(counts, catalog))
    return "\n".join([*lines, "…"] if len(marks) > _MOST_LINES else lines)


def mixed_text(counts: Sequence[tuple[str, int]], catalog: Mapping[str, str]) -> str:
    """Return that grouped statements differ in position, with the count of each."""
    shares = [
        catalog["timeline.share"].format(position=catalog[f"position.{position}"], count=count)
        for position, count in counts
    ]
    total = sum(count for _, count in counts)
    return catalog["timeline.mixed_crowd"].format(count=total, shares=", ".join(shares))


def line_of(mark: TimelineEntry, catalog: Mapping[str, str], as_of: int) -> str:
    """Return one mark as text; ``as_of`` is the ordinal of the as-of date."""
    parts = [dated_text(mark.day.isoformat(), mark.precision, catalog)]
    if mark.position:
        kind = catalog["page.stated" if mark.stated else "page.assessed"]
        parts.append(f"{catalog[f'position.{mark.position}']} ({kind})")
    parts.append(with_author(mark.title, mark.author, catalog))
    if not mark.verified:
        parts.append(catalog["page.unverified"])
    if mark.day.toordinal() > as_of:
        parts.append(catalog["page.later"])
    parts += [mark.speaker] if mark.speaker else []
    parts += [", ".join(mark.targets)] if mark.targets else []
    return " · ".join(parts)
