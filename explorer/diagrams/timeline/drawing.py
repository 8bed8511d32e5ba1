"""What the timeline draws, computed once for the screen and for paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.diagrams.symbols import Symbol, document_symbol, event_symbol, position_symbol
from explorer.diagrams.timeline.axis_ticks import ticks
from explorer.diagrams.timeline.clusters import Bucket, ClusterArrays
from explorer.diagrams.timeline.rows import Row, lane_clusters
from explorer.diagrams.timeline.time_scale import TimeSpan
from explorer.domain.content.timeline import MarkKind, TimelineEntry
from explorer.i18n.message_catalog import day_text

#: Opacity of what is later than the as-of date.
LATER_OPACITY = 0.45
#: A title needs so much space beside its symbol, in sides of a symbol.
_TITLE_SPACE, _TITLE_MARGIN = 11.0, 1.8
_LABEL_MARGIN = 3.0


class PlacedCluster(NamedTuple):
    """One symbol of a lane, for one entry or several that crowd.

    ``x`` is measured from the left edge of the drawing. ``entry`` is the one whose symbol is drawn;
    with ``is_mixed`` the entries take different positions and a box with their number is drawn.
    ``title_width`` is the space for a title after it, ``left_width`` before it, 0 without a title.
    """

    cluster: Bucket
    entry: TimelineEntry
    x: float
    is_mixed: bool
    is_verified: bool
    is_later: bool
    title_width: float
    left_width: float


@dataclass(frozen=True, slots=True, eq=False)
class LaneDrawing:
    """The symbols of a lane as arrays, with the fields of ``PlacedCluster``.

    ``left_width`` is the space for a title before the last symbol, where it does not fit after it.
    """

    clusters: ClusterArrays
    is_mixed: NDArray[np.bool_]
    is_verified: NDArray[np.bool_]
    is_later: NDArray[np.bool_]
    title_width: NDArray[np.float64]
    left_width: NDArray[np.float64]


def draw_lane(row: Row, span: TimeSpan, as_of: int, cells: int = 0) -> LaneDrawing:
    """Return the symbols of a lane; ``as_of`` is an ordinal, ``cells`` as in ``lane_clusters``."""
    clusters = lane_clusters(row, span, as_of, cells)
    first, last = clusters.first, clusters.last
    free = np.append(clusters.x[1:], span.room) - clusters.x if len(first) else clusters.x
    before = np.diff(clusters.x, prepend=0.0)
    is_single = last - first == 1
    is_cut = np.zeros(len(first), dtype=bool)
    # The title of the last symbol is beside it on the side with more space.
    is_cut[-1:] = before[-1:] > free[-1:]
    has_title = is_single & (free > span.side * _TITLE_SPACE) & ~is_cut
    has_title_before = is_single & (before > span.side * _TITLE_SPACE) & is_cut
    if has_title_before[-1:].any():
        has_title[-2:-1] = False  # both would stand in the same gap
    margin = span.side * _TITLE_MARGIN
    return LaneDrawing(
        clusters,
        row.turns[last - 1] > row.turns[first],
        row.unverified[last] == row.unverified[first],
        row.ordinals[first] > as_of,
        np.where(has_title, free - margin, 0.0),
        np.where(has_title_before, before - margin, 0.0),
    )


def placed_clusters(
    row: Row, span: TimeSpan, as_of: int, cells: int = 0
) -> Iterator[PlacedCluster]:
    """Yield the symbols of ``draw_lane``."""
    lane = draw_lane(row, span, as_of, cells)
    marks = (
        lane.is_mixed,
        lane.is_verified,
        lane.is_later,
        lane.title_width,
        lane.left_width,
    )
    for cluster, *fields in zip(lane.clusters.buckets(), *(m.tolist() for m in marks), strict=True):
        entry = row.lane.marks[cluster.last - 1]
        yield PlacedCluster(cluster, entry, span.left + cluster.x, *fields)


def axis_labels(
    span: TimeSpan, label_width: float, catalog: Mapping[str, str]
) -> Iterator[tuple[float, float, str]]:
    """Yield the lines of the axis: their x, the x of the label, and the date as text."""
    for day in ticks(span.start, span.end, int(span.room / label_width)):
        x = span.x_of(day.toordinal())
        yield x, x + _LABEL_MARGIN, day_text(day.isoformat(), catalog)


def entry_symbol(kind: MarkKind, position: str, *, is_verified: bool) -> Symbol:
    """Return the symbol of a stance, a document or an event; unverified ones are open."""
    if kind is MarkKind.STANCE:
        return position_symbol(position)
    if kind is MarkKind.DOCUMENT:
        return document_symbol(filled=is_verified)
    return event_symbol(filled=is_verified)
