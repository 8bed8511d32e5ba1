"""Query for the matrix of clauses by parties."""

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection

from explorer.domain.comparison.distance import clause_distance
from explorer.domain.comparison.matrix import Matrix, MatrixRow
from explorer.domain.content.stances import PartyStances, Stance, group_by_party, listed_parties
from explorer.store.pack.documents import contents, targets_in
from explorer.store.pack.metadata import distance_rule, meta, parties, topics
from explorer.store.pack.stances import stances_on


def matrix(connection: Connection, document: str, as_of: date, language: str) -> Matrix:
    """Return the matrix of a document as of a day. Raises UnknownReferenceError."""
    listed = contents(connection, document, as_of, language)
    main = tuple(meta(connection, "pack")["main_parties"])
    clauses = [row.reference for row in listed.clauses]
    linked = targets_in(connection, document)
    targets = {clause: linked.get(clause, (clause,)) for clause in clauses}
    needed = {target for group in targets.values() for target in group}
    on_target: dict[str, list[Stance]] = defaultdict(list)
    for stance in stances_on(connection, sorted(needed), as_of, language):
        on_target[stance.target].append(stance)
    spoken = {stance.party for group in on_target.values() for stance in group}
    shown = listed_parties(parties(connection, language), main, spoken)
    measured, not_counted = distance_rule(connection)
    rows = []
    for row in listed.clauses:
        stances = [item for target in targets[row.reference] for item in on_target[target]]
        rows.append(
            MatrixRow(
                row.reference,
                row.number,
                row.title,
                row.topics,
                tuple(_cell(entry) for entry in group_by_party(stances, shown, as_of)),
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
