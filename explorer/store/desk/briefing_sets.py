"""Briefing sets on the desk: made, filled, ordered, renamed, copied, put away, taken in."""

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
    moved,
    ordered_items,
)
from explorer.domain.desk.desk import Change, Desk, Note, joined_texts
from explorer.errors import DeskError
from explorer.store.desk import tables as t
from explorer.store.desk.desk import expect_unchanged, read_desk, write
from explorer.store.desk.undo_journal import RowEdit

if TYPE_CHECKING:
    from explorer.domain.desk.briefing import SharedSet


def new_key() -> str:
    """A key that no other desk has."""
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class BriefingImportResult:
    """What came of taking a colleague's set in: ``added``, ``same`` or ``beside`` another."""

    outcome: str
    name: str
    desk: Desk


def add_set(connection: Connection, one: BriefingSet) -> Desk:
    """Keep a new set, numbered where its name is taken, and use it."""
    taken = frozenset(other.name for other in read_desk(connection).sets)
    named = replace(one, name=free_name(one.name, taken))
    edits = [_set_edit(named), *_item_edits(named.key, (), named.items), _use_edit(named.key)]
    return write(connection, Change("set", named.name), edits)


def use_set(connection: Connection, key: str) -> Desk:
    """Make a set the one in use."""
    return write(connection, Change("use", _set(connection, key).name), [_use_edit(key)])


def rename_set(connection: Connection, key: str, name: str) -> Desk:
    """Give a set another name, numbered where another has it."""
    desk = read_desk(connection)
    taken = frozenset(one.name for one in desk.sets if one.key != key)
    one = replace(_set(connection, key), name=free_name(name.strip(), taken))
    return write(connection, Change("set", one.name), [_set_edit(one)])


def archive_set(connection: Connection, key: str, *, archived: bool) -> Desk:
    """Put a set away, or take it out again."""
    one = replace(_set(connection, key), archived=archived)
    return write(connection, Change("set", one.name), [_set_edit(one)])


def renew_set(connection: Connection, frozen: BriefingSet) -> Desk:
    """Fix a set to another pack, version and day; its name and items stay as they are stored."""
    stored = _set(connection, frozen.key)
    renewed = replace(stored, pack=frozen.pack, version=frozen.version, as_of=frozen.as_of)
    return write(connection, Change("set", stored.name), [_set_edit(renewed)])


def duplicate_set(connection: Connection, key: str, name: str) -> Desk:
    """Copy a set with all its items, and use the copy."""
    one = _set(connection, key)
    return add_set(connection, _copied(one, name))


def remove_set(connection: Connection, key: str) -> Desk:
    """Remove a set and its items; undo brings both back."""
    one = _set(connection, key)
    edits = [*_item_edits(key, one.items, ()), RowEdit(t.briefing_set, {"key": key}, None)]
    desk = read_desk(connection)
    if desk.current == key:
        rest = [other for other in desk.sets if other.key != key and not other.archived]
        edits.append(_use_edit(rest[0].key) if rest else RowEdit(t.current_set, {"place": 1}, None))
    return write(connection, Change("set", one.name), edits)


def _replace_items(
    stored: BriefingSet, items: Sequence[SetItem], change: Change
) -> tuple[Change, list[RowEdit]]:
    return change, _item_edits(stored.key, stored.items, items)


def order_items(connection: Connection, key: str, order: Sequence[str]) -> Desk:
    """Put the items of a set in the order of these keys.

    Items that another window has added since stay behind the item they stand behind.
    """
    stored = _set(connection, key)
    items = ordered_items(stored.items, order)
    return write(connection, *_replace_items(stored, items, Change("order", stored.name)))


def add_items(
    connection: Connection, key: str, items: Sequence[SetItem], frame: BriefingSet
) -> Desk:
    """Add items at the end of a set; ``frame`` is made where there is no set yet."""
    if not key:
        return add_set(connection, replace(frame, items=tuple(items)))
    one = _set(connection, key)
    added = (*one.items, *items)
    return write(connection, *_replace_items(one, added, Change("items", one.name)))


def move_item(connection: Connection, key: str, item: str, to: int) -> Desk:
    """Move an item of a set to another place."""
    one = _set(connection, key)
    items = moved(one.items, item, to)
    return write(connection, *_replace_items(one, items, Change("order", one.name)))


def remove_items(connection: Connection, key: str, gone: frozenset[str]) -> Desk:
    """Take items out of a set."""
    one = _set(connection, key)
    kept = [item for item in one.items if item.key not in gone]
    return write(connection, *_replace_items(one, kept, Change("items", one.name)))


