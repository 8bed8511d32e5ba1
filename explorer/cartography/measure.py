"""Lengths and areas on the ellipsoid, which no projection can give."""

from typing import Any

from explorer.cartography.projection import FloatArray
from explorer.domain.features import Shape


def _geodesic() -> Any:  # noqa: ANN401 - the library has no types
    # Only a measurement needs it, so the map does not wait for it.
    from geographiclib.geodesic import Geodesic

    return Geodesic.WGS84


def _polygon(parts: FloatArray, *, line: bool) -> tuple[float, float]:
    figure = _geodesic().Polygon(line)
    for longitude, latitude in parts:
        figure.AddPoint(float(latitude), float(longitude))
    _, length, area = figure.Compute(False, True)
    return float(length), float(area)


def line_length_km(lonlat: FloatArray) -> float:
    """Geodesic length of one line of (n, 2) longitudes and latitudes."""
    return _polygon(lonlat, line=True)[0] / 1000


def ring_area_km2(lonlat: FloatArray) -> float:
    """Geodesic area of one ring, positive when it runs counter-clockwise."""
    return _polygon(lonlat[:-1] if (lonlat[0] == lonlat[-1]).all() else lonlat, line=False)[1] / 1e6


def shape_area_km2(shape: Shape) -> float:
    """Geodesic area of a polygon shape, holes taken off."""
    from explorer.cartography.geometry import part_array

    total, ring = 0.0, 0
    for count in shape.polygons or (len(shape.parts),):
        areas = [abs(ring_area_km2(part_array(p))) for p in shape.parts[ring : ring + count]]
        total += areas[0] - sum(areas[1:])
        ring += count
    return total


def shape_length_km(shape: Shape) -> float:
    """Geodesic length of a line shape."""
    from explorer.cartography.geometry import part_array

    return sum(line_length_km(part_array(p)) for p in shape.parts)
