"""Sample briefing set of a pack: three clauses to print."""

from uuid import uuid4

from explorer.domain.content.read_models import ClauseListing
from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem

_CLAUSES = 3


def sample_clauses(listing: ClauseListing, selection: str) -> tuple[str, ...]:
    """Return the clauses of a sample: the selected clause, and those with most positions.

    They are in the order of the document.
    """
    clauses = [row.reference for row in listing.clauses]
    by_positions = sorted(listing.clauses, key=lambda row: len(row.positions), reverse=True)
    chosen = [selection] if selection in clauses else []
    chosen += [row.reference for row in by_positions if row.reference != selection]
    return tuple(sorted(chosen[:_CLAUSES], key=clauses.index))


def sample_set(frame: BriefingSet, clauses: tuple[str, ...]) -> BriefingSet:
    """Return a set with these clauses; ``frame`` has its name, pack and day."""
    items = tuple(SetItem(str(uuid4()), ItemKind.CLAUSE, clause) for clause in clauses)
    return BriefingSet(
        frame.key, frame.name, frame.pack, frame.version, frame.as_of, (*frame.items, *items)
    )
