"""GeoJSON layers of a pack read, checked and packed as flat coordinate arrays."""

import json
import math
from array import array
from dataclasses import dataclass, field
from typing import Any

from explorer.packs import limits
from explorer.packs.schema import Findings

_TYPES = {
    "Point": "point",
    "LineString": "line",
    "MultiLineString": "line",
    "Polygon": "polygon",
    "MultiPolygon": "polygon",
}


@dataclass(slots=True)
class LayerFeature:
    """One feature: properties, and its parts as flat lon, lat arrays (degrees, WGS 84)."""

    identifier: str
    properties: dict[str, Any]
    type: str
    parts: "list[array[float]]" = field(default_factory=list)
    polygons: list[int] = field(default_factory=list)


@dataclass(slots=True)
class MapLayer:
    """One GeoJSON file of a pack; its name is the file's stem."""

    name: str
    features: list[LayerFeature] = field(default_factory=list)


def read_layer(text: str, file: str, name: str, findings: Findings) -> MapLayer:
    """Read a FeatureCollection; features that cannot be drawn are noted as problems."""
    layer = MapLayer(name)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        findings.problem(file, line, "this is no readable JSON", "mend the syntax at this line")
        return layer
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        findings.problem(file, 1, "this is no FeatureCollection", "see RFC 7946 for the form")
        return layer
    for number, feature in enumerate(content.get("features") or [], start=1):
        read = _feature(feature, number, file, text, findings)
        if read is not None:
            findings.define(
                "feature", f"{name}:{read.identifier}", file, _line(text, read.identifier)
            )
            layer.features.append(read)
    return layer


def _line(text: str, identifier: str) -> int:
    position = text.find(f'"{identifier}"')
    return text.count("\n", 0, position) + 1 if position >= 0 else 0


def _feature(
    feature: Any,  # noqa: ANN401
    number: int,
    file: str,
    text: str,
    findings: Findings,
) -> LayerFeature | None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or not isinstance(properties.get("id"), str):
        findings.problem(file, 0, f"feature {number} has no id", "give each feature an id property")
        return None
    identifier = properties["id"]
    line = _line(text, identifier)
    for name in ("name_en", "kind", "as_of", "source", "licence", "method"):
        if not isinstance(properties.get(name), str) or not properties[name]:
            findings.problem(file, line, f"feature “{identifier}” has no {name}", "fill it in")
    geometry = feature.get("geometry")
    sort = _TYPES.get(geometry.get("type", "")) if isinstance(geometry, dict) else None
    if sort is None:
        findings.problem(
            file,
            line,
            f"feature “{identifier}” has no geometry that is drawn",
            "use point, line, polygon",
        )
        return None
    result = LayerFeature(identifier, properties, sort)
    problem = _take_geometry(result, geometry["type"], geometry.get("coordinates"))
    if problem:
        findings.problem(file, line, f"feature “{identifier}” {problem}", "mend its coordinates")
        return None
    return result


def _take_geometry(result: LayerFeature, type_: str, coordinates: Any) -> str:  # noqa: ANN401
    """Fill in parts and polygons; returns what is wrong, or nothing."""
    try:
        if type_ == "Point":
            polygons = [[[coordinates]]]
        elif type_ == "LineString":
            polygons = [[coordinates]]
        elif type_ in {"MultiLineString", "Polygon"}:
            polygons = [coordinates]
        else:
            polygons = coordinates
        for polygon in polygons:
            result.polygons.append(len(polygon))
            result.parts.extend(_flat(part) for part in polygon)
    except (TypeError, ValueError, IndexError) as error:
        return f"has coordinates that are no longitude and latitude ({error})"
    if sum(len(part) for part in result.parts) > 2 * limits.MAX_VERTICES_PER_FEATURE:
        return "has too many vertices"
    if result.type == "polygon" and any(not _closed(part) for part in result.parts):
        return "has a ring that is not closed"
    return ""


def _flat(part: Any) -> "array[float]":  # noqa: ANN401
    flat = array("d")
    for pair in part:
        longitude, latitude = float(pair[0]), float(pair[1])
        if not (math.isfinite(longitude) and abs(longitude) <= 180 and abs(latitude) <= 90):
            raise ValueError(f"{longitude}, {latitude}")
        flat.extend((longitude, latitude))
    return flat


def _closed(part: "array[float]") -> bool:
    return len(part) >= 8 and part[0] == part[-2] and part[1] == part[-1]
