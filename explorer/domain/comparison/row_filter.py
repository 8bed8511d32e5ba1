"""Filters of the rows of a comparison, and the number of rows that each relation has."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.domain.comparison.comparison import ComparedRow, Comparison
from explorer.domain.comparison.quantity_diff import QuantityChangeKind
from explorer.domain.content.documents import Relation

#: Relations in the order in which they are counted.
COUNTED = (
    Relation.KEPT,
    Relation.AMENDED,
    Relation.DROPPED,
    Relation.ADDED,
    Relation.MOVED,
    Relation.MERGED,
    Relation.SPLIT,
)


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Rows to show: with a change, with a changed number, on a topic, of some relations.

    A filter that is not set lets every row pass.
    """

    changed_only: bool = False
    numbers_only: bool = False
    topic: str = ""
    relations: frozenset[Relation] = frozenset()

    def passes(self, row: ComparedRow) -> bool:
        """Return True if a row passes all filters that are set."""
        return (
            (row.changed or not self.changed_only)
            and (not self.numbers_only or numbers_changed(row))
            and (not self.relations or bool(self.relations & row_relations(row)))
            and row.has_topic(self.topic)
        )


def filter_rows(comparison: Comparison, row_filter: RowFilter) -> tuple[ComparedRow, ...]:
    """Return the rows that pass a filter."""
    return tuple(row for row in comparison.rows if row_filter.passes(row))


def row_relations(row: ComparedRow) -> frozenset[Relation]:
    """Return the relations of the clauses of a row, as far as the pack records them."""
    relations = {relation for step in row.steps for relation in (step.relation, step.recorded)}
    if any(step.moved for step in row.steps):
        relations.add(Relation.MOVED)
    return frozenset(relation for relation in relations if relation is not None)


def count_relations(rows: Iterable[ComparedRow]) -> Mapping[Relation, int]:
    """Return how many rows have each relation, without those that no row has.

    A row counts for each of its relations: a clause can be both moved and amended.
    """
    counts = Counter(relation for row in rows for relation in row_relations(row))
    return {relation: counts[relation] for relation in COUNTED if counts[relation]}


def numbers_changed(row: ComparedRow) -> bool:
    """Return True if a number of a row changed, or came or went with its clause."""
    if any(
        change.fate is not QuantityChangeKind.UNCHANGED
        for cell in row.cells
        for entry in cell.entries
        for change in entry.quantities
    ):
        return True
    relations = row_relations(row)
    came_or_went = bool({Relation.ADDED, Relation.DROPPED} & relations)
    return came_or_went and any(clause.quantities for clause in row.clauses)
