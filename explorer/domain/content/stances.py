"""Parties, their stances, and which stance is the current one on a day."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from explorer.domain.content.days import existing


class Position(StrEnum):
    """Where a party stands, measured against the clause of the US draft."""

    SUPPORTS = "supports"
    ACCEPTS_CONDITIONALLY = "accepts_conditionally"
    UNDECIDED = "undecided"
    SEEKS_CHANGES = "seeks_changes"
    OPPOSES = "opposes"


class Attribution(StrEnum):
    """On whose word a stance rests."""

    ON_RECORD = "on_record"
    ANONYMOUS_OFFICIAL = "anonymous_official"
    DOCUMENT_TEXT = "document_text"
    MEDIA_REPORT = "media_report"
    ANALYST = "analyst"


class Confidence(StrEnum):
    """How far the project trusts a report."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


#: A stance is stated when the party itself said or wrote it, and assessed otherwise.
STATED = frozenset({Attribution.ON_RECORD, Attribution.DOCUMENT_TEXT})
_CONFIDENCE_ORDER = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}


@dataclass(frozen=True, slots=True)
class Person:
    """An office-holder of a party."""

    name: str
    office: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A state, group of states or organisation that takes positions; ``short`` heads a column."""

    reference: str
    name: str
    short: str
    role: str = ""
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """One dated statement of one party on one clause, side provision or whole draft.

    ``author`` is who added it to the pack, empty for the pack's own; ``corrects`` is the pack's
    statement whose twin it is.
    """

    reference: str
    target: str
    party: str
    position: Position
    statement: str
    date: date
    speaker: str
    attribution: Attribution
    confidence: Confidence
    verified: bool
    sources: tuple[str, ...] = ()
    language: str = "en"
    author: str = ""
    corrects: str = ""

    @property
    def stated(self) -> bool:
        """True when the party itself said it; False when somebody assessed or reported it."""
        return self.attribution in STATED


@dataclass(frozen=True, slots=True)
class PartyStances:
    """What one party said on one target up to a day; ``current`` is empty where none is found.

    ``current`` holds every stance of the newest day, ``history`` the earlier ones, newest first.
    """

    party: Party
    current: tuple[Stance, ...]
    history: tuple[Stance, ...]

    @property
    def positions(self) -> tuple[Position, ...]:
        """Distinct positions of the newest day, the leading one first."""
        return tuple(dict.fromkeys(stance.position for stance in self.current))

    @property
    def differ(self) -> bool:
        """True where statements of the newest day on one subject take different positions."""
        return differing((stance.target, stance.position) for stance in self.current)

    @property
    def authors(self) -> str:
        """Who added statements of the newest day to the pack; empty where they are its own."""
        return ", ".join(dict.fromkeys(one.author for one in self.current if one.author))


def differing(stances: Iterable[tuple[str, str]]) -> bool:
    """Return True where statements on one and the same subject take different positions.

    ``stances`` are pairs of subject and position. A party that supports one clause and opposes
    another does not contradict itself.
    """
    position_on: dict[str, str] = {}
    return any(position_on.setdefault(target, position) != position for target, position in stances)


def _newest_first(stance: Stance) -> tuple[int, bool, bool, int, str]:
    # Of one day, what a party itself said, verified and of high confidence leads.
    return (
        -stance.date.toordinal(),
        not stance.stated,
        not stance.verified,
        _CONFIDENCE_ORDER[stance.confidence],
        stance.reference,
    )


def as_of(stances: Iterable[Stance], day: date) -> tuple[Stance, ...]:
    """Stances dated on or before ``day``, newest first."""
    return tuple(sorted(existing(stances, day), key=_newest_first))


def main_first(
    parties: Iterable[Party], main: Sequence[str], spoken: Set[str]
) -> tuple[Party, ...]:
    """The parties to list: the main ones in the pack's order, then those of ``spoken``.

    A main party is listed even where nothing is known of it.
    """
    listed = [one for one in parties if one.reference in main or one.reference in spoken]
    place = {reference: number for number, reference in enumerate(main)}
    return tuple(sorted(listed, key=lambda one: place.get(one.reference, len(place))))


def by_party(
    stances: Iterable[Stance], parties: Iterable[Party], day: date
) -> tuple[PartyStances, ...]:
    """Group stances by party in the order of ``parties``; a party without one is kept, empty.

    The newest stance on or before ``day`` is the current one, earlier ones are its history.
    """
    grouped: dict[str, list[Stance]] = {}
    for stance in as_of(stances, day):
        grouped.setdefault(stance.party, []).append(stance)
    result = []
    for party in parties:
        own = grouped.get(party.reference, [])
        newest = own[0].date if own else None
        result.append(
            PartyStances(
                party,
                tuple(s for s in own if s.date == newest),
                tuple(s for s in own if s.date != newest),
            )
        )
    return tuple(result)
