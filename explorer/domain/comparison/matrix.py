"""Matrix of clauses by parties: all positions on a document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from explorer.domain.comparison.distance import ClauseDistance
from explorer.domain.content.documents import Topic
from explorer.domain.content.read_models import MeasuredClause
from explorer.domain.content.stances import Party, PartyStances

Figure = Callable[["MatrixRow"], int | None]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A clause; ``cells`` are in the order of the matrix's parties, None if no position is known.

    ``distance`` is measured between the main parties. ``measured_against`` are the clauses the
    positions refer to, if not this one.
    """

    reference: str
    number: str
    title: str
    topics: tuple[str, ...]
    cells: tuple[PartyStances | None, ...]
    distance: ClauseDistance
    measured_against: tuple[MeasuredClause, ...] = ()

    @property
    def newest(self) -> date | None:
        """The day of the newest stance on the clause."""
        days = [cell.current[0].date for cell in self.cells if cell is not None and cell.current]
        return max(days, default=None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Clauses of a document by the parties that take positions, as of a day.

    The first ``main`` of the parties are the pack's main ones, shown even without positions.
    ``wording`` is True if the document is not a summary; ``dated`` is its own day.
    """

    document: str
    title: str
    as_of: date
    parties: tuple[Party, ...]
    main: int
    topics: tuple[Topic, ...]
    rows: tuple[MatrixRow, ...]
    wording: bool = False
    dated: date | None = None


class MatrixOrder(StrEnum):
    """Order of the clauses in the list."""

    DOCUMENT = "document"
    TOPIC = "topic"
    FARTHEST = "farthest"
    NEAREST = "nearest"
    NEWEST = "newest"


def sort_rows(matrix: Matrix, order: MatrixOrder) -> tuple[MatrixRow, ...]:
    """Return the rows in an order; those without a figure last, in the document's order."""
    rows = matrix.rows
    if order is MatrixOrder.TOPIC:
        places = {topic.reference: place for place, topic in enumerate(matrix.topics)}
        last = len(places)
        return tuple(
            sorted(rows, key=lambda row: places.get(row.topics[0], last) if row.topics else last)
        )
    if order is MatrixOrder.NEWEST:
        return _sorted_by(rows, lambda row: -row.newest.toordinal() if row.newest else None)
    if order is MatrixOrder.FARTHEST:
        return _sorted_by(rows, _farthest_key)
    if order is MatrixOrder.NEAREST:
        return _sorted_by(rows, _nearest_key)
    return rows


def _farthest_key(row: MatrixRow) -> int | None:
    spread = row.distance.spread
    return None if spread is None else -(spread.high * 10 + spread.low)


def _nearest_key(row: MatrixRow) -> int | None:
    """Return a sort key: small spreads first, then those based on most parties."""
    spread = row.distance.spread
    return None if spread is None else spread.high * 100 + spread.low * 10 - row.distance.placed


def _sorted_by(rows: Sequence[MatrixRow], figure: Figure) -> tuple[MatrixRow, ...]:
    def key(row: MatrixRow) -> tuple[bool, int]:
        value = figure(row)
        return value is None, value or 0

    return tuple(sorted(rows, key=key))
