"""Clauses by parties, read at once."""

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection, select

from explorer.domain.distance import clause_distance
from explorer.domain.matrix import Matrix, MatrixRow
from explorer.domain.stances import PartyStances, Stance, by_party, main_first
from explorer.store import pack_tables as t
from explorer.store.documents import contents
from explorer.store.names import distance_rule, meta, parties, topics
from explorer.store.stances import stances_on


def matrix(connection: Connection, document: str, as_of: date, language: str) -> Matrix:
    """The matrix of a document as of a day. Raises UnknownReferenceError."""
    listed = contents(connection, document, as_of, language)
    main = tuple(meta(connection, "pack")["main_parties"])
    clauses = [row.reference for row in listed.clauses]
    targets = _targets(connection, document, clauses)
    wanted = {target for found in targets.values() for target in found}
    on_target: dict[str, list[Stance]] = defaultdict(list)
    for stance in stances_on(connection, sorted(wanted), as_of, language):
        on_target[stance.target].append(stance)
    spoken = {stance.party for found in on_target.values() for stance in found}
    shown = main_first(parties(connection, language), main, spoken)
    measured, not_counted = distance_rule(connection)
    rows = []
    for row in listed.clauses:
        stances = [one for target in targets[row.reference] for one in on_target[target]]
        rows.append(
            MatrixRow(
                row.reference,
                row.number,
                row.title,
                row.topics,
                tuple(_cell(entry) for entry in by_party(stances, shown, as_of)),
                clause_distance(row.reference, stances, measured, as_of, not_counted),
            )
        )
    return Matrix(
        document,
        listed.document.title,
        as_of,
        shown,
        sum(party.reference in main for party in shown),
        topics(connection, language),
        tuple(rows),
        listed.document.wording,
    )


def _cell(entry: PartyStances) -> PartyStances | None:
    return entry if entry.current else None


def _targets(
    connection: Connection, document: str, clauses: list[str]
) -> dict[str, tuple[str, ...]]:
    """What each clause's stances are found under: itself, or the clauses it corresponds to."""
    c = t.correspondence.c
    linked: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(
        select(c.from_reference, c.to_reference).where(c.from_document == document).order_by(c.id)
    ):
        if row.to_reference and row.to_reference not in linked[row.from_reference]:
            linked[row.from_reference].append(row.to_reference)
    return {clause: tuple(linked.get(clause) or (clause,)) for clause in clauses}
