"""Snapping of a point to a place, a corner or an edge nearby."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from explorer.cartography.geometry.geometry import Box, runs_within
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.local_layer.model import DetailLevel, IntArray, LocalLayer
from explorer.cartography.local_layer.tiles import boxes_intersecting, parts_of_runs
from explorer.cartography.scene.contact_distance import nearest_on
from explorer.cartography.scene.scene import Scene, drawn_shapes

SNAP_PIXELS = 10.0
_MOST_RUNS = 100
# The interior of a held area follows from what surrounds it and is not drawn.
_INVISIBLE_STYLES = frozenset({"held_none"})


class SnapKind(IntEnum):
    """Kind of a snap target, the preferred first."""

    PLACE = 0
    CORNER = 1
    EDGE = 2


@dataclass(frozen=True, slots=True)
class Snap:
    """A point in kilometres on a drawn shape, and the feature it belongs to."""

    kind: SnapKind
    gap: float
    x: float
    y: float
    reference: str


def snap(
    scene: Scene, x: float, y: float, scale: float, named: frozenset[str] | None = None
) -> Snap | None:
    """Return the nearest place within reach, otherwise the nearest corner or edge, or None.

    ``named`` are the places with visible marks; None for all.
    """
    near = SNAP_PIXELS / scale
    reach = Box(x, y, x, y).grown(near)
    candidates = [
        candidate
        for _, shape in drawn_shapes(scene)
        if shape.style not in _INVISIBLE_STYLES and shape.box.meets(reach)
        for candidate in _candidates(shape, (x, y), reach, named)
    ]
    for layer in scene.drawn_local:
        if layer.box.meets(reach):
            candidates += _local_candidates(layer, (x, y), reach)
    within = (candidate for candidate in candidates if candidate.gap <= near)
    return min(within, key=lambda candidate: (candidate.kind, candidate.gap), default=None)


def _candidates(
    shape: StyledShape, point: tuple[float, float], reach: Box, named: frozenset[str] | None
) -> Iterator[Snap]:
    if shape.type == "point":
        is_place = shape.reference.startswith("places:")
        if named is None or not is_place or shape.reference in named:
            yield _nearest(SnapKind.PLACE, np.concatenate(shape.parts), point, shape.reference)
        return
    for part in shape.parts:
        for run in runs_within(part, reach):
            yield from _along(run, point, shape.reference)


def _along(line: FloatArray, point: tuple[float, float], reference: str) -> Iterator[Snap]:
    yield _nearest(SnapKind.CORNER, line, point, reference)
    gap, foot = nearest_on(line, *point)
    yield Snap(SnapKind.EDGE, gap, float(foot[0]), float(foot[1]), reference)


def _near_runs(layer: LocalLayer, reach: Box) -> tuple[DetailLevel, IntArray]:
    """Return the finest level whose runs nearby are few enough to search between two frames."""
    for level in layer.levels[:-1]:
        runs = np.flatnonzero(boxes_intersecting(level.boxes, reach))
        if len(runs) <= _MOST_RUNS:
            return level, runs
    last = layer.levels[-1]
    return last, np.flatnonzero(boxes_intersecting(last.boxes, reach))


def _local_candidates(layer: LocalLayer, point: tuple[float, float], reach: Box) -> Iterator[Snap]:
    """Yield snap candidates of a local layer: its points, and the runs of its lines."""
    owners, boxes = layer.geometry.owners, layer.boxes
    single = (
        (boxes[:, 0] == boxes[:, 2])
        & (boxes[:, 1] == boxes[:, 3])
        & boxes_intersecting(boxes, reach)
    )
    for part in np.flatnonzero(single).tolist():
        reference = layer.reference(int(owners[part]))
        yield _nearest(SnapKind.PLACE, boxes[part : part + 1, :2], point, reference)
    level, runs = _near_runs(layer, reach)
    for run, part in zip(runs.tolist(), parts_of_runs(level, runs).tolist(), strict=True):
        line = level.points[level.first[run] : level.last[run] + 1]
        if len(line) > 1:
            yield from _along(line, point, layer.reference(int(owners[part])))


def _nearest(
    kind: SnapKind, points: FloatArray, point: tuple[float, float], reference: str
) -> Snap:
    gaps = np.hypot(points[:, 0] - point[0], points[:, 1] - point[1])
    best = int(gaps.argmin())
    x, y = points[best].tolist()
    return Snap(kind, float(gaps[best]), x, y, reference)
