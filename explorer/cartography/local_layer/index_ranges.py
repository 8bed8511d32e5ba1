"""Index ranges of many slices of an array, without a loop over them."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]


def ranges(starts: IntArray, counts: IntArray) -> IntArray:
    """Return the numbers ``starts[i]`` up to ``starts[i] + counts[i]`` of all i, concatenated."""
    ends = np.cumsum(counts)
    if not len(ends):
        return np.empty(0, dtype=np.int64)
    shift = np.repeat(starts - (ends - counts), counts)
    return shift + np.arange(int(ends[-1]))


def offsets(counts: IntArray) -> IntArray:
    """Return the offsets of consecutive slices, with the end of the last."""
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts)))


def chunks(sizes: IntArray, most: int) -> list[tuple[int, int]]:
    """Return the bounds of chunks of about ``most`` consecutive elements."""
    if not len(sizes):
        return []
    groups = (np.cumsum(sizes) - sizes) // most
    cuts = np.flatnonzero(np.diff(groups)) + 1
    edges = [0, *cuts.tolist(), len(sizes)]
    return list(pairwise(edges))
