"""What is new on some subjects since a day."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from explorer.domain.comparison.news import News, PageChanges, changes_on
from explorer.domain.content.days import existing, exists_on
from explorer.domain.content.stances import main_first
from explorer.errors import UnknownReferenceError
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.metadata import distance_rule, meta, parties
from explorer.store.pack.sources import sources
from explorer.store.pack.subjects import page


def subjects_of(
    connection: Connection, document: str, until: date, language: str
) -> tuple[str, ...]:
    """All that can be new of a document: the whole, its clauses, the side provisions tied to it.

    Raises UnknownReferenceError.
    """
    found = contents(connection, document, until, language)
    rows = (found.whole, *found.clauses, *found.side_provisions)
    return tuple(row.reference for row in rows)


def news_since(
    connection: Connection, references: Sequence[str], since: date, until: date, language: str
) -> News:
    """What is new on each subject in turn, those that are gone from the pack told as such."""
    measured, not_counted = distance_rule(connection)
    changes = []
    for reference in references:
        try:
            found = page(connection, reference, until, language)
            changes.append(changes_on(found, since, measured, not_counted))
        except UnknownReferenceError:
            changes.append(PageChanges(reference, "", known=False))
    dated = [
        one
        for one in existing(documents(connection, language), until)
        if not exists_on(one.date, since)
    ]
    dated.sort(key=lambda one: (one.date, one.reference))
    cited = [
        *(name for one in dated for name in one.sources),
        *(name for one in changes for _, stance in one.stances for name in stance.sources),
        *(name for one in changes for event in one.events for name in event.sources),
    ]
    return News(
        since,
        until,
        tuple(dated),
        tuple(changes),
        main_first(
            parties(connection, language),
            meta(connection, "pack")["main_parties"],
            {party.reference for one in changes for party, _ in one.stances},
        ),
        sources(connection, cited, language),
    )
