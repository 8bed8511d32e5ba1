"""Lanes with the moments of their marks, and the marks in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.diagrams.time_buckets import Bucket, buckets
from explorer.diagrams.time_span import Span
from explorer.domain.timeline import Lane, Mark, Timeline, moments
from explorer.wording import dated_text, marked

_MOST_LINES = 8
#: Of the size of a sign: how near two may come before they are gathered into one.
APART = 1.15


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A lane under its name."""

    lane: Lane
    name: str
    at: NDArray[np.float64]


def rows_of(timeline: Timeline, names: Sequence[str]) -> tuple[Row, ...]:
    """The lanes ready to be drawn."""
    return tuple(
        Row(lane, name, np.array(moments(lane.marks)))
        for lane, name in zip(timeline.lanes, names, strict=True)
    )


def gathered(row: Row, span: Span) -> list[Bucket]:
    """The marks of a lane in sight, gathered where they crowd."""
    return buckets(row.at, span.start, span.scale, span.room, span.side * APART)


def about(row: Row, reference: str) -> NDArray[np.int64]:
    """How many marks of a lane are about a reference, before each place and after the last."""
    is_about = [reference in mark.targets for mark in row.lane.marks]
    return np.concatenate(([0], np.cumsum(is_about, dtype=np.int64)))


def told(marks: Sequence[Mark], words: Mapping[str, str]) -> str:
    """Some marks in words, in their order, a line each."""
    lines = [line_of(mark, words) for mark in marks[:_MOST_LINES]]
    return "\n".join([*lines, "…"] if len(marks) > _MOST_LINES else lines)


def line_of(mark: Mark, words: Mapping[str, str]) -> str:
    """One mark in words."""
    parts = [dated_text(mark.day.isoformat(), mark.precision, words)]
    if mark.position:
        kind = words["page.stated" if mark.stated else "page.assessed"]
        parts.append(f"{words[f'position.{mark.position}']} ({kind})")
    parts.append(marked(mark.title, mark.author, words))
    if not mark.verified:
        parts.append(words["page.unverified"])
    parts += [mark.speaker] if mark.speaker else []
    parts += [", ".join(mark.targets)] if mark.targets else []
    return " · ".join(parts)
