"""Local records: records that the user adds to a pack, in the pack's own form."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

#: Prefix of references of local records, after ``sp-`` for side provisions; reserved: packs must
#: not use it.
PREFIX = "own-"
_SIDE = "sp-"


class RecordKind(StrEnum):
    """Kinds of local records; each has the form it has in a pack.

    A quantity and topics are added to a clause of the pack, which is not changed.
    """

    STANCE = "stance"
    SOURCE = "source"
    EVENT = "event"
    SIDE_PROVISION = "side_provision"
    QUANTITY = "quantity"
    TOPICS = "topics"
    DISAGREEMENT = "disagreement"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class LocalRecord:
    """A local record.

    ``key`` identifies it on every desk; ``content`` are its fields as in a pack source.
    ``corrects`` is the reference of the pack's record that it corrects.
    """

    key: str
    pack: str
    kind: RecordKind
    reference: str
    content: Mapping[str, Any]
    author: str
    corrects: str = ""
    changed: datetime | None = None

    @property
    def label(self) -> str:
        """The name of the record in a list."""
        names = ("title", "statement", "what", "publisher")
        label = next((str(self.content[name]) for name in names if self.content.get(name)), "")
        return label or ", ".join(self.content.get("topics") or ()) or self.reference


def is_local(reference: str) -> bool:
    """Return True if a reference names a local record, or a clause of one."""
    return reference.removeprefix(_SIDE).startswith(PREFIX)


def local_reference(key: str, kind: RecordKind) -> str:
    """Return the reference of a record with this key."""
    side = _SIDE if kind is RecordKind.SIDE_PROVISION else ""
    return f"{side}{PREFIX}{key.replace('-', '')[:12]}"


def names_in(value: object) -> set[str]:
    """Return every text in a record's content, among them the references that it cites."""
    if isinstance(value, Mapping):
        return {name for item in value.values() for name in names_in(item)}
    if isinstance(value, list | tuple):
        return {name for item in value for name in names_in(item)}
    return {value} if isinstance(value, str) else set()


def records_hash(records: Iterable[LocalRecord]) -> str:
    """Return a short hash of some records; the same for the same records."""
    fields = [
        [
            record.key,
            record.pack,
            record.kind,
            record.reference,
            dict(record.content),
            record.author,
            record.corrects,
        ]
        for record in sorted(records, key=lambda record: record.key)
    ]
    if not fields:
        return ""
    text = json.dumps(fields, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
