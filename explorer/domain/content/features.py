"""What lies on the map, and what is known of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class FeatureClass(StrEnum):
    """How a feature is known: from the text, by assessment, by claim, or drawn to illustrate.

    ``LOCAL`` is for what is the user's own: no pack may say so.
    """

    TEXT_DEFINED = "text-defined"
    ASSESSED = "assessed"
    CLAIMED = "claimed"
    ILLUSTRATIVE = "illustrative"
    REFERENCE = "reference"
    LOCAL = "local"


class FeatureKind(StrEnum):
    """The geometric sort of a feature."""

    ZONE = "zone"
    LINE = "line"
    AREA = "area"
    PLACE = "place"
    RIVER = "river"


@dataclass(frozen=True, slots=True)
class Feature:
    """Something on the map, without its shape.

    ``layer`` is the name of the layer's file, ``form`` the detailed kind (city, oblast,
    contested_belt, ...). ``accuracy_km`` is a distance in kilometres, None where unknown.
    ``basis`` says what a reported status rests on, ``basis_checked`` whether that was checked
    against a report; None where the question does not arise.
    """

    reference: str
    layer: str
    kind: FeatureKind
    form: str
    feature_class: FeatureClass
    name: str
    as_of: str
    source: str
    licence: str
    method: str
    accuracy_km: float | None = None
    disputed: str = ""
    held_by: str = ""
    held_note: str = ""
    note: str = ""
    status: str = ""
    bound: str = ""
    basis: str = ""
    basis_checked: bool | None = None
    rank: int = 9
    population: int | None = None
    area_km2: float | None = None
    share_of_oblast_pct: float | None = None
    length_km: float | None = None
    oblast: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """Geometry of a feature on WGS 84: parts of (longitude, latitude) pairs in degrees.

    ``type`` is ``point``, ``line`` or ``polygon``. ``parts`` are rings or lines, each a flat
    sequence lon, lat, lon, lat; ``polygons`` counts the rings of each polygon in turn.
    """

    reference: str
    type: str
    parts: "tuple[memoryview[float], ...]"
    polygons: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MapReference:
    """A map reference of the texts, tied to the features that draw it."""

    reference: str
    meaning: FeatureClass
    draws: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    off_map: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """A clause or side provision with the map references its text names."""

    reference: str
    title: str
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A published figure for an area, with its source."""

    figure: str
    km2: float
    pct: float
    when: str
    source: str
    agreement: str


@dataclass(frozen=True, slots=True)
class MapContent:
    """Everything the map draws from: features, their shapes and the references to them."""

    features: tuple[Feature, ...]
    shapes: dict[str, Shape]
    references: dict[str, MapReference]
    published: tuple[PublishedFigure, ...] = ()
    attribution: str = ""
    as_of: str = ""


def named_by(
    references: Mapping[str, MapReference], namings: Iterable[Naming]
) -> dict[str, tuple[Naming, ...]]:
    """The clauses that name each feature, by the feature's reference, in the order given."""
    found: dict[str, dict[str, Naming]] = {}
    for naming in namings:
        for name in naming.features:
            known = references.get(name)
            for feature in (*known.draws, *known.bounds) if known is not None else ():
                found.setdefault(feature, {})[naming.reference] = naming
    return {feature: tuple(clauses.values()) for feature, clauses in found.items()}
