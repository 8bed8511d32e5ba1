"""What is new on some subjects since a day."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from explorer.domain.changes import PageChanges, changes_on
from explorer.errors import UnknownReferenceError
from explorer.store.names import distance_rule
from explorer.store.pages import page


def changes_since(
    connection: Connection, references: Sequence[str], since: date, until: date, language: str
) -> tuple[PageChanges, ...]:
    """Changes of each subject in turn, those that are gone from the pack told as such."""
    parties, not_counted = distance_rule(connection)
    found = []
    for reference in references:
        try:
            found.append(
                changes_on(
                    page(connection, reference, until, language), since, parties, not_counted
                )
            )
        except UnknownReferenceError:
            found.append(PageChanges(reference, "", known=False))
    return tuple(found)
