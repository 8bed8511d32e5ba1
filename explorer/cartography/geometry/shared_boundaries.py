"""Boundaries between areas as a network of lines, each drawn once.

Two oblasts share an edge; drawing both outlines would overlay two dash patterns and result in a
solid line.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.cartography.geometry.projection import FloatArray

IntArray = NDArray[np.int64]


def _edge_keys(rings: Sequence[FloatArray]) -> IntArray:
    """Return one number per edge of the rings in turn, the same in either direction."""
    points = np.concatenate(rings)
    # Coordinates have five decimals, so integers compare them exactly.
    integers = np.round(points * 1e5).astype(np.int64)
    _, ids = np.unique(integers[:, 0] * 100_000_000 + integers[:, 1], return_inverse=True)
    ids = ids.reshape(-1).astype(np.int64)
    last = np.cumsum([len(r) for r in rings]) - 1
    is_edge = np.ones(len(points), dtype=bool)
    is_edge[last] = False
    start, end = ids[:-1][is_edge[:-1]], ids[1:][is_edge[:-1]]
    return np.asarray(np.minimum(start, end) * (len(points) + 1) + np.maximum(start, end))


def runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return stretches of true values as (first, one past the last)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.view(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def shared_lines(
    rings: Sequence[FloatArray], projected: Sequence[FloatArray], marked: Sequence[bool]
) -> tuple[list[FloatArray], list[FloatArray]]:
    """Return projected lines shared by two rings: those without a marked ring, and the others."""
    keys = _edge_keys(rings)
    owner = np.repeat(np.arange(len(rings)), [len(r) - 1 for r in rings])
    _, first, place, counts = np.unique(
        keys, return_index=True, return_inverse=True, return_counts=True
    )
    place = place.reshape(-1)
    flags = np.bincount(place, weights=np.asarray(marked, dtype=np.float64)[owner]) > 0
    is_first = np.zeros(len(keys), dtype=bool)
    is_first[first] = True
    is_shared = is_first & (counts[place] > 1)
    plain: list[FloatArray] = []
    special: list[FloatArray] = []
    offset = 0
    for ring in projected:
        span = slice(offset, offset + len(ring) - 1)
        for lines, mask in (
            (plain, is_shared[span] & ~flags[place[span]]),
            (special, is_shared[span] & flags[place[span]]),
        ):
            lines.extend(ring[a : b + 1] for a, b in runs(mask))
        offset += len(ring) - 1
    return plain, special
