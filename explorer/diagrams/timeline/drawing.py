"""What the timeline draws, computed once for the screen and for paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explorer.diagrams.symbols import Symbol, document_symbol, event_symbol, position_symbol
from explorer.diagrams.timeline.axis_ticks import ticks
from explorer.diagrams.timeline.clusters import Bucket
from explorer.diagrams.timeline.rows import Row, cluster_row
from explorer.diagrams.timeline.time_scale import TimeSpan
from explorer.domain.content.timeline import MarkKind, TimelineEntry
from explorer.i18n.message_catalog import day_text

#: Opacity of what is later than the as-of date.
LATER_OPACITY = 0.45
#: A title needs so much space beside its symbol, in sides of a symbol.
_TITLE_SPACE, _TITLE_MARGIN = 6.0, 1.8
_LABEL_MARGIN = 3.0


@dataclass(frozen=True, slots=True)
class PlacedCluster:
    """One symbol of a lane, for one entry or several that crowd.

    ``x`` is measured from the left edge of the drawing. ``entry`` is the one whose symbol is drawn;
    with ``is_mixed`` the entries take different positions and a box with their number is drawn.
    ``title_width`` is the space for a title beside it, 0 without one.
    """

    cluster: Bucket
    entry: TimelineEntry
    x: float
    is_mixed: bool
    is_verified: bool
    is_later: bool
    title_width: float


def placed_clusters(
    row: Row, span: TimeSpan, as_of: int, cells: int = 0
) -> Iterator[PlacedCluster]:
    """Yield the symbols of a lane; ``as_of`` is an ordinal, ``cells`` as in ``cluster_row``."""
    entries = row.lane.marks
    clusters = cluster_row(row, span, as_of, cells)
    for index, cluster in enumerate(clusters):
        end = clusters[index + 1].x if index + 1 < len(clusters) else span.room
        free = end - cluster.x
        has_title = cluster.count == 1 and free > span.side * _TITLE_SPACE
        yield PlacedCluster(
            cluster,
            entries[cluster.last - 1],
            span.left + cluster.x,
            row.is_mixed(cluster),
            row.is_verified(cluster),
            entries[cluster.first].day.toordinal() > as_of,
            free - span.side * _TITLE_MARGIN if has_title else 0.0,
        )


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
