"""Lengths and areas on the ellipsoid, which no projection preserves."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from explorer.cartography.geometry.projection import FLATTENING, SEMI_MAJOR_KM, FloatArray

if TYPE_CHECKING:
    from geographiclib.geodesic import Geodesic

_E2 = FLATTENING * (2 - FLATTENING)
_E = _E2**0.5


def _geodesic() -> "Geodesic":
    # Only measurements need the library, so opening the map does not import it.
    from geographiclib.geodesic import Geodesic

    return Geodesic.WGS84


def _polygon(parts: FloatArray, *, line: bool) -> tuple[float, float]:
    figure = _geodesic().Polygon(line)
    for longitude, latitude in parts:
        figure.AddPoint(float(latitude), float(longitude))
    _, length, area = figure.Compute(False, True)
    return float(length), float(area)


def line_length_km(lonlat: FloatArray) -> float:
    """Return the geodesic length of one line of (n, 2) longitudes and latitudes."""
    return _polygon(lonlat, line=True)[0] / 1000


def ring_area_km2(lonlat: FloatArray) -> float:
    """Return the geodesic area of one ring, positive if it runs counterclockwise."""
    return _polygon(lonlat[:-1] if (lonlat[0] == lonlat[-1]).all() else lonlat, line=False)[1] / 1e6


def distance_km(first: FloatArray, second: FloatArray) -> float:
    """Return the geodesic distance between two points, each a longitude and a latitude."""
    (lon1, lat1), (lon2, lat2) = first.tolist(), second.tolist()
    return float(_geodesic().Inverse(lat1, lon1, lat2, lon2)["s12"]) / 1000


def quick_length_km(parts: Iterable[FloatArray]) -> float:
    """Return the approximate length of lines of short segments, vectorised for tables."""
    total = 0.0
    for lonlat in parts:
        radians = np.radians(lonlat)
        middle = np.sin((radians[1:, 1] + radians[:-1, 1]) / 2)
        bend = 1 - _E2 * middle**2
        north = np.diff(radians[:, 1]) * (1 - _E2) / bend**1.5
        east = np.diff(radians[:, 0]) * np.sqrt((1 - middle**2) / bend)
        total += float(np.hypot(north, east).sum()) * SEMI_MAJOR_KM
    return total


def quick_area_km2(rings: Iterable[FloatArray]) -> float:
    """Return the approximate area of even-odd rings, for tables.

    The ellipsoid is projected to a cylinder of equal area, where a ring's area is plane.
    """
    total = 0.0
    for lonlat in rings:
        sine = np.sin(np.radians(lonlat[:, 1]))
        high = (
            (1 - _E2)
            / 2
            * (sine / (1 - _E2 * sine**2) + np.arctanh(_E * sine) / _E)
            * SEMI_MAJOR_KM
        )
        across = np.radians(lonlat[:, 0] - lonlat[0, 0]) * SEMI_MAJOR_KM
        total += float((across[:-1] * high[1:] - across[1:] * high[:-1]).sum()) / 2
    return abs(total)
