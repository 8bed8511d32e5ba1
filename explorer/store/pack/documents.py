"""Queries for documents, and for the clause list of a document."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, and_, or_, select

from explorer.domain.content.days import exists_on
from explorer.domain.content.document_groups import with_groups
from explorer.domain.content.documents import Document, TextStatus
from explorer.domain.content.read_models import ClauseListing, ClauseRow, MeasuredClause
from explorer.domain.content.references import document_of
from explorer.domain.content.stances import STATED, Position, differing
from explorer.domain.desk.local_records import is_local
from explorer.errors import UnknownReferenceError
from explorer.store.pack import tables as t
from explorer.store.pack.connection import PackRow, read_once
from explorer.store.pack.local_records import local_of
from explorer.store.pack.metadata import is_small, meta, parties, topics


@dataclass(frozen=True, slots=True)
class _ClausePositions:
    """Positions on a clause, named as the fields of a row of the clause list."""

    positions: tuple[tuple[str, tuple[Position, ...]], ...] = ()
    local: tuple[tuple[str, str], ...] = ()
    differing: tuple[str, ...] = ()
    newest: date | None = None


@dataclass(slots=True)
class _Newest:
    """Statements of a party's newest day on a clause."""

    day: date
    statements: list[tuple[str, str]] = field(default_factory=list)
    author: str = ""


def documents(connection: Connection, language: str) -> tuple[Document, ...]:
    """Return all documents in the pack's order; cached per connection and language."""
    return read_once(
        connection, ("documents", language), lambda: _read_documents(connection, language)
    )


def _read_documents(connection: Connection, language: str) -> tuple[Document, ...]:
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
    read = tuple(
        Document(
            reference=row.reference,
            title=row.title,
            date=row.date,
            text_status=TextStatus(row.text_status),
            status=row.status,
            clause_count=row.clause_count,
            sources=tuple(row.sources),
            wording=bool(row.wording),
            author=local_of(connection, row.reference).author,
            **row.notes,
        )
        for row in rows
    )
    return with_groups(read, meta(connection, "pack")["reference_document"])


def document(connection: Connection, reference: str, language: str) -> Document:
    """Return one document. Raises UnknownReferenceError."""
    for candidate in documents(connection, language):
        if candidate.reference == reference:
            return candidate
    raise UnknownReferenceError(reference)


def contents(connection: Connection, reference: str, as_of: date, language: str) -> ClauseListing:
    """Return the clause list of a document, with each party's newest position up to a day.

    Side provisions are listed with the document that stances are measured against.
    """
    reference_document = meta(connection, "pack")["reference_document"]
    positions = _positions(connection, reference, as_of)
    clauses = _rows(connection, reference, positions, language)
    side: tuple[ClauseRow, ...] = ()
    if reference == reference_document:
        side = _rows(connection, "", _positions(connection, "", as_of), language)
    listed = document(connection, reference, language)
    whole = positions.get(reference, _ClausePositions())
    return ClauseListing(
        listed,
        ClauseRow(
            reference,
            "",
            listed.title,
            True,
            (),
            (),
            whole.positions,
            whole.local,
            whole.differing,
            newest_statement=whole.newest,
        ),
        clauses,
        tuple(row for row in side if _side_exists(connection, row.reference, as_of)),
        parties(connection, language),
        topics(connection, language),
        as_of,
        later=not exists_on(listed.date, as_of),
    )


def _rows(
    connection: Connection,
    document_reference: str,
    positions: Mapping[str, _ClausePositions],
    language: str,
) -> tuple[ClauseRow, ...]:
    def read() -> Sequence[PackRow]:
        return _provision_rows(connection, document_reference, language)

    key = ("provision rows", document_reference, language)
    rows = read_once(connection, key, read) if is_small(connection) else read()
    measured = _measured_in(connection, document_reference, language)
    result = []
    for row in rows:
        entry = positions.get(row.reference, _ClausePositions())
        result.append(
            ClauseRow(
                row.reference,
                row.number,
                row.title,
                bool(row.verified),
                tuple(row.features),
                tuple(row.topics),
                entry.positions,
                entry.local,
                entry.differing,
                measured.get(row.reference, ()),
                entry.newest,
            )
        )
    return tuple(result)


def _provision_rows(
    connection: Connection, document_reference: str, language: str
) -> Sequence[PackRow]:
    p, text = t.provision, t.provision_text
    return connection.execute(
        select(p.c.reference, p.c.number, p.c.verified, p.c.features, p.c.topics, text.c.title)
        .join(text, and_(text.c.provision_id == p.c.id, text.c.language == language))
        .where(p.c.document == document_reference)
        .order_by(p.c.id)
    ).all()


def _side_exists(connection: Connection, reference: str, as_of: date) -> bool:
    """Return True if the first source of a side provision is dated on or before a day."""
    first_days = read_once(
        connection, "side provision days", lambda: _side_provision_days(connection)
    )
    return exists_on(first_days.get(reference), as_of)


