"""Distance of a town of Ukraine from the line of contact as drawn."""

from dataclasses import dataclass

import numpy as np

from explorer.cartography.geometry.geodesic import distance_km
from explorer.cartography.geometry.geometry import is_in_rings
from explorer.cartography.geometry.projection import FloatArray, unproject
from explorer.cartography.scene.label_placement import Barriers
from explorer.cartography.scene.scene import Scene

_LINE = "line_of_contact"
_SIDES = ("ukraine", "russia")
_EXACT_KM = 10.0
_NEAR_KM = 60.0  # no stretch of the line is that long


@dataclass(frozen=True, slots=True)
class ContactDistance:
    """Geodesic kilometres, and the accuracy of the nearest stretch of the line."""

    km: float
    accuracy_km: float | None


def nearest_on(line: FloatArray, x: float, y: float) -> tuple[float, FloatArray]:
    """Return the distance from a point to a line on the map, and the nearest point of the line."""
    start, step = line[:-1], np.diff(line, axis=0)
    length2 = np.maximum((step**2).sum(axis=1), 1e-18)
    point = np.array((x, y))
    share = np.clip(((point - start) * step).sum(axis=1) / length2, 0, 1)
    feet = start + step * share[:, None]
    gaps = ((point - feet) ** 2).sum(axis=1)
    best = int(gaps.argmin())
    return float(np.sqrt(gaps[best])), feet[best]


def contact_lines(scene: Scene) -> tuple[FloatArray, ...]:
    """Return the line of contact as drawn, in kilometres; empty if it is hidden or absent."""
    return tuple(
        part
        for layer in scene.drawn
        for shape in layer.shapes
        if shape.reference.startswith(f"{_LINE}:") and shape.type == "line"
        for part in shape.parts
    )


def name_barriers(scene: Scene) -> Barriers:
    """Return barriers for labels: the line of contact, and the sides of labels near it."""
    lines = contact_lines(scene)
    return Barriers(lines, _label_homes(scene, lines))


def _label_homes(scene: Scene, lines: tuple[FloatArray, ...]) -> dict[str, tuple[float, float]]:
    """Return points across the line for towns that lie beyond it by less than its accuracy."""
    homes: dict[str, tuple[float, float]] = {}
    if not lines:
        return homes
    corners = np.concatenate(lines)
    for reference, feature in scene.features.items():
        shape = scene.shapes.get(reference)
        if feature.layer != "places" or shape is None or feature.held_by not in _SIDES:
            continue
        x, y = shape.parts[0][0].tolist()
        if np.abs(corners - (x, y)).sum(axis=1).min() > _NEAR_KM:
            continue
        nearest = [nearest_on(line, x, y) for line in lines]
        distance, foot = min(nearest, key=lambda pair: pair[0])
        if distance < _EXACT_KM and _holder_at(scene, x, y) not in ("", feature.held_by):
            homes[reference] = (2 * float(foot[0]) - x, 2 * float(foot[1]) - y)
    return homes


def _holder_at(scene: Scene, x: float, y: float) -> str:
    areas = (
        (scene.features[reference].held_by, shape)
        for reference, shape in scene.shapes.items()
        if reference.startswith("held_areas:") and shape.box.holds(x, y)
    )
    return next((h for h, shape in areas if h in _SIDES and is_in_rings(x, y, shape.parts)), "")


def contact_distance(scene: Scene, reference: str) -> ContactDistance | None:
    """Return the geodesic distance of a town from the line, or None outside Ukraine or without it.

    The nearest point is determined on the map, whose scale differs by less than 0.2 per cent over
    Ukraine; the distance to it is then measured on the ellipsoid.
    """
    feature, shape = scene.features.get(reference), scene.shapes.get(reference)
    if feature is None or shape is None or feature.layer != "places":
        return None
    if f"oblasts:{feature.oblast}" not in scene.shapes:
        return None
    x, y = shape.parts[0][0].tolist()
    candidates = [
        (*nearest_on(part, x, y), line_key)
        for line_key, line in scene.shapes.items()
        if line_key.startswith(f"{_LINE}:") and line.type == "line"
        for part in line.parts
    ]
    if not candidates:
        return None
    _, foot, nearest = min(candidates, key=lambda candidate: candidate[0])
    lonlat = unproject(np.array([(x, y), foot.tolist()]))
    return ContactDistance(distance_km(*lonlat), scene.features[nearest].accuracy_km)
