"""Plane geometry on numpy arrays of (n, 2) points: boxes, simplification, clipping, ticks."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.cartography.geometry.projection import FloatArray


class Box(NamedTuple):
    """A rectangle with sides along the axes."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Width."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height."""
        return self.y1 - self.y0

    @property
    def centre(self) -> tuple[float, float]:
        """Centre point."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def meets(self, other: "Box") -> bool:
        """Return whether the two boxes intersect."""
        return not (
            self.x1 < other.x0 or other.x1 < self.x0 or self.y1 < other.y0 or other.y1 < self.y0
        )

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def grown(self, by: float) -> "Box":
        """Return the box with each side moved outwards."""
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)


def part_array(part: "memoryview[float]") -> FloatArray:
    """Return a shape's flat lon, lat part as (n, 2) points, sharing its memory."""
    return np.asarray(part, dtype=np.float64).reshape(-1, 2)


def box_of(parts: Iterable[FloatArray]) -> Box:
    """Return the bounding box of all points."""
    lows, highs = zip(*((p.min(axis=0), p.max(axis=0)) for p in parts if len(p)), strict=True)
    low, high = np.min(lows, axis=0), np.max(highs, axis=0)
    return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def union(boxes: Iterable[Box]) -> Box:
    """Return the bounding box of all boxes."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(min(x0), min(y0), max(x1), max(y1))


def simplify(points: FloatArray, step: float) -> FloatArray:
    """Drop points in the same grid cell as the one before; ends stay."""
    if len(points) < 4:
        return points
    cells = np.floor(points / step)
    keep = np.empty(len(points), dtype=bool)
    keep[0] = keep[-1] = True
    keep[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return points[keep]


def _clip_side(ring: FloatArray, axis: int, limit: float, sign: float) -> FloatArray:
    """Clip an open ring against one side (Sutherland-Hodgman); sign +1 keeps what is below."""
    if not len(ring):
        return ring
    inside = ring[:, axis] * sign <= limit * sign
    if inside.all():
        return ring
    following = np.roll(ring, -1, axis=0)
    crosses = inside != np.roll(inside, -1)
    rise = following[:, axis] - ring[:, axis]
    share = (limit - ring[:, axis]) / np.where(np.abs(rise) < 1e-12, 1, rise)
    meet = ring + (following - ring) * share[:, None]
    meet[:, axis] = limit
    both = np.stack((ring, meet), axis=1).reshape(-1, 2)
    keep = np.stack((inside, crosses), axis=1).reshape(-1)
    return np.asarray(both[keep], dtype=np.float64)


def clip_ring(ring: FloatArray, box: Box) -> FloatArray:
    """Return the part of a closed ring within the box, closed again; empty if there is none."""
    closed = len(ring) > 1 and bool((ring[0] == ring[-1]).all())
    open_ring = ring[:-1] if closed else ring
    for axis, limit, sign in ((0, box.x1, 1), (0, box.x0, -1), (1, box.y1, 1), (1, box.y0, -1)):
        open_ring = _clip_side(open_ring, axis, limit, sign)
    if len(open_ring) < 3:
        return np.empty((0, 2))
    return np.concatenate((open_ring, open_ring[:1]))


def _shares_in(line: FloatArray, box: Box) -> tuple[FloatArray, FloatArray]:
    """Return the parameters at which each segment enters and leaves a box (Liang-Barsky).

    A segment that stays outside leaves before it enters.
    """
    step = np.diff(line, axis=0)
    start, end = np.zeros(len(step)), np.ones(len(step))
    for axis, low, high in ((0, box.x0, box.x1), (1, box.y0, box.y1)):
        rise, origin = step[:, axis], line[:-1, axis]
        flat = np.abs(rise) < 1e-12
        divisor = np.where(flat, 1.0, rise)
        to_low, to_high = (low - origin) / divisor, (high - origin) / divisor
        start = np.where(flat, start, np.maximum(start, np.minimum(to_low, to_high)))
        end = np.where(flat, end, np.minimum(end, np.maximum(to_low, to_high)))
        end[flat & ((origin < low) | (origin > high))] = -1.0
    return start, end


def clip_line(line: FloatArray, box: Box) -> list[FloatArray]:
    """Return the stretches of a line within the box."""
    start, end = _shares_in(line, box)
    inside = np.flatnonzero(start <= end)
    if not len(inside):
        return []
    step = np.diff(line, axis=0)[inside]
    begins = line[inside] + step * start[inside, None]
    ends = line[inside] + step * end[inside, None]
    # A stretch ends where its segment leaves the box.
    breaks = np.flatnonzero((np.diff(inside) != 1) | (end[inside][:-1] < 1)) + 1
    return [
        np.concatenate((begins[a : a + 1], ends[a:b]))
        for a, b in pairwise((0, *breaks.tolist(), len(inside)))
    ]


def runs_within(line: FloatArray, box: Box) -> list[FloatArray]:
    """Return stretches of whole segments that enter a box, for drawing with a clip."""
    low, high = np.minimum(line[:-1], line[1:]), np.maximum(line[:-1], line[1:])
    near = (low <= (box.x1, box.y1)).all(axis=1) & (high >= (box.x0, box.y0)).all(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], near.view(np.int8), [0]))))
    return [line[a : b + 1] for a, b in edges.reshape(-1, 2).tolist()]


def points_along(line: FloatArray, spacing: float) -> tuple[FloatArray, FloatArray]:
    """Return points every ``spacing`` along a line, and the unit normals to its left there."""
    steps = np.diff(line, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    total = np.concatenate(([0.0], np.cumsum(lengths)))
    distances = np.arange(spacing / 2, total[-1], spacing)
    x, y = np.interp(distances, total, line[:, 0]), np.interp(distances, total, line[:, 1])
    # The direction over a whole spacing, so that ticks do not follow small kinks.
    ahead, behind = distances + spacing, distances - spacing
    dx = np.interp(ahead, total, line[:, 0]) - np.interp(behind, total, line[:, 0])
    dy = np.interp(ahead, total, line[:, 1]) - np.interp(behind, total, line[:, 1])
    norm = np.maximum(np.hypot(dx, dy), 1e-12)
    return np.column_stack((x, y)), np.column_stack((-dy / norm, dx / norm))


def ticks_along(
    line: FloatArray, spacing: float, size: float, offset: float = 0.0
) -> list[FloatArray]:
    """Return short lines across a line; with an offset they lie beside it, to its left."""
    centres, normal = points_along(line, spacing)
    centres = centres + normal * offset
    half = normal * (size / 2)
    return list(np.stack((centres - half, centres + half), axis=1))


def centroid(ring: FloatArray) -> tuple[float, float]:
    """Return the centroid of a closed ring."""
    origin = ring[0]
    p = ring - origin  # near zero, so that the products keep their precision
    cross = p[:-1, 0] * p[1:, 1] - p[1:, 0] * p[:-1, 1]
    area = cross.sum()
    if area == 0:
        return float(origin[0]), float(origin[1])
    centre = ((p[:-1] + p[1:]) * cross[:, None]).sum(axis=0) / (3 * area) + origin
    return float(centre[0]), float(centre[1])


def ring_area(ring: FloatArray) -> float:
    """Return the plane area of a closed ring, never negative."""
    p = ring - ring[0]
    return abs(float((p[:-1, 0] * p[1:, 1] - p[1:, 0] * p[:-1, 1]).sum())) / 2


def is_in_rings(x: float, y: float, parts: Iterable[FloatArray]) -> bool:
    """Return whether a point lies in a polygon of rings, by the even-odd rule."""
    inside = False
    for ring in parts:
        ax, ay, bx, by = ring[:-1, 0], ring[:-1, 1], ring[1:, 0], ring[1:, 1]
        spans = (ay > y) != (by > y)
        if spans.any():
            ax, ay, bx, by = ax[spans], ay[spans], bx[spans], by[spans]
            hits = x < (bx - ax) * (y - ay) / (by - ay) + ax
            inside ^= bool(np.count_nonzero(hits) % 2)
    return inside


def inside_mask(points: FloatArray, ring: FloatArray) -> NDArray[np.bool_]:
    """Return a mask of the points that lie in a ring, vectorised for few points and corners."""
    x, y = points[:, 0, None], points[:, 1, None]
    ax, ay, bx, by = ring[:-1, 0], ring[:-1, 1], ring[1:, 0], ring[1:, 1]
    rise = np.where(by == ay, 1.0, by - ay)
    hits = ((ay > y) != (by > y)) & (x < (bx - ax) * (y - ay) / rise + ax)
    return np.asarray(np.count_nonzero(hits, axis=1) % 2 == 1)


def distance_to_line(x: float, y: float, line: FloatArray) -> float:
    """Return the shortest distance from a point to a line."""
    a, step = line[:-1], np.diff(line, axis=0)
    length2 = np.maximum((step**2).sum(axis=1), 1e-18)
    point = np.array((x, y))
    share = np.clip(((point - a) * step).sum(axis=1) / length2, 0, 1)
    gap = point - (a + step * share[:, None])
    return float(np.sqrt((gap**2).sum(axis=1).min()))
