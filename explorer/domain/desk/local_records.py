"""What the user adds to a pack: records in the pack's own form, kept on the desk beside it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

#: References of own records begin so, those of side provisions as all of these do before it; no
#: pack may use it.
PREFIX = "own-"
_SIDE = "sp-"


class RecordKind(StrEnum):
    """Kinds of record that can be added; each has the form it has in a pack.

    A quantity and topics are added to a clause of the pack, which stays as it is.
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
class OwnRecord:
    """One record of the user's own.

    ``key`` names it for ever, on any desk; ``content`` are its fields as a pack source has them.
    ``corrects`` is the reference of the pack's record beside which it stands as its twin.
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
        """What it is called in a list."""
        names = ("title", "statement", "what", "publisher")
        found = next((str(self.content[name]) for name in names if self.content.get(name)), "")
        return found or ", ".join(self.content.get("topics") or ()) or self.reference


def is_own(reference: str) -> bool:
    """Tell whether a reference names one of the user's own records, or a clause of one."""
    return reference.removeprefix(_SIDE).startswith(PREFIX)


def own_reference(key: str, kind: RecordKind) -> str:
    """The reference of a record by its key."""
    side = _SIDE if kind is RecordKind.SIDE_PROVISION else ""
    return f"{side}{PREFIX}{key.replace('-', '')[:12]}"


def names_in(value: object) -> set[str]:
    """Every text in a record's content, among them the references that it rests on."""
    if isinstance(value, Mapping):
        return {name for one in value.values() for name in names_in(one)}
    if isinstance(value, list | tuple):
        return {name for one in value for name in names_in(one)}
    return {value} if isinstance(value, str) else set()


def state_of(records: Iterable[OwnRecord]) -> str:
    """A short name for the state some records are in; the same for the same records."""
    told = [
        [one.key, one.pack, one.kind, one.reference, dict(one.content), one.author, one.corrects]
        for one in sorted(records, key=lambda one: one.key)
    ]
    if not told:
        return ""
    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
