"""Documents, and the clause list of one of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, and_, or_, select

from explorer.domain.documents import Document, TextStatus
from explorer.domain.own_records import is_own
from explorer.domain.stances import Position
from explorer.domain.views import ClauseRow, Contents
from explorer.errors import UnknownReferenceError
from explorer.store import pack_tables as t
from explorer.store.local_records import local_of
from explorer.store.names import meta, parties, topics

Positions = tuple[tuple[str, tuple[Position, ...]], ...]
#: Positions by party, and by party who added one of them to the pack.
Held = tuple[Positions, tuple[tuple[str, str], ...]]
_NOBODY: Held = ((), ())


def documents(connection: Connection, language: str) -> tuple[Document, ...]:
    """All documents in the pack's order."""
    rows = connection.execute(
        select(t.document, t.document_text.c.title, t.document_text.c.notes)
        .join(
            t.document_text,
            and_(
                t.document_text.c.document_id == t.document.c.id,
                t.document_text.c.language == language,
            ),
        )
        .order_by(t.document.c.id)
    )
    return tuple(
        Document(
            reference=row.reference,
            title=row.title,
            date=row.date,
            text_status=TextStatus(row.text_status),
            status=row.status,
            clause_count=row.clause_count,
            numbering=row.numbering,
            sources=tuple(row.sources),
            wording=bool(row.wording),
            author=local_of(connection, row.reference).author,
            **row.notes,
        )
        for row in rows
    )


def document(connection: Connection, reference: str, language: str) -> Document:
    """One document. Raises UnknownReferenceError."""
    for found in documents(connection, language):
        if found.reference == reference:
            return found
    raise UnknownReferenceError(reference)


def contents(connection: Connection, reference: str, as_of: date, language: str) -> Contents:
    """The clause list of a document, with each party's newest position up to a day.

    The side provisions are listed with the document that stances are measured against.
    """
    reference_document = meta(connection, "pack")["reference_document"]
    clauses = _rows(connection, reference, as_of, language)
    side = _rows(connection, "", as_of, language) if reference == reference_document else ()
    found = document(connection, reference, language)
    whole, local = _positions(connection, reference, as_of).get(reference, _NOBODY)
    return Contents(
        found,
        ClauseRow(reference, "", found.title, True, (), (), whole, local),
        clauses,
        side,
        parties(connection, language),
        topics(connection, language),
    )


def _rows(
    connection: Connection, document_reference: str, as_of: date, language: str
) -> tuple[ClauseRow, ...]:
    p, text = t.provision, t.provision_text
    rows = connection.execute(
        select(p.c.reference, p.c.number, p.c.verified, p.c.features, p.c.topics, text.c.title)
        .join(text, and_(text.c.provision_id == p.c.id, text.c.language == language))
        .where(p.c.document == document_reference)
        .order_by(p.c.id)
    ).all()
    positions = _positions(connection, document_reference, as_of)
    return tuple(
        ClauseRow(
            row.reference,
            row.number,
            row.title,
            bool(row.verified),
            tuple(row.features),
            tuple(row.topics),
            *positions.get(row.reference, _NOBODY),
        )
        for row in rows
    )


def _positions(connection: Connection, document_reference: str, as_of: date) -> dict[str, Held]:
    """Positions by clause; where a clause has no stances of its own, of those it corresponds to."""
    p, s, c = t.provision, t.stance, t.correspondence
    own = select(
        s.c.target, s.c.party, s.c.position, s.c.date, s.c.attribution, s.c.reference
    ).where(s.c.date <= as_of)
    clauses = select(p.c.reference).where(p.c.document == document_reference)
    direct = connection.execute(
        own.where(or_(s.c.target == document_reference, s.c.target.in_(clauses)))
    ).all()
    through = connection.execute(
        own.join(c, c.c.to_reference == s.c.target)
        .where(c.c.from_document == document_reference, c.c.from_reference != document_reference)
        .with_only_columns(
            c.c.from_reference,
            s.c.party,
            s.c.position,
            s.c.date,
            s.c.attribution,
            s.c.reference,
        )
    ).all()
    return _newest(connection, [tuple(row) for row in direct] + [tuple(row) for row in through])


def _newest(
    connection: Connection, rows: Iterable[tuple[str, str, str, date, str, str]]
) -> dict[str, Held]:
    stated = {"on_record", "document_text"}
    found: dict[str, dict[str, tuple[date, list[str]]]] = {}
    local: dict[str, dict[str, str]] = defaultdict(dict)
    for target, party, position, day, _, reference in sorted(
        rows, key=lambda row: (-row[3].toordinal(), row[4] not in stated, row[5])
    ):
        newest, held = found.setdefault(target, {}).setdefault(party, (day, []))
        if day != newest:
            continue
        if position not in held:
            held.append(position)
        if is_own(reference):
            local[target][party] = local_of(connection, reference).author
    return {
        target: (
            tuple(
                (party, tuple(Position(position) for position in held))
                for party, (_, held) in by_party.items()
            ),
            tuple(local[target].items()),
        )
        for target, by_party in found.items()
    }


def titles(connection: Connection, references: Iterable[str], language: str) -> dict[str, str]:
    """Titles of clauses, side provisions and documents by reference."""
    wanted = sorted(set(references))
    if not wanted:
        return {}
    p, text = t.provision, t.provision_text
    rows = connection.execute(
        select(p.c.reference, text.c.title)
        .join(text, and_(text.c.provision_id == p.c.id, text.c.language == language))
        .where(p.c.reference.in_(wanted))
    )
    found: dict[str, str] = {row[0]: row[1] for row in rows}
    if any(reference not in found for reference in wanted):
        found |= {d.reference: d.title for d in documents(connection, language)}
    return found
