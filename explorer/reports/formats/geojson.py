"""GeoJSON (RFC 7946) of the displayed map, for other mapping programs."""

import json
from itertools import islice
from typing import Any

from explorer.cartography.scene.scene import Scene, drawn_shapes
from explorer.domain.content.features import Feature, MapContent, Shape

Point = list[float]


def _points(part: "memoryview[float]") -> list[Point]:
    flat = [round(value, 6) for value in part.tolist()]
    return [list(pair) for pair in zip(flat[::2], flat[1::2], strict=True)]


def shape_geometry(shape: Shape) -> dict[str, Any]:
    """Return the geometry object of a shape."""
    parts = [_points(part) for part in shape.parts]
    many: list[Any]
    if shape.type == "point":
        kind, many = "Point", [part[0] for part in parts]
    elif shape.type == "line":
        kind, many = "LineString", parts
    else:
        rings = iter(parts)
        counts = shape.polygons or (len(parts),)
        kind, many = "Polygon", [list(islice(rings, count)) for count in counts]
    if len(many) == 1:
        return {"type": kind, "coordinates": many[0]}
    return {"type": f"Multi{kind}", "coordinates": many}


def _properties(feature: Feature) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "name": feature.name,
        "layer": feature.layer,
        "class": feature.feature_class.value,
        "kind": feature.form,
        "held_by": feature.held_by,
        "status": feature.status,
        "as_of": feature.as_of,
        "method": feature.method,
        "accuracy_km": feature.accuracy_km,
        "disputed": feature.disputed,
        "source": feature.source,
        "licence": feature.licence,
    }
    return {key: value for key, value in properties.items() if value not in ("", None)}


def _local(scene: Scene) -> list[dict[str, Any]]:
    """Return the features of local layers."""
    if not scene.drawn_local:
        return []
    from explorer.reports.formats.local_layer_geojson import local_geojson_features

    return [feature for layer in scene.drawn_local for feature in local_geojson_features(layer)]


def map_geojson(content: MapContent, scene: Scene, only: frozenset[str] | None = None) -> str:
    """Return the features of all layers shown, each with its source and licence.

    ``only`` restricts them to these references.
    """
    collection = {
        "type": "FeatureCollection",
        "attribution": scene.attribution,
        "as_of": scene.as_of,
        "features": [
            {
                "type": "Feature",
                "id": shape.reference,
                "geometry": shape_geometry(content.shapes[shape.reference]),
                "properties": _properties(scene.features[shape.reference]),
            }
            for _, shape in drawn_shapes(scene)
            if only is None or shape.reference in only
        ]
        + _local(scene),
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
