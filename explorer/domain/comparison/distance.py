"""Distance between the parties on a clause, by a documented rule.

The rule orders labels that were given to reported statements. It measures neither wishes nor
chances of agreement and predicts nothing; no figure is shown without the statements behind it.
``resources/help/distance.md`` documents it; the numbers below are its sections.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from explorer.domain.content.days import existing
from explorer.domain.content.stances import Position, Stance

#: 1. Steps away from the clause of the draft: an order, not equal lengths; none if undecided.
STEPS = {
    Position.SUPPORTS: 0,
    Position.ACCEPTS_CONDITIONALLY: 1,
    Position.SEEKS_CHANGES: 2,
    Position.OPPOSES: 3,
}


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and highest of some steps or differences."""

    low: int
    high: int


def end_positions(steps: Range) -> tuple[Position, ...]:
    """Return the positions at both ends of some steps, or the only one."""
    positions = {step: position for position, step in STEPS.items()}
    return tuple(positions[step] for step in dict.fromkeys((steps.low, steps.high)))


@dataclass(frozen=True, slots=True)
class PartyPlacement:
    """3. A party's place on a day by its newest stated positions; ``steps`` is None if not placed.

    ``resting_on`` are the stances behind the figure, ``newer`` later stances that have no step or
    are only reported. ``reported`` is the figure of what is only reported, kept apart.
    ``unverified`` marks a figure based on unverified stances because there are no others.
    """

    party: str
    steps: Range | None = None
    resting_on: tuple[Stance, ...] = ()
    newer: tuple[Stance, ...] = ()
    reported: Range | None = None
    unverified: bool = False


class ZeroDistanceKind(StrEnum):
    """4. Meaning of a distance of 0."""

    SAME_POSITION = "same_position"
    SAME_LABEL = "same_label"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Pair:
    """4. The distance of two parties; ``sameness`` is the meaning of a 0."""

    first: PartyPlacement
    second: PartyPlacement
    distance: Range
    sameness: ZeroDistanceKind


@dataclass(frozen=True, slots=True)
class ClauseDistance:
    """5. A clause: each party's place, the measured pairs, the spread; None is "not measured"."""

    reference: str
    placings: tuple[PartyPlacement, ...]
    pairs: tuple[Pair, ...]
    spread: Range | None

    @property
    def placed(self) -> int:
        """Number of parties that have a place."""
        return sum(party.steps is not None for party in self.placings)


def _range(stances: Sequence[Stance]) -> Range:
    steps = [STEPS[stance.position] for stance in stances]
    return Range(min(steps), max(steps))


def _newest(stances: Iterable[Stance]) -> tuple[Stance, ...]:
    """Return the stances of the newest day."""
    listed = tuple(stances)
    day = max((stance.date for stance in listed), default=None)
    return tuple(stance for stance in listed if stance.date == day)


def party_placement(
    party: str, stances: Iterable[Stance], day: date, not_counted: frozenset[str] = frozenset()
) -> PartyPlacement:
    """3. Return a party's place on a day; ``stances`` are of one clause, of any date."""
    known = [s for s in existing(stances, day) if s.party == party]
    stepped = [s for s in known if s.position in STEPS and s.reference not in not_counted]
    stated = [s for s in stepped if s.stated]
    verified = [s for s in stated if s.verified]
    counted = _newest(verified or stated)
    reported = _newest(s for s in stepped if not s.stated)
    since = counted[0].date if counted else date.min
    newer = tuple(
        s for s in known if s.date > since and s not in counted and s.reference not in not_counted
    )
    return PartyPlacement(
        party,
        _range(counted) if counted else None,
        counted,
        newer if counted else (),
        _range(reported) if reported else None,
        unverified=bool(counted) and not verified,
    )


def _pair(first: PartyPlacement, second: PartyPlacement) -> Pair | None:
    if first.steps is None or second.steps is None:
        return None
    a, b = first.steps, second.steps
    # The smallest and largest difference that the two ranges allow.
    low = max(0, a.low - b.high, b.low - a.high)
    distance = Range(low, max(abs(a.high - b.low), abs(b.high - a.low)))
    sameness = ZeroDistanceKind.NONE
    if distance.high == 0:
        supports = a.high == STEPS[Position.SUPPORTS]
        sameness = ZeroDistanceKind.SAME_POSITION if supports else ZeroDistanceKind.SAME_LABEL
    return Pair(first, second, distance, sameness)


def clause_distance(
    reference: str,
    stances: Iterable[Stance],
    parties: Sequence[str],
    day: date,
    not_counted: frozenset[str] = frozenset(),
) -> ClauseDistance:
    """5. Return the distances between the parties on a clause on a day. No mean is taken."""
    listed = tuple(stances)
    placings = tuple(party_placement(party, listed, day, not_counted) for party in parties)
    pairs = tuple(
        pair
        for first, second in combinations(placings, 2)
        if (pair := _pair(first, second)) is not None
    )
    steps = [place.steps for place in placings if place.steps is not None]
    spread = None
    if len(steps) >= 2:
        low = max(pair.distance.low for pair in pairs)
        spread = Range(low, max(s.high for s in steps) - min(s.low for s in steps))
    return ClauseDistance(reference, placings, pairs, spread)


class MovementKind(StrEnum):
    """8. Kind of change between two days; only ``moved`` and ``held`` compare two figures."""

    MOVED = "moved"
    HELD = "held"
    FIRST_STATED = "first_stated"
    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    NOT_PLACED = "not_placed"


@dataclass(frozen=True, slots=True)
class Movement:
    """8. A party's movement: ``change`` minus is towards the draft, plus is away from it."""

    party: str
    kind: MovementKind
    before: PartyPlacement
    after: PartyPlacement
    change: Range | None = None


def movement(before: PartyPlacement, after: PartyPlacement) -> Movement:
    """8. Return the movement of a party between two days on a clause."""
    if after.steps is None:
        return Movement(after.party, MovementKind.NOT_PLACED, before, after)
    if before.steps is None:
        return Movement(after.party, _first_statement(before, after), before, after)
    old, new = before.steps, after.steps
    change = Range(
        min(new.low - old.low, new.high - old.high), max(new.low - old.low, new.high - old.high)
    )
    moved = (new.low, new.high) != (old.low, old.high)
    # Within a range stated before, no movement is known.
    within = old.low <= new.low and new.high <= old.high
    kind = MovementKind.MOVED if moved and not within else MovementKind.HELD
    return Movement(
        after.party, kind, before, after, change if kind is MovementKind.MOVED else None
    )


def _first_statement(before: PartyPlacement, after: PartyPlacement) -> MovementKind:
    """Classify a first statement, which may confirm or contradict an earlier report."""
    if before.reported is None or after.steps is None:
        return MovementKind.FIRST_STATED
    reported, stated = before.reported, after.steps
    agrees = reported.low <= stated.low and stated.high <= reported.high
    return MovementKind.CONFIRMED if agrees else MovementKind.CONTRADICTED
