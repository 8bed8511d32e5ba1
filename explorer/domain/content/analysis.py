"""The project's own analysis of its summaries, and disagreements between sources."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Commitment:
    """A separate commitment of a clause; empty fields are those the summary leaves open."""

    reference: str
    kind: str
    act: str
    object: str
    actors: tuple[str, ...] = ()
    implied_actors: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    deadline: str = ""
    trigger: str = ""
    verifier: str = ""
    sanction: str = ""
    actor_note: str = ""
    beneficiary_note: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """Something a clause does not say."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A party's, or the analyst's, reading of a term."""

    by: str
    reading: str
    sources: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term used without a definition, and the readings that sources support."""

    reference: str
    term: str
    used_in: str
    why: str
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Dependency:
    """A dependency between clauses, read as ``source`` ``kind`` ``target``: 28 needs 21."""

    reference: str
    source: str
    target: str
    kind: str
    basis: str
    why: str
    sources: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a disagreement between sources."""

    says: str
    date: date
    sources: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sources that contradict each other, side by side.

    ``later_sides`` counts those dated after the as-of date, which are left out.
    """

    reference: str
    title: str
    claim: str
    undisputed: str
    sides: tuple[Side, ...]
    note: str = ""
    later_sides: int = 0
    author: str = ""


@dataclass(frozen=True, slots=True)
class EventImpact:
    """The impact of a later event on a decision."""

    event: str
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A node or an edge of the decision paths that the newspaper column describes."""

    reference: str
    kind: str
    label: str
    said_by: str
    attribution: str
    date: date | None
    sources: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()
    stances: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    later: tuple[EventImpact, ...] = ()
    ends: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """All analytic statements on a reference; ``basis_notes`` are shown with them."""

    commitments: tuple[Commitment, ...] = ()
    silences: tuple[Silence, ...] = ()
    terms: tuple[Term, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    basis_notes: tuple[tuple[str, str], ...] = ()