def write_item(
    connection: Connection,
    key: str,
    changed: SetItem,
    based_on: str | None = None,
    *,
    was_releasable: bool | None = None,
) -> Desk:
    """Store the text of an item; saves within a minute are undone as one.

    Raises ChangedElsewhereError where ``based_on`` is given and another text is stored. An item
    that another window has removed is put back at the end: words in hand outweigh its removal.
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
    """Pin a clause to the set in use, or take it out; ``frame`` is made where there is no set."""
    desk = read_desk(connection)
    one = desk.current_set
    change = Change("pin", reference)
    if one is None:
        if not pinned:
            return desk
        one = replace(frame, items=())
        edits = [_set_edit(one), _use_edit(one.key)]
    else:
        edits = [] if one.pack else [_set_edit(replace(frame, key=one.key, name=one.name))]
    rest = tuple(
        item
        for item in one.items
        if item.kind is not ItemKind.CLAUSE or item.reference != reference
    )
    items = (*rest, SetItem(new_key(), ItemKind.CLAUSE, reference)) if pinned else rest
    if pinned and reference in one.references:
        return desk
    return write(connection, change, [*edits, *_item_edits(one.key, one.items, items)])


def take_in(connection: Connection, shared: "SharedSet") -> BriefingImportResult:
    """Take a colleague's set in. What is here already is never overwritten.

    A set that is here and differs is put beside it under another name; a note is put below one
    that differs.
    """
    desk = read_desk(connection)
    theirs = shared.briefing
    mine = next((one for one in desk.sets if one.key == theirs.key), None)
    outcome = "added"
    if mine is not None:
        outcome = "same" if _alike(mine, theirs) else "beside"
    if outcome == "beside":
        theirs = _copied(theirs, theirs.name)
    elif mine is None and _keys(theirs) & {key for one in desk.sets for key in _keys(one)}:
        theirs = replace(_copied(theirs, theirs.name), key=theirs.key)
    if any(_alike(one, theirs) and one.key != theirs.key for one in desk.sets):
        outcome = "same"
    edits = list(_note_edits(desk, shared.notes))
    if outcome != "same":
        taken = frozenset(one.name for one in desk.sets)
        theirs = replace(theirs, name=free_name(theirs.name, taken))
        edits += [_set_edit(theirs), *_item_edits(theirs.key, (), theirs.items)]
        edits.append(_use_edit(theirs.key))
    return BriefingImportResult(
        outcome, theirs.name, write(connection, Change("set", theirs.name), edits)
    )


def _alike(one: BriefingSet, other: BriefingSet) -> bool:
    """True if two sets say the same, whatever their keys."""
    return (one.pack, one.version, one.as_of) == (other.pack, other.version, other.as_of) and [
        replace(item, key="") for item in one.items
    ] == [replace(item, key="") for item in other.items]


def _keys(one: BriefingSet) -> set[str]:
    return {item.key for item in one.items}


def _copied(one: BriefingSet, name: str) -> BriefingSet:
    items = tuple(replace(item, key=new_key()) for item in one.items)
    return replace(one, key=new_key(), name=name, items=items, archived=False)


def _note_edits(desk: Desk, notes: Mapping[str, str]) -> Iterator[RowEdit]:
    for reference, text in notes.items():
        mine = desk.notes.get(reference, Note(""))
        kept = joined_texts(mine.text, text)
        if kept.strip() and text not in mine.text:
            # Theirs was releasable; joined with one of mine it is as releasable as mine.
            releasable = mine.releasable if mine.text.strip() else True
            values = {"text": kept, "releasable": releasable, "changed": datetime.now(UTC)}
            yield RowEdit(t.note, {"reference": reference}, values)


def _set(connection: Connection, key: str) -> BriefingSet:
    found = next((one for one in read_desk(connection).sets if one.key == key), None)
    if found is None:
        raise DeskError("This briefing set is gone; another window may have removed it.")
    return found


def _set_edit(one: BriefingSet) -> RowEdit:
    values = {
        "name": one.name,
        "pack": one.pack,
        "version": one.version,
        "as_of": one.as_of,
        "archived": one.archived,
        "changed": datetime.now(UTC),
    }
    return RowEdit(t.briefing_set, {"key": one.key}, values)


def whole_set_edits(
    key: str, before: BriefingSet | None, after: BriefingSet | None
) -> list[RowEdit]:
    """What makes a set of the desk another one, all of it; None for one that is not there."""
    items = before.items if before is not None else ()
    if after is None:
        return [*_item_edits(key, items, ()), RowEdit(t.briefing_set, {"key": key}, None)]
    return [_set_edit(after), *_item_edits(key, items, after.items)]


def _use_edit(key: str) -> RowEdit:
    return RowEdit(t.current_set, {"place": 1}, {"set_key": key})


def _item_edits(set_key: str, before: Sequence[SetItem], after: Sequence[SetItem]) -> list[RowEdit]:
    kept = {item.key for item in after}
    edits = [RowEdit(t.set_item, {"key": one.key}, None) for one in before if one.key not in kept]
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
