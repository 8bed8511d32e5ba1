"""Parties, their stances, and which stance is the current one on a day."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from explorer.domain.content.days import existing


class Position(StrEnum):
    """Position of a party, measured against the clause of the US draft."""

    SUPPORTS = "supports"
    ACCEPTS_CONDITIONALLY = "accepts_conditionally"
    UNDECIDED = "undecided"
    SEEKS_CHANGES = "seeks_changes"
    OPPOSES = "opposes"


class Attribution(StrEnum):
    """Kind of evidence for a stance."""

    ON_RECORD = "on_record"
    ANONYMOUS_OFFICIAL = "anonymous_official"
    DOCUMENT_TEXT = "document_text"
    MEDIA_REPORT = "media_report"
    ANALYST = "analyst"


class Confidence(StrEnum):
    """Confidence of the project in a report."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


#: A stance is stated if the party itself said or wrote it, and assessed otherwise.
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
    """A dated statement of a party on a clause, side provision or whole draft.

    ``author`` is who added it to the pack, empty for the pack's own; ``corrects`` is the
    reference of the pack's statement that it corrects.
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
        """True if the party itself said it; False if it was assessed or reported."""
        return self.attribution in STATED


@dataclass(frozen=True, slots=True)
class PartyStances:
    """Statements of a party on a target up to a day; ``current`` is empty if there is none.

    ``current`` holds every stance of the newest day, ``history`` the earlier ones, newest first.
    """

    party: Party
    current: tuple[Stance, ...]
    history: tuple[Stance, ...]

    @property
    def positions(self) -> tuple[Position, ...]:
        """Distinct positions of the newest day, the leading position first."""
        return tuple(dict.fromkeys(stance.position for stance in self.current))

    @property
    def differ(self) -> bool:
        """True if statements of the newest day on one subject take different positions."""
        return differing((stance.target, stance.position) for stance in self.current)

    @property
    def authors(self) -> str:
        """Authors who added statements of the newest day to the pack; empty if none were added."""
        return ", ".join(dict.fromkeys(stance.author for stance in self.current if stance.author))


def newest_day(entries: Iterable[PartyStances]) -> date | None:
    """Return the day of the newest statement of any party, or None if there is none."""
    return max((stance.date for entry in entries for stance in entry.current), default=None)


def differing(stances: Iterable[tuple[str, str]]) -> bool:
    """Return True if statements on the same subject take different positions.

    ``stances`` are pairs of subject and position. A party that supports one clause and opposes
    another does not contradict itself.
    """
    position_on: dict[str, str] = {}
    return any(position_on.setdefault(target, position) != position for target, position in stances)


def _newest_first(stance: Stance) -> tuple[int, bool, bool, int, str]:
    # Of one day, statements of the party itself, verified and of high confidence come first.
    return (
        -stance.date.toordinal(),
        not stance.stated,
        not stance.verified,
        _CONFIDENCE_ORDER[stance.confidence],
        stance.reference,
    )


def as_of(stances: Iterable[Stance], day: date) -> tuple[Stance, ...]:
    """Return the stances dated on or before ``day``, newest first."""
    return tuple(sorted(existing(stances, day), key=_newest_first))


def listed_parties(
    parties: Iterable[Party], main: Sequence[str], spoken: Set[str]
) -> tuple[Party, ...]:
    """Return the parties to list: the main ones in the pack's order, then those of ``spoken``.

    A main party is listed even if nothing is known of it.
    """
    listed = [party for party in parties if party.reference in main or party.reference in spoken]
    place = {reference: number for number, reference in enumerate(main)}
    return tuple(sorted(listed, key=lambda party: place.get(party.reference, len(place))))


def group_by_party(
    stances: Iterable[Stance], parties: Iterable[Party], day: date
) -> tuple[PartyStances, ...]:
    """Group stances by party in the order of ``parties``; a party without any is kept, empty.

    The newest stance on or before ``day`` is the current one, earlier ones are its history.
    """
    grouped: dict[str, list[Stance]] = {}
    for stance in as_of(stances, day):
        grouped.setdefault(stance.party, []).append(stance)
    result = []
    for party in parties:
        party_stances = grouped.get(party.reference, [])
        newest = party_stances[0].date if party_stances else None
        result.append(
            PartyStances(
                party,
                tuple(s for s in party_stances if s.date == newest),
                tuple(s for s in party_stances if s.date != newest),
            )
        )
    return tuple(result)
