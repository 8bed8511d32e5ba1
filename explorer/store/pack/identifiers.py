"""Identifiers that a compiled pack defines, for records that are added to it."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select
from sqlalchemy.schema import Table

from explorer.domain.desk.local_records import is_local
from explorer.store.pack import tables as t

#: Tables whose rows are numbered in the order in which they are added.
_NUMBERED = (
    *(t.document, t.party, t.topic, t.source, t.provision, t.correspondence, t.stance, t.event),
    *(t.claim, t.analysis, t.feature, t.entry),
)


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the highest row number of each numbered table."""
    return {
        table.name: connection.execute(select(func.max(table.c.id))).scalar() or 0
        for table in _NUMBERED
    }


def defined_names(connection: Connection) -> dict[str, set[str]]:
    """Return the names by their kind in a pack source, except stances and events.

    Local records that the pack was read with are left out.
    """
    p = t.provision.c
    rows = connection.execute(select(p.reference, p.document)).all()
    provisions = [row for row in rows if not is_local(row.reference)]
    documents = _references(connection, t.document)
    return {
        "document": documents,
        "clause or side provision": {row.reference for row in provisions} | documents,
        "side provision": {row.reference for row in provisions if not row.document},
        "party": _references(connection, t.party),
        "topic": _references(connection, t.topic),
        "source": _references(connection, t.source),
        "map reference": _references(connection, t.map_reference),
    }


def existing_references(connection: Connection, sort: str, names: Iterable[str]) -> set[str]:
    """Return those of some names of stances or events that the pack has."""
    table = {"stance": t.stance, "event": t.event}[sort]
    query = select(table.c.reference).where(table.c.reference.in_(sorted(set(names))))
    return {name for name in connection.execute(query).scalars() if not is_local(name)}


def topics_of(connection: Connection, references: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the topics of some clauses, by reference."""
    p = t.provision.c
    rows = connection.execute(
        select(p.reference, p.topics).where(p.reference.in_(sorted(set(references))))
    )
    return {row.reference: tuple(row.topics) for row in rows}


def source_names(connection: Connection, names: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return reference, publisher and title of some sources."""
    s = t.source.c
    rows = connection.execute(
        select(s.reference, s.publisher, s.title).where(s.reference.in_(sorted(set(names))))
    )
    return [(row.reference, row.publisher, row.title) for row in rows]


def _references(connection: Connection, table: Table) -> set[str]:
    names = connection.execute(select(table.c.reference)).scalars()
    return {name for name in names if not is_local(name)}
