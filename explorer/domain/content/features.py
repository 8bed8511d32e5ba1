"""Map features, their shapes and the clauses that mention them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class FeatureClass(StrEnum):
    """Basis of a feature: the text, an assessment, a claim, or an illustration.

    ``LOCAL`` is for what the user added; packs must not use it.
    """

    TEXT_DEFINED = "text-defined"
    ASSESSED = "assessed"
    CLAIMED = "claimed"
    ILLUSTRATIVE = "illustrative"
    REFERENCE = "reference"
    LOCAL = "local"


class FeatureKind(StrEnum):
    """Geometric kind of a feature."""

    ZONE = "zone"
    LINE = "line"
    AREA = "area"
    PLACE = "place"
    RIVER = "river"


class FeatureRole(StrEnum):
    """What a clause provides for a feature that it names."""

    RECOGNISE = "recognise"
    FREEZE = "freeze"
    GIVE_UP = "give_up"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Feature:
    """A map feature without its shape.

    ``layer`` is the name of the layer's file, ``form`` the detailed kind (city, oblast,
    contested_belt, ...). ``accuracy_km`` is a distance in kilometres, or None if unknown.
    ``basis`` is what a reported status is based on, ``basis_checked`` whether that was checked
    against a report; None if not applicable. ``base`` is set for the copy of a feature that is
    drawn on a single map day, and names the feature. ``holders`` are pairs of a map day in ISO
    form and the holder on it, oldest first; empty if the status has no history.
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
    population_note: str = ""
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
    base: str = ""
    holders: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HolderStatus:
    """Holder of a place on a map day, with what that is based on and the source, or ""."""

    as_of: str
    held_by: str
    basis: str
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MapDay:
    """A date for which the line, the zone and the areas under control are drawn.

    ``features`` are the references of the copies that are drawn on this day. Areas are in square
    kilometres, ``zone_pct`` is the share of the oblast in per cent.
    """

    as_of: str
    name: str
    certainty: str
    accuracy_km: float
    zone_km2: float
    zone_pct: float
    zone_low_km2: float
    zone_high_km2: float
    features: tuple[str, ...] = ()


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
    """A map reference of the texts, linked to the features that draw it."""

    reference: str
    meaning: FeatureClass
    draws: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    off_map: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeatureMention:
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
    """Content of the map: features, their shapes and the references to them.

    Texts are in ``language``. ``as_of`` is the day of the features. Content of a pack with map
    days holds the copies of every day; ``map_days.content_on`` returns the content of a day.
    """

    features: tuple[Feature, ...]
    shapes: dict[str, Shape]
    references: dict[str, MapReference]
    published: tuple[PublishedFigure, ...] = ()
    attribution: str = ""
    as_of: str = ""
    days: tuple[MapDay, ...] = ()
    language: str = "en"


def roles_by_feature(
    references: Mapping[str, MapReference], roles: Mapping[str, Sequence[str]]
) -> dict[str, FeatureRole]:
    """Return the role of each oblast or zone, from a clause's map references by role."""
    return {
        feature: FeatureRole(role)
        for role, names in roles.items()
        for name in names
        if name in references
        for feature in references[name].draws
        if feature.startswith(_WITH_ROLE)
    }


#: Layers whose features are outlined in the style of their role.
_WITH_ROLE = ("oblasts:", "withdrawal_zone:")


def mentions_by_feature(
    references: Mapping[str, MapReference], mentions: Iterable[FeatureMention]
) -> dict[str, tuple[FeatureMention, ...]]:
    """Return the clauses that mention each feature, by its reference, in the given order."""
    result: dict[str, dict[str, FeatureMention]] = {}
    for mention in mentions:
        for name in mention.features:
            known = references.get(name)
            for feature in (*known.draws, *known.bounds) if known is not None else ():
                result.setdefault(feature, {})[mention.reference] = mention
    return {feature: tuple(clauses.values()) for feature, clauses in result.items()}
