"""Rows of the items of a team: their keys, contents and times, and their selection."""

import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam

from explorer.domain.desk.three_way_merge import Content, Item, ItemType
from explorer.store.desk import tables as t

_i = t.team_item.c
#: Condition on the key of a row; its values are those of `item_key`.
OF_ITEM = (_i.sort == bindparam("of_sort"), _i.item == bindparam("of_item"))
#: The rest of the row of an item that is shared, and that the hub does not have yet.
NEW_ROW: Mapping[str, object] = {
    "shared": True,
    "unsent": True,
    "base_name": "",
    "base_author": "",
    "theirs_name": "",
    "theirs_author": "",
    "problem": "",
}


def item_key(item: Item) -> dict[str, str]:
    """Return the values of `OF_ITEM`."""
    return {"of_sort": item.sort.value, "of_item": item.key}


def row_key(item: Item) -> dict[str, object]:
    """Return the columns of a row that name its item."""
    return {"sort": item.sort.value, "item": item.key}


def item_of(row: Any) -> Item:  # noqa: ANN401 - a row of SQLAlchemy
    """Return the item of a row."""
    return Item(ItemType(row.sort), row.item)


def rows_by_item(
    connection: Connection, query: Select[Any], items: Collection[Item]
) -> dict[Item, Any]:
    """Return the rows of a query on the table by item, of these items as far as there are any."""
    rows: dict[Item, Any] = {}
    for sort in ItemType:
        keys = [item.key for item in items if item.sort is sort]
        if keys:
            of_sort = query.where(_i.sort == sort.value, _i.item.in_(keys))
            rows |= {item_of(row): row for row in connection.execute(of_sort)}
    return rows


def content_text(content: Content | None) -> str | None:
    """Return a content as it is stored here and on the hub, None for a removed item."""
    return None if content is None else json.dumps(dict(content), ensure_ascii=False)


def content_of(text: str | None) -> Content | None:
    """Return a stored content."""
    content: Content | None = None if text is None else json.loads(text)
    return content


def stored_time(at: datetime | None) -> datetime | None:
    """Return a time as it is stored: in UTC, without a zone."""
    return None if at is None else at.astimezone(UTC).replace(tzinfo=None)


def zoned_time(stored: datetime | None) -> datetime | None:
    """Return a stored time with its zone, UTC."""
    return None if stored is None else stored.replace(tzinfo=UTC)
