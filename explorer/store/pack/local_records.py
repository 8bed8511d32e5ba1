"""Which records of an opened pack are the user's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from explorer.store.pack import tables as t


@dataclass(frozen=True, slots=True)
class Local:
    """Who added a record, and the pack's record that it stands beside."""

    key: str
    author: str
    corrects: str = ""


_NOT_LOCAL = Local("", "")


def local_records(connection: Connection) -> Mapping[str, Local]:
    """The user's own records by reference; read once a connection."""
    if "local" not in connection.info:
        c = t.local.c
        rows = connection.execute(select(c.reference, c.key, c.author, c.corrects))
        connection.info["local"] = {row[0]: Local(*row[1:]) for row in rows}
    found: Mapping[str, Local] = connection.info["local"]
    return found


def local_of(connection: Connection, reference: str) -> Local:
    """Who added a record; nobody for one of the pack's own."""
    return local_records(connection).get(reference, _NOT_LOCAL)
