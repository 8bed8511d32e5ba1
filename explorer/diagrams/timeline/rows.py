"""Lanes with the moments of their marks, and the marks in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from explorer.diagrams.timeline.clusters import Bucket, PlotArea, buckets
from explorer.diagrams.timeline.time_scale import TimeSpan
from explorer.domain.content.timeline import (
    Lane,
    Timeline,
    TimelineEntry,
    entry_times,
    position_counts,
)
from explorer.i18n.message_catalog import dated_text, with_author

_MOST_LINES = 8
#: Of the size of a sign: how near two may come before they are gathered into one.
APART = 1.15


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A lane under its name.

    ``turns`` counts, up to each mark, how often the position differs from that of the mark before;
    ``unverified`` counts the unverified marks before each place and after the last. Whether a crowd
    is of one position, and whether all of it is verified, is then told by two numbers.
    """

    lane: Lane
    name: str
    at: NDArray[np.float64]
    turns: Sequence[int]
    unverified: Sequence[int]

    def is_mixed(self, crowd: Bucket) -> bool:
        """Return True where the statements of a crowd take different positions."""
        return self.turns[crowd.last - 1] > self.turns[crowd.first]

    def is_verified(self, crowd: Bucket) -> bool:
        """Return True where all of a crowd is verified."""
        return self.unverified[crowd.last] == self.unverified[crowd.first]


def rows_of(timeline: Timeline, names: Sequence[str]) -> tuple[Row, ...]:
    """The lanes ready to be drawn."""
    return tuple(
        Row(
            lane,
            name,
            np.array(entry_times(lane.marks)),
            _turns(lane.marks),
            _unverified(lane.marks),
        )
        for lane, name in zip(timeline.lanes, names, strict=True)
    )


def _turns(marks: Sequence[TimelineEntry]) -> Sequence[int]:
    changes = (before.position != after.position for before, after in pairwise(marks))
    return list(accumulate(changes, initial=0))


def _unverified(marks: Sequence[TimelineEntry]) -> Sequence[int]:
    return list(accumulate((not mark.verified for mark in marks), initial=0))


def cluster_row(row: Row, span: TimeSpan, as_of: int, cells: int = 0) -> list[Bucket]:
    """The marks of a lane in sight, gathered where they crowd; never across the as-of date.

    The span is divided into ``cells``, whatever its width; 0 leaves it to the size of a sign.
    """
    ground = PlotArea(span.start, span.scale, span.room)
    cell = span.days / cells if cells else span.side * APART / span.scale
    return buckets(row.at, ground, cell, as_of + 1)


def about(row: Row, reference: str) -> NDArray[np.int64]:
    """How many marks of a lane are about a reference, before each place and after the last."""
    is_about = [reference in mark.targets for mark in row.lane.marks]
    return np.concatenate(([0], np.cumsum(is_about, dtype=np.int64)))


def describe_entries(marks: Sequence[TimelineEntry], words: Mapping[str, str], as_of: int) -> str:
    """Some marks in words, in their order, a line each; first of all that positions differ."""
    lines = [line_of(mark, words, as_of) for mark in marks[:_MOST_LINES]]
    counts = position_counts(marks)
    if len(counts) > 1:
        lines.insert(0, mixed_text(counts, words))
    return "\n".join([*lines, "…"] if len(marks) > _MOST_LINES else lines)


def mixed_text(counts: Sequence[tuple[str, int]], words: Mapping[str, str]) -> str:
    """Say that gathered statements differ in position, with the count of each."""
    shares = [
        words["timeline.share"].format(position=words[f"position.{position}"], count=count)
        for position, count in counts
    ]
    total = sum(count for _, count in counts)
    return words["timeline.mixed_crowd"].format(count=total, shares=", ".join(shares))


def line_of(mark: TimelineEntry, words: Mapping[str, str], as_of: int) -> str:
    """One mark in words; ``as_of`` is the ordinal of the as-of date."""
    parts = [dated_text(mark.day.isoformat(), mark.precision, words)]
    if mark.position:
        kind = words["page.stated" if mark.stated else "page.assessed"]
        parts.append(f"{words[f'position.{mark.position}']} ({kind})")
    parts.append(with_author(mark.title, mark.author, words))
    if not mark.verified:
        parts.append(words["page.unverified"])
    if mark.day.toordinal() > as_of:
        parts.append(words["page.later"])
    parts += [mark.speaker] if mark.speaker else []
    parts += [", ".join(mark.targets)] if mark.targets else []
    return " · ".join(parts)
