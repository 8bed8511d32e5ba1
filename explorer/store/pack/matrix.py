"""Clauses by parties, read at once."""

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection

from explorer.domain.comparison.distance import clause_distance
from explorer.domain.comparison.matrix import Matrix, MatrixRow
from explorer.domain.content.stances import PartyStances, Stance, by_party, main_first
from explorer.store.pack.documents import contents, targets_in
from explorer.store.pack.metadata import distance_rule, meta, parties, topics
from explorer.store.pack.stances import stances_on


def matrix(connection: Connection, document: str, as_of: date, language: str) -> Matrix:
    """The matrix of a document as of a day. Raises UnknownReferenceError."""
    listed = contents(connection, document, as_of, language)
    main = tuple(meta(connection, "pack")["main_parties"])
    clauses = [row.reference for row in listed.clauses]
    linked = targets_in(connection, document)
    targets = {clause: linked.get(clause, (clause,)) for clause in clauses}
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
                row.measured_against,
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
        listed.document.date,
    )


def _cell(entry: PartyStances) -> PartyStances | None:
    return entry if entry.current else None
