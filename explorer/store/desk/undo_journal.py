"""Undo journal: every change of the user with the values it replaced.

A change sets or removes a few rows in one transaction, together with its journal line: what is
shown as saved is saved, and can be undone after any restart.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    Select,
    Table,
    bindparam,
    delete,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import Insert, insert

from explorer.domain.desk.desk import Change
from explorer.errors import DeskError
from explorer.store.desk import tables as t
from explorer.store.desk.team_changes import mark_unsent
from explorer.store.desk.transaction import writing

Row = Mapping[str, Any]
#: Number of changes kept; earlier ones can no longer be undone.
KEPT = 1_000
#: A note saved again within this time is joined with the change before.
_JOIN_WITHIN = timedelta(seconds=60)
_JOINED = frozenset({"note", "item"})
#: Key in ``Connection.info``: the number of the last line that this connection wrote.
_LAST_LINE = "last line of the journal"


@dataclass(frozen=True, slots=True)
class RowEdit:
    """The new state of a row; ``values`` without the key, None to remove the row."""

    table: Table
    key: Row
    values: Row | None


def apply(connection: Connection, change: Change, edits: Sequence[RowEdit]) -> None:
    """Apply a change and record it, in the transaction that the caller has begun.

    The caller commits. Edits that change nothing are not recorded.
    """
    line = _write_rows(connection, edits)
    if not line:
        return
    mark_unsent(connection, line)
    connection.execute(delete(t.journal).where(t.journal.c.undone))
    if not _join_with_last(connection, change, line):
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


def apply_without_undo(connection: Connection, edits: Sequence[RowEdit]) -> None:
    """Apply a colleague's change, in the transaction that the caller has begun.

    It is not recorded, and earlier changes of the same rows can no longer be undone: undo takes
    back the user's own changes only.
    """
    line = _write_rows(connection, edits)
    rows = {_row_name(row) for row in line}
    if not rows:
        return
    query = select(t.journal.c.number, t.journal.c.rows).where(~t.journal.c.superseded)
    numbers = [
        number
        for number, stored in connection.execute(query)
        if not rows.isdisjoint(map(_row_name, json.loads(stored)))
    ]
    if numbers:
        connection.execute(
            update(t.journal)
            .where(t.journal.c.number == bindparam("of_number"))
            .values(superseded=True),
            [{"of_number": number} for number in numbers],
        )


def _row_name(row: Row) -> tuple[str, str]:
    return row["table"], json.dumps(row["key"], sort_keys=True)


def _write_rows(connection: Connection, edits: Sequence[RowEdit]) -> list[dict[str, Any]]:
    """Write rows; return those that changed, with their values before and after."""
    line = []
    for edit in edits:
        before = _read(connection, edit.table, edit.key)
        after = None if edit.values is None else {**edit.key, **edit.values}
        if _same_content(before, after):
            continue
        _write(connection, edit.table, edit.key, after)
        line.append(
            {
                "table": edit.table.name,
                "key": dict(edit.key),
                "before": _as_json(before),
                "after": _as_json(after),
            }
        )
    return line


def _join_with_last(connection: Connection, change: Change, line: list[dict[str, Any]]) -> bool:
    """Join a save with the one before if both are recent saves of the same text."""
    if change.sort not in _JOINED:
        return False
    last = connection.execute(
        select(t.journal).order_by(t.journal.c.number.desc()).limit(1)
    ).first()
    if last is None or (last.sort, last.subject) != (change.sort, change.subject):
        return False
    if last.superseded:
        return False
    # Lines of other windows are not joined, so that undo affects only this window's text.
    if last.number != connection.info.get(_LAST_LINE):
        return False
    if datetime.now(UTC) - last.at.replace(tzinfo=UTC) > _JOIN_WITHIN:
        return False
    earlier = json.loads(last.rows)
    if [(row["table"], row["key"]) for row in earlier] != [
        (row["table"], row["key"]) for row in line
    ]:
        return False
    joined = [{**old, "after": new["after"]} for old, new in zip(earlier, line, strict=True)]
    connection.execute(
        update(t.journal)
        .where(t.journal.c.number == last.number)
        .values(rows=json.dumps(joined), at=datetime.now(UTC))
    )
    return True


def revert_change(connection: Connection) -> Change | None:
    """Undo the last change. Raises DeskError if something else was written over it."""
    query = select(t.journal).where(~t.journal.c.undone, ~t.journal.c.superseded)
    newest = query.order_by(t.journal.c.number.desc()).limit(1)
    return _apply_step(connection, newest, expected="after", target="before", undone=True)


def reapply_change(connection: Connection) -> Change | None:
    """Redo the last undone change. Raises DeskError as ``revert_change`` does."""
    query = select(t.journal).where(t.journal.c.undone, ~t.journal.c.superseded)
    oldest = query.order_by(t.journal.c.number).limit(1)
    return _apply_step(connection, oldest, expected="before", target="after", undone=False)


def _apply_step(
    connection: Connection,
    query: "Select[Any]",
    *,
    expected: str,
    target: str,
    undone: bool,
) -> Change | None:
    with writing(connection):
        line = connection.execute(query).first()
        if line is None:
            return None
        rows = json.loads(line.rows)
        for edit in reversed(rows) if undone else rows:
            table = t.metadata.tables[edit["table"]]
            current = _read(connection, table, edit["key"])
            if not _same_content(current, _from_json(table, edit[expected])):
                raise DeskError(
                    "This cannot be taken back: something else was written there since;"
                    " change it by hand."
                )
            _write(connection, table, edit["key"], _from_json(table, edit[target]))
        mark_unsent(connection, rows)
        connection.execute(
            update(t.journal).where(t.journal.c.number == line.number).values(undone=undone)
        )
    return Change(line.sort, line.subject)


_STEPS = select(t.journal.c.sort, t.journal.c.subject)
_OWN = _STEPS.where(~t.journal.c.superseded)
_UNDOABLE = _OWN.where(~t.journal.c.undone).order_by(t.journal.c.number.desc()).limit(1)
_REDOABLE = _OWN.where(t.journal.c.undone).order_by(t.journal.c.number).limit(1)


def next_steps(connection: Connection) -> tuple[Change | None, Change | None]:
    """Return the next changes to undo and to redo."""
    rows = (connection.execute(query).first() for query in (_UNDOABLE, _REDOABLE))
    undoable, redoable = (Change(*row) if row is not None else None for row in rows)
    return undoable, redoable


def _where(table: Table, key: Row) -> list[Any]:
    return [table.c[name] == value for name, value in key.items()]


@lru_cache(maxsize=128)
def _selection(table: Table, key: tuple[str, ...]) -> Select[Any]:
    """Return the statement that reads a row; the parts of its key are parameters."""
    return select(table).where(*(table.c[name] == bindparam(name) for name in key))


@lru_cache(maxsize=128)
def _upsert(table: Table, key: tuple[str, ...], columns: tuple[str, ...]) -> Insert:
    """Return the statement that writes a row, whose values are parameters."""
    statement = insert(table)
    new = {name: statement.excluded[name] for name in columns}
    return statement.on_conflict_do_update(index_elements=list(key), set_=new)


def _read(connection: Connection, table: Table, key: Row) -> Row | None:
    row = connection.execute(_selection(table, tuple(key)), key).mappings().first()
    return None if row is None else dict(row)


def _write(connection: Connection, table: Table, key: Row, row: Row | None) -> None:
    if row is None:
        connection.execute(delete(table).where(*_where(table, key)))
        return
    connection.execute(_upsert(table, tuple(key), tuple(row)), row)


def _same_content(first: Row | None, second: Row | None) -> bool:
    """Compare two rows without the time of their last change."""
    if first is None or second is None:
        return first is second
    names = (set(first) | set(second)) - {"changed"}
    return all(first.get(name) == second.get(name) for name in names)


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
