"""Changes of the map between two map days: areas that passed to another holder, and places.

Everything is as drawn. Pieces smaller than the drawing can resolve are left out and counted.
"""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.cartography.geometry.geodesic import distance_km, ring_area_km2
from explorer.cartography.geometry.geometry import is_in_rings, part_array
from explorer.cartography.geometry.projection import FloatArray
from explorer.domain.content.features import MapContent, MapDay, Shape
from explorer.domain.content.map_days import day_shown

if TYPE_CHECKING:
    from shapely import Geometry

UKRAINE, RUSSIA = "ukraine", "russia"
#: Smaller pieces are left out: they come from redrawing the line, not from the ground.
LEAST_KM2 = 1.0
#: Layers with the holders of places, the more prominent first.
_PLACES = ("places", "control_points")
_SAME_PLACE_KM = 6.0

HeldParts = Mapping[tuple[str, str], Shape]


@dataclass(frozen=True, slots=True, eq=False)
class AreaTransfer:
    """Area of an oblast that passed from its holder to another.

    ``shape`` is on WGS 84, ``km2`` its geodesic area, ``oblast`` an ISO 3166-2 code.
    """

    oblast: str
    oblast_name: str
    from_holder: str
    to_holder: str
    km2: float
    shape: Shape


@dataclass(frozen=True, slots=True)
class HolderChange:
    """A place whose holder differs on two map days; ``position`` is longitude and latitude."""

    reference: str
    name: str
    oblast: str
    oblast_name: str
    from_holder: str
    to_holder: str
    position: tuple[float, float]
    population: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class OblastChange:
    """Areas of an oblast, or of all, in square kilometres."""

    oblast: str
    oblast_name: str
    to_russia_km2: float
    to_ukraine_km2: float

    @property
    def net_to_russia_km2(self) -> float:
        """Area that passed to Russia less what passed to Ukraine."""
        return self.to_russia_km2 - self.to_ukraine_km2


@dataclass(frozen=True, slots=True, eq=False)
class DayChange:
    """Difference between two map days, in order.

    ``omitted_km2`` is the area of ``omitted`` pieces below ``LEAST_KM2``, which are in no transfer.
    """

    before: MapDay
    after: MapDay
    transfers: tuple[AreaTransfer, ...]
    places: tuple[HolderChange, ...]
    omitted: int = 0
    omitted_km2: float = 0.0

    @property
    def accuracy_km(self) -> float:
        """Accuracy of the less accurate day."""
        return max(self.before.accuracy_km, self.after.accuracy_km)

    @property
    def zone_difference_km2(self) -> float:
        """Change of the area of the withdrawal zone."""
        return self.after.zone_km2 - self.before.zone_km2

    @property
    def oblasts(self) -> tuple[OblastChange, ...]:
        """Areas by oblast, those that changed most first."""
        names = {t.oblast: t.oblast_name for t in self.transfers}
        rows = [
            OblastChange(o, name, self._km2(RUSSIA, o), self._km2(UKRAINE, o))
            for o, name in names.items()
        ]
        return tuple(sorted(rows, key=lambda r: (-r.to_russia_km2 - r.to_ukraine_km2, r.oblast)))

    @property
    def total(self) -> OblastChange:
        """Areas of all oblasts together."""
        return OblastChange("", "", self._km2(RUSSIA), self._km2(UKRAINE))

    def _km2(self, holder: str, oblast: str = "") -> float:
        return sum(
            t.km2
            for t in self.transfers
            if t.to_holder == holder and (not oblast or t.oblast == oblast)
        )


def day_change(earlier: MapContent, later: MapContent) -> DayChange:
    """Return what changed between the contents of two map days.

    Raises ValueError if either content has no map days.
    """
    before = day_shown(earlier.days, earlier.as_of)
    after = day_shown(later.days, later.as_of)
    if before is None or after is None:
        message = "the content has no map days"
        raise ValueError(message)
    names = {f.oblast: f.name for f in later.features if f.layer == "oblasts" and f.oblast}
    old, new = _held_parts(earlier), _held_parts(later)
    transfers: list[AreaTransfer] = []
    omitted: list[float] = []
    for oblast in dict.fromkeys(oblast for oblast, _ in new):
        for giver, receiver in ((UKRAINE, RUSSIA), (RUSSIA, UKRAINE)):
            passed = _passed(old, new, oblast, giver, receiver)
            pieces = [(_polygon_km2(rings), rings) for rings in passed]
            omitted += [km2 for km2, _ in pieces if km2 < LEAST_KM2]
            kept = [(km2, rings) for km2, rings in pieces if km2 >= LEAST_KM2]
            if kept:
                shape = _shape_of_pieces(f"change:{oblast}-{receiver}", [r for _, r in kept])
                km2 = sum(km2 for km2, _ in kept)
                name = names.get(oblast, oblast)
                transfers.append(AreaTransfer(oblast, name, giver, receiver, km2, shape))
    places = _places_changed(earlier, later, names)
    return DayChange(before, after, tuple(transfers), places, len(omitted), sum(omitted))


