"""GeoJSON (RFC 7946) of what changed between two map days."""

import json
from typing import Any

from explorer.cartography.scene.day_change import AreaTransfer, DayChange, HolderChange
from explorer.reports.formats.geojson import shape_geometry


def day_change_geojson(change: DayChange, attribution: str) -> str:
    """Return the areas and the places that changed holder, each with its own dates and accuracy."""
    areas = [_area(transfer, change) for transfer in change.transfers]
    places = [_place(place, change) for place in change.places]
    collection = {
        "type": "FeatureCollection",
        "attribution": attribution,
        "omitted": change.omitted,
        "omitted_km2": round(change.omitted_km2, 1),
        "features": [*areas, *places],
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _area(transfer: AreaTransfer, change: DayChange) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": transfer.shape.reference,
        "geometry": shape_geometry(transfer.shape),
        "properties": {
            "kind": "area",
            "from": transfer.from_holder,
            "to": transfer.to_holder,
            "oblast": transfer.oblast,
            "oblast_name": transfer.oblast_name,
            "km2": round(transfer.km2, 1),
            **_common(change),
        },
    }


def _place(place: HolderChange, change: DayChange) -> dict[str, Any]:
    longitude, latitude = place.position
    return {
        "type": "Feature",
        "id": place.reference,
        "geometry": {"type": "Point", "coordinates": [round(longitude, 6), round(latitude, 6)]},
        "properties": {
            "kind": "place",
            "name": place.name,
            "from": place.from_holder,
            "to": place.to_holder,
            "oblast": place.oblast,
            "oblast_name": place.oblast_name,
            **_common(change),
        },
    }


def _common(change: DayChange) -> dict[str, Any]:
    return {
        "day_from": change.before.as_of,
        "day_to": change.after.as_of,
        "schematic": True,
        "accuracy_km": change.accuracy_km,
    }
