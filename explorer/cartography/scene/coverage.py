"""Extent of the map data, so that a view shows as little as possible beyond its edge."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from explorer.cartography.geometry.geometry import Box, union
from explorer.cartography.geometry.projection import FloatArray, project, unproject
from explorer.cartography.scene.scene import Scene

_LAND = ("countries:", "water:")
_STEPS = 33
# Share of the frame's width: a subject at the very edge would be covered by furniture.
_AIR = 0.1


class _Edges(NamedTuple):
    """West and east, south and north in degrees, and each of these lines in kilometres."""

    degrees: Box
    sides: tuple[FloatArray, FloatArray]
    ends: tuple[FloatArray, FloatArray]


def _boxes(scene: Scene) -> tuple[Box, ...]:
    shapes = scene.shapes.items()
    return tuple(s.box for r, s in shapes if r.startswith(_LAND) and s.type == "polygon")


@lru_cache(maxsize=2)
def _edges(boxes: tuple[Box, ...]) -> _Edges:
    # West and east of the middle, a box's lower corners lie at its outermost meridians.
    corners = np.array([(x, y) for b in boxes for x in (b.x0, b.x1) for y in (b.y0, b.y1)])
    lonlat = unproject(corners).reshape(len(boxes), 4, 2)
    west, east = float(lonlat[:, 0, 0].min()), float(lonlat[:, 2, 0].max())
    middle = np.array([(0.0, union(boxes).y0)])
    south = float(unproject(middle)[0, 1])
    north = float(lonlat[:, (1, 3), 1].min(axis=1).max())
    up, along = np.linspace(south, north, _STEPS), np.linspace(west, east, _STEPS)
    sides = [project(np.column_stack((np.full(_STEPS, lon), up))) for lon in (west, east)]
    ends = [project(np.column_stack((along, np.full(_STEPS, lat)))) for lat in (south, north)]
    return _Edges(Box(west, south, east, north), (sides[0], sides[1]), (ends[0], ends[1]))


def mapped_degrees(scene: Scene) -> Box | None:
    """Return the longitudes and latitudes of drawn countries and seas, or None without any."""
    boxes = _boxes(scene)
    return _edges(boxes).degrees if boxes else None


def _shift(
    short_before: float, short_after: float, space_before: float, space_after: float
) -> float:
    """Return the shift along one axis: positive moves away from missing data before it."""
    if short_before > 0 and short_after > 0:
        shift = (short_before - short_after) / 2
    elif short_before > 0:
        shift = min(short_before, -short_after)
    elif short_after > 0:
        shift = -min(short_after, -short_before)
    else:
        return 0.0
    return max(-space_after, min(space_before, shift))


def shift_onto_map(scene: Scene, requested: Box, extent: Box) -> Box:
    """Return an extent moved to show less beyond the data; the requested box stays within it."""
    boxes = _boxes(scene)
    if not boxes:
        return extent
    edges = _edges(boxes)
    low, high = (np.interp((extent.y0, extent.y1), s[:, 1], s[:, 0]) for s in edges.sides)
    across = _shift(
        float(low.max()) - extent.x0,
        extent.x1 - float(high.min()),
        max(requested.x0 - extent.x0 - _AIR * extent.width, 0.0),
        max(extent.x1 - requested.x1 - _AIR * extent.width, 0.0),
    )
    moved = Box(extent.x0 + across, extent.y0, extent.x1 + across, extent.y1)
    within = [e[(e[:, 0] >= moved.x0) & (e[:, 0] <= moved.x1), 1] for e in edges.ends]
    if not all(map(len, within)):
        return moved
    up = _shift(
        float(within[0].max()) - moved.y0,
        moved.y1 - float(within[1].min()),
        max(requested.y0 - moved.y0, 0.0),
        max(moved.y1 - requested.y1, 0.0),
    )
    return Box(moved.x0, moved.y0 + up, moved.x1, moved.y1 + up)


def within_sides(scene: Scene, box: Box) -> Box:
    """Return a box without what is beyond the western or eastern end of the data.

    A country that is cut off there then reaches the side of the frame. Of a box that would lose
    more than half, nothing is taken away.
    """
    boxes = _boxes(scene)
    if not boxes:
        return box
    west, east = _edges(boxes).sides
    low, high = (np.interp((box.y0, box.y1), side[:, 1], side[:, 0]) for side in (west, east))
    x0, x1 = max(box.x0, float(low.max())), min(box.x1, float(high.min()))
    return Box(x0, box.y0, x1, box.y1) if x1 - x0 >= box.width / 2 else box
