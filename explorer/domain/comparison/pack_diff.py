"""Differences between two versions of a pack, by clause."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ChangeKind(StrEnum):
    """Kind of change of a record."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class RecordType(StrEnum):
    """Kinds of record, in the order in which their changes are listed."""

    PACK = "pack"
    DOCUMENT = "document"
    CLAUSE = "clause"
    SIDE_PROVISION = "side_provision"
    STANCE = "stance"
    EVENT = "event"
    CLAIM = "claim"
    COMMITMENT = "commitment"
    SILENCE = "silence"
    TERM = "term"
    DEPENDENCY = "dependency"
    DISAGREEMENT = "disagreement"
    DECISION = "decision"
    BEYOND = "beyond"
    MAP_REFERENCE = "map_reference"
    FEATURE = "feature"
    SOURCE = "source"
    PARTY = "party"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, as text; empty if it did not exist before or after.

    ``language`` is set for the text in a further language of the pack.
    """

    name: str
    before: str
    after: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """The change of a record, with its fields that differ."""

    fate: ChangeKind
    sort: RecordType
    reference: str
    title: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class SubjectChanges:
    """All changes that concern a clause, side provision or document.

    A record that concerns several is listed with each. ``reference`` is empty for all others.
    """

    reference: str
    title: str
    changes: tuple[RecordChange, ...]


@dataclass(frozen=True, slots=True)
class PackVersion:
    """Identity of a pack in a version."""

    reference: str
    version: int
    title: str
    as_of: date
    content_hash: str


@dataclass(frozen=True, slots=True)
class PackDifference:
    """The changes from one version to another, in the order of documents and clauses.

    ``names`` are the names of parties and the publishers of sources, by reference.
    """

    before: PackVersion
    after: PackVersion
    subjects: tuple[SubjectChanges, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    def count(self, fate: ChangeKind) -> int:
        """Return the number of records with this kind of change, each counted once."""
        return sum(self.counts(fate).values())

    def counts(self, fate: ChangeKind) -> dict[RecordType, int]:
        """Return the number of records with this kind of change by type, each counted once."""
        changed = {
            (change.sort, change.reference)
            for subject in self.subjects
            for change in subject.changes
            if change.fate is fate
        }
        numbers = Counter(sort for sort, _ in changed)
        return {sort: numbers[sort] for sort in RecordType if numbers[sort]}
