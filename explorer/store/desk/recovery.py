"""Recovery of the readable rows of a damaged desk into a new one."""

import contextlib
import json
import logging
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
from explorer.domain.desk.three_way_merge import ItemType
from explorer.store.desk import tables as t
from explorer.store.desk.team_changes import compare_all
from explorer.store.desk.write_ahead_log import check_log, replay

Row = Mapping[str, Any]
logger = logging.getLogger(__name__)

#: Bytes of the file header that are the same in every desk: magic, page size, format.
_SHARED_HEADER = slice(0, 24)


@dataclass(frozen=True, slots=True)
class Recovery:
    """Number of rows that were recovered, and of rows that were found but not usable."""

    rows: int = 0
    left_out: int = 0


def recover(connection: Connection, damaged: Path) -> Recovery:
    """Recover the readable rows of a damaged desk into an empty one.

    A copy is read, with its write-ahead log applied: an unreadable page loses only its own rows.
    The journal is not recovered, since undo could not be trusted.
    """
    try:
        database = damaged.read_bytes()
        image = replay(database, check_log(Path(f"{damaged}-wal")))
    except OSError:
        return Recovery()
    return _recover_rows(connection, image, "INSERT OR IGNORE")


def recover_log(connection: Connection, image: bytes) -> Recovery:
    """Recover rows of ``image`` that are newer than in the desk, or missing there."""
    return _recover_rows(connection, image, "INSERT OR REPLACE")


def _recover_rows(connection: Connection, image: bytes, verb: str) -> Recovery:
    rows = left_out = 0
    with tempfile.TemporaryDirectory(prefix="clause-explorer-desk-") as folder:
        copy = Path(folder) / "damaged.sqlite"
        copy.write_bytes(_with_intact_header(image))
        with contextlib.closing(sqlite3.connect(copy)) as source:
            source.row_factory = sqlite3.Row
            source.text_factory = bytes
            _repair_schema(source)
            for table in t.metadata.sorted_tables:
                if table is t.journal:
                    continue
                for row in _readable_rows(source, table):
                    outcome = _insert_row(connection, table, row, verb)
                    rows += outcome is True
                    left_out += outcome is None
    _create_missing_sets(connection)
    compare_all(connection)
    connection.commit()
    logger.info("recovered from a damaged desk: rows %d, left out %d", rows, left_out)
    return Recovery(rows, left_out)


def _with_intact_header(image: bytes) -> bytes:
    """Restore the constant part of the file header: one flipped bit there makes it unreadable."""
    template = sqlite3.connect(":memory:")
    with contextlib.closing(template):
        template.execute("PRAGMA application_id=1")
        header = template.serialize()[_SHARED_HEADER]
    if len(image) < len(header):
        return image
    # Rollback-journal format, since the log is already applied to the image.
    return header + image[_SHARED_HEADER.stop :]


def _repair_schema(source: sqlite3.Connection) -> None:
    """Restore the statements of the known tables if the file still has their entries.

    With ``writable_schema`` SQLite opens a file although part of its schema is damaged.
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
        # Changing this number makes the connection read the schema again.
        source.execute("PRAGMA schema_version=4711")


def _readable_rows(source: sqlite3.Connection, table: Table) -> list[dict[str, Any]]:
    """Return the rows up to the damage, from the beginning of a table and from its end."""
    rows: dict[object, dict[str, Any]] = {}
    for order in ("ASC", "DESC"):
        with contextlib.suppress(sqlite3.DatabaseError, UnicodeDecodeError):
            query = f"SELECT rowid AS place, * FROM {table.name} ORDER BY rowid {order}"  # noqa: S608
            for row in source.execute(query):
                values = dict(row)
                rows[values.pop("place")] = values
    return list(rows.values())


def _insert_row(connection: Connection, table: Table, row: Row, verb: str) -> bool | None:
    """Insert a row; return None if a value is invalid, False if the row exists."""
    try:
        values = {c.name: _convert_value(c, row[c.name]) for c in table.columns if c.name in row}
    except (ValueError, TypeError, RecursionError):
        return None
    if verb != "INSERT OR IGNORE" and _is_as_new(connection, table, values):
        return False
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    try:
        result = connection.exec_driver_sql(
            f"{verb} INTO {table.name} ({names}) VALUES ({marks})",
            tuple(values.values()),
        )
    except DatabaseError:
        return None
    return result.rowcount > 0


def _is_as_new(connection: Connection, table: Table, values: Row) -> bool:
    """Return True if the desk has the row, changed at the same time or later."""
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


def _convert_value(column: "Column[Any]", value: Any) -> Any:  # noqa: ANN401 - whatever was stored
    """Return the value in its column's type. Raises ValueError or TypeError if it does not fit."""
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
    elif (check := _CONTENT_CHECKS.get(f"{column.table.name}.{column.name}")) is not None:
        check(text)
    return text


def _list_of_texts(text: str) -> None:
    names = json.loads(text)
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError(text[:40])


def _mapping(text: str) -> None:
    if not isinstance(json.loads(text), dict):
        raise TypeError(text[:40])


_CONTENT_CHECKS: Mapping[str, Callable[[str], object]] = {
    "set_item.kind": ItemKind,
    "saved_search.seen": _list_of_texts,
    "own_record.kind": RecordKind,
    "own_record.content": _mapping,
    "exchanged.content": json.loads,
    "exchanged.ancestors": _list_of_texts,
    "team_item.sort": ItemType,
    "team_item.base_content": _mapping,
    "team_item.theirs_content": _mapping,
}


def _create_missing_sets(connection: Connection) -> None:
    """Create sets for items whose set could not be read, so that the items are kept."""
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
