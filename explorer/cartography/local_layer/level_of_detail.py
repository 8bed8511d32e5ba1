"""Preparation of a local layer: projection, ring orientation, levels of detail for every scale."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import FloatArray, project
from explorer.cartography.local_layer.index_ranges import offsets, ranges
from explorer.cartography.local_layer.label_candidates import local_labels
from explorer.cartography.local_layer.model import (
    DetailLevel,
    IntArray,
    LocalGeometry,
    LocalLayer,
    Mask,
    PartKind,
)
from explorer.cartography.local_layer.polygon_rings import (
    reversed_rings,
    ring_nesting,
    signed_areas,
)
from explorer.domain.desk.local_layers import LocalLayerEntry

# In pixels of the coarsest scale a level serves: finer points are not visible.
_CELL = 0.7
_DOT_CELLS = 2  # a dot is wider than a pixel, so that one to two cells is enough
_MARK_CELLS = 4
_WIDE_CELLS = 16
#: Powers of two of pixels per kilometre: from a continent in a small window to a street.
_ZOOMS = range(8, -7, -1)
# A level that saves less than this takes more memory than it saves time.
_WORTH = 0.7
#: Most segments of a run: few enough to paint, enough to be worth a box.
RUN = 192


class Parts(NamedTuple):
    """Lines and rings, concatenated: ``ids`` are their indices in the file."""

    points: FloatArray
    starts: IntArray
    ids: IntArray

    @property
    def lengths(self) -> IntArray:
        """Number of points of each part."""
        return np.diff(self.starts)

    def chosen(self, which: Mask) -> "Parts":
        """Return the parts for which a mask is true."""
        lengths = self.lengths[which]
        points = self.points[ranges(self.starts[:-1][which], lengths)]
        return Parts(points, offsets(lengths), self.ids[which])


def local_layer(entry: LocalLayerEntry, geometry: LocalGeometry) -> LocalLayer:
    """Project a layer and simplify it for every scale."""
    geometry = _split_points(geometry)
    points = _projected(geometry.points)
    starts, rings = geometry.starts, geometry.kinds == PartKind.RING
    boxes = part_boxes(points, starts)
    parts_of = np.searchsorted(geometry.owners, np.arange(len(geometry.names) + 1))
    areas = signed_areas(points, starts) * rings
    depth, crowded = ring_nesting(points, starts, rings, parts_of, boxes)
    wrong = rings & ((areas < 0) != (depth % 2 == 1))
    points = reversed_rings(points, starts, wrong)
    areas = np.where(wrong, -areas, areas)
    layer = LocalLayer(
        entry=entry,
        geometry=geometry,
        levels=tuple(_levels(points, geometry, boxes)),
        boxes=boxes,
        areas=areas,
        parts_of=parts_of,
        crowded=crowded,
        box=_box_around(boxes),
        labels=(),
    )
    return replace(layer, labels=local_labels(layer))


def _split_points(geometry: LocalGeometry) -> LocalGeometry:
    """Return the geometry without empty parts, each point as a separate part."""
    lengths = np.diff(geometry.starts)
    counts = np.where(geometry.kinds == PartKind.POINT, lengths, lengths > 0)
    return replace(
        geometry,
        starts=np.append(ranges(geometry.starts[:-1], counts), geometry.starts[-1]),
        kinds=np.repeat(geometry.kinds, counts),
        owners=np.repeat(geometry.owners, counts),
    )


def _projected(degrees: FloatArray) -> FloatArray:
    """Return kilometres; invalid coordinates are moved to the nearest valid ones."""
    return project(np.clip(degrees, (-180.0, -90.0), (180.0, 90.0)))


def part_boxes(points: FloatArray, starts: IntArray) -> FloatArray:
    """Return a row x0, y0, x1, y1 for each slice of points."""
    if len(starts) < 2:
        return np.empty((0, 4))
    low = np.minimum.reduceat(points, starts[:-1])
    high = np.maximum.reduceat(points, starts[:-1])
    return np.concatenate((low, high), axis=1)


def _box_around(boxes: FloatArray) -> Box:
    if not len(boxes):
        return Box(np.inf, np.inf, -np.inf, -np.inf)
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    return Box(*low.tolist(), *high.tolist())


def _levels(
    points: FloatArray, geometry: LocalGeometry, boxes: FloatArray
) -> Iterator[DetailLevel]:
    lengths = np.diff(geometry.starts)
    shaped = (geometry.kinds != PartKind.POINT) & (lengths > 1)
    parts = Parts(points, geometry.starts, np.arange(len(lengths))).chosen(shaped)
    placed = geometry.kinds == PartKind.POINT
    marks, dots = boxes[placed, :2], boxes[~placed & ~shaped, :2]
    level = _level(0.0, parts, dots, marks)
    yield level
    for zoom in _ZOOMS:
        step = _CELL / 2.0**zoom
        parts, small = _thinned(parts, boxes, step)
        dots = _one_per_cell(np.concatenate((dots, small)), step * _DOT_CELLS)
        marks = _one_per_cell(marks, step * _MARK_CELLS)
        if len(parts.points) + len(dots) + len(marks) <= level.size * _WORTH:
            level = _level(step, parts, dots, marks)
            yield level


def _thinned(parts: Parts, boxes: FloatArray, step: float) -> tuple[Parts, FloatArray]:
    """Return parts simplified to cells of a size, and a dot for each part without a shape.

    Cells of twice the size contain four whole ones: simplifying a simplified level gives the points
    of simplifying the original, at a fraction of the time.
    """
    box = boxes[parts.ids]
    small = np.asarray((box[:, 2:] - box[:, :2] < step * _DOT_CELLS).all(axis=1))
    dots = parts.points[parts.starts[:-1][small]]
    if small.any():
        parts = parts.chosen(~small)
    if not len(parts.ids):
        return parts, dots
    cells = np.floor(parts.points / step)
    keep = np.ones(len(cells), dtype=np.bool_)
    keep[1:] = (cells[1:] != cells[:-1]).any(axis=1)
    keep[parts.starts[:-1]] = True
    keep[parts.starts[1:] - 1] = True
    left = np.add.reduceat(keep, parts.starts[:-1], dtype=np.int64)
    return Parts(parts.points[keep], offsets(left), parts.ids), dots


def _one_per_cell(points: FloatArray, side: float) -> FloatArray:
    cells = np.floor(points / side).astype(np.int64)
    _, first = np.unique((cells[:, 0] << 32) + cells[:, 1], return_index=True)
    return np.asarray(points[np.sort(first)])


def _level(step: float, parts: Parts, dots: FloatArray, marks: FloatArray) -> DetailLevel:
    segments = np.maximum(parts.lengths - 1, 1)
    counts = -(-segments // RUN)
    runs_of = offsets(counts)
    number = np.arange(runs_of[-1]) - np.repeat(runs_of[:-1], counts)
    first = np.repeat(parts.starts[:-1], counts) + number * RUN
    last = np.minimum(first + RUN, np.repeat(parts.starts[1:], counts) - 1)
    boxes = part_boxes(parts.points, np.append(first, len(parts.points)))
    # The last point of a run is the first of the next, if the box includes it.
    ends = parts.points[last]
    boxes[:, :2] = np.minimum(boxes[:, :2], ends)
    boxes[:, 2:] = np.maximum(boxes[:, 2:], ends)
    closeness = len(dots) / max(len(_one_per_cell(dots, step * _WIDE_CELLS)), 1) if step else 0.0
    return DetailLevel(
        step, parts.points, parts.ids, runs_of, first, last, boxes, dots, marks, closeness
    )
