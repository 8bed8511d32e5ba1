"""Operations on the briefing sets of the desk, each a change that can be undone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import Connection

from explorer.domain.desk.briefing import (
    BriefingSet,
    ItemKind,
    SetItem,
    free_name,
    ordered_items,
)
from explorer.domain.desk.desk import Change, Desk, Note, join_texts
from explorer.errors import DeskError
from explorer.store.desk import tables as t
from explorer.store.desk.desk import expect_unchanged, read_desk, write
from explorer.store.desk.undo_journal import RowEdit

if TYPE_CHECKING:
    from explorer.domain.desk.briefing import SharedSet


def new_key() -> str:
    """Return a key that is unique across desks."""
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class BriefingImportResult:
    """Result of importing a shared set: ``added``, ``same`` or ``beside`` another."""

    outcome: str
    name: str
    desk: Desk


def add_set(connection: Connection, briefing: BriefingSet) -> Desk:
    """Add a set, numbered if its name is taken, and make it the current one."""
    taken = frozenset(stored.name for stored in read_desk(connection).sets)
    named = replace(briefing, name=free_name(briefing.name, taken))
    edits = [_set_edit(named), *_item_edits(named.key, (), named.items), _use_edit(named.key)]
    return write(connection, Change("set", named.name), edits)


def use_set(connection: Connection, key: str) -> Desk:
    """Make a set the current one."""
    return write(connection, Change("use", _set(connection, key).name), [_use_edit(key)])


def rename_set(connection: Connection, key: str, name: str) -> Desk:
    """Rename a set; the name is numbered if another set has it."""
    desk = read_desk(connection)
    taken = frozenset(stored.name for stored in desk.sets if stored.key != key)
    renamed = replace(_set(connection, key), name=free_name(name.strip(), taken))
    return write(connection, Change("set", renamed.name), [_set_edit(renamed)])


def archive_set(connection: Connection, key: str, *, archived: bool) -> Desk:
    """Archive a set, or restore it from the archive."""
    briefing = replace(_set(connection, key), archived=archived)
    return write(connection, Change("set", briefing.name), [_set_edit(briefing)])


def renew_set(connection: Connection, frozen: BriefingSet) -> Desk:
    """Bind a set to another pack, version and day; its name and items are not changed."""
    stored = _set(connection, frozen.key)
    renewed = replace(stored, pack=frozen.pack, version=frozen.version, as_of=frozen.as_of)
    return write(connection, Change("set", stored.name), [_set_edit(renewed)])


def duplicate_set(connection: Connection, key: str, name: str) -> Desk:
    """Copy a set with all its items, and make the copy the current one."""
    briefing = _set(connection, key)
    return add_set(connection, _copy_of(briefing, name))


def remove_set(connection: Connection, key: str) -> Desk:
    """Remove a set and its items; undo restores both."""
    briefing = _set(connection, key)
    edits = [*_item_edits(key, briefing.items, ()), RowEdit(t.briefing_set, {"key": key}, None)]
    desk = read_desk(connection)
    if desk.current == key:
        rest = [stored for stored in desk.sets if stored.key != key and not stored.archived]
        edits.append(_use_edit(rest[0].key) if rest else RowEdit(t.current_set, {"place": 1}, None))
    return write(connection, Change("set", briefing.name), edits)


def _replace_items(
    stored: BriefingSet, items: Sequence[SetItem], change: Change
) -> tuple[Change, list[RowEdit]]:
    return change, _item_edits(stored.key, stored.items, items)


def order_items(connection: Connection, key: str, order: Sequence[str]) -> Desk:
    """Sort the items of a set in the order of these keys.

    Items that another window has added since keep their predecessor.
    """
    stored = _set(connection, key)
    items = ordered_items(stored.items, order)
    return write(connection, *_replace_items(stored, items, Change("order", stored.name)))


def add_items(
    connection: Connection, key: str, items: Sequence[SetItem], frame: BriefingSet
) -> Desk:
    """Add items at the end of a set; ``frame`` becomes the set if there is none yet."""
    if not key:
        return add_set(connection, replace(frame, items=tuple(items)))
    briefing = _set(connection, key)
    added = (*briefing.items, *items)
    return write(connection, *_replace_items(briefing, added, Change("items", briefing.name)))


def remove_items(connection: Connection, key: str, gone: frozenset[str]) -> Desk:
    """Remove items from a set."""
    briefing = _set(connection, key)
    kept = [item for item in briefing.items if item.key not in gone]
    return write(connection, *_replace_items(briefing, kept, Change("items", briefing.name)))


def write_item(
    connection: Connection,
    key: str,
    changed: SetItem,
    based_on: str | None = None,
    *,
    was_releasable: bool | None = None,
) -> Desk:
    """Store the text of an item; saves within a minute are undone together.

    Raises ChangedElsewhereError if ``based_on`` is given and another text is stored. An item that
    another window has removed is added at the end: the text being typed must not be lost.
    """
    stored_set = _set(connection, key)
    stored = next((item for item in stored_set.items if item.key == changed.key), None)
    if stored is not None and based_on is not None:
        expect_unchanged(Note(stored.text, stored.releasable), based_on, was_releasable)
    if stored is None:
        items = [*stored_set.items, changed]
    else:
        written = replace(stored, text=changed.text, releasable=changed.releasable)
        items = [written if item is stored else item for item in stored_set.items]
    return write(connection, *_replace_items(stored_set, items, Change("item", changed.key)))


def set_pinned(connection: Connection, reference: str, *, pinned: bool, frame: BriefingSet) -> Desk:
    """Pin a clause to the current set, or unpin it; ``frame`` becomes the set if there is none."""
    desk = read_desk(connection)
    briefing = desk.current_set
    change = Change("pin", reference)
    if briefing is None:
        if not pinned:
            return desk
        briefing = replace(frame, items=())
        edits = [_set_edit(briefing), _use_edit(briefing.key)]
    else:
        edits = (
            []
            if briefing.pack
            else [_set_edit(replace(frame, key=briefing.key, name=briefing.name))]
        )
    rest = tuple(
        item
        for item in briefing.items
        if item.kind is not ItemKind.CLAUSE or item.reference != reference
    )
    items = (*rest, SetItem(new_key(), ItemKind.CLAUSE, reference)) if pinned else rest
    if pinned and reference in briefing.references:
        return desk
    return write(connection, change, [*edits, *_item_edits(briefing.key, briefing.items, items)])


def import_set(connection: Connection, shared: "SharedSet") -> BriefingImportResult:
    """Import a shared briefing set without overwriting existing ones.

    A set that exists with other content is added under another name; a note is appended to a
    different one.
    """
    desk = read_desk(connection)
    theirs = shared.briefing
    mine = next((stored for stored in desk.sets if stored.key == theirs.key), None)
    outcome = "added"
    if mine is not None:
        outcome = "same" if _same_content(mine, theirs) else "beside"
    if outcome == "beside":
        theirs = _copy_of(theirs, theirs.name)
    elif mine is None and _keys(theirs) & {key for stored in desk.sets for key in _keys(stored)}:
        theirs = replace(_copy_of(theirs, theirs.name), key=theirs.key)
    if any(_same_content(stored, theirs) and stored.key != theirs.key for stored in desk.sets):
        outcome = "same"
    edits = list(_note_edits(desk, shared.notes))
    if outcome != "same":
        taken = frozenset(stored.name for stored in desk.sets)
        theirs = replace(theirs, name=free_name(theirs.name, taken))
        edits += [_set_edit(theirs), *_item_edits(theirs.key, (), theirs.items)]
        edits.append(_use_edit(theirs.key))
    return BriefingImportResult(
        outcome, theirs.name, write(connection, Change("set", theirs.name), edits)
    )


def _same_content(first: BriefingSet, second: BriefingSet) -> bool:
    """Return True if two sets have the same content, whatever their keys."""
    return (first.pack, first.version, first.as_of) == (
        second.pack,
        second.version,
        second.as_of,
    ) and [replace(item, key="") for item in first.items] == [
        replace(item, key="") for item in second.items
    ]


def _keys(briefing: BriefingSet) -> set[str]:
    return {item.key for item in briefing.items}


def _copy_of(briefing: BriefingSet, name: str) -> BriefingSet:
    items = tuple(replace(item, key=new_key()) for item in briefing.items)
    return replace(briefing, key=new_key(), name=name, items=items, archived=False)


def _note_edits(desk: Desk, notes: Mapping[str, str]) -> Iterator[RowEdit]:
    for reference, text in notes.items():
        mine = desk.notes.get(reference, Note(""))
        joined = join_texts(mine.text, text)
        if joined.strip() and text not in mine.text:
            # Imported notes are releasable; joined with a local one they are as releasable as that.
            releasable = mine.releasable if mine.text.strip() else True
            values = {"text": joined, "releasable": releasable, "changed": datetime.now(UTC)}
            yield RowEdit(t.note, {"reference": reference}, values)


def _set(connection: Connection, key: str) -> BriefingSet:
    briefing = next((stored for stored in read_desk(connection).sets if stored.key == key), None)
    if briefing is None:
        raise DeskError("This briefing set is gone; another window may have removed it.")
    return briefing


def _set_edit(briefing: BriefingSet) -> RowEdit:
    values = {
        "name": briefing.name,
        "pack": briefing.pack,
        "version": briefing.version,
        "as_of": briefing.as_of,
        "archived": briefing.archived,
        "changed": datetime.now(UTC),
    }
    return RowEdit(t.briefing_set, {"key": briefing.key}, values)


def whole_set_edits(
    key: str, before: BriefingSet | None, after: BriefingSet | None
) -> list[RowEdit]:
    """Return the edits that replace a whole set; None stands for a set that does not exist."""
    items = before.items if before is not None else ()
    if after is None:
        return [*_item_edits(key, items, ()), RowEdit(t.briefing_set, {"key": key}, None)]
    return [_set_edit(after), *_item_edits(key, items, after.items)]


def _use_edit(key: str) -> RowEdit:
    return RowEdit(t.current_set, {"place": 1}, {"set_key": key})


def _item_edits(set_key: str, before: Sequence[SetItem], after: Sequence[SetItem]) -> list[RowEdit]:
    kept = {item.key for item in after}
    edits = [
        RowEdit(t.set_item, {"key": item.key}, None) for item in before if item.key not in kept
    ]
    for position, item in enumerate(after):
        values = {
            "set_key": set_key,
            "position": position,
            "kind": item.kind.value,
            "reference": item.reference,
            "text": item.text,
            "releasable": item.releasable,
            "changed": datetime.now(UTC),
        }
        edits.append(RowEdit(t.set_item, {"key": item.key}, values))
    return edits
