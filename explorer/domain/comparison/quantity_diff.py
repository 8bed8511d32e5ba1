"""Numbers of corresponding clauses compared as numbers, each with its unit and what it counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from explorer.domain.content.documents import Quantity

_WORD = re.compile(r"\w+")
_SHORTEST = 4
#: Share of the words of the shorter description that two descriptions of one thing have in common.
_ALIKE = 0.5


class QuantityFate(StrEnum):
    """What became of a number."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class QuantityChange:
    """A number before and after; one of the two is missing where it is new or gone."""

    fate: QuantityFate
    before: Quantity | None
    after: Quantity | None

    @property
    def difference(self) -> float | None:
        """By how much it rose or fell; None where there are not two numbers."""
        if self.before is None or self.after is None:
            return None
        return self.after.value - self.before.value


def quantity_changes(
    before: Sequence[Quantity], after: Sequence[Quantity]
) -> tuple[QuantityChange, ...]:
    """Compare numbers of the same unit and subject.

    Two are of one subject where half of what describes them is the same, or where each is the only
    one left of its unit in its clause. A number that stands twice before and once after, of one
    subject, is unchanged. Both descriptions are kept, so that a reader can judge.
    """
    pairs = _alike(before, after)
    pairs += _only_ones(before, after, pairs)
    old, new = dict(pairs), {j: i for i, j in pairs}
    found = []
    for i, quantity in enumerate(before):
        if i in old:
            found.append(_changed(quantity, after[old[i]]))
        elif not _stands_in(quantity, after):
            found.append(QuantityChange(QuantityFate.GONE, quantity, None))
    found += [
        QuantityChange(QuantityFate.NEW, None, quantity)
        for j, quantity in enumerate(after)
        if j not in new and not _stands_in(quantity, before)
    ]
    return tuple(found)


def _changed(before: Quantity, after: Quantity) -> QuantityChange:
    same = before.value == after.value
    return QuantityChange(QuantityFate.UNCHANGED if same else QuantityFate.CHANGED, before, after)


def _alike(before: Sequence[Quantity], after: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Pairs of one unit and subject, those of equal value and most alike first."""
    candidates = []
    for i, one in enumerate(before):
        for j, other in enumerate(after):
            likeness = _likeness(one, other)
            if one.unit == other.unit and likeness >= _ALIKE:
                gap = abs(one.value - other.value)
                candidates.append((-likeness, gap, i + j, i, j))
    taken: list[tuple[int, int]] = []
    for *_, i, j in sorted(candidates):
        if all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return taken


def _only_ones(
    before: Sequence[Quantity], after: Sequence[Quantity], pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pairs of numbers that are alone of their unit on either side."""
    found = []
    for unit in dict.fromkeys(one.unit for one in before):
        old = [i for i, one in enumerate(before) if one.unit == unit]
        new = [j for j, one in enumerate(after) if one.unit == unit]
        if len(old) == len(new) == 1 and (old[0], new[0]) not in pairs:
            found.append((old[0], new[0]))
    return found


def _stands_in(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """True where the other text has this very number on the same subject, told once for two."""
    return any(
        (one.unit, one.value) == (quantity.unit, quantity.value)
        and _likeness(one, quantity) >= _ALIKE
        for one in others
    )


def _likeness(one: Quantity, other: Quantity) -> float:
    mine, theirs = _subject(one), _subject(other)
    if not mine or not theirs:
        return 0.0
    return len(mine & theirs) / min(len(mine), len(theirs))


def _subject(one: Quantity) -> frozenset[str]:
    unit = set(_WORD.findall(one.unit.casefold()))
    words = _WORD.findall(one.what.casefold())
    return frozenset(word for word in words if len(word) >= _SHORTEST and word not in unit)
