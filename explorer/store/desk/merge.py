"""Versions of what was exchanged, on the desk; and a merge as one change that can be taken back."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from explorer.domain.desk.briefing import BriefingSet
from explorer.domain.desk.desk import Change, Desk, Note
from explorer.domain.desk.local_records import OwnRecord
from explorer.domain.desk.three_way_merge import (
    Choose,
    Conflict,
    Content,
    Item,
    Sort,
    Version,
    bring_together,
    snapshot,
)
from explorer.store.desk import tables as t
from explorer.store.desk.briefing_sets import new_key, whole_set_edits
from explorer.store.desk.desk import read_desk
from explorer.store.desk.local_records import record_row
from explorer.store.desk.transaction import writing
from explorer.store.desk.undo_journal import RowEdit, apply

Known = Mapping[Item, Mapping[str, Version]]
#: Makes items of a desk; handed in, since the form of what is exchanged is that of a file.
ItemsOf = Callable[[Desk], Mapping[Item, Content]]


@dataclass(frozen=True, slots=True)
class Made:
    """What an item's content is on the desk."""

    record: OwnRecord | None = None
    note: Note | None = None
    briefing: BriefingSet | None = None


MadeOf = Callable[[Item, Content], Made]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a supplement: how many things are new, changed or gone, and what was asked."""

    desk: Desk
    added: int = 0
    changed: int = 0
    removed: int = 0
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """True where everything was there already."""
        return not (self.added or self.changed or self.removed)


def give(connection: Connection, items_of: ItemsOf) -> dict[Item, Version]:
    """The newest version of everything, remembered for what comes back."""
    contents = items_of(read_desk(connection))
    with writing(connection):
        heads, _ = _read(connection)
        found = snapshot(contents, heads)
        _remember(connection, _new(found, heads), head=True)
    return found


def preview(
    connection: Connection, incoming: Mapping[Item, Version], items_of: ItemsOf
) -> tuple[Conflict, ...]:
    """What would have to be asked if a supplement were taken in now."""
    heads, known = _read(connection)
    connection.rollback()
    now = snapshot(items_of(read_desk(connection)), heads)
    merged = bring_together(now, _with(known, now), incoming, lambda conflict: conflict.mine)
    return merged.conflicts


def take(
    connection: Connection,
    incoming: Mapping[Item, Version],
    items_of: ItemsOf,
    made_of: MadeOf,
    choose: Choose,
) -> TakenIn:
    """Bring a supplement in; one change to take back, and nothing overwritten unasked."""
    desk = read_desk(connection)
    with writing(connection):
        heads, known = _read(connection)
        now = snapshot(items_of(desk), heads)
        merged = bring_together(now, _with(known, now), incoming, choose)
        edits = [
            edit
            for item, content in merged.changes.items()
            for edit in _edits(desk, item, None if content is None else made_of(item, content))
        ]
        apply(connection, Change("merge", str(len(merged.changes))), edits)
        _remember(connection, incoming, head=False)
        _remember(connection, _new({**now, **merged.heads}, heads), head=True)
    before = {item for item, head in now.items() if head.content is not None}
    removed = sum(content is None for content in merged.changes.values())
    added = sum(
        item not in before for item, content in merged.changes.items() if content is not None
    )
    return TakenIn(
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


def _edits(desk: Desk, item: Item, made: Made | None) -> list[RowEdit]:
    """The rows that an item is."""
    if item.sort is Sort.RECORD:
        record = made.record if made is not None else None
        values = record_row(record) if record is not None else None
        return [RowEdit(t.own_record, {"key": item.key}, values)]
    if item.sort is Sort.NOTE:
        note = made.note if made is not None else None
        return [RowEdit(t.note, {"reference": item.key}, _note_row(note))]
    before = next((one for one in desk.sets if one.key == item.key), None)
    briefing = made.briefing if made is not None else None
    return whole_set_edits(item.key, before, _with_items_of_its_own(briefing, desk))


def _with_items_of_its_own(one: BriefingSet | None, desk: Desk) -> BriefingSet | None:
    """The set, where an item's key is that of another set's with another key for it."""
    if one is None:
        return None
    taken = {item.key for other in desk.sets if other.key != one.key for item in other.items}
    items = (replace(i, key=new_key()) if i.key in taken else i for i in one.items)
    return replace(one, items=tuple(items))


def _note_row(note: Note | None) -> dict[str, object] | None:
    if note is None:
        return None
    return {"text": note.text, "releasable": note.releasable, "changed": datetime.now(UTC)}


def _read(connection: Connection) -> tuple[dict[Item, Version], dict[Item, dict[str, Version]]]:
    """The newest known version of each item, and all that are known."""
    known: dict[Item, dict[str, Version]] = defaultdict(dict)
    heads: dict[Item, Version] = {}
    for row in connection.execute(select(t.exchanged)):
        item = Item(Sort(row.sort), row.item)
        content = None if row.content is None else json.loads(row.content)
        version = Version(row.name, content, frozenset(json.loads(row.ancestors)))
        known[item][version.name] = version
        if row.head:
            heads[item] = version
    return heads, dict(known)


def _new(versions: Mapping[Item, Version], heads: Mapping[Item, Version]) -> dict[Item, Version]:
    """Those of the versions that are not remembered as the newest yet."""
    return {
        item: one
        for item, one in versions.items()
        if item not in heads or heads[item].name != one.name
    }


def _remember(connection: Connection, versions: Mapping[Item, Version], *, head: bool) -> None:
    """Keep versions, as the newest of their items or beside it."""
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
    kept = (
        insert(e).on_conflict_do_update(index_elements=keys, set_={"head": True})
        if head
        else insert(e).on_conflict_do_nothing(index_elements=keys)
    )
    connection.execute(kept, [_row(item, one, head=head) for item, one in versions.items()])


def _row(item: Item, version: Version, *, head: bool) -> dict[str, object]:
    return {
        "sort": item.sort.value,
        "item": item.key,
        "name": version.name,
        "content": None if version.content is None else json.dumps(dict(version.content)),
        "ancestors": json.dumps(sorted(version.ancestors)),
        "head": head,
    }
