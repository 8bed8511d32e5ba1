"""Conversion of desk content to exchange items and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from explorer.domain.desk.briefing import WRITTEN, BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Desk, Note
from explorer.domain.desk.local_records import LocalRecord, RecordKind
from explorer.domain.desk.three_way_merge import Content, Item, ItemType

#: Prefix of the fields of a record's content, among those of the record.
_FIELD = "field "


def items_of(desk: Desk) -> dict[Item, Content]:
    """Return records, notes and sets."""
    contents: dict[Item, Content] = {}
    for record in desk.records:
        contents[Item(ItemType.RECORD, record.key)] = record_content(record)
    for reference, note in desk.notes.items():
        content = {"text": note.text, "releasable": note.releasable}
        contents[Item(ItemType.NOTE, reference)] = content
    for briefing in desk.sets:
        contents[Item(ItemType.SET, briefing.key)] = _set_content(briefing)
    return contents


def is_releasable(item: Item, content: Content) -> bool:
    """Return whether an item may be exported: a note marked so, or a set of releasable texts.

    A text is never removed from a set: re-importing the set would delete it here, too.
    """
    if item.sort is ItemType.NOTE:
        return bool(content["releasable"])
    if item.sort is ItemType.SET:
        written = {kind.value for kind in WRITTEN - {ItemKind.HEADING}}
        return all(
            set_item["releasable"] for set_item in content["items"] if set_item["kind"] in written
        )
    return True


def record_content(record: LocalRecord) -> Content:
    """Return a record with each field of its content separate, so that they merge one by one."""
    return {
        "pack": record.pack,
        "kind": record.kind.value,
        "reference": record.reference,
        "author": record.author,
        "corrects": record.corrects,
        **{f"{_FIELD}{name}": value for name, value in record.content.items()},
    }


def record_from(key: str, content: Content) -> LocalRecord:
    """Return the record of a content."""
    return LocalRecord(
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
    """Return the note of a content."""
    return Note(content["text"], bool(content["releasable"]))


def set_from(key: str, content: Content) -> BriefingSet:
    """Return the set of a content."""
    items = tuple(
        SetItem(
            item["key"], ItemKind(item["kind"]), item["reference"], item["text"], item["releasable"]
        )
        for item in content["items"]
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


def _set_content(briefing: BriefingSet) -> Content:
    return {
        "name": briefing.name,
        "pack": briefing.pack,
        "version": briefing.version,
        "as_of": briefing.as_of.isoformat(),
        "archived": briefing.archived,
        "items": [_item(item) for item in briefing.items],
    }


def _item(item: SetItem) -> Mapping[str, Any]:
    return {
        "key": item.key,
        "kind": item.kind.value,
        "reference": item.reference,
        "text": item.text,
        "releasable": item.releasable,
    }
