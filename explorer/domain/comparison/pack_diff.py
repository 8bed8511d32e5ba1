"""What changed from one version of a pack to the next, told by clause."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Fate(StrEnum):
    """What became of a record."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class Sort(StrEnum):
    """Kinds of record, in the order in which their changes are told."""

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
    """A field before and after, as text; empty where it was not, or is no more.

    ``language`` is set where it is the text in a further language of the pack.
    """

    name: str
    before: str
    after: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What became of one record, with its fields that differ."""

    fate: Fate
    sort: Sort
    reference: str
    title: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class SubjectChanges:
    """All changes that bear on one clause, side provision or document.

    A record that bears on several is told with each. ``reference`` is empty for what bears on none.
    """

    reference: str
    title: str
    changes: tuple[RecordChange, ...]


@dataclass(frozen=True, slots=True)
class PackVersion:
    """Which pack, in which version."""

    reference: str
    version: int
    title: str
    as_of: date
    content_hash: str


@dataclass(frozen=True, slots=True)
class PackDifference:
    """The changes from one version to another, in the order of documents and clauses."""

    before: PackVersion
    after: PackVersion
    subjects: tuple[SubjectChanges, ...]

    def count(self, fate: Fate) -> int:
        """How many records had this fate, each counted once."""
        return len(
            {
                (one.sort, one.reference)
                for subject in self.subjects
                for one in subject.changes
                if one.fate is fate
            }
        )
