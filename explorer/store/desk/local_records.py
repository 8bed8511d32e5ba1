"""Local records on the desk: saving, removal and history."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from explorer.domain.desk.desk import Change, Desk
from explorer.domain.desk.local_records import LocalRecord, RecordKind
from explorer.store.desk import tables as t
from explorer.store.desk.desk import write
from explorer.store.desk.undo_journal import RowEdit

_SORT = "own record"


@dataclass(frozen=True, slots=True)
class PastRecord:
    """A state of a record; ``record`` is None if it was removed at that time."""

    at: datetime
    record: LocalRecord | None
    undone: bool


def save_records(connection: Connection, records: Sequence[LocalRecord]) -> Desk:
    """Save records, each replacing the one with its key; one change for undo."""
    edits = [RowEdit(t.local_record, {"key": record.key}, record_row(record)) for record in records]
    return write(connection, Change(_SORT, records[0].key), edits)


def remove_records(connection: Connection, keys: Sequence[str]) -> Desk:
    """Remove records; one change for undo."""
    edits = [RowEdit(t.local_record, {"key": key}, None) for key in keys]
    return write(connection, Change(_SORT, keys[0]), edits)


def record_history(connection: Connection, key: str) -> tuple[PastRecord, ...]:
    """Return the states of a record, newest first, as far as the journal goes back."""
    lines = connection.execute(
        select(t.journal)
        .where(t.journal.c.rows.contains(key, autoescape=True))
        .order_by(t.journal.c.number.desc())
    ).all()
    connection.rollback()
    states = []
    for line in lines:
        for edit in json.loads(line.rows):
            if edit["table"] == t.local_record.name and edit["key"] == {"key": key}:
                at = line.at.replace(tzinfo=UTC)
                states.append(PastRecord(at, _record(edit["after"]), bool(line.undone)))
    return tuple(states)


def record_row(record: LocalRecord) -> dict[str, Any]:
    """Return a record as a row of its table, without the key."""
    return {
        "pack": record.pack,
        "kind": record.kind.value,
        "reference": record.reference,
        "content": json.dumps(dict(record.content), ensure_ascii=False, sort_keys=True),
        "author": record.author,
        "corrects": record.corrects,
        "changed": datetime.now(UTC),
    }


def _record(row: dict[str, Any] | None) -> LocalRecord | None:
    if row is None:
        return None
    return LocalRecord(
        row["key"],
        row["pack"],
        RecordKind(row["kind"]),
        row["reference"],
        json.loads(row["content"]),
        row["author"],
        row["corrects"],
        datetime.fromisoformat(row["changed"]),
    )
