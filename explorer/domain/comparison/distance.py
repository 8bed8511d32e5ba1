"""How far apart the parties are on a clause, by a rule that is written down.

The rule orders labels that were given to reported statements. It measures neither wishes nor
chances of agreement and predicts nothing; no figure is shown without the statements behind it. It
is told whole in ``resources/help/distance.md``; the numbers below are its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from explorer.domain.content.days import existing
from explorer.domain.content.stances import Position, Stance

#: 1. Steps away from the clause of the draft: an order, not equal lengths. ``undecided`` has none.
STEPS = {
    Position.SUPPORTS: 0,
    Position.ACCEPTS_CONDITIONALLY: 1,
    Position.SEEKS_CHANGES: 2,
    Position.OPPOSES: 3,
}


@dataclass(frozen=True, slots=True)
class Range:
    """From the lowest to the highest of some steps or differences."""

    low: int
    high: int

    @property
    def is_one(self) -> bool:
        """True for a single figure."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Placing:
    """3. Where a party stands on a day by its newest stated positions; None where it is not placed.

    ``resting_on`` are the stances behind the figure, ``newer`` those named under it: later ones
    that have no step or are only reported. ``reported`` is the figure of what is only reported,
    kept apart. ``unverified`` marks a figure that rests on unverified stances for want of others.
    """

    party: str
    steps: Range | None = None
    resting_on: tuple[Stance, ...] = ()
    newer: tuple[Stance, ...] = ()
    reported: Range | None = None
    reported_on: tuple[Stance, ...] = ()
    unverified: bool = False


class Sameness(StrEnum):
    """4. What a distance of nothing may be called."""

    SAME_POSITION = "same_position"
    SAME_LABEL = "same_label"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Pair:
    """4. The distance of two parties; ``sameness`` says how a 0 is to be read."""

    one: Placing
    other: Placing
    distance: Range
    sameness: Sameness


@dataclass(frozen=True, slots=True)
class ClauseDistance:
    """5. A clause: each party's place, the pairs measured, the spread; None is "not measured"."""

    reference: str
    placings: tuple[Placing, ...]
    pairs: tuple[Pair, ...]
    spread: Range | None

    @property
    def placed(self) -> int:
        """How many parties have a place."""
        return sum(one.steps is not None for one in self.placings)

    @property
    def possible_pairs(self) -> int:
        """How many pairs there are among the parties asked about."""
        return len(self.placings) * (len(self.placings) - 1) // 2


def _range(stances: Sequence[Stance]) -> Range:
    steps = [STEPS[stance.position] for stance in stances]
    return Range(min(steps), max(steps))


def _newest(stances: Iterable[Stance]) -> tuple[Stance, ...]:
    """Those of the newest day."""
    found = tuple(stances)
    day = max((stance.date for stance in found), default=None)
    return tuple(stance for stance in found if stance.date == day)


def placing(
    party: str, stances: Iterable[Stance], day: date, not_counted: frozenset[str] = frozenset()
) -> Placing:
    """3. Where a party stands on a day; ``stances`` are its own on one clause, of any date."""
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
    return Placing(
        party,
        _range(counted) if counted else None,
        counted,
        newer if counted else (),
        _range(reported) if reported else None,
        reported,
        unverified=bool(counted) and not verified,
    )


def _pair(one: Placing, other: Placing) -> Pair | None:
    if one.steps is None or other.steps is None:
        return None
    a, b = one.steps, other.steps
    # The smallest and largest difference that two ranges allow.
    low = max(0, a.low - b.high, b.low - a.high)
    distance = Range(low, max(abs(a.high - b.low), abs(b.high - a.low)))
    sameness = Sameness.NONE
    if distance.high == 0:
        supports = a.high == STEPS[Position.SUPPORTS]
        sameness = Sameness.SAME_POSITION if supports else Sameness.SAME_LABEL
    return Pair(one, other, distance, sameness)


def clause_distance(
    reference: str,
    stances: Iterable[Stance],
    parties: Sequence[str],
    day: date,
    not_counted: frozenset[str] = frozenset(),
) -> ClauseDistance:
    """5. How far apart the parties are on a clause on a day. No mean is taken."""
    own = tuple(stances)
    placings = tuple(placing(party, own, day, not_counted) for party in parties)
    pairs = tuple(
        pair for one, other in combinations(placings, 2) if (pair := _pair(one, other)) is not None
    )
    steps = [one.steps for one in placings if one.steps is not None]
    spread = None
    if len(steps) >= 2:
        low = max(pair.distance.low for pair in pairs)
        spread = Range(low, max(s.high for s in steps) - min(s.low for s in steps))
    return ClauseDistance(reference, placings, pairs, spread)


class MovementKind(StrEnum):
    """8. What happened between two days; only ``moved`` and ``held`` compare two figures."""

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
    before: Placing
    after: Placing
    change: Range | None = None


def movement(before: Placing, after: Placing) -> Movement:
    """8. What a party did between two days on one clause."""
    if after.steps is None:
        return Movement(after.party, MovementKind.NOT_PLACED, before, after)
    if before.steps is None:
        return Movement(after.party, _first(before, after), before, after)
    old, new = before.steps, after.steps
    change = Range(
        min(new.low - old.low, new.high - old.high), max(new.low - old.low, new.high - old.high)
    )
    moved = (new.low, new.high) != (old.low, old.high)
    # Within a range given before, nothing is known to have moved.
    within = old.low <= new.low and new.high <= old.high
    kind = MovementKind.MOVED if moved and not within else MovementKind.HELD
    return Movement(
        after.party, kind, before, after, change if kind is MovementKind.MOVED else None
    )


def _first(before: Placing, after: Placing) -> MovementKind:
    """A first statement; against an earlier report it confirms or contradicts it."""
    if before.reported is None or after.steps is None:
        return MovementKind.FIRST_STATED
    told, said = before.reported, after.steps
    agrees = told.low <= said.low and said.high <= told.high
    return MovementKind.CONFIRMED if agrees else MovementKind.CONTRADICTED
