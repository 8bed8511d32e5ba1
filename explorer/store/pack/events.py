"""Queries for events and the claims of the founding article."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlalchemy import Connection, Table, and_, select

from explorer.domain.content.documents import Claim, Event
from explorer.store.pack import tables as t
from explorer.store.pack.connection import read_once
from explorer.store.pack.local_records import local_of
from explorer.store.pack.metadata import is_small, map_dates


def events_on(
    connection: Connection, targets: Sequence[str], as_of: date, language: str
) -> tuple[Event, ...]:
    """Return events about some references up to a day, oldest first."""
    e, text, target = t.event, t.event_text, t.event_target
    rows = connection.execute(
        select(e, text.c.title, text.c.summary)
        .join(text, and_(text.c.event_id == e.c.id, text.c.language == language))
        .where(
            e.c.id.in_(select(target.c.event_id).where(target.c.target.in_(list(targets)))),
            e.c.date <= as_of,
        )
        .order_by(e.c.date, e.c.id)
    )
    return tuple(
        Event(
            row.reference,
            row.date,
            row.precision,
            row.title,
            row.summary,
            bool(row.verified),
            tuple(row.clauses),
            tuple(row.parties),
            tuple(row.sources),
            local_of(connection, row.reference).author,
        )
        for row in rows
    )


def event_days(connection: Connection) -> tuple[date, ...]:
    """Return the days of all dated records and of the map, for the steps of the as-of control."""
    rows = connection.execute(
        select(t.event.c.date).union(select(t.stance.c.date), select(t.document.c.date))
    ).scalars()
    return tuple(sorted({*rows, *map_dates(connection)}))


def claims_on(connection: Connection, targets: Sequence[str], language: str) -> tuple[Claim, ...]:
    """Return claims of the founding article about some references or carried by them."""
    c, text, target = t.claim, t.claim_text, t.claim_target
    rows = connection.execute(
        select(c.c.id, text.c.claim, text.c.who, c.c.attribution, c.c.clauses, c.c.carried_by)
        .join(text, and_(text.c.claim_id == c.c.id, text.c.language == language))
        .where(c.c.id.in_(select(target.c.claim_id).where(target.c.target.in_(list(targets)))))
        .order_by(c.c.id)
    )
    return tuple(
        Claim(number, claim, who, attribution, tuple(clauses), tuple(carried))
        for number, claim, who, attribution, clauses, carried in rows
    )


def _dates(connection: Connection, table: Table) -> dict[str, date]:
    """Return the dates of all records of a table by reference."""
    rows = connection.execute(select(table.c.reference, table.c.date))
    return {row[0]: row[1] for row in rows}


def dates_of(
    connection: Connection, stances: set[str], sources: set[str], events: set[str]
) -> dict[str, date]:
    """Return the dates of some stances, sources and events by reference."""
    tables = ((t.stance, stances), (t.source, sources), (t.event, events))
    dates: dict[str, date] = {}
    if is_small(connection):
        for table, names in tables:
            known = read_once(connection, ("dates", table.name), partial(_dates, connection, table))
            dates |= {name: known[name] for name in names if name in known}
        return dates
    for table, names in tables:
        if names:
            rows = connection.execute(
                select(table.c.reference, table.c.date).where(table.c.reference.in_(sorted(names)))
            )
            dates |= {row[0]: row[1] for row in rows}
    return dates
