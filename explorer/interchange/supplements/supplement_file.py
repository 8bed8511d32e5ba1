"""Supplement file: records, notes and sets of a desk, every field validated on import."""

import json
import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from explorer.domain.desk.briefing import ItemKind
from explorer.domain.desk.local_records import RecordKind, local_reference
from explorer.domain.desk.three_way_merge import Content, Item, ItemType, Version
from explorer.errors import FileProblemError
from explorer.interchange.supplements.field_validation import (
    MAX_TEXT,
    REMEDY,
    FieldValidationError,
    choice_field,
    day_field,
    key_field,
    read_json,
    text_field,
)
from explorer.system.limits import MAX_SUPPLEMENT_BYTES
from explorer.system.text_safety import without_invisible

FORM = "clause-explorer-supplement"
VERSION = 1
ENDING = ".psupplement"
MAX_ITEMS = 50_000
MAX_ANCESTORS = 10_000
_MAX_DEPTH = 8


def supplement_bytes(heads: Mapping[Item, Version], day: date) -> bytes:
    """Return the content: each item with its newest version and the names of its ancestors."""
    items = [
        {
            "sort": item.sort.value,
            "key": item.key,
            "version": head.name,
            "ancestors": sorted(head.ancestors),
            "content": None if head.content is None else dict(head.content),
        }
        for item, head in sorted(heads.items())
    ]
    data = {"form": FORM, "version": VERSION, "made": day.isoformat(), "items": items}
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def read_supplement(source: Path) -> dict[Item, Version]:
    """Return the content of a colleague's file. Raises FileProblemError with the invalid field."""
    data = read_json(source, MAX_SUPPLEMENT_BYTES, "supplement")
    try:
        return _checked(data)
    except FieldValidationError as error:
        raise FileProblemError(source, str(error), REMEDY) from None


def _checked(data: object) -> dict[Item, Version]:
    if not isinstance(data, dict) or data.get("form") != FORM:
        raise FieldValidationError("this is not a supplement")
    if data.get("version") != VERSION:
        raise FieldValidationError("it was made by a newer program")
    items = data.get("items")
    if not isinstance(items, list) or len(items) > MAX_ITEMS:
        raise FieldValidationError("“items” is not a list of items")
    versions: dict[Item, Version] = {}
    for number, entry in enumerate(items, start=1):
        item, version = checked_item(entry, f"items, number {number}")
        if item in versions:
            raise FieldValidationError(f"items, number {number}: it is there twice")
        versions[item] = version
    return versions


def checked_item(data: object, where: str) -> tuple[Item, Version]:
    """Return an item and its version. Raises FieldValidationError with the invalid field."""
    if not isinstance(data, dict):
        raise FieldValidationError(f"{where}: this is not an item")
    sort = ItemType(choice_field(data.get("sort"), f"{where}: this is not an item", list(ItemType)))
    named = sort is ItemType.NOTE
    key = text_field(data.get("key"), where, 120) if named else key_field(data.get("key"), where)
    ancestors = data.get("ancestors")
    if not isinstance(ancestors, list) or len(ancestors) > MAX_ANCESTORS:
        raise FieldValidationError(f"{where}: “ancestors” is not a list of names")
    before = frozenset(text_field(ancestor, where, 40) for ancestor in ancestors)
    name, content = text_field(data.get("version"), where, 40), data.get("content")
    read = {ItemType.RECORD: _record, ItemType.NOTE: _note, ItemType.SET: _set}[sort]
    if content is not None and not isinstance(content, dict):
        raise FieldValidationError(f"{where}: “content” is not a table of fields")
    checked = None if content is None else read(key, content, where)
    return Item(sort, key), Version(name, checked, before)


def _record(key: str, content: dict[str, Any], where: str) -> Content:
    known = {
        name: text_field(content.get(name), f"{where}, {name}", most)
        for name, most in (
            *(("pack", 120), ("kind", 20), ("reference", 120)),
            *(("author", 200), ("corrects", 120)),
        )
    }
    choice_field(known["kind"], f"{where}: “kind” is not known", list(RecordKind))
    # It would replace another record that owns the reference.
    if known["reference"] != local_reference(key, RecordKind(known["kind"])):
        raise FieldValidationError(f"{where}: the reference does not belong to the key")
    rest = {name: _plain(value, where) for name, value in content.items() if name not in known}
    return {**known, **{without_invisible(name)[:120]: value for name, value in rest.items()}}


def _plain(value: object, where: str, depth: int = 0) -> Any:  # noqa: ANN401 - JSON in, JSON out
    """Return a value of a record's content; the pack's rules validate it after the import."""
    if depth > _MAX_DEPTH:
        raise FieldValidationError(f"{where}: it is nested too deep")
    if isinstance(value, str):
        return text_field(value, where, MAX_TEXT)
    if isinstance(value, list):
        return [_plain(item, where, depth + 1) for item in value]
    if isinstance(value, dict):
        return {
            without_invisible(str(k))[:120]: _plain(content, where, depth + 1)
            for k, content in value.items()
        }
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    raise FieldValidationError(f"{where}: a field holds what no field can")


def _note(_key: str, content: dict[str, Any], where: str) -> Content:
    return {
        "text": text_field(content.get("text"), f"{where}, text", MAX_TEXT),
        "releasable": _flag(content.get("releasable"), where),
    }


def _set(_key: str, content: dict[str, Any], where: str) -> Content:
    items = content.get("items")
    if not isinstance(items, list) or len(items) > MAX_ITEMS:
        raise FieldValidationError(f"{where}: “items” is not a list of items")
    items_read = [_set_item(entry, f"{where}, item {n}") for n, entry in enumerate(items, start=1)]
    if len({entry["key"] for entry in items_read}) != len(items_read):
        raise FieldValidationError(f"{where}: two items have the same key")
    return {
        "name": text_field(content.get("name"), f"{where}, name", 200) or "?",
        "pack": text_field(content.get("pack"), f"{where}, pack", 120),
        "version": text_field(content.get("version"), f"{where}, version", 40),
        "as_of": day_field(content.get("as_of"), f"{where}, as_of").isoformat(),
        "archived": _flag(content.get("archived"), where),
        "items": items_read,
    }


def _set_item(data: object, where: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise FieldValidationError(f"{where}: this is not an item")
    return {
        "key": key_field(data.get("key"), where),
        "kind": choice_field(data.get("kind"), f"{where}: “kind” is not known", list(ItemKind)),
        "reference": text_field(data.get("reference"), where, 120),
        "text": text_field(data.get("text"), where, MAX_TEXT),
        "releasable": _flag(data.get("releasable"), where),
    }


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise FieldValidationError(f"{where}: something is neither true nor false")
    return value
