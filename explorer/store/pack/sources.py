"""Queries for sources and for the records that cite them."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, func, select, true

from explorer.domain.content.documents import Source
from explorer.errors import UnknownReferenceError
from explorer.i18n.message_catalog import FALLBACK
from explorer.store.pack import tables as t
from explorer.store.pack.connection import read_once
from explorer.store.pack.documents import titles
from explorer.store.pack.local_records import local_of
from explorer.store.pack.metadata import is_small


def sources(
    connection: Connection, references: Iterable[str], language: str = FALLBACK
) -> dict[str, Source]:
    """Return sources sorted by reference, with cautions in a language.

    Unknown references are left out.
    """
    if not is_small(connection):
        is_needed = t.source.c.reference.in_(sorted(set(references)))
        return _read_sources(connection, is_needed, language)
    known = read_once(
        connection, ("sources", language), lambda: _read_sources(connection, true(), language)
    )
    return {name: known[name] for name in sorted(set(references)) if name in known}


def _read_sources(
    connection: Connection, condition: ColumnElement[bool], language: str
) -> dict[str, Source]:
    rows = connection.execute(select(t.source).where(condition).order_by(t.source.c.reference))
    return {
        row.reference: Source(
            reference=row.reference,
            publisher=row.publisher,
            title=row.title,
            date=row.date,
            kind=row.kind,
            url=row.url,
            note=row.note,
            author=local_of(connection, row.reference).author,
            caution=row.cautions.get(language) or row.cautions.get(FALLBACK) or "",
            date_inferred=bool(row.date_inferred),
            consulted=bool(row.consulted),
        )
        for row in rows
    }


def source(connection: Connection, reference: str, language: str = FALLBACK) -> Source:
    """Return one source. Raises UnknownReferenceError."""
    by_reference = sources(connection, [reference], language)
    if reference not in by_reference:
        raise UnknownReferenceError(reference)
    return by_reference[reference]


def subjects_citing(
    connection: Connection, reference: str, language: str
) -> tuple[tuple[str, str], ...]:
    """Return the subjects whose records cite a source: their references and titles, in order."""
    c, e = t.citation.c, t.entry.c
    targets = func.coalesce(func.nullif(e.target, ""), c.owner)
    rows = connection.execute(
        select(targets)
        .select_from(t.citation.outerjoin(t.entry, e.reference == c.owner))
        .where(c.source == reference)
        .distinct()
    ).scalars()
    names = tuple(name for name in rows if "/" in name or not name.startswith(("ev-", "st-")))
    known = titles(connection, names, language)
    return tuple((name, known[name]) for name in sorted(names, key=_clause_order) if name in known)


def _clause_order(reference: str) -> tuple[str, int, str]:
    """Return the order of clauses: by document, then by number."""
    document, _, number = reference.partition("/")
    return document, int(number) if number.isdigit() else 0, number
