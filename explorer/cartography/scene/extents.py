"""Which part of the map suits a clause."""

from collections.abc import Iterable

import numpy as np

from explorer.cartography.geometry.geometry import Box, union
from explorer.cartography.geometry.projection import unproject
from explorer.cartography.scene.scene import Scene, box_for
from explorer.domain.content.features import MapContent

NEAREST_KM = 120.0
_HOME = "oblasts:UA-14"
# A point or a small zone says little without the country around it; a sea or a state needs none.
_CONTEXT = ((60.0, 2.6), (200.0, 1.35), (600.0, 1.14), (800.0, 1.1), (float("inf"), 1.03))
# The reference draws what lies on the map of a country that goes on beyond its edge.
_TOWARDS = {"countries:PL": "oblasts:UA-07"}


def resolve(
    content: MapContent, references: Iterable[str]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Features that map references or feature references draw, and the references off the map."""
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
    """The view without a clause: Donetsk Oblast where the map has it, else everything."""
    home = scene.shapes.get(_HOME)
    return _with_context(home.box) if home is not None else scene.bounds


def _with_context(box: Box) -> Box:
    size = max(box.width, box.height)
    factor = next(f for limit, f in _CONTEXT if size <= limit)
    half_w = max(box.width * factor, NEAREST_KM) / 2
    half_h = max(box.height * factor, NEAREST_KM * 0.85) / 2
    x, y = box.centre
    return Box(x - half_w, y - half_h, x + half_w, y + half_h)


def ground_around(box: Box) -> Box:
    """The ground to show for a box: with what is around, never too near."""
    return _with_context(box)


def extent_for(scene: Scene, feature_refs: Iterable[str]) -> Box:
    """The ground to show for features: all of them with what is around, never too near."""
    references = set(feature_refs)
    boxes = [box for r in references if (box := box_for(scene, r)) is not None]
    boxes += [s.box for r in references if (s := scene.shapes.get(_TOWARDS.get(r, ""))) is not None]
    return _with_context(union(boxes)) if boxes else home_extent(scene)


_DETAILED = frozenset({"withdrawal_zone", "znpp"})
_SMALL_PART = 0.45


def detail_for(scene: Scene, feature_refs: Iterable[str]) -> Box | None:
    """The ground of a zone that would be a speck where the features are shown all together."""
    references = set(feature_refs)
    zones = [r for r in references if r.partition(":")[0] in _DETAILED]
    boxes = [box for r in zones if (box := box_for(scene, r)) is not None]
    if not boxes:
        return None
    detail, overall = _with_context(union(boxes)), extent_for(scene, references)
    small = max(detail.width / overall.width, detail.height / overall.height) < _SMALL_PART
    return detail if small else None


def degrees_of(box: Box) -> tuple[float, float, float, float]:
    """West, south, east and north of a box in kilometres, in degrees."""
    shares = np.linspace(0, 1, 9)
    across = np.array([(x, y) for x in shares for y in shares])  # its sides are no parallels
    corners = unproject((box.x0, box.y0) + across * (box.width, box.height))
    west, south = corners.min(axis=0).tolist()
    east, north = corners.max(axis=0).tolist()
    return west, south, east, north


def fit_extent(extent: Box, width: float, height: float) -> Box:
    """The extent widened on one axis to the shape of a frame."""
    ratio = width / height
    x, y = extent.centre
    half_w = max(extent.width, extent.height * ratio) / 2
    return Box(x - half_w, y - half_w / ratio, x + half_w, y + half_w / ratio)
