"""What can still be read of a damaged desk, brought over into a new one row by row."""

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    String,
    Table,
)
from sqlalchemy.exc import DatabaseError

from explorer.domain.briefing import ItemKind
from explorer.store import desk_tables as t

Row = Mapping[str, Any]


def recover(connection: Connection, damaged: Path) -> int:
    """Bring over what can still be read of a damaged desk; returns how many rows that is.

    A copy is read: a page that cannot be read costs what is on it and no more. What has been
    taken back is not brought over; it cannot be trusted to fit.
    """
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        copy = Path(folder) / "damaged.sqlite"
        for ending in ("", "-wal"):
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(f"{damaged}{ending}", f"{copy}{ending}")
        with contextlib.closing(sqlite3.connect(copy)) as source:
            source.row_factory = sqlite3.Row
            source.text_factory = bytes
            taken = sum(
                _take(connection, table, row)
                for table in t.metadata.sorted_tables
                if table is not t.journal
                for row in _readable_rows(source, table)
            )
    _house_lost_items(connection)
    connection.commit()
    return taken


def _readable_rows(source: sqlite3.Connection, table: Table) -> list[dict[str, Any]]:
    """Rows up to the damage, from the beginning of a table and from its end."""
    rows: dict[object, dict[str, Any]] = {}
    for order in ("ASC", "DESC"):
        with contextlib.suppress(sqlite3.DatabaseError, UnicodeDecodeError):
            query = f"SELECT rowid AS place, * FROM {table.name} ORDER BY rowid {order}"  # noqa: S608
            for row in source.execute(query):
                found = dict(row)
                rows[found.pop("place")] = found
    return list(rows.values())


def _take(connection: Connection, table: Table, row: Row) -> bool:
    """Insert a row where every value is what its column holds."""
    try:
        values = {c.name: _checked(c, row[c.name]) for c in table.columns if c.name in row}
    except (ValueError, TypeError):
        return False
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    try:
        done = connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO {table.name} ({names}) VALUES ({marks})",  # noqa: S608
            tuple(values.values()),
        )
    except DatabaseError:
        return False
    return done.rowcount > 0


def _checked(column: "Column[Any]", value: Any) -> Any:  # noqa: ANN401 - whatever was stored
    """The value as its column holds it. Raises ValueError or TypeError where it is not that."""
    if value is None:
        if not column.nullable:
            raise ValueError(column.name)
        return None
    if isinstance(column.type, (Boolean, Integer, Float)):
        if not isinstance(value, int | float):
            raise TypeError(column.name)
        return value
    if not isinstance(value, bytes):
        raise TypeError(column.name)
    text = value.decode("utf-8")
    if isinstance(column.type, String) and len(text) > (column.type.length or len(text)):
        raise ValueError(column.name)
    if isinstance(column.type, DateTime):
        datetime.fromisoformat(text)
    elif isinstance(column.type, Date):
        date.fromisoformat(text)
    elif (check := _MEANT.get(f"{column.table.name}.{column.name}")) is not None:
        check(text)
    return text


_MEANT: Mapping[str, Callable[[str], object]] = {
    "set_item.kind": ItemKind,
    "saved_search.seen": json.loads,
}


def _house_lost_items(connection: Connection) -> None:
    """Items whose set could not be read go into a set of their own, so that nothing is lost."""
    lost = connection.exec_driver_sql(
        "SELECT count(*) FROM set_item WHERE set_key NOT IN (SELECT key FROM briefing_set)"
    ).scalar_one()
    if lost:
        connection.exec_driver_sql(
            "INSERT INTO briefing_set (key, name, pack, version, as_of, archived, changed)"
            " SELECT DISTINCT set_key, 'Recovered', '', '', date('now'), 0, datetime('now')"
            " FROM set_item WHERE set_key NOT IN (SELECT key FROM briefing_set)"
        )
    connection.exec_driver_sql(
        "DELETE FROM current_set WHERE set_key NOT IN (SELECT key FROM briefing_set)"
    )
