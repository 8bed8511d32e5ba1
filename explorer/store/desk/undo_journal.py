"""Every change the user makes, written with what it replaced, so that it can be taken back.

A change is a handful of rows set or removed in one transaction, with its line in the journal in
the same one: what is shown as saved is saved, and what is saved can be undone after any restart.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    Select,
    Table,
    delete,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from explorer.domain.desk.desk import Change
from explorer.errors import DeskError
from explorer.store.desk import tables as t
from explorer.store.desk.transaction import writing

Row = Mapping[str, Any]
#: Changes kept; earlier ones can no longer be taken back.
KEPT = 1_000
#: A note saved again within this time is one change with the save before.
_ONE_GO = timedelta(seconds=60)
_JOINED = frozenset({"note", "item"})
#: Key in ``Connection.info``: the number of the line this connection wrote last.
_LAST_LINE = "last line of the journal"


@dataclass(frozen=True, slots=True)
class RowEdit:
    """A row as it is to be; ``values`` without the key, None where the row is to go."""

    table: Table
    key: Row
    values: Row | None


def apply(connection: Connection, change: Change, edits: Sequence[RowEdit]) -> None:
    """Make a change and write it down, in the transaction the caller has begun.

    The caller commits. Edits that change nothing leave no trace.
    """
    done = []
    for edit in edits:
        before = _read(connection, edit.table, edit.key)
        after = None if edit.values is None else {**edit.key, **edit.values}
        if _same(before, after):
            continue
        _write(connection, edit.table, edit.key, after)
        done.append((edit.table, edit.key, before, after))
    if not done:
        return
    connection.execute(delete(t.journal).where(t.journal.c.undone))
    line = [
        {
            "table": table.name,
            "key": dict(key),
            "before": _as_json(before),
            "after": _as_json(after),
        }
        for table, key, before, after in done
    ]
    if not _joined(connection, change, line):
        added = connection.execute(
            insert(t.journal).values(
                sort=change.sort,
                subject=change.subject,
                rows=json.dumps(line),
                undone=False,
                at=datetime.now(UTC),
            )
        )
        assert added.inserted_primary_key is not None
        last = int(added.inserted_primary_key[0])
        connection.info[_LAST_LINE] = last
        connection.execute(delete(t.journal).where(t.journal.c.number <= last - KEPT))


def _joined(connection: Connection, change: Change, line: list[dict[str, Any]]) -> bool:
    """Join a save with the one before, where both are of one go at the same text."""
    if change.sort not in _JOINED:
        return False
    last = connection.execute(
        select(t.journal).order_by(t.journal.c.number.desc()).limit(1)
    ).first()
    if last is None or (last.sort, last.subject) != (change.sort, change.subject):
        return False
    # A line of another window stays by itself, so that undo takes back one's own words alone.
    if last.number != connection.info.get(_LAST_LINE):
        return False
    if datetime.now(UTC) - last.at.replace(tzinfo=UTC) > _ONE_GO:
        return False
    earlier = json.loads(last.rows)
    if [(one["table"], one["key"]) for one in earlier] != [(o["table"], o["key"]) for o in line]:
        return False
    joined = [{**old, "after": new["after"]} for old, new in zip(earlier, line, strict=True)]
    connection.execute(
        update(t.journal)
        .where(t.journal.c.number == last.number)
        .values(rows=json.dumps(joined), at=datetime.now(UTC))
    )
    return True


def revert_change(connection: Connection) -> Change | None:
    """Take the last change back. Raises DeskError where something else was written over it."""
    query = select(t.journal).where(~t.journal.c.undone).order_by(t.journal.c.number.desc())
    return _step(connection, query.limit(1), expected="after", wanted="before", undone=True)


def reapply_change(connection: Connection) -> Change | None:
    """Redo the change undone last. Raises DeskError as ``revert_change`` does."""
    query = select(t.journal).where(t.journal.c.undone).order_by(t.journal.c.number)
    return _step(connection, query.limit(1), expected="before", wanted="after", undone=False)


def _step(
    connection: Connection,
    query: "Select[Any]",
    *,
    expected: str,
    wanted: str,
    undone: bool,
) -> Change | None:
    with writing(connection):
        line = connection.execute(query).first()
        if line is None:
            return None
        rows = json.loads(line.rows)
        for one in reversed(rows) if undone else rows:
            table = t.metadata.tables[one["table"]]
            found = _read(connection, table, one["key"])
            if not _same(found, _from_json(table, one[expected])):
                raise DeskError(
                    "This cannot be taken back: something else was written there since;"
                    " change it by hand."
                )
            _write(connection, table, one["key"], _from_json(table, one[wanted]))
        connection.execute(
            update(t.journal).where(t.journal.c.number == line.number).values(undone=undone)
        )
    return Change(line.sort, line.subject)


def next_steps(connection: Connection) -> tuple[Change | None, Change | None]:
    """The changes that can be taken back and made again next."""
    columns = select(t.journal.c.sort, t.journal.c.subject)
    back = columns.where(~t.journal.c.undone).order_by(t.journal.c.number.desc()).limit(1)
    again = columns.where(t.journal.c.undone).order_by(t.journal.c.number).limit(1)
    found = (connection.execute(query).first() for query in (back, again))
    undoable, redoable = (Change(*row) if row is not None else None for row in found)
    return undoable, redoable


def _where(table: Table, key: Row) -> list[Any]:
    return [table.c[name] == value for name, value in key.items()]


def _read(connection: Connection, table: Table, key: Row) -> Row | None:
    found = connection.execute(select(table).where(*_where(table, key))).mappings().first()
    return None if found is None else dict(found)


def _write(connection: Connection, table: Table, key: Row, row: Row | None) -> None:
    if row is None:
        connection.execute(delete(table).where(*_where(table, key)))
        return
    # Values go in as parameters, so that SQLAlchemy makes the statement's text once.
    statement = insert(table)
    new = {name: statement.excluded[name] for name in row}
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=new), row)


def _same(one: Row | None, other: Row | None) -> bool:
    """Rows are compared without the moment of their last change."""
    if one is None or other is None:
        return one is other
    names = (set(one) | set(other)) - {"changed"}
    return all(one.get(name) == other.get(name) for name in names)


def _as_json(row: Row | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
    }


def _from_json(table: Table, row: Row | None) -> Row | None:
    if row is None:
        return None
    return {name: _value(table.c[name], value) for name, value in row.items()}


def _value(column: "Column[Any]", value: Any) -> Any:  # noqa: ANN401 - whatever the column holds
    if value is None:
        return None
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return value
