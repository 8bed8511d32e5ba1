"""Clustering of marks: marks that crowd are grouped and counted."""

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
        """Number of its marks."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class PlotArea:
    """Visible area: ``start`` is at the left edge, ``scale`` in pixels a day."""

    start: float
    scale: float
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class ClusterArrays:
    """Clusters as arrays: the pixel, the first mark, and the mark after the last of each."""

    x: NDArray[np.float64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]

    def buckets(self) -> list[Bucket]:
        """Return the clusters as a list."""
        columns = (self.x.tolist(), self.first.tolist(), self.last.tolist())
        return [Bucket(x, first, last) for x, first, last in zip(*columns, strict=True)]


_NONE = np.empty(0, dtype=np.int64)


def cluster_arrays(
    moments: NDArray[np.float64], area: PlotArea, cell: float, edge: float
) -> ClusterArrays:
    """Return visible marks, grouped in cells of ``cell`` days.

    ``moments`` are in days and rising. A cell begins at the moment ``edge``, so that marks before
    and after it are never grouped. Cells are fixed to the axis and not to the view, so that panning
    does not regroup them.
    """
    start, scale, width = area.start, area.scale, area.width
    low = int(np.searchsorted(moments, start - cell))
    high = int(np.searchsorted(moments, start + width / scale + cell))
    visible = moments[low:high]
    if not len(visible):
        return ClusterArrays(np.empty(0), _NONE, _NONE)
    cells = np.floor((visible - edge) / cell)
    firsts = np.concatenate(([0], np.flatnonzero(np.diff(cells)) + 1, [len(visible)]))
    places = (np.add.reduceat(visible, firsts[:-1]) / np.diff(firsts) - start) * scale
    occupied = cells[firsts[:-1]]
    # Next to a neighbour each is centred in its cell, otherwise they would overlap.
    beside = np.zeros(len(occupied), dtype=bool)
    close = np.diff(occupied) <= 1
    beside[:-1] |= close
    beside[1:] |= close
    middles = ((occupied + 0.5) * cell + edge - start) * scale
    bounds = firsts + low
    return ClusterArrays(np.where(beside, middles, places), bounds[:-1], bounds[1:])
