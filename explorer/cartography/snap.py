"""Where a spot near something drawn is meant to lie: on a place, a corner or an edge."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from explorer.cartography.contact import nearest_on
from explorer.cartography.geometry import Box, runs_within
from explorer.cartography.projection import FloatArray
from explorer.cartography.scene import Scene, StyledShape, drawn_shapes

SNAP_PIXELS = 10.0
# Ground on its own side of the line is told by what lies around it: nothing of it is drawn.
_UNSEEN = frozenset({"held_none"})


class SnapKind(IntEnum):
    """What a spot was moved to, the most wanted first."""

    PLACE = 0
    CORNER = 1
    EDGE = 2


@dataclass(frozen=True, slots=True)
class Snap:
    """A spot in kilometres upon something drawn, and the feature it belongs to."""

    kind: SnapKind
    gap: float
    x: float
    y: float
    reference: str


def snap(
    scene: Scene, x: float, y: float, scale: float, named: frozenset[str] | None = None
) -> Snap | None:
    """The nearest place within reach, else the nearest corner, else the nearest edge.

    ``named`` are the places whose marks are to be seen; None where all are.
    """
    near = SNAP_PIXELS / scale
    room = Box(x, y, x, y).grown(near)
    found = (
        one
        for _, shape in drawn_shapes(scene)
        if shape.style not in _UNSEEN and shape.box.meets(room)
        for one in _spots(shape, (x, y), room, named)
        if one.gap <= near
    )
    return min(found, key=lambda one: (one.kind, one.gap), default=None)


def _spots(
    shape: StyledShape, at: tuple[float, float], room: Box, named: frozenset[str] | None
) -> Iterator[Snap]:
    if shape.type == "point":
        is_place = shape.reference.startswith("places:")
        if named is None or not is_place or shape.reference in named:
            yield _nearest(SnapKind.PLACE, np.concatenate(shape.parts), at, shape.reference)
        return
    for part in shape.parts:
        for run in runs_within(part, room):
            yield _nearest(SnapKind.CORNER, run, at, shape.reference)
            gap, foot = nearest_on(run, *at)
            yield Snap(SnapKind.EDGE, gap, float(foot[0]), float(foot[1]), shape.reference)


def _nearest(kind: SnapKind, points: FloatArray, at: tuple[float, float], reference: str) -> Snap:
    gaps = np.hypot(points[:, 0] - at[0], points[:, 1] - at[1])
    best = int(gaps.argmin())
    x, y = points[best].tolist()
    return Snap(kind, float(gaps[best]), x, y, reference)
