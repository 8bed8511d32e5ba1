"""Stances: who stands where on a clause, up to a day."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, and_, select

from explorer.domain.content.references import is_clause
from explorer.domain.content.stances import (
    Attribution,
    Confidence,
    PartyStances,
    Position,
    Stance,
    by_party,
)
from explorer.store.pack import tables as t
from explorer.store.pack.local_records import local_of
from explorer.store.pack.metadata import meta, parties


def stances_on(
    connection: Connection, targets: Sequence[str], as_of: date, language: str
) -> tuple[Stance, ...]:
    """All stances on some references dated on or before a day, in no order."""
    s, text = t.stance, t.stance_text
    rows = connection.execute(
        select(s, text.c.statement, text.c.speaker)
        .join(text, and_(text.c.stance_id == s.c.id, text.c.language == language))
        .where(s.c.target.in_(list(targets)), s.c.date <= as_of)
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


def who_stands_where(
    connection: Connection, targets: Sequence[str], as_of: date, language: str
) -> tuple[PartyStances, ...]:
    """Each party's current stance and history; the main parties are kept without one, too."""
    always = meta(connection, "pack")["main_parties"]
    found = by_party(
        stances_on(connection, targets, as_of, language), parties(connection, language), as_of
    )
    return tuple(entry for entry in found if entry.current or entry.party.reference in always)


def targets_of(connection: Connection, reference: str) -> tuple[str, ...]:
    """References whose stances are shown under a reference.

    Its own where the text is the one that positions are measured against, else those of the
    clauses it corresponds to.
    """
    c = t.correspondence
    linked = connection.execute(
        select(c.c.to_reference).where(c.c.from_reference == reference).order_by(c.c.id)
    ).scalars()
    through = tuple(dict.fromkeys(target for target in linked if target))
    return through if through and is_clause(reference) else (reference,)
