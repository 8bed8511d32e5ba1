"""A briefing set as one small file: JSON with a fixed form, every field checked when taken in.

Only notes marked releasable go along, those on clauses of the set; the set's own texts go along
as they are marked, since a colleague at the next desk is to go on with them.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from explorer.domain.briefing import BriefingSet, ItemKind, SetItem, SharedSet
from explorer.domain.desk import Note
from explorer.errors import FileProblemError

FORM = "clause-explorer-briefing-set"
VERSION = 1
MAX_BYTES = 8 << 20
MAX_ITEMS = 5_000
_MAX_TEXT = 200_000
_REMEDY = "ask for the file again"


def shared(one: BriefingSet, notes: Mapping[str, Note]) -> SharedSet:
    """What of a set and of the notes goes to a colleague."""
    named = set(one.references)
    going = {
        reference: note.text
        for reference, note in notes.items()
        if note.releasable and reference in named
    }
    return SharedSet(one, going)


def as_bytes(one: SharedSet) -> bytes:
    """The file's content."""
    briefing = one.briefing
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
        "notes": dict(one.notes),
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def read_file(source: Path) -> SharedSet:
    """Read a colleague's file. Raises FileProblemError, with what is wrong with it."""
    try:
        with source.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileProblemError(source, error.strerror or str(error), "check the path") from None
    if len(raw) > MAX_BYTES:
        raise FileProblemError(source, "this is too large for a briefing set", _REMEDY)
    try:
        data = json.loads(raw.decode("utf-8"))
        return _Checked(data).shared()
    except RecursionError:
        raise FileProblemError(source, "this is no briefing set", _REMEDY) from None
    except json.JSONDecodeError as error:
        reason = f"line {error.lineno}: this is no briefing set"
        raise FileProblemError(source, reason, _REMEDY) from None
    except UnicodeDecodeError:
        raise FileProblemError(source, "this is no briefing set", _REMEDY) from None
    except _WrongError as error:
        raise FileProblemError(source, str(error), _REMEDY) from None


class _WrongError(ValueError):
    """A field that is not as it must be."""


class _Checked:
    """Reads the fields of a file one by one."""

    def __init__(self, data: object) -> None:
        if not isinstance(data, dict) or data.get("form") != FORM:
            raise _WrongError("this is no briefing set")
        if data.get("version") != VERSION:
            raise _WrongError("it was made by a newer program")
        self.data: dict[str, Any] = data

    def shared(self) -> SharedSet:
        items = self.data.get("items")
        notes = self.data.get("notes")
        if not isinstance(items, list) or len(items) > MAX_ITEMS:
            raise _WrongError("“items” is not a list of items")
        if not isinstance(notes, dict) or len(notes) > MAX_ITEMS:
            raise _WrongError("“notes” is not a table of notes")
        made = tuple(_item(number, one) for number, one in enumerate(items, start=1))
        if len({item.key for item in made}) != len(made):
            raise _WrongError("two items have the same key")
        briefing = BriefingSet(
            key=_key(self.data.get("key"), "key"),
            name=_text(self.data.get("name"), "name", 200) or "?",
            pack=_text(self.data.get("pack"), "pack", 120),
            version=_text(self.data.get("pack_version"), "pack_version", 40),
            as_of=_day(self.data.get("as_of")),
            items=made,
        )
        texts = {_text(k, "notes", 120): _text(v, "notes", _MAX_TEXT) for k, v in notes.items()}
        return SharedSet(briefing, texts)


def _item(number: int, data: object) -> SetItem:
    where = f"items, number {number}"
    if not isinstance(data, dict):
        raise _WrongError(f"{where}: this is no item")
    kinds = {kind.value: kind for kind in ItemKind}
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        raise _WrongError(f"{where}: “kind” is not known")
    if not isinstance(data.get("releasable"), bool):
        raise _WrongError(f"{where}: “releasable” is neither true nor false")
    return SetItem(
        key=_key(data.get("key"), f"{where}, key"),
        kind=kinds[kind],
        reference=_text(data.get("reference"), f"{where}, reference", 120),
        text=_text(data.get("text"), f"{where}, text", _MAX_TEXT),
        releasable=data["releasable"],
    )


def _text(value: object, where: str, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise _WrongError(f"{where}: a text of at most {most} characters is missing")
    # Characters that steer a screen are no text; line ends and tabs are.
    return "".join(c for c in value if c >= " " or c in "\n\t")


def _key(value: object, where: str) -> str:
    try:
        return str(UUID(str(value)))
    except ValueError:
        raise _WrongError(f"{where}: this is no key") from None


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _WrongError("as_of: this is no date") from None
