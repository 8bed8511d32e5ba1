"""What can still be read of a damaged desk, brought over into a new one row by row."""

import contextlib
import json
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DatabaseError
from sqlalchemy.schema import CreateTable

from explorer.domain.desk.briefing import ItemKind
from explorer.domain.desk.local_records import RecordKind
from explorer.store.desk import tables as t
from explorer.store.desk.write_ahead_log import check_log, replay

Row = Mapping[str, Any]

#: Bytes of the file header that every desk of this program shares: magic, page size, format.
_SHARED_HEADER = slice(0, 24)


@dataclass(frozen=True, slots=True)
class Recovery:
    """Rows that were brought over, and rows that were found but could not be used."""

    rows: int = 0
    left_out: int = 0


def recover(connection: Connection, damaged: Path) -> Recovery:
    """Bring what can be read of a damaged desk over into an empty one.

    A copy is read, with what its write-ahead log holds: a page that cannot be read costs what is
    on it and no more. The journal is not brought over; undo could not be trusted.
    """
    try:
        database = damaged.read_bytes()
        image = replay(database, check_log(Path(f"{damaged}-wal")))
    except OSError:
        return Recovery()
    return _take_rows(connection, image, "INSERT OR IGNORE")


def recover_log(connection: Connection, image: bytes) -> Recovery:
    """Bring over what stands in ``image`` and is newer than in the desk, or missing there."""
    return _take_rows(connection, image, "INSERT OR REPLACE")


def _take_rows(connection: Connection, image: bytes, verb: str) -> Recovery:
    rows = left_out = 0
    with tempfile.TemporaryDirectory(prefix="clause-explorer-desk-") as folder:
        copy = Path(folder) / "damaged.sqlite"
        copy.write_bytes(_with_whole_header(image))
        with contextlib.closing(sqlite3.connect(copy)) as source:
            source.row_factory = sqlite3.Row
            source.text_factory = bytes
            _repair_schema(source)
            for table in t.metadata.sorted_tables:
                if table is t.journal:
                    continue
                for row in _readable_rows(source, table):
                    outcome = _take(connection, table, row, verb)
                    rows += outcome is True
                    left_out += outcome is None
    _house_lost_items(connection)
    connection.commit()
    return Recovery(rows, left_out)


def _with_whole_header(image: bytes) -> bytes:
    """Restore the constant part of the file header, which one flipped bit makes unreadable."""
    template = sqlite3.connect(":memory:")
    with contextlib.closing(template):
        template.execute("PRAGMA application_id=1")
        header = template.serialize()[_SHARED_HEADER]
    if len(image) < len(header):
        return image
    # Read without its log: rollback-journal format, since the log is in the image already.
    return header + image[_SHARED_HEADER.stop :]


def _repair_schema(source: sqlite3.Connection) -> None:
    """Restore the statements of the known tables, where the file still has their entries.

    With ``writable_schema`` SQLite opens a file although a part of its schema is damaged.
    """
    with contextlib.suppress(sqlite3.DatabaseError, UnicodeDecodeError):
        source.execute("PRAGMA writable_schema=ON")
        for table in t.metadata.sorted_tables:
            statement = str(CreateTable(table).compile(dialect=sqlite.dialect())).strip()
            source.execute(
                "UPDATE sqlite_master SET name = ?1, tbl_name = ?1, sql = ?2, type = 'table'"
                " WHERE (name = ?1 OR tbl_name = ?1) AND rootpage > 1"
                " AND (type = 'table' OR (type NOT IN ('table', 'index')))",
                (table.name, statement),
            )
        source.execute("DELETE FROM sqlite_master WHERE type != 'table'")
        source.commit()
        # Any change of this number makes the connection read the schema again.
        source.execute("PRAGMA schema_version=4711")


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


def _take(connection: Connection, table: Table, row: Row, verb: str) -> bool | None:
    """Insert a row; None where a value is not what its column holds, False where it is there."""
    try:
        values = {c.name: _checked(c, row[c.name]) for c in table.columns if c.name in row}
    except (ValueError, TypeError, RecursionError):
        return None
    if verb != "INSERT OR IGNORE" and _is_as_new(connection, table, values):
        return False
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    try:
        done = connection.exec_driver_sql(
            f"{verb} INTO {table.name} ({names}) VALUES ({marks})",
            tuple(values.values()),
        )
    except DatabaseError:
        return None
    return done.rowcount > 0


def _is_as_new(connection: Connection, table: Table, values: Row) -> bool:
    """Return True where the desk has the row, changed at the same time or later."""
    key = {column.name: values.get(column.name) for column in table.primary_key}
    where = " AND ".join(f"{name} = ?" for name in key)
    shown = "changed" if "changed" in table.columns else "NULL"
    stored = connection.exec_driver_sql(
        f"SELECT {shown} FROM {table.name} WHERE {where}",  # noqa: S608 - our own names
        tuple(key.values()),
    ).first()
    if stored is None:
        return False
    return stored[0] is None or str(stored[0]) >= str(values.get("changed", ""))


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


def _list_of_texts(text: str) -> None:
    names = json.loads(text)
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError(text[:40])


def _mapping(text: str) -> None:
    if not isinstance(json.loads(text), dict):
        raise TypeError(text[:40])


_MEANT: Mapping[str, Callable[[str], object]] = {
    "set_item.kind": ItemKind,
    "saved_search.seen": _list_of_texts,
    "own_record.kind": RecordKind,
    "own_record.content": _mapping,
    "exchanged.content": json.loads,
    "exchanged.ancestors": _list_of_texts,
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
