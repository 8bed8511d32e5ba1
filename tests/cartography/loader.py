"""A small reader of the bundled map for tests of the map alone."""

import json
from array import array
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from explorer.domain.content.features import (
    Feature,
    FeatureClass,
    FeatureKind,
    MapContent,
    MapReference,
    Shape,
)

MAP = Path(__file__).parents[2] / "resources" / "packs" / "ukraine-2025" / "map"
ATTRIBUTION = (
    "© Мінрегіон (Ministry of Regional Development of Ukraine), CC BY-SA 4.0 · "
    "GeoNames, CC BY 4.0 · Natural Earth · WRI Global Power Plant Database, CC BY 4.0 · "
    "Line of contact: schematic, as of 23 Nov 2025"
)
_ASSESSED = {"held_areas", "line_of_contact", "control_points"}


def _class(layer: str, form: str) -> FeatureClass:
    if layer == "security_wall":
        return FeatureClass.ILLUSTRATIVE
    if layer == "withdrawal_zone":
        zone = form == "withdrawal_zone"
        return FeatureClass.TEXT_DEFINED if zone else FeatureClass.ASSESSED
    if layer in _ASSESSED:
        return FeatureClass.ASSESSED
    return FeatureClass.TEXT_DEFINED if layer == "znpp" else FeatureClass.REFERENCE


def _kind(layer: str, geometry: str) -> FeatureKind:
    if layer == "withdrawal_zone":
        return FeatureKind.ZONE
    if geometry == "Point":
        return FeatureKind.PLACE
    if layer == "rivers":
        return FeatureKind.RIVER
    return FeatureKind.LINE if "Line" in geometry else FeatureKind.AREA


def _feature(layer: str, item: dict[str, Any], language: str) -> Feature:
    p = item["properties"]
    text = {k: p.get(k) or "" for k in ("held_by", "held_note", "note", "status", "bound")}
    return Feature(
        reference=f"{layer}:{item['id']}",
        layer=layer,
        kind=_kind(layer, item["geometry"]["type"]),
        form=p["kind"],
        feature_class=_class(layer, p["kind"]),
        name=p[f"name_{language}"] or p["name_en"],
        as_of=p["as_of"],
        source=p["source"],
        licence=p["licence"],
        method=p["method"],
        accuracy_km=p["accuracy_km"],
        disputed=p["disputed"] or "",
        rank=p.get("rank", 9),
        population=p.get("population"),
        area_km2=p.get("area_km2"),
        share_of_oblast_pct=p.get("share_of_oblast_pct"),
        length_km=p.get("length_km"),
        oblast=p.get("oblast") or "",
        **text,
    )


def _flat(points: list[list[float]]) -> memoryview:
    return memoryview(array("d", [value for point in points for value in point[:2]]))


def _shape(reference: str, geometry: dict[str, Any]) -> Shape:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return Shape(reference, "point", (_flat([coordinates]),))
    if kind in ("LineString", "MultiLineString"):
        lines = [coordinates] if kind == "LineString" else coordinates
        return Shape(reference, "line", tuple(_flat(line) for line in lines))
    polygons = [coordinates] if kind == "Polygon" else coordinates
    rings = tuple(_flat(ring) for polygon in polygons for ring in polygon)
    return Shape(reference, "polygon", rings, tuple(len(p) for p in polygons))


def _reference(name: str, entry: dict[str, Any]) -> MapReference:
    def listed(key: str) -> tuple[str, ...]:
        return tuple(f"{f}:{i}" for f, ids in entry.get(key, {}).items() for i in ids)

    return MapReference(
        name,
        FeatureClass(entry["meaning"]),
        listed("draw"),
        listed("bounds"),
        entry.get("off_map", False),
        entry.get("note", ""),
    )


@lru_cache(maxsize=2)
def map_content(language: str = "en") -> MapContent:
    """Return the bundled map on its base day as the store would give it."""
    features, shapes = [], {}
    for file in sorted(MAP.glob("*.geojson")):
        if file.stem.endswith("_by_day"):
            continue  # copies for a map day; tests of the days read the compiled pack
        for item in json.loads(file.read_text(encoding="utf-8"))["features"]:
            feature = _feature(file.stem, item, language)
            features.append(feature)
            shapes[feature.reference] = _shape(feature.reference, item["geometry"])
    entries = yaml.safe_load((MAP / "references.yaml").read_text(encoding="utf-8"))
    entries = entries.get("references", entries)
    return MapContent(
        features=tuple(features),
        shapes=shapes,
        references={name: _reference(name, entry) for name, entry in entries.items()},
        attribution=ATTRIBUTION,
        as_of="2025-11-23",
        language=language,
    )
