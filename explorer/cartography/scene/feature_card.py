"""Facts on a feature of the map, computed for its card: sizes, towns inside, distance."""

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.cartography.geometry.geodesic import quick_area_km2, quick_length_km
from explorer.cartography.geometry.geometry import is_in_rings, part_array
from explorer.cartography.scene.contact_distance import ContactDistance, contact_distance
from explorer.cartography.scene.scene import Scene, feature_of, shape_for
from explorer.domain.content.features import (
    Feature,
    FeatureMention,
    HolderStatus,
    MapContent,
    PublishedFigure,
)
from explorer.domain.content.map_days import day_shown

_ZONE_LAYER = "withdrawal_zone"
_TOWNS = "places"


@dataclass(frozen=True, slots=True)
class Statement:
    """A stance whose text names the feature."""

    reference: str
    target: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class FeatureCard:
    """Facts on a feature as drawn on a map day; areas in km², lengths and distances in km.

    ``other_name`` is its name in the pack's other language. ``low_km2`` and ``high_km2`` are the
    bounds of an estimated area, None if it has none. ``towns`` are the drawn towns inside,
    largest first. ``published`` are figures that others gave for the area.
    """

    feature: Feature
    as_of: str
    other_name: str = ""
    area_km2: float | None = None
    length_km: float | None = None
    low_km2: float | None = None
    high_km2: float | None = None
    published: tuple[PublishedFigure, ...] = ()
    towns: tuple[Feature, ...] = ()
    contact: ContactDistance | None = None
    mentions: tuple[FeatureMention, ...] = ()
    history: tuple[HolderStatus, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def people(self) -> int:
        """Sum of the populations of the towns inside."""
        return sum(town.population or 0 for town in self.towns)


def feature_card(scene: Scene, content: MapContent, reference: str) -> FeatureCard | None:
    """Return what the map itself gives for a feature, or None if the map has no such feature.

    ``content`` is that of the scene's map day. Names in the other language, clauses, history and
    statements are added by the reader of the pack.
    """
    feature, shape = feature_of(scene, reference), shape_for(scene, reference)
    if feature is None or shape is None:
        return None
    is_zone = feature.layer == _ZONE_LAYER and feature.form == _ZONE_LAYER
    day = day_shown(content.days, scene.as_of) if is_zone else None
    is_area = shape.type == "polygon"
    area, length = feature.area_km2, feature.length_km
    drawn = content.shapes.get(reference)
    if drawn is not None and is_area and area is None and feature.layer not in _CUT_OFF:
        area = quick_area_km2(map(part_array, drawn.parts))
    if drawn is not None and shape.type == "line" and length is None:
        length = quick_length_km(map(part_array, drawn.parts))
    return FeatureCard(
        feature=feature,
        as_of=scene.as_of,
        area_km2=area,
        length_km=length,
        low_km2=day.zone_low_km2 if day is not None else None,
        high_km2=day.zone_high_km2 if day is not None else None,
        published=content.published if is_zone else (),
        towns=tuple(_towns_inside(scene, reference)) if is_area else (),
        contact=contact_distance(scene, reference),
    )


#: Layers whose areas are cut off at the edge of the map, so that their size has no meaning.
_CUT_OFF = frozenset({"countries", "water"})


def _towns_inside(scene: Scene, reference: str) -> Iterable[Feature]:
    """Return the towns in an area, largest first."""
    area = shape_for(scene, reference)
    towns = []
    for name, feature in scene.features.items():
        shape = scene.shapes.get(name)
        if area is None or shape is None or feature.layer != _TOWNS:
            continue
        x, y = shape.parts[0][0].tolist()
        if area.box.holds(x, y) and is_in_rings(x, y, area.parts):
            towns.append(feature)
    return sorted(towns, key=lambda town: -(town.population or 0))
