"""Visible chunks of a local layer, in portions small enough for a frame."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.local_layer.index_ranges import chunks, offsets, ranges
from explorer.cartography.local_layer.model import DetailLevel, IntArray, LocalLayer, Mask, PartKind

#: Pixels below which the outline of a shape might not be visible.
_PIXEL = 1.5
#: Dot density at which dots hide the background, and the lowest opacity of a dot.
_SPARSE, _FAINTEST = 3.0, 0.22
Joined = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class GeometryChunk:
    """Points in kilometres; ``joined`` is 1 where a point connects to the next, otherwise 0.

    ``tile`` is the extent in which the chunk is valid, ``odd_even`` its fill rule.
    """

    points: FloatArray
    joined: Joined
    tile: Box
    odd_even: bool = False


def level_for(layer: LocalLayer, scale: float) -> DetailLevel:
    """Return the coarsest level without visible loss at a scale in pixels per kilometre."""
    finest = 0.7 / 2.0 ** math.ceil(math.log2(scale))
    fine = [level for level in layer.levels if level.step <= finest * 1.000001]
    return fine[-1]


def level_within_budget(
    layer: LocalLayer, level: DetailLevel, feature: int, most: int
) -> DetailLevel:
    """Return the finest level from this one on that draws a feature with at most so many points."""
    index = layer.levels.index(level)
    fitting = (
        candidate
        for candidate in layer.levels[index:]
        if chunk_points(layer, candidate, feature) <= most
    )
    return next(fitting, layer.levels[-1])


def boxes_intersecting(boxes: FloatArray, box: Box) -> Mask:
    """Return a mask of the boxes that intersect one."""
    return np.asarray(
        (boxes[:, 0] <= box.x1)
        & (boxes[:, 2] >= box.x0)
        & (boxes[:, 1] <= box.y1)
        & (boxes[:, 3] >= box.y0)
    )


def runs_of_feature(layer: LocalLayer, level: DetailLevel, feature: int) -> slice:
    """Return the runs of a level that belong to a feature."""
    parts = layer.parts_of[feature : feature + 2]
    first, end = np.searchsorted(level.parts, parts)
    return slice(int(level.runs_of[first]), int(level.runs_of[end]))


def parts_of_runs(level: DetailLevel, runs: IntArray) -> IntArray:
    """Return the layer's part of each run."""
    return level.parts[np.searchsorted(level.runs_of, runs, side="right") - 1]


def chunk_points(layer: LocalLayer, level: DetailLevel, feature: int) -> int:
    """Return how many points of a level draw a feature."""
    runs = runs_of_feature(layer, level, feature)
    return int((level.last[runs] - level.first[runs] + 1).sum())


def outlines(
    level: DetailLevel, region: Box, most: int, among: slice = slice(None)
) -> Iterator[GeometryChunk]:
    """Yield lines and edges within a region as whole runs, which keeps the phase of dashes."""
    near = np.flatnonzero(boxes_intersecting(level.boxes[among], region)) + (among.start or 0)
    first = level.first[near]
    lengths = level.last[near] - first + 1
    for a, b in chunks(lengths, most):
        points = level.points[ranges(first[a:b], lengths[a:b])]
        yield GeometryChunk(points, _joined(lengths[a:b]), region)


def _joined(lengths: IntArray) -> Joined:
    """Return connection flags: every point but the last of each slice connects to the next."""
    ends = np.cumsum(lengths)
    joined = np.ones(int(ends[-1]), dtype=np.int32)
    joined[ends - 1] = 0
    return joined


@dataclass(frozen=True, slots=True, eq=False)
class _Rings:
    """Rings of a level by their indices, with the points of each in a region."""

    places: IntArray
    owners: IntArray
    first: IntArray
    counts: IntArray
    runs_of: IntArray
    sizes: IntArray

    def piece(
        self, level: DetailLevel, a: int, b: int, tile: Box, *, odd_even: bool = False
    ) -> GeometryChunk:
        """Return the rings a up to b as a chunk."""
        runs = slice(self.runs_of[a], self.runs_of[b])
        points = level.points[ranges(self.first[runs], self.counts[runs])]
        return GeometryChunk(points, _joined(self.sizes[a:b]), tile, odd_even)


def places_in(
    layer: LocalLayer, level: DetailLevel, region: Box, kind: PartKind | None = None
) -> IntArray:
    """Return the indices in a level of the parts that intersect a region, or of one kind."""
    # Compared in place and gathered afterwards: booleans are faster to gather.
    inside = boxes_intersecting(layer.boxes, region)
    if kind is not None:
        inside &= layer.geometry.kinds == kind
    return np.flatnonzero(inside[level.parts])


