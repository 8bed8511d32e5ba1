"""Marks of the items that changed since they were sent to the team's hub."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, exists, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from explorer.domain.desk.three_way_merge import Item, ItemType
from explorer.store.desk import tables as t
from explorer.store.desk.team_rows import NEW_ROW, OF_ITEM, item_key, row_key

_i = t.team_item.c
_MARK = update(t.team_item).where(*OF_ITEM, _i.shared).values(unsent=True, problem="")
_SHARES_RECORDS = exists(select(t.team.c.place).where(t.team.c.shares_records))


def mark_unsent(connection: Connection, line: Iterable[Mapping[str, Any]]) -> None:
    """Mark the shared items that the rows of a journal line belong to, in its transaction.

    A new local record becomes shared if the team shares all of them.
    """
    for item in dict.fromkeys(item for row in line for item in _items(row)):
        # One statement on the key of a table that is empty without a team.
        if not connection.execute(_MARK, item_key(item)).rowcount and item.sort is ItemType.RECORD:
            connection.execute(_add(item))


def compare_all(connection: Connection) -> None:
    """Have every shared item compared with the hub, after rows were restored or recovered."""
    connection.execute(update(t.team).values(seen=0))
    connection.execute(update(t.team_item).values(unsent=_i.shared))


def _items(row: Mapping[str, Any]) -> list[Item]:
    """Return the items that a row of the journal belongs to."""
    name, key = row["table"], row["key"]
    if name == t.note.name:
        return [Item(ItemType.NOTE, key["reference"])]
    if name == t.local_record.name:
        return [Item(ItemType.RECORD, key["key"])]
    if name == t.briefing_set.name:
        return [Item(ItemType.SET, key["key"])]
    if name == t.set_item.name:
        states = (row["before"], row["after"])
        return [Item(ItemType.SET, state["set_key"]) for state in states if state is not None]
    return []


def _add(item: Item) -> Any:  # noqa: ANN401 - a statement of SQLAlchemy
    values = {**row_key(item), **NEW_ROW}
    row = select(*(literal(value) for value in values.values())).where(_SHARES_RECORDS)
    # An item with a row that is not shared is kept by the user.
    return insert(t.team_item).from_select(list(values), row).on_conflict_do_nothing()
