"""The user's own records on the desk: kept, removed, and what they were before."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from explorer.domain.desk.desk import Change, Desk
from explorer.domain.desk.local_records import OwnRecord, RecordKind
from explorer.store.desk import tables as t
from explorer.store.desk.desk import write
from explorer.store.desk.undo_journal import RowEdit

_SORT = "own record"


@dataclass(frozen=True, slots=True)
class PastRecord:
    """A record as it was kept at a moment; None where it was removed then."""

    at: datetime
    record: OwnRecord | None
    undone: bool


def save_records(connection: Connection, records: Sequence[OwnRecord]) -> Desk:
    """Keep records, each in place of the one with its key; one change to take back."""
    edits = [RowEdit(t.own_record, {"key": one.key}, record_row(one)) for one in records]
    return write(connection, Change(_SORT, records[0].key), edits)


def remove_records(connection: Connection, keys: Sequence[str]) -> Desk:
    """Remove records; one change to take back."""
    edits = [RowEdit(t.own_record, {"key": key}, None) for key in keys]
    return write(connection, Change(_SORT, keys[0]), edits)


def history(connection: Connection, key: str) -> tuple[PastRecord, ...]:
    """What a record was each time it was kept, newest first, as far as the journal goes back."""
    lines = connection.execute(
        select(t.journal)
        .where(t.journal.c.rows.contains(key, autoescape=True))
        .order_by(t.journal.c.number.desc())
    ).all()
    connection.rollback()
    found = []
    for line in lines:
        for edit in json.loads(line.rows):
            if edit["table"] == t.own_record.name and edit["key"] == {"key": key}:
                at = line.at.replace(tzinfo=UTC)
                found.append(PastRecord(at, _record(edit["after"]), bool(line.undone)))
    return tuple(found)


def record_row(one: OwnRecord) -> dict[str, Any]:
    """A record as a row of its table, without the key."""
    return {
        "pack": one.pack,
        "kind": one.kind.value,
        "reference": one.reference,
        "content": json.dumps(dict(one.content), ensure_ascii=False, sort_keys=True),
        "author": one.author,
        "corrects": one.corrects,
        "changed": datetime.now(UTC),
    }


def _record(row: dict[str, Any] | None) -> OwnRecord | None:
    if row is None:
        return None
    return OwnRecord(
        row["key"],
        row["pack"],
        RecordKind(row["kind"]),
        row["reference"],
        json.loads(row["content"]),
        row["author"],
        row["corrects"],
        datetime.fromisoformat(row["changed"]),
    )