def _side_provision_days(connection: Connection) -> dict[str, date | None]:
    """Return the day of the first source of each side provision, None if it has no source."""
    p, s = t.provision.c, t.source.c
    dates: dict[str, date] = {
        row.reference: row.date for row in connection.execute(select(s.reference, s.date))
    }
    return {
        row.reference: min((dates[name] for name in row.sources if name in dates), default=None)
        for row in connection.execute(select(p.reference, p.sources).where(p.document == ""))
    }


def _measured_in(
    connection: Connection, document_reference: str, language: str
) -> dict[str, tuple[MeasuredClause, ...]]:
    """Return the measured clauses with titles; cached per connection, document and language."""
    targets = targets_in(connection, document_reference)
    if not targets:
        return {}
    return read_once(
        connection,
        ("measured", document_reference, language),
        lambda: measured_clauses(connection, targets, language),
    )


def targets_in(connection: Connection, document_reference: str) -> dict[str, tuple[str, ...]]:
    """Return the clauses that the clauses of a document correspond to, by reference.

    Positions refer to those clauses: a document without any is the one that positions are
    measured by. Cached per connection and document.
    """
    return read_once(
        connection,
        ("targets", document_reference),
        lambda: _targets(connection, document_reference),
    )


def _targets(connection: Connection, document_reference: str) -> dict[str, tuple[str, ...]]:
    c = t.correspondence.c
    rows = connection.execute(
        select(c.from_reference, c.to_reference)
        .where(c.from_document == document_reference, c.from_reference != document_reference)
        .order_by(c.id)
    )
    linked: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        if row.to_reference:
            linked[row.from_reference][row.to_reference] = None
    return {name: tuple(targets) for name, targets in linked.items()}


def measured_clauses(
    connection: Connection, targets: Mapping[str, Sequence[str]], language: str
) -> dict[str, tuple[MeasuredClause, ...]]:
    """Return the clauses that the positions shown under a clause refer to, if not that clause."""
    needed = {target for names in targets.values() for target in names}
    known = titles(connection, {*needed, *(document_of(name) or "" for name in needed)}, language)

    def measured(target: str) -> MeasuredClause:
        document = document_of(target) or ""
        return MeasuredClause(target, known.get(target, ""), document, known.get(document, ""))

    return {name: tuple(map(measured, names)) for name, names in targets.items()}


def _positions(
    connection: Connection, document_reference: str, as_of: date
) -> dict[str, _ClausePositions]:
    """Return the positions by clause; if a clause corresponds to others, those on the others."""
    p, s = t.provision.c, t.stance.c
    targets = targets_in(connection, document_reference)
    own = select(s.target, s.party, s.position, s.date, s.attribution, s.reference)
    clauses = select(p.reference).where(p.document == document_reference)
    direct = connection.execute(
        own.where(s.date <= as_of, or_(s.target == document_reference, s.target.in_(clauses)))
    ).all()
    rows = [(row.target, row) for row in direct if row.target not in targets]
    if targets:
        shown_under: dict[str, list[str]] = defaultdict(list)
        for clause, names in targets.items():
            for name in names:
                shown_under[name].append(clause)
        through = connection.execute(
            own.where(s.date <= as_of, s.target.in_(sorted(shown_under)))
        ).all()
        rows += [(clause, row) for row in through for clause in shown_under[row.target]]
    return _newest(connection, rows)


def _newest(
    connection: Connection, rows: Iterable[tuple[str, PackRow]]
) -> dict[str, _ClausePositions]:
    """Return the positions by clause, of each party's newest day; stated ones come first."""
    newest_by_clause: dict[str, dict[str, _Newest]] = defaultdict(dict)
    for clause, row in sorted(
        rows,
        key=lambda pair: (
            -pair[1].date.toordinal(),
            pair[1].attribution not in STATED,
            pair[1].reference,
        ),
    ):
        newest = newest_by_clause[clause].setdefault(row.party, _Newest(row.date))
        if row.date != newest.day:
            continue
        newest.statements.append((row.target, row.position))
        if is_local(row.reference):
            newest.author = local_of(connection, row.reference).author
    return {clause: _clause_positions(by_party) for clause, by_party in newest_by_clause.items()}


def _clause_positions(by_party: Mapping[str, _Newest]) -> _ClausePositions:
    return _ClausePositions(
        tuple(
            (
                party,
                tuple(map(Position, dict.fromkeys(position for _, position in newest.statements))),
            )
            for party, newest in by_party.items()
        ),
        tuple((party, newest.author) for party, newest in by_party.items() if newest.author),
        tuple(party for party, newest in by_party.items() if differing(newest.statements)),
        max((newest.day for newest in by_party.values()), default=None),
    )


def titles(connection: Connection, references: Iterable[str], language: str) -> dict[str, str]:
    """Return titles of clauses, side provisions and documents by reference."""
    requested = sorted(set(references))
    if not requested:
        return {}
    p, text = t.provision, t.provision_text
    rows = connection.execute(
        select(p.c.reference, text.c.title)
        .join(text, and_(text.c.provision_id == p.c.id, text.c.language == language))
        .where(p.c.reference.in_(requested))
    )
    result: dict[str, str] = {row[0]: row[1] for row in rows}
    if any(reference not in result for reference in requested):
        result |= {d.reference: d.title for d in documents(connection, language)}
    return result
