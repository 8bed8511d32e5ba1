"""GeoJSON features of local layers, marked as such."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.cartography.geometry.geometry import is_in_rings
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.local_layer.model import LocalLayer, PartKind

#: A property of each feature in every language: other programs filter by it.
LOCAL = "local, not from the pack"
Line = list[list[float]]
_KINDS = {
    int(PartKind.POINT): "Point",
    int(PartKind.LINE): "LineString",
    int(PartKind.RING): "Polygon",
}


def local_geojson_features(layer: LocalLayer) -> Iterator[dict[str, Any]]:
    """Yield the features of a layer in degrees, as they were read."""
    numbers: list[list[float]] = np.round(layer.geometry.points, 6).tolist()
    starts, kinds = layer.geometry.starts.tolist(), layer.geometry.kinds.tolist()
    ends = layer.parts_of.tolist()
    for feature in range(layer.features):
        properties = {
            "name": layer.geometry.names[feature],
            "layer": LOCAL,
            "layer_name": layer.entry.name,
            "source": layer.entry.file,
            "read_on": layer.entry.read_on.isoformat(),
        }
        yield {
            "type": "Feature",
            "id": layer.reference(feature),
            "geometry": _geometry(
                [
                    (kinds[part], numbers[starts[part] : starts[part + 1]])
                    for part in range(*ends[feature : feature + 2])
                ]
            ),
            "properties": {key: value for key, value in properties.items() if value},
        }


def _geometry(parts: list[tuple[int, Line]]) -> dict[str, Any] | None:
    geometries = [
        _of_one_kind(name, chosen)
        for kind, name in _KINDS.items()
        if (chosen := [part for part_kind, part in parts if part_kind == kind])
    ]
    if len(geometries) < 2:
        return geometries[0] if geometries else None
    return {"type": "GeometryCollection", "geometries": geometries}


def _of_one_kind(name: str, parts: list[Line]) -> dict[str, Any]:
    many: list[Any] = parts
    if name == "Point":
        many = [part[0] for part in parts]
    elif name == "Polygon":
        many = polygons(parts)
    if len(many) == 1:
        return {"type": name, "coordinates": many[0]}
    return {"type": f"Multi{name}", "coordinates": many}


def polygons(rings: list[Line]) -> list[list[Line]]:
    """Return even-odd rings as polygons, each outer ring with its holes."""
    if len(rings) == 1:
        return [rings]
    around = _containers([np.array(ring) for ring in rings])
    groups = {i: [ring] for i, ring in enumerate(rings) if len(around[i]) % 2 == 0}
    for i, ring in enumerate(rings):
        if i not in groups:
            # A hole belongs to the innermost ring around it.
            outer = max(around[i], key=lambda j: len(around[j]))
            groups[outer].append(ring)
    return list(groups.values())


def _containers(rings: list[FloatArray]) -> list[list[int]]:
    """Return for each ring the rings that contain it."""
    low = np.array([ring.min(axis=0) for ring in rings])
    maxima = np.array([ring.max(axis=0) for ring in rings])
    containers = []
    for i, ring in enumerate(rings):
        boxes = (low <= low[i]).all(axis=1) & (maxima >= maxima[i]).all(axis=1)
        x, y = ring[0].tolist()
        maybe = (j for j in np.flatnonzero(boxes).tolist() if j != i)
        containers.append([j for j in maybe if is_in_rings(x, y, (rings[j],))])
    return containers
