"""Which marks share a spot: crowded ones are gathered and counted."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Bucket:
    """Marks ``first`` up to ``last`` (not included) at ``x`` pixels."""

    x: float
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many marks it holds."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Ground:
    """What is in sight: ``start`` is at the left edge, ``scale`` in pixels a day."""

    start: float
    scale: float
    width: float


def buckets(moments: NDArray[np.float64], ground: Ground, cell: float, edge: float) -> list[Bucket]:
    """Marks in sight, gathered in cells of ``cell`` days.

    ``moments`` are in days and rising. A cell begins at the moment ``edge``, so that what is before
    it and what is after it never share a mark. Cells hang on the axis and not on the view, so that
    panning does not regroup them.
    """
    start, scale, width = ground.start, ground.scale, ground.width
    low = int(np.searchsorted(moments, start - cell))
    high = int(np.searchsorted(moments, start + width / scale + cell))
    seen = moments[low:high]
    if not len(seen):
        return []
    cells = np.floor((seen - edge) / cell)
    firsts = np.concatenate(([0], np.flatnonzero(np.diff(cells)) + 1, [len(seen)]))
    places = (np.add.reduceat(seen, firsts[:-1]) / np.diff(firsts) - start) * scale
    held = cells[firsts[:-1]]
    # Beside a neighbour each keeps to the middle of its cell, or they would lie over each other.
    beside = np.zeros(len(held), dtype=bool)
    close = np.diff(held) <= 1
    beside[:-1] |= close
    beside[1:] |= close
    middles = ((held + 0.5) * cell + edge - start) * scale
    xs = np.where(beside, middles, places).tolist()
    bounds = (firsts + low).tolist()
    return [Bucket(x, a, b) for x, a, b in zip(xs, bounds[:-1], bounds[1:], strict=True)]
