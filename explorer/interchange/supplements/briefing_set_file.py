"""Briefing set file: JSON with a fixed form, every field validated on import.

Only notes marked releasable are exported, those on clauses of the set; the set's own texts are
exported with their marks, since a colleague continues to work on them.
"""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem, SharedSet
from explorer.domain.desk.desk import Note
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
from explorer.system.limits import MAX_SET_BYTES

logger = logging.getLogger(__name__)

FORM = "clause-explorer-briefing-set"
VERSION = 1
MAX_ITEMS = 5_000


def shared_set(briefing: BriefingSet, notes: Mapping[str, Note]) -> SharedSet:
    """Return a set for a colleague, with the releasable notes on its clauses."""
    named = set(briefing.references)
    going = {
        reference: note.text
        for reference, note in notes.items()
        if note.releasable and reference in named
    }
    return SharedSet(briefing, going)


def shared_bytes(exported: SharedSet) -> bytes:
    """Return the content of the file."""
    briefing = exported.briefing
    data = {
        "form": FORM,
        "version": VERSION,
        "key": briefing.key,
        "name": briefing.name,
        "pack": briefing.pack,
        "pack_version": briefing.version,
        "as_of": briefing.as_of.isoformat(),
        "items": [
            {
                "key": item.key,
                "kind": item.kind.value,
                "reference": item.reference,
                "text": item.text,
                "releasable": item.releasable,
            }
            for item in briefing.items
        ],
        "notes": dict(exported.notes),
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def read_file(source: Path) -> SharedSet:
    """Read a colleague's file. Raises FileProblemError with the invalid field."""
    data = read_json(source, MAX_SET_BYTES, "briefing set")
    try:
        shared = _Checked(data).shared()
    except FieldValidationError as error:
        raise FileProblemError(source, str(error), REMEDY) from None
    items, notes = len(shared.briefing.items), len(shared.notes)
    logger.info("read briefing set %s: items %d, notes %d", source.name, items, notes)
    return shared


class _Checked:
    """Reader that validates the fields of a file one by one."""

    def __init__(self, data: object) -> None:
        if not isinstance(data, dict) or data.get("form") != FORM:
            raise FieldValidationError("this is not a briefing set")
        if data.get("version") != VERSION:
            raise FieldValidationError("it was made by a newer program")
        self.data: dict[str, Any] = data

    def shared(self) -> SharedSet:
        items = self.data.get("items")
        notes = self.data.get("notes")
        if not isinstance(items, list) or len(items) > MAX_ITEMS:
            raise FieldValidationError("“items” is not a list of items")
        if not isinstance(notes, dict) or len(notes) > MAX_ITEMS:
            raise FieldValidationError("“notes” is not a table of notes")
        items_read = tuple(_item(number, entry) for number, entry in enumerate(items, start=1))
        if len({item.key for item in items_read}) != len(items_read):
            raise FieldValidationError("two items have the same key")
        briefing = BriefingSet(
            key=key_field(self.data.get("key"), "key"),
            name=text_field(self.data.get("name"), "name", 200) or "?",
            pack=text_field(self.data.get("pack"), "pack", 120),
            version=text_field(self.data.get("pack_version"), "pack_version", 40),
            as_of=day_field(self.data.get("as_of"), "as_of"),
            items=items_read,
        )
        texts = {
            text_field(k, "notes", 120): text_field(v, "notes", MAX_TEXT) for k, v in notes.items()
        }
        return SharedSet(briefing, texts)


def _item(number: int, data: object) -> SetItem:
    where = f"items, number {number}"
    if not isinstance(data, dict):
        raise FieldValidationError(f"{where}: this is not an item")
    kind = choice_field(data.get("kind"), f"{where}: “kind” is not known", list(ItemKind))
    if not isinstance(data.get("releasable"), bool):
        raise FieldValidationError(f"{where}: “releasable” is neither true nor false")
    return SetItem(
        key=key_field(data.get("key"), f"{where}, key"),
        kind=ItemKind(kind),
        reference=text_field(data.get("reference"), f"{where}, reference", 120),
        text=text_field(data.get("text"), f"{where}, text", MAX_TEXT),
        releasable=data["releasable"],
    )
