"""Extents of the map that suit a clause."""

from collections.abc import Iterable

import numpy as np

from explorer.cartography.geometry.geometry import Box, union
from explorer.cartography.geometry.projection import unproject
from explorer.cartography.scene.scene import Scene, box_for
from explorer.domain.content.features import MapContent

NEAREST_KM = 120.0
_HOME = "oblasts:UA-14"
# A point or small zone needs its surroundings; a sea or a state needs none.
_CONTEXT = ((60.0, 2.6), (200.0, 1.35), (600.0, 1.14), (800.0, 1.1), (float("inf"), 1.03))
# The reference draws the mapped part of a country that continues beyond the edge.
_TOWARDS = {"countries:PL": "oblasts:UA-07"}


def resolve(
    content: MapContent, references: Iterable[str]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the features of map or feature references, and the references off the map."""
    drawn: set[str] = set()
    off_map: list[str] = []
    for reference in references:
        known = content.references.get(reference)
        if known is None:
            drawn.add(reference)
        elif known.off_map:
            off_map.append(reference)
        else:
            drawn.update(known.draws)
    return frozenset(drawn), tuple(off_map)


def home_extent(scene: Scene) -> Box:
    """Return the view without a clause: Donetsk Oblast if the map has it, otherwise everything."""
    home = scene.shapes.get(_HOME)
    return _with_context(home.box) if home is not None else scene.bounds


def _with_context(box: Box) -> Box:
    size = max(box.width, box.height)
    factor = next(f for limit, f in _CONTEXT if size <= limit)
    half_w = max(box.width * factor, NEAREST_KM) / 2
    half_h = max(box.height * factor, NEAREST_KM * 0.85) / 2
    x, y = box.centre
    return Box(x - half_w, y - half_h, x + half_w, y + half_h)


def extent_around(box: Box) -> Box:
    """Return the extent for a box: with its surroundings, not too close."""
    return _with_context(box)


def extent_for(scene: Scene, feature_refs: Iterable[str]) -> Box:
    """Return the extent for features: all of them with their surroundings, not too close."""
    references = set(feature_refs)
    boxes = [box for r in references if (box := box_for(scene, r)) is not None]
    boxes += [s.box for r in references if (s := scene.shapes.get(_TOWARDS.get(r, ""))) is not None]
    return _with_context(union(boxes)) if boxes else home_extent(scene)


_ZONE = "withdrawal_zone:zone"
#: Share of the zone's size that is shown around it: enough to see the other side of its edge.
_AROUND_ZONE = 0.02


def zone_extent(scene: Scene) -> Box | None:
    """Return the extent of the withdrawal zone with little around it, None without a zone."""
    shape = scene.shapes.get(_ZONE)
    if shape is None:
        return None
    box = shape.box
    return box.grown(max(box.width, box.height) * _AROUND_ZONE)


def names_zone(feature_refs: Iterable[str]) -> bool:
    """Return whether the withdrawal zone is among some features."""
    return any(reference.startswith("withdrawal_zone:") for reference in feature_refs)


_DETAILED = frozenset({"withdrawal_zone", "znpp"})
_SMALL_PART = 0.45


def detail_for(scene: Scene, feature_refs: Iterable[str]) -> Box | None:
    """Return the extent of a zone that is too small in the extent of all features, or None."""
    references = set(feature_refs)
    zones = [r for r in references if r.partition(":")[0] in _DETAILED]
    boxes = [box for r in zones if (box := box_for(scene, r)) is not None]
    if not boxes:
        return None
    detail, overall = _with_context(union(boxes)), extent_for(scene, references)
    small = max(detail.width / overall.width, detail.height / overall.height) < _SMALL_PART
    return detail if small else None


def degrees_of(box: Box) -> tuple[float, float, float, float]:
    """Return west, south, east and north in degrees of a box in kilometres."""
    shares = np.linspace(0, 1, 9)
    across = np.array([(x, y) for x in shares for y in shares])  # its sides are not parallels
    corners = unproject((box.x0, box.y0) + across * (box.width, box.height))
    west, south = corners.min(axis=0).tolist()
    east, north = corners.max(axis=0).tolist()
    return west, south, east, north


def fit_extent(extent: Box, width: float, height: float) -> Box:
    """Return the extent widened on one axis to the aspect ratio of a frame."""
    ratio = width / height
    x, y = extent.centre
    half_w = max(extent.width, extent.height * ratio) / 2
    return Box(x - half_w, y - half_w / ratio, x + half_w, y + half_w / ratio)
