"""Features of a map as table rows with their sizes."""

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.cartography.geometry.geodesic import quick_area_km2, quick_length_km
from explorer.cartography.geometry.geometry import part_array
from explorer.cartography.scene.contact_distance import ContactDistance, contact_distance
from explorer.cartography.scene.hit_test import keyboard_order
from explorer.cartography.scene.scene import Scene
from explorer.domain.content.features import Feature, FeatureMention, MapContent

# These are cut off at the edge of the map, so their drawn size is meaningless.
_CUT_OFF = frozenset({"countries", "water:sea"})
_HOME = "countries:UA"


@dataclass(frozen=True, slots=True)
class FeatureRow:
    """A feature with its drawn size, its distance from the line, and the clauses that name it."""

    feature: Feature
    area_km2: float | None
    length_km: float | None
    contact: ContactDistance | None
    namings: tuple[FeatureMention, ...]


def _area(feature: Feature, content: MapContent) -> float | None:
    shape = content.shapes[feature.reference]
    cut = {feature.layer, f"{feature.layer}:{feature.form}"} & _CUT_OFF
    if shape.type != "polygon" or (cut and feature.reference != _HOME):
        return None
    known = feature.area_km2
    return quick_area_km2(map(part_array, shape.parts)) if known is None else known


def _length(feature: Feature, content: MapContent) -> float | None:
    shape = content.shapes[feature.reference]
    if shape.type != "line":
        return None
    known = feature.length_km
    return quick_length_km(map(part_array, shape.parts)) if known is None else known


def feature_table(
    scene: Scene, content: MapContent, namings: Mapping[str, tuple[FeatureMention, ...]]
) -> tuple[FeatureRow, ...]:
    """Return a row for every feature: those on the map in keyboard order, then the others."""
    order = {reference: i for i, reference in enumerate(keyboard_order(scene, scene.bounds))}
    listed = [
        f
        for f in content.features
        if f.reference in scene.shapes and f.form != "label" and f.name.strip()
    ]
    listed.sort(key=lambda f: order.get(f.reference, len(order)))
    return tuple(
        FeatureRow(
            feature=f,
            area_km2=_area(f, content),
            length_km=_length(f, content),
            contact=contact_distance(scene, f.reference),
            namings=namings.get(f.reference, ()),
        )
        for f in listed
    )
