"""Sources, and what rests on them."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from explorer.domain.documents import Source
from explorer.errors import UnknownReferenceError
from explorer.store import pack_tables as t
from explorer.store.local_records import local_of


def sources(connection: Connection, references: Iterable[str]) -> dict[str, Source]:
    """Sources by reference; unknown references are left out."""
    s = t.source
    rows = connection.execute(
        select(
            s.c.reference, s.c.publisher, s.c.title, s.c.date, s.c.kind, s.c.url, s.c.note
        ).where(s.c.reference.in_(sorted(set(references))))
    )
    return {row[0]: Source(*row, local_of(connection, row[0]).author) for row in rows}


def source(connection: Connection, reference: str) -> Source:
    """One source. Raises UnknownReferenceError."""
    found = sources(connection, [reference])
    if reference not in found:
        raise UnknownReferenceError(reference)
    return found[reference]


def resting_on(connection: Connection, reference: str) -> tuple[str, ...]:
    """References of all records that cite a source."""
    c = t.citation
    rows = connection.execute(
        select(c.c.owner).where(c.c.source == reference).order_by(c.c.owner)
    ).scalars()
    return tuple(rows)
