"""Queries for stances on a clause up to a day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, select, true

from explorer.domain.content.references import is_clause
from explorer.domain.content.stances import (
    Attribution,
    Confidence,
    PartyStances,
    Position,
    Stance,
    group_by_party,
)
from explorer.store.pack import tables as t
from explorer.store.pack.connection import read_once
from explorer.store.pack.local_records import local_of
from explorer.store.pack.metadata import is_small, meta, parties


def stances_on(
    connection: Connection, targets: Sequence[str], as_of: date, language: str
) -> tuple[Stance, ...]:
    """Return all stances on some references dated on or before a day, unordered."""
    if is_small(connection):
        by_target = read_once(
            connection, ("stances", language), lambda: _stances_by_target(connection, language)
        )
        return tuple(
            stance
            for target in dict.fromkeys(targets)
            for stance in by_target.get(target, ())
            if stance.date <= as_of
        )
    is_needed = t.stance.c.target.in_(list(targets)) & (t.stance.c.date <= as_of)
    return _read_stances(connection, is_needed, language)


def _stances_by_target(connection: Connection, language: str) -> dict[str, list[Stance]]:
    by_target: dict[str, list[Stance]] = defaultdict(list)
    for stance in _read_stances(connection, true(), language):
        by_target[stance.target].append(stance)
    return by_target


def _read_stances(
    connection: Connection, condition: ColumnElement[bool], language: str
) -> tuple[Stance, ...]:
    s, text = t.stance, t.stance_text
    rows = connection.execute(
        select(s, text.c.statement, text.c.speaker)
        .join(text, and_(text.c.stance_id == s.c.id, text.c.language == language))
        .where(condition)
    )
    return tuple(
        Stance(
            reference=row.reference,
            target=row.target,
            party=row.party,
            position=Position(row.position),
            statement=row.statement,
            date=row.date,
            speaker=row.speaker,
            attribution=Attribution(row.attribution),
            confidence=Confidence(row.confidence),
            verified=bool(row.verified),
            sources=tuple(row.sources),
            language=language,
            author=local_of(connection, row.reference).author,
            corrects=local_of(connection, row.reference).corrects,
        )
        for row in rows
    )


def stances_by_party(
    connection: Connection, targets: Sequence[str], as_of: date, language: str
) -> tuple[PartyStances, ...]:
    """Return each party's current stance and history; main parties are kept even without one."""
    always = meta(connection, "pack")["main_parties"]
    entries = group_by_party(
        stances_on(connection, targets, as_of, language), parties(connection, language), as_of
    )
    return tuple(entry for entry in entries if entry.current or entry.party.reference in always)


def stance_targets(connection: Connection, reference: str) -> tuple[str, ...]:
    """Return the references whose stances are shown under a reference.

    These are the reference itself in the text that positions are measured against, otherwise the
    clauses it corresponds to.
    """
    c = t.correspondence
    linked = connection.execute(
        select(c.c.to_reference).where(c.c.from_reference == reference).order_by(c.c.id)
    ).scalars()
    through = tuple(dict.fromkeys(target for target in linked if target))
    return through if through and is_clause(reference) else (reference,)
