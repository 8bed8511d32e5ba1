"""Query for the local records in an opened pack."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from explorer.store.pack import tables as t


@dataclass(frozen=True, slots=True)
class Local:
    """The author of a local record, and the reference of the pack's record that it corrects."""

    key: str
    author: str
    corrects: str = ""


_NOT_LOCAL = Local("", "")


def local_records(connection: Connection) -> Mapping[str, Local]:
    """Return the local records by reference; cached per connection."""
    if "local" not in connection.info:
        c = t.local.c
        rows = connection.execute(select(c.reference, c.key, c.author, c.corrects))
        connection.info["local"] = {row[0]: Local(*row[1:]) for row in rows}
    records: Mapping[str, Local] = connection.info["local"]
    return records


def local_of(connection: Connection, reference: str) -> Local:
    """Return the local data of a record; empty for a record of the pack."""
    return local_records(connection).get(reference, _NOT_LOCAL)
