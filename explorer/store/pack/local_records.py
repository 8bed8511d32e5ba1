"""Query for the local records in an opened pack."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from explorer.store.pack import tables as t
from explorer.store.pack.connection import read_once


@dataclass(frozen=True, slots=True)
class Local:
    """The author of a local record, and the reference of the pack's record that it corrects."""

    key: str
    author: str
    corrects: str = ""


_NOT_LOCAL = Local("", "")


def local_records(connection: Connection) -> Mapping[str, Local]:
    """Return the local records by reference; cached per connection."""
    return read_once(connection, "local", lambda: _read_local_records(connection))


def _read_local_records(connection: Connection) -> Mapping[str, Local]:
    c = t.local.c
    rows = connection.execute(select(c.reference, c.key, c.author, c.corrects))
    return {row[0]: Local(*row[1:]) for row in rows}


def local_of(connection: Connection, reference: str) -> Local:
    """Return the local data of a record; empty for a record of the pack."""
    return local_records(connection).get(reference, _NOT_LOCAL)
