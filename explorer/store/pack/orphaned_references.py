"""Query for references of the desk that the pack does not have, with the nearest match."""

from collections.abc import Iterable

from sqlalchemy import Connection

from explorer.domain.desk.orphaned_references import Orphan, nearest
from explorer.store.pack.metadata import missing_references, provision_titles


def orphans(connection: Connection, references: Iterable[str], language: str) -> tuple[Orphan, ...]:
    """Return those of the references that the pack does not have, sorted."""
    unknown = missing_references(connection, references)
    titles = provision_titles(connection, language) if unknown else {}
    pairs = [(reference, nearest(reference, titles)) for reference in unknown]
    return tuple(Orphan(reference, match, titles.get(match, "")) for reference, match in pairs)
