"""Rings by the thousand: nesting and orientation."""

import numpy as np

from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.local_layer.index_ranges import offsets, ranges
from explorer.cartography.local_layer.model import IntArray, Mask

#: Each ring of a feature is compared with each other; with more than these that takes too long.
MOST_RINGS = 64
_CORNERS = 4


def signed_areas(points: FloatArray, starts: IntArray) -> FloatArray:
    """Return the plane area of each closed ring, negative if it runs clockwise."""
    if len(starts) < 2:
        return np.empty(0)
    # Relative to the ring's first point, which preserves precision.
    near = points - np.repeat(points[starts[:-1]], np.diff(starts), axis=0)
    cross = np.zeros(len(points))
    cross[:-1] = near[:-1, 0] * near[1:, 1] - near[1:, 0] * near[:-1, 1]
    cross[starts[1:] - 1] = 0.0
    return np.asarray(np.add.reduceat(cross, starts[:-1]) / 2, dtype=np.float64)


def reversed_rings(points: FloatArray, starts: IntArray, which: Mask) -> FloatArray:
    """Return the rings, some of them with reversed orientation."""
    if not which.any():
        return points
    order = np.arange(len(points))
    lengths = np.diff(starts)[which]
    places = ranges(starts[:-1][which], lengths)
    order[places] = np.repeat((starts[:-1] + starts[1:] - 1)[which], lengths) - places
    return points[order]


def ring_nesting(
    points: FloatArray, starts: IntArray, rings: Mask, parts_of: IntArray, boxes: FloatArray
) -> tuple[IntArray, Mask]:
    """Return the nesting depth of each ring in its feature, and features with too many rings."""
    real = rings & (np.diff(starts) >= _CORNERS)
    depth = np.zeros(len(rings), dtype=np.int64)
    counted = offsets(real.astype(np.int64))
    of_feature = counted[parts_of[1:]] - counted[parts_of[:-1]]
    crowded = of_feature > MOST_RINGS
    owners = np.repeat(np.arange(len(of_feature)), np.diff(parts_of))
    ids = np.flatnonzero(real & ((of_feature > 1) & ~crowded)[owners])
    for lag in range(1, int(of_feature[~crowded].max(initial=0))):
        pair = np.flatnonzero(owners[ids[lag:]] == owners[ids[:-lag]])
        first, second = ids[pair], ids[pair + lag]
        for inner, outer in ((first, second), (second, first)):
            fits = _lies_within(boxes[inner], boxes[outer])
            inner, outer = inner[fits], outer[fits]  # noqa: PLW2901 - the same rings, fewer
            depth[inner] += rings_contain(points, starts, outer, points[starts[inner]])
    return depth, crowded


def _lies_within(inner: FloatArray, outer: FloatArray) -> Mask:
    low = (inner[:, :2] >= outer[:, :2]).all(axis=1)
    return np.asarray(low & (inner[:, 2:] <= outer[:, 2:]).all(axis=1))


def rings_contain(
    points: FloatArray, starts: IntArray, rings: IntArray, tested: FloatArray
) -> Mask:
    """Return whether each ring contains its point, by the even-odd rule."""
    if not len(rings):
        return np.empty(0, dtype=np.bool_)
    lengths = starts[rings + 1] - starts[rings] - 1
    places = ranges(starts[rings], lengths)
    crossed = crossings(points[places], points[places + 1], np.repeat(tested, lengths, axis=0))
    odd = np.add.reduceat(crossed, offsets(lengths)[:-1], dtype=np.int64) % 2
    return np.asarray(odd == 1)


def crossings(begins: FloatArray, ends: FloatArray, tested: FloatArray) -> Mask:
    """Return whether each edge crosses a ray from its point to the right."""
    y = tested[:, 1]
    spans = (begins[:, 1] > y) != (ends[:, 1] > y)
    rise = np.where(spans, ends[:, 1] - begins[:, 1], 1.0)
    share = (y - begins[:, 1]) / rise
    x = begins[:, 0] + (ends[:, 0] - begins[:, 0]) * share
    return np.asarray(spans & (tested[:, 0] < x))
