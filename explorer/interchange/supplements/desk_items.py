"""What of a desk goes to a colleague, as items with their content, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from explorer.domain.desk.briefing import WRITTEN, BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Desk, Note
from explorer.domain.desk.local_records import OwnRecord, RecordKind
from explorer.domain.desk.three_way_merge import Content, Item, Sort

#: A field of a record's own content, among those of the record.
_FIELD = "field "


def items_of(desk: Desk) -> dict[Item, Content]:
    """Records, notes and sets."""
    found: dict[Item, Content] = {}
    for record in desk.records:
        found[Item(Sort.RECORD, record.key)] = record_content(record)
    for reference, note in desk.notes.items():
        content = {"text": note.text, "releasable": note.releasable}
        found[Item(Sort.NOTE, reference)] = content
    for one in desk.sets:
        found[Item(Sort.SET, one.key)] = _set_content(one)
    return found


def releasable(item: Item, content: Content) -> bool:
    """Tell whether an item may leave the house: a note that is marked so, a set whose every text
    is. A text is never cut out of a set: on its way back the set would lose it here, too.
    """
    if item.sort is Sort.NOTE:
        return bool(content["releasable"])
    if item.sort is Sort.SET:
        written = {kind.value for kind in WRITTEN - {ItemKind.HEADING}}
        return all(one["releasable"] for one in content["items"] if one["kind"] in written)
    return True


def record_content(one: OwnRecord) -> Content:
    """A record, each field of its content a field of its own, so that they merge one by one."""
    return {
        "pack": one.pack,
        "kind": one.kind.value,
        "reference": one.reference,
        "author": one.author,
        "corrects": one.corrects,
        **{f"{_FIELD}{name}": value for name, value in one.content.items()},
    }


def record_from(key: str, content: Content) -> OwnRecord:
    """The record of a content."""
    return OwnRecord(
        key=key,
        pack=content["pack"],
        kind=RecordKind(content["kind"]),
        reference=content["reference"],
        content={
            name.removeprefix(_FIELD): value
            for name, value in content.items()
            if name.startswith(_FIELD)
        },
        author=content["author"],
        corrects=content["corrects"],
    )


def note_from(content: Content) -> Note:
    """The note of a content."""
    return Note(content["text"], bool(content["releasable"]))


def set_from(key: str, content: Content) -> BriefingSet:
    """The set of a content."""
    items = tuple(
        SetItem(one["key"], ItemKind(one["kind"]), one["reference"], one["text"], one["releasable"])
        for one in content["items"]
    )
    return BriefingSet(
        key,
        content["name"],
        content["pack"],
        content["version"],
        date.fromisoformat(content["as_of"]),
        items,
        content["archived"],
    )


def _set_content(one: BriefingSet) -> Content:
    return {
        "name": one.name,
        "pack": one.pack,
        "version": one.version,
        "as_of": one.as_of.isoformat(),
        "archived": one.archived,
        "items": [_item(item) for item in one.items],
    }


def _item(item: SetItem) -> Mapping[str, Any]:
    return {
        "key": item.key,
        "kind": item.kind.value,
        "reference": item.reference,
        "text": item.text,
        "releasable": item.releasable,
    }
