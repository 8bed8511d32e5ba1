"""Query for the news on some subjects since a day."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from explorer.domain.comparison.news import News, PageChanges, changes_on
from explorer.domain.content.days import existing, exists_on
from explorer.domain.content.stances import listed_parties
from explorer.errors import UnknownReferenceError
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.metadata import distance_rule, meta, parties
from explorer.store.pack.sources import sources
from explorer.store.pack.subjects import page


def subjects_of(
    connection: Connection, document: str, until: date, language: str
) -> tuple[str, ...]:
    """Return a document, its clauses and its side provisions, as subjects of news.

    Raises UnknownReferenceError.
    """
    listed = contents(connection, document, until, language)
    rows = (listed.whole, *listed.clauses, *listed.side_provisions)
    return tuple(row.reference for row in rows)


def news_since(
    connection: Connection, references: Sequence[str], since: date, until: date, language: str
) -> News:
    """Return the news on each subject in turn; subjects gone from the pack are marked."""
    measured, not_counted = distance_rule(connection)
    changes = []
    for reference in references:
        try:
            details = page(connection, reference, until, language)
            changes.append(changes_on(details, since, measured, not_counted))
        except UnknownReferenceError:
            changes.append(PageChanges(reference, "", known=False))
    dated = [
        document
        for document in existing(documents(connection, language), until)
        if not exists_on(document.date, since)
    ]
    dated.sort(key=lambda document: (document.date, document.reference))
    cited = [
        *(name for document in dated for name in document.sources),
        *(name for change in changes for _, stance in change.stances for name in stance.sources),
        *(name for change in changes for event in change.events for name in event.sources),
    ]
    return News(
        since,
        until,
        tuple(dated),
        tuple(changes),
        listed_parties(
            parties(connection, language),
            meta(connection, "pack")["main_parties"],
            {party.reference for change in changes for party, _ in change.stances},
        ),
        sources(connection, cited, language),
    )