def _held_parts(content: MapContent) -> HeldParts:
    """Return the parts of oblasts by oblast and holder."""
    return {
        (feature.oblast, feature.held_by): content.shapes[feature.reference]
        for feature in content.features
        if feature.layer == "held_areas" and feature.held_by in (UKRAINE, RUSSIA)
    }


Rings = list[FloatArray]


def _passed(
    old: HeldParts, new: HeldParts, oblast: str, giver: str, receiver: str
) -> Iterator[Rings]:
    """Yield the polygons that passed from the giver to the receiver, each as its rings.

    Some oblasts have a single part drawn for each day, which decides.
    """
    given = _redrawn(old, new, (oblast, giver))
    received = _redrawn(old, new, (oblast, receiver))
    if given is not None and received is not None:
        yield from _polygons(_geometry(given[0]).intersection(_geometry(received[1])))
    elif received is not None:
        yield from _polygons(_geometry(received[1]).difference(_geometry(received[0])))
    elif given is not None:
        yield from _polygons(_geometry(given[0]).difference(_geometry(given[1])))


def _redrawn(old: HeldParts, new: HeldParts, key: tuple[str, str]) -> tuple[Shape, Shape] | None:
    """Return a part on both days if it was drawn differently, otherwise None."""
    earlier, later = old.get(key), new.get(key)
    if earlier is None or later is None or earlier.parts == later.parts:
        return None
    return earlier, later


def _geometry(shape: Shape) -> "Geometry":
    # Only a comparison needs GEOS: opening the map does not load it.
    from shapely import MultiPolygon, Polygon, make_valid

    rings = iter([part_array(part) for part in shape.parts])
    polygons = []
    for count in shape.polygons or (len(shape.parts),):
        outline = next(rings)
        polygons.append(Polygon(outline, [next(rings) for _ in range(count - 1)]))
    geometry = MultiPolygon(polygons)
    return geometry if geometry.is_valid else make_valid(geometry)


def _polygons(geometry: "Geometry") -> Iterator[Rings]:
    """Yield the polygons of a result, each as outline and holes; outlines run counterclockwise."""
    from shapely import GeometryCollection, Polygon, get_parts, orient_polygons

    for part in get_parts(geometry):
        if isinstance(part, GeometryCollection):
            yield from _polygons(part)
        elif isinstance(part, Polygon) and not part.is_empty:
            polygon = orient_polygons(part)
            yield [np.asarray(r.coords)[:, :2] for r in (polygon.exterior, *polygon.interiors)]


def _polygon_km2(rings: Rings) -> float:
    outline, *holes = [abs(ring_area_km2(ring)) for ring in rings]
    return outline - sum(holes)


def _shape_of_pieces(reference: str, pieces: list[Rings]) -> Shape:
    rings = [ring.ravel().tolist() for piece in pieces for ring in piece]
    parts = tuple(memoryview(array("d", ring)).cast("B").cast("d") for ring in rings)
    return Shape(reference, "polygon", parts, tuple(len(piece) for piece in pieces))


def _position(content: MapContent, reference: str) -> tuple[float, float]:
    longitude, latitude = content.shapes[reference].parts[0][:2].tolist()
    return longitude, latitude


def _places_changed(
    earlier: MapContent, later: MapContent, names: Mapping[str, str]
) -> tuple[HolderChange, ...]:
    """Return the places whose holder changed, large ones first, each place once."""
    holders = {f.reference: f.held_by for f in earlier.features if f.layer in _PLACES}
    changed = [
        feature
        for layer in _PLACES
        for feature in later.features
        if feature.layer == layer and holders.get(feature.reference, "") != feature.held_by
    ]
    towns = {f.name: _position(later, f.reference) for f in changed if f.layer == _PLACES[0]}
    outlines = {
        f.oblast: [part_array(part) for part in later.shapes[f.reference].parts]
        for f in later.features
        if f.layer == "oblasts" and f.oblast
    }
    rows = []
    for feature in changed:
        position = _position(later, feature.reference)
        if feature.layer != _PLACES[0] and _is_near(position, towns.get(feature.name)):
            continue
        oblast = feature.oblast or _oblast_at(position, outlines)
        rows.append(
            HolderChange(
                feature.reference,
                feature.name,
                oblast,
                names.get(oblast, oblast),
                holders.get(feature.reference, ""),
                feature.held_by,
                position,
                feature.population,
            )
        )
    return tuple(sorted(rows, key=lambda row: (-(row.population or 0), row.name)))


def _is_near(position: tuple[float, float], town: tuple[float, float] | None) -> bool:
    return town is not None and distance_km(np.array(position), np.array(town)) < _SAME_PLACE_KM


def _oblast_at(position: tuple[float, float], outlines: Mapping[str, Rings]) -> str:
    return next((o for o, rings in outlines.items() if is_in_rings(*position, rings)), "")
