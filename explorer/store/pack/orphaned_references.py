"""References of the desk that a pack does not have, each with what is nearest to it."""

from collections.abc import Iterable

from sqlalchemy import Connection

from explorer.domain.desk.orphaned_references import Orphan, nearest
from explorer.store.pack.metadata import missing, provision_titles


def orphans(connection: Connection, references: Iterable[str], language: str) -> tuple[Orphan, ...]:
    """Those of the references that name nothing in the pack, in order."""
    lost = missing(connection, references)
    titles = provision_titles(connection, language) if lost else {}
    pairs = [(reference, nearest(reference, titles)) for reference in lost]
    return tuple(Orphan(one, near, titles.get(near, "")) for one, near in pairs)
