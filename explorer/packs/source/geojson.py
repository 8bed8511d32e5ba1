"""Reader of the GeoJSON layers of a pack, as flat coordinate arrays."""

import json
import math
import re
from array import array
from dataclasses import dataclass, field
from typing import Any

from explorer.packs.source import limits
from explorer.packs.source.schema import ValidationContext
from explorer.system.text_safety import first_unsafe

_TYPES = {
    "Point": "point",
    "LineString": "line",
    "MultiLineString": "line",
    "Polygon": "polygon",
    "MultiPolygon": "polygon",
}
_ID = re.compile(r'"id"\s*:\s*"([^"\\]{1,200})"')
#: Properties that are numbers or booleans; all others are texts.
_NUMBERS = frozenset(
    {"rank", "population", "geonames_id", "accuracy_km", "area_km2", "official_area_km2"}
    | {"length_km", "capacity_mw", "units", "share_of_oblast_pct"}
)
_FLAGS = frozenset({"clipped", "basis_checked"})
_MOST = 1e15


@dataclass(slots=True)
class LayerFeature:
    """A feature: its properties, and its parts as flat lon, lat arrays (degrees, WGS 84)."""

    identifier: str
    properties: dict[str, Any]
    type: str
    parts: "list[array[float]]" = field(default_factory=list)
    polygons: list[int] = field(default_factory=list)


@dataclass(slots=True)
class MapLayer:
    """A GeoJSON file of a pack; its name is the file's stem."""

    name: str
    features: list[LayerFeature] = field(default_factory=list)


def read_geojson_layer(text: str, file: str, name: str, findings: ValidationContext) -> MapLayer:
    """Read a FeatureCollection; features that cannot be drawn are recorded as problems."""
    layer = MapLayer(name)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        findings.problem(file, line, "this is not valid JSON", "correct the syntax in this line")
        return layer
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        findings.problem(file, 1, "this is not a FeatureCollection", "see RFC 7946 for the form")
        return layer
    features = content.get("features")
    if not isinstance(features, list):
        findings.problem(file, 1, "“features” is not a list", "see RFC 7946 for the form")
        return layer
    lines = _lines(text)
    for number, feature in enumerate(features, start=1):
        if len(findings.problems) >= limits.MAX_PROBLEMS:
            break
        drawable = _feature(feature, number, file, lines, findings)
        if drawable is not None:
            line = lines.get(drawable.identifier, 0)
            findings.define("feature", f"{name}:{drawable.identifier}", file, line)
            layer.features.append(drawable)
    return layer


def _lines(text: str) -> dict[str, int]:
    """Return the line on which each id first occurs, found in one pass."""
    first_lines: dict[str, int] = {}
    line, position = 1, 0
    for match in _ID.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        first_lines.setdefault(match[1], line)
    return first_lines


def _feature(
    feature: object,
    number: int,
    file: str,
    lines: dict[str, int],
    findings: ValidationContext,
) -> LayerFeature | None:
    members = feature if isinstance(feature, dict) else {}
    properties = members.get("properties")
    if not isinstance(properties, dict) or not isinstance(properties.get("id"), str):
        findings.problem(file, 0, f"feature {number} has no id", "give each feature an id property")
        return None
    identifier = properties["id"]
    line = lines.get(identifier, 0)
    for name in ("name_en", "kind", "as_of", "source", "licence", "method"):
        if not isinstance(properties.get(name), str) or not properties[name]:
            findings.problem(file, line, f"feature “{identifier}” has no {name}", "fill it in")
    for name in sorted(properties):
        if not _fits(name, properties[name]):
            what = f"feature “{identifier}” has a {name} that is not of its kind"
            findings.problem(file, line, what, "write a text, or a number where one is meant")
            return None
    geometry = members.get("geometry")
    shape = geometry if isinstance(geometry, dict) else {}
    kind = shape.get("type")
    sort = _TYPES.get(kind) if isinstance(kind, str) else None
    if sort is None:
        findings.problem(
            file,
            line,
            f"feature “{identifier}” has no geometry that is drawn",
            "use point, line, polygon",
        )
        return None
    result = LayerFeature(identifier, properties, sort)
    problem = _fill_geometry(result, shape["type"], shape.get("coordinates"))
    if problem:
        findings.problem(file, line, f"feature “{identifier}” {problem}", "correct its coordinates")
        return None
    return result


def _fits(name: str, value: object) -> bool:
    """Return True if the type of a property fits: a number, a boolean, or a safe text."""
    if value is None:
        return True
    if isinstance(value, bool):
        return name in _FLAGS
    if isinstance(value, int | float):
        return name in _NUMBERS and abs(value) < _MOST
    return isinstance(value, str) and name not in {*_NUMBERS, *_FLAGS} and not first_unsafe(value)


def _fill_geometry(result: LayerFeature, type_: str, coordinates: Any) -> str:  # noqa: ANN401
    """Fill in parts and polygons; return what is wrong, or ""."""
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
    except (TypeError, ValueError, IndexError, KeyError, OverflowError) as error:
        return f"has coordinates that are not a longitude and latitude ({error})"
    if not all(result.parts) or not all(result.polygons):
        return "has a part without coordinates"
    if sum(len(part) for part in result.parts) > 2 * limits.MAX_VERTICES_PER_FEATURE:
        return "has too many vertices"
    if result.type == "polygon" and any(not _closed(part) for part in result.parts):
        return "has a ring that is not closed"
    return ""


def _flat(part: Any) -> "array[float]":  # noqa: ANN401
    """Return alternating longitude and latitude; by column, which takes a third of the time."""
    longitudes = array("d", [pair[0] for pair in part])
    latitudes = array("d", [pair[1] for pair in part])
    for values, most in ((longitudes, 180), (latitudes, 90)):
        if not all(map(math.isfinite, values)) or max(map(abs, values), default=0) > most:
            wrong = next(value for value in values if not abs(value) <= most)
            raise ValueError(str(wrong))
    flat = array("d", bytes(16 * len(longitudes)))
    flat[0::2], flat[1::2] = longitudes, latitudes
    return flat


def _closed(part: "array[float]") -> bool:
    return len(part) >= 8 and part[0] == part[-2] and part[1] == part[-1]
