"""Comparison of the numbers of corresponding clauses, by unit and subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from explorer.domain.content.documents import Quantity

_WORD = re.compile(r"\w+")
#: Shorter words do not count as a description.
_SHORTEST = 4
#: Minimum share of common words, of the shorter description, for the same subject.
_ALIKE = 0.5


class QuantityChangeKind(StrEnum):
    """Kind of change of a number."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class QuantityChange:
    """A number before and after; one of the two is None if it is new or gone."""

    fate: QuantityChangeKind
    before: Quantity | None
    after: Quantity | None

    @property
    def difference(self) -> float | None:
        """The increase or decrease; None unless there are two numbers."""
        if self.before is None or self.after is None:
            return None
        return self.after.value - self.before.value


def quantity_changes(
    before: Sequence[Quantity], after: Sequence[Quantity]
) -> tuple[QuantityChange, ...]:
    """Compare numbers of the same unit and subject.

    Two numbers have the same subject if half of their descriptions is the same, or if each is the
    only one left of its unit in its clause. A number that occurs twice before and once after, with
    the same subject, is unchanged. Both descriptions are kept, so that a reader can judge.
    """
    pairs = _similar_pairs(before, after)
    pairs += _single_pairs(before, after, pairs)
    old, new = dict(pairs), {j: i for i, j in pairs}
    changes = []
    for i, quantity in enumerate(before):
        if i in old:
            changes.append(_compare_pair(quantity, after[old[i]]))
        elif not _occurs_in(quantity, after):
            changes.append(QuantityChange(QuantityChangeKind.GONE, quantity, None))
    changes += [
        QuantityChange(QuantityChangeKind.NEW, None, quantity)
        for j, quantity in enumerate(after)
        if j not in new and not _occurs_in(quantity, before)
    ]
    return tuple(changes)


def _compare_pair(before: Quantity, after: Quantity) -> QuantityChange:
    same = before.value == after.value
    return QuantityChange(
        QuantityChangeKind.UNCHANGED if same else QuantityChangeKind.CHANGED, before, after
    )


def _similar_pairs(before: Sequence[Quantity], after: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Return pairs of the same unit and subject, most similar and of equal value first."""
    candidates = []
    for i, old in enumerate(before):
        for j, new in enumerate(after):
            similarity = _similarity(old, new)
            if old.unit == new.unit and similarity >= _ALIKE:
                difference = abs(old.value - new.value)
                candidates.append((-similarity, difference, i + j, i, j))
    taken: list[tuple[int, int]] = []
    for *_, i, j in sorted(candidates):
        if all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return taken


def _single_pairs(
    before: Sequence[Quantity], after: Sequence[Quantity], pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return pairs of numbers that are the only ones of their unit on either side."""
    result = []
    for unit in dict.fromkeys(quantity.unit for quantity in before):
        old = [i for i, quantity in enumerate(before) if quantity.unit == unit]
        new = [j for j, quantity in enumerate(after) if quantity.unit == unit]
        if len(old) == len(new) == 1 and (old[0], new[0]) not in pairs:
            result.append((old[0], new[0]))
    return result


def _occurs_in(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Return True if the other text has this number on the same subject."""
    return any(
        (candidate.unit, candidate.value) == (quantity.unit, quantity.value)
        and _similarity(candidate, quantity) >= _ALIKE
        for candidate in others
    )


def _similarity(first: Quantity, second: Quantity) -> float:
    words, other_words = _subject(first), _subject(second)
    if not words or not other_words:
        return 0.0
    return len(words & other_words) / min(len(words), len(other_words))


def _subject(quantity: Quantity) -> frozenset[str]:
    unit = set(_WORD.findall(quantity.unit.casefold()))
    words = _WORD.findall(quantity.what.casefold())
    return frozenset(word for word in words if len(word) >= _SHORTEST and word not in unit)
