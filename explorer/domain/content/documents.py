"""Documents, their clauses, and how clauses of different documents correspond."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class TextStatus(StrEnum):
    """How the wording of a document became known."""

    FULL_TEXT = "full_text_published"
    LEAKED_COPY = "leaked_copy"
    PARAPHRASE = "paraphrase"
    PRESENTED_ORALLY = "presented_orally"
    REFERRED_TO_ONLY = "referred_to_only"


class Relation(StrEnum):
    """What became of a clause in another document."""

    KEPT = "kept"
    AMENDED = "amended"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"
    ADDED = "added"


class DocumentGroup(StrEnum):
    """Place of a document in time: the reference document, a text since then, an earlier text."""

    REFERENCE = "reference"
    SINCE = "since"
    EARLIER = "earlier"


#: What the numbers of a document's clauses may be; any other text says so itself.
OWN_NUMBERS, REPORTED_ELEMENTS = "own", "reported_elements"


@dataclass(frozen=True, slots=True)
class Document:
    """A text: a draft, a counter-text or an oral presentation.

    ``wording`` is True if its clauses hold its own words and not summaries. ``author`` is who
    added it to the pack, empty for the pack's own, as in every class of a record that users add.
    """

    reference: str
    title: str
    date: date
    text_status: TextStatus
    status: str
    clause_count: int
    numbering: str = OWN_NUMBERS
    date_note: str = ""
    status_note: str = ""
    authorship_note: str = ""
    text_note: str = ""
    text_status_note: str = ""
    sources: tuple[str, ...] = ()
    wording: bool = False
    author: str = ""
    group: DocumentGroup = DocumentGroup.SINCE

    @property
    def has_own_numbers(self) -> bool:
        """True if the numbers of its clauses are those of the text."""
        return self.numbering == OWN_NUMBERS

    @property
    def is_earlier(self) -> bool:
        """True if it is older than the reference document."""
        return self.group is DocumentGroup.EARLIER

    @property
    def numbering_note(self) -> str:
        """Words of the pack on what its numbers are; empty if a known word says it."""
        return "" if self.numbering in {OWN_NUMBERS, REPORTED_ELEMENTS} else self.numbering


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a clause, always with its unit and what it counts.

    ``dated`` and ``sources`` are set if a user added it; quantities of the pack have the
    document's.
    """

    value: float
    unit: str
    what: str
    author: str = ""
    dated: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A link from a clause to a clause of another document, seen from one of them.

    ``later`` marks a document dated after the as-of date. ``earlier`` is True if either
    document is older than the reference document: the relation then says how the content
    differs, and not what became of it. ``group`` is that of the other document. ``via`` is the
    clause to which both correspond, if the relation is not between the two.
    """

    relation: Relation
    document: str
    reference: str | None
    title: str = ""
    summary: str = ""
    note: str = ""
    incoming: bool = False
    later: bool = False
    earlier: bool = False
    group: DocumentGroup = DocumentGroup.SINCE
    via: str = ""

    @property
    def is_in_earlier(self) -> bool:
        """True if the other document is older than the reference document."""
        return self.group is DocumentGroup.EARLIER


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered point of a document, as this project summarises it.

    ``remark`` is the editor's comment on the text, not part of the text. ``feature_roles`` are
    the map references by what the clause provides for them.
    ``eid`` and ``subpoint_eids`` are its identifiers in an imported Akoma Ntoso file.
    """

    reference: str
    document: str
    number: str
    title: str
    summary: str
    verified: bool
    remark: str = ""
    subpoints: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    topics: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    feature_roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    notes: str = ""
    verified_note: str = ""
    quantity_note: str = ""
    correspondence_note: str = ""
    language: str = "en"
    eid: str = ""
    subpoint_eids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideProvision:
    """A provision reported around a text and linked to its clauses, but not a numbered point."""

    reference: str
    title: str
    summary: str
    attribution: str
    verified: bool
    related: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    features: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    verified_note: str = ""
    language: str = "en"
    author: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of the taxonomy of clauses."""

    reference: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a statement. ``later`` marks one dated after the as-of date.

    ``caution`` is what a reader must know before relying on it, ``date_inferred`` marks a day that
    the page does not give; a source not ``consulted`` verifies nothing.
    """

    reference: str
    publisher: str
    title: str
    date: date
    kind: str
    url: str = ""
    note: str = ""
    author: str = ""
    later: bool = False
    caution: str = ""
    date_inferred: bool = False
    consulted: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event; a month-precise one is dated on the first of its month."""

    reference: str
    date: date
    precision: str
    title: str
    summary: str
    verified: bool
    clauses: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    author: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A factual claim of the founding article."""

    number: int
    text: str
    who: str
    attribution: str
    clauses: tuple[str, ...]
    carried_by: tuple[str, ...]
