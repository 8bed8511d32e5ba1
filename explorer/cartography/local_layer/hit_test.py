"""Hit test of a local layer: boxes first, then the few remaining shapes."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.local_layer.index_ranges import ranges
from explorer.cartography.local_layer.label_candidates import feature_boxes
from explorer.cartography.local_layer.model import IntArray, LocalLayer, Mask, PartKind
from explorer.cartography.local_layer.polygon_rings import crossings
from explorer.cartography.local_layer.tiles import boxes_intersecting, parts_of_runs

#: Features of a layer in the keyboard order; with more it would take too long to leave the map.
MOST_WALKED = 30


class LocalHits(NamedTuple):
    """Features at a point: points and lines with their distance in km, areas with their size."""

    points: dict[int, float]
    lines: dict[int, float]
    areas: dict[int, float]


def local_hits(layer: LocalLayer, x: float, y: float, near: tuple[float, float]) -> LocalHits:
    """Return features at a point; ``near`` is the tolerance for points and for lines, in km."""
    if not layer.box.grown(max(near)).holds(x, y):
        return LocalHits({}, {}, {})
    return LocalHits(
        _points(layer, x, y, near[0]), _lines(layer, x, y, near[1]), _areas(layer, x, y)
    )


def _single(layer: LocalLayer) -> Mask:
    """Return the parts without length: points, and lines and rings of a single point."""
    return np.asarray(
        (layer.geometry.kinds == PartKind.POINT) | (np.diff(layer.geometry.starts) == 1)
    )


def _points(layer: LocalLayer, x: float, y: float, near: float) -> dict[int, float]:
    close = boxes_intersecting(layer.boxes, Box(x, y, x, y).grown(near))
    parts = np.flatnonzero(close & _single(layer))
    gaps = np.hypot(layer.boxes[parts, 0] - x, layer.boxes[parts, 1] - y)
    return _least(layer.geometry.owners[parts], gaps, near)


def _least(owners: IntArray, gaps: FloatArray, near: float) -> dict[int, float]:
    nearest: dict[int, float] = {}
    for owner, gap in zip(owners.tolist(), gaps.tolist(), strict=True):
        if gap <= near and gap < nearest.get(owner, np.inf):
            nearest[owner] = gap
    return nearest


def _lines(layer: LocalLayer, x: float, y: float, near: float) -> dict[int, float]:
    level = layer.levels[0]
    runs = np.flatnonzero(boxes_intersecting(level.boxes, Box(x, y, x, y).grown(near)))
    parts = parts_of_runs(level, runs)
    lines = layer.geometry.kinds[parts] == PartKind.LINE
    runs, parts = runs[lines], parts[lines]
    if not len(runs):
        return {}
    lengths = level.last[runs] - level.first[runs]
    begins = ranges(level.first[runs], lengths)
    gaps = _gaps(level.points[begins], level.points[begins + 1], x, y)
    owners = np.repeat(layer.geometry.owners[parts], lengths)
    close = gaps <= near
    return _least(owners[close], gaps[close], near)


def _gaps(begins: FloatArray, ends: FloatArray, x: float, y: float) -> FloatArray:
    """Return the distance of a point from each of some segments."""
    step = ends - begins
    point = np.array((x, y))
    length2 = np.maximum((step**2).sum(axis=1), 1e-18)
    share = np.clip(((point - begins) * step).sum(axis=1) / length2, 0, 1)
    gap = point - (begins + step * share[:, None])
    return np.asarray(np.hypot(gap[:, 0], gap[:, 1]))


def _areas(layer: LocalLayer, x: float, y: float) -> dict[int, float]:
    """Return features whose rings contain the point by the even-odd rule."""
    level = layer.levels[0]
    over = boxes_intersecting(layer.boxes[level.parts], Box(x, y, x, y))
    places = np.flatnonzero(over & (layer.geometry.kinds[level.parts] == PartKind.RING))
    runs = ranges(level.runs_of[places], level.runs_of[places + 1] - level.runs_of[places])
    # A ray to the right crosses no run above, below or to the left.
    runs = runs[boxes_intersecting(level.boxes[runs], Box(x, y, np.inf, y))]
    if not len(runs):
        return {}
    lengths = level.last[runs] - level.first[runs]
    begins = ranges(level.first[runs], lengths)
    points = np.broadcast_to(np.array((x, y)), (len(begins), 2))
    crossed = crossings(level.points[begins], level.points[begins + 1], points)
    owners = np.repeat(layer.geometry.owners[parts_of_runs(level, runs)], lengths)[crossed]
    features, times = np.unique(owners, return_counts=True)
    return {f: area_km2(layer, f) for f in features[times % 2 == 1].tolist()}


def area_km2(layer: LocalLayer, feature: int) -> float:
    """Return the plane area of a feature without its holes."""
    parts = slice(layer.parts_of[feature], layer.parts_of[feature + 1])
    return abs(float(layer.areas[parts].sum()))


def visible_features(layer: LocalLayer, extent: Box, most: int = MOST_WALKED) -> tuple[int, ...]:
    """Return the largest features that intersect an extent, in the file's order."""
    meets = boxes_intersecting(layer.boxes, extent)
    features = np.unique(layer.geometry.owners[meets])
    if not len(features):
        return ()
    boxes = feature_boxes(layer, features)
    sizes = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    largest = np.argsort(-sizes, kind="stable")[:most]
    return tuple(np.sort(features[largest]).tolist())


def feature_box(layer: LocalLayer, feature: int) -> Box | None:
    """Return the bounding box of a feature, or None if it has no shape."""
    if layer.parts_of[feature] == layer.parts_of[feature + 1]:
        return None
    return Box(*feature_boxes(layer, np.array([feature]))[0].tolist())


def feature_shape(layer: LocalLayer, feature: int) -> StyledShape | None:
    """Return a feature with all its points as one shape; of mixed parts those of one kind."""
    box, kind = feature_box(layer, feature), layer.kind(feature)
    if box is None:
        return None
    if kind == "point":
        parts = tuple(feature_points(layer, feature)[:, None, :])
    else:
        parts = tuple(_shaped_parts(layer, feature))
    return StyledShape(layer.reference(feature), layer.style, kind, parts, box)


def _shaped_parts(layer: LocalLayer, feature: int) -> Iterator[FloatArray]:
    level, kinds = layer.levels[0], layer.geometry.kinds
    parts = layer.parts_of[feature : feature + 2]
    kind = kinds[parts[0]]
    for place in range(*np.searchsorted(level.parts, parts).tolist()):
        if kinds[level.parts[place]] == kind:
            first, end = level.runs_of[place : place + 2].tolist()
            yield level.points[level.first[first] : level.last[end - 1] + 1]


def feature_points(layer: LocalLayer, feature: int) -> FloatArray:
    """Return the points of a feature, and its parts without length."""
    parts = slice(layer.parts_of[feature], layer.parts_of[feature + 1])
    return layer.boxes[parts, :2][_single(layer)[parts]]