def _rings(layer: LocalLayer, level: DetailLevel, places: IntArray, region: Box) -> _Rings:
    """Return rings for a region; a run beside it is replaced by the chord between its ends.

    The run is entirely on one side of the region, and so is its chord: within the region both leave
    the same area filled.
    """
    each = level.runs_of[places + 1] - level.runs_of[places]
    runs = ranges(level.runs_of[places], each)
    first = level.first[runs]
    counts = np.where(boxes_intersecting(level.boxes[runs], region), level.last[runs] - first, 1)
    runs_of = offsets(each)
    owners = layer.geometry.owners[level.parts[places]]
    sizes = np.add.reduceat(counts, runs_of[:-1]) if len(places) else runs_of[:0]
    return _Rings(places, owners, first, counts, runs_of, sizes)


def fills(
    layer: LocalLayer, level: DetailLevel, region: Box, most: int, edge: float
) -> Iterator[GeometryChunk]:
    """Yield areas within a region, whole features together, large ones tile by tile.

    ``edge`` is the width in km around a tile that may be painted as well.
    """
    around = region.grown(edge)
    rings = _rings(layer, level, places_in(layer, level, around, PartKind.RING), around)
    if not len(rings.places):
        return
    cuts = np.flatnonzero(np.diff(rings.owners)) + 1
    begins = np.concatenate((np.zeros(1, dtype=np.int64), cuts))
    sizes = np.add.reduceat(rings.sizes, begins)
    apart = (sizes > most) | layer.crowded[rings.owners[begins]]
    ends = np.append(cuts, len(rings.places))
    for a, b in _spans(sizes, apart, most):
        if not apart[a]:
            yield rings.piece(level, int(begins[a]), int(ends[b - 1]), region)
            continue
        local = rings.places[begins[a] : ends[a]]
        odd_even = bool(layer.crowded[rings.owners[begins[a]]])
        for piece in _tiles(layer, level, local, region, most, edge):
            yield GeometryChunk(piece.points, piece.joined, piece.tile, odd_even)


def _spans(sizes: IntArray, apart: Mask, most: int) -> list[tuple[int, int]]:
    """Return groups of features of up to about ``most`` points; those in ``apart`` are single."""
    groups = (np.cumsum(np.where(apart, 0, sizes)) - np.where(apart, 0, sizes)) // most
    cut = (np.diff(groups) != 0) | apart[1:] | apart[:-1]
    edges = [0, *(np.flatnonzero(cut) + 1).tolist(), len(sizes)]
    return list(pairwise(edges))


def _tiles(
    layer: LocalLayer, level: DetailLevel, places: IntArray, tile: Box, most: int, edge: float
) -> Iterator[GeometryChunk]:
    """Yield one large feature, halving the extent until each tile needs few enough points."""
    around = tile.grown(edge)
    visible = places[boxes_intersecting(layer.boxes[level.parts[places]], around)]
    rings = _rings(layer, level, visible, around)
    total = int(rings.sizes.sum())
    if not total:
        return
    if total <= most or max(tile.width, tile.height) <= 8 * edge:
        yield rings.piece(level, 0, len(rings.places), tile)
        return
    for half in _halves(tile):
        yield from _tiles(layer, level, rings.places, half, most, edge)


def _halves(box: Box) -> tuple[Box, Box]:
    x, y = box.centre
    if box.width > box.height:
        return Box(box.x0, box.y0, x, box.y1), Box(x, box.y0, box.x1, box.y1)
    return Box(box.x0, box.y0, box.x1, y), Box(box.x0, y, box.x1, box.y1)


def dots_in(layer: LocalLayer, level: DetailLevel, region: Box, scale: float) -> FloatArray:
    """Return dots within a region for all shapes smaller than about a pixel at a scale.

    A level may still include such shapes if a separate level would not save enough.
    """
    places = places_in(layer, level, region)
    boxes = layer.boxes[level.parts[places]]
    small = places[((boxes[:, 2:] - boxes[:, :2]) * scale < _PIXEL).all(axis=1)]
    begins = level.points[level.first[level.runs_of[small]]]
    return points_in_region(np.concatenate((level.dots, begins)), region)


def dot_opacity(level: DetailLevel) -> float:
    """Return the opacity of dots: the map below must remain readable where they are dense."""
    return min(1.0, max(_FAINTEST, _SPARSE / max(level.closeness, _SPARSE)))


def points_in_region(points: FloatArray, region: Box) -> FloatArray:
    """Return dots or marks within a region."""
    x, y = points[:, 0], points[:, 1]  # numpy is slow along an axis of two
    inside = (x >= region.x0) & (x <= region.x1) & (y >= region.y0) & (y <= region.y1)
    return np.asarray(points[inside])
