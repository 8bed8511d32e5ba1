"""Versions of exchanged items on the desk, and merges as single changes that can be undone."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from explorer.domain.desk.briefing import BriefingSet
from explorer.domain.desk.desk import Change, Desk, Note
from explorer.domain.desk.local_records import LocalRecord
from explorer.domain.desk.three_way_merge import (
    Choose,
    Conflict,
    Content,
    Item,
    ItemType,
    Version,
    merge_versions,
    snapshot,
)
from explorer.store.desk import tables as t
from explorer.store.desk.briefing_sets import new_key, whole_set_edits
from explorer.store.desk.desk import read_desk
from explorer.store.desk.local_records import record_row
from explorer.store.desk.transaction import writing
from explorer.store.desk.undo_journal import RowEdit, apply

Known = Mapping[Item, Mapping[str, Version]]
#: Function that makes items of a desk; a parameter, since a file format defines their form.
ItemsOf = Callable[[Desk], Mapping[Item, Content]]


@dataclass(frozen=True, slots=True)
class DeskItem:
    """The content of an item as stored on the desk."""

    record: LocalRecord | None = None
    note: Note | None = None
    briefing: BriefingSet | None = None


ToDeskItem = Callable[[Item, Content], DeskItem]


@dataclass(frozen=True, slots=True)
class MergeResult:
    """Result of merging a supplement: numbers of items added, changed and removed; conflicts."""

    desk: Desk
    added: int = 0
    changed: int = 0
    removed: int = 0
    conflicts: tuple[Conflict, ...] = ()


def export_versions(connection: Connection, items_of: ItemsOf) -> dict[Item, Version]:
    """Return the newest version of every item, and store them for later merges."""
    contents = items_of(read_desk(connection))
    with writing(connection):
        heads, _ = _read(connection)
        versions = snapshot(contents, heads)
        _store_versions(connection, _new(versions, heads), head=True)
    return versions


def preview(
    connection: Connection, incoming: Mapping[Item, Version], items_of: ItemsOf
) -> tuple[Conflict, ...]:
    """Return the conflicts that importing a supplement now would cause."""
    heads, known = _read(connection)
    connection.rollback()
    current = snapshot(items_of(read_desk(connection)), heads)
    merged = merge_versions(
        current, _with(known, current), incoming, lambda conflict: conflict.mine
    )
    return merged.conflicts


def merge(
    connection: Connection,
    incoming: Mapping[Item, Version],
    items_of: ItemsOf,
    to_desk_item: ToDeskItem,
    choose: Choose,
) -> MergeResult:
    """Merge a supplement; one change for undo, and no conflict is resolved without ``choose``."""
    desk = read_desk(connection)
    with writing(connection):
        heads, known = _read(connection)
        current = snapshot(items_of(desk), heads)
        merged = merge_versions(current, _with(known, current), incoming, choose)
        edits = [
            edit
            for item, content in merged.changes.items()
            for edit in item_edits(
                desk, item, None if content is None else to_desk_item(item, content)
            )
        ]
        apply(connection, Change("merge", str(len(merged.changes))), edits)
        _store_versions(connection, incoming, head=False)
        _store_versions(connection, _new({**current, **merged.heads}, heads), head=True)
    before = {item for item, head in current.items() if head.content is not None}
    removed = sum(content is None for content in merged.changes.values())
    added = sum(
        item not in before for item, content in merged.changes.items() if content is not None
    )
    return MergeResult(
        read_desk(connection),
        added,
        len(merged.changes) - added - removed,
        removed,
        merged.conflicts,
    )


def _with(known: Known, heads: Mapping[Item, Version]) -> Known:
    return {
        item: {**known.get(item, {}), **({heads[item].name: heads[item]} if item in heads else {})}
        for item in {*known, *heads}
    }


def item_edits(desk: Desk, item: Item, desk_item: DeskItem | None) -> list[RowEdit]:
    """Return the row edits that store an item, or remove it if ``desk_item`` is None."""
    if item.sort is ItemType.RECORD:
        record = desk_item.record if desk_item is not None else None
        values = record_row(record) if record is not None else None
        return [RowEdit(t.local_record, {"key": item.key}, values)]
    if item.sort is ItemType.NOTE:
        note = desk_item.note if desk_item is not None else None
        return [RowEdit(t.note, {"reference": item.key}, _note_row(note))]
    before = next((stored for stored in desk.sets if stored.key == item.key), None)
    briefing = desk_item.briefing if desk_item is not None else None
    return whole_set_edits(item.key, before, _with_unique_keys(briefing, desk))


def _with_unique_keys(briefing: BriefingSet | None, desk: Desk) -> BriefingSet | None:
    """Return the set with new keys for items whose key occurs in another set."""
    if briefing is None:
        return None
    others = (stored for stored in desk.sets if stored.key != briefing.key)
    taken = {item.key for stored in others for item in stored.items}
    items = (replace(i, key=new_key()) if i.key in taken else i for i in briefing.items)
    return replace(briefing, items=tuple(items))


def _note_row(note: Note | None) -> dict[str, object] | None:
    if note is None:
        return None
    return {"text": note.text, "releasable": note.releasable, "changed": datetime.now(UTC)}


def _read(connection: Connection) -> tuple[dict[Item, Version], dict[Item, dict[str, Version]]]:
    """Return the newest known version of each item, and all known versions."""
    known: dict[Item, dict[str, Version]] = defaultdict(dict)
    heads: dict[Item, Version] = {}
    for row in connection.execute(select(t.exchanged)):
        item = Item(ItemType(row.sort), row.item)
        content = None if row.content is None else json.loads(row.content)
        version = Version(row.name, content, frozenset(json.loads(row.ancestors)))
        known[item][version.name] = version
        if row.head:
            heads[item] = version
    return heads, dict(known)


def _new(versions: Mapping[Item, Version], heads: Mapping[Item, Version]) -> dict[Item, Version]:
    """Return the versions that are not stored as the newest yet."""
    return {
        item: version
        for item, version in versions.items()
        if item not in heads or heads[item].name != version.name
    }


def _store_versions(
    connection: Connection, versions: Mapping[Item, Version], *, head: bool
) -> None:
    """Store versions, as the newest of their items or beside it."""
    if not versions:
        return
    e = t.exchanged
    if head:
        of_item = (e.c.sort == bindparam("of_sort"), e.c.item == bindparam("of_item"))
        connection.execute(
            update(e).where(*of_item, e.c.head).values(head=False),
            [{"of_sort": item.sort.value, "of_item": item.key} for item in versions],
        )
    keys = ["sort", "item", "name"]
    statement = (
        insert(e).on_conflict_do_update(index_elements=keys, set_={"head": True})
        if head
        else insert(e).on_conflict_do_nothing(index_elements=keys)
    )
    connection.execute(
        statement, [_row(item, version, head=head) for item, version in versions.items()]
    )


def _row(item: Item, version: Version, *, head: bool) -> dict[str, object]:
    return {
        "sort": item.sort.value,
        "item": item.key,
        "name": version.name,
        "content": None if version.content is None else json.dumps(dict(version.content)),
        "ancestors": json.dumps(sorted(version.ancestors)),
        "head": head,
    }
