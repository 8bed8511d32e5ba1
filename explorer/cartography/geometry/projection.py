"""Map projection: Lambert conformal conic on the WGS 84 ellipsoid, in kilometres.

Formulas: J. P. Snyder, Map Projections: A Working Manual, USGS 1395 (1987), pages 107-109. Standard
parallels 46 and 50.5 degrees keep the scale within 0.08 per cent over Donetsk Oblast and within 0.2
per cent over Ukraine, so that shapes are comparable and the scale bar is valid.
"""

import math

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

SEMI_MAJOR_KM = 6378.137
FLATTENING = 1 / 298.257223563
CENTRAL_MERIDIAN = 37.0
ORIGIN_LATITUDE = 48.0
PARALLELS = (46.0, 50.5)

_E2 = FLATTENING * (2 - FLATTENING)
_E = math.sqrt(_E2)


def _m(phi: float) -> float:
    return math.cos(phi) / math.sqrt(1 - _E2 * math.sin(phi) ** 2)


def _t(phi: FloatArray) -> FloatArray:
    sine = _E * np.sin(phi)
    ratio = ((1 - sine) / (1 + sine)) ** (_E / 2)
    return np.asarray(np.tan(math.pi / 4 - phi / 2) / ratio, dtype=np.float64)


def _t_at(degrees: float) -> float:
    return float(_t(np.array([math.radians(degrees)]))[0])


_M1, _M2 = (_m(math.radians(p)) for p in PARALLELS)
_N = math.log(_M1 / _M2) / math.log(_t_at(PARALLELS[0]) / _t_at(PARALLELS[1]))
_F = _M1 / (_N * _t_at(PARALLELS[0]) ** _N)
_RHO0 = SEMI_MAJOR_KM * _F * _t_at(ORIGIN_LATITUDE) ** _N


def project(lonlat: FloatArray) -> FloatArray:
    """Project (n, 2) longitudes and latitudes in degrees to kilometres, y up."""
    # The far pole lies at infinity; a shape that reaches it must not distort the extent.
    latitude = np.clip(lonlat[:, 1], -60.0, 90.0)
    rho = SEMI_MAJOR_KM * _F * _t(np.radians(latitude)) ** _N
    theta = _N * np.radians(lonlat[:, 0] - CENTRAL_MERIDIAN)
    return np.column_stack((rho * np.sin(theta), _RHO0 - rho * np.cos(theta)))


def unproject(points: FloatArray) -> FloatArray:
    """Convert (n, 2) kilometres back to longitudes and latitudes in degrees."""
    x, y = points[:, 0], _RHO0 - points[:, 1]
    t = (np.hypot(x, y) / (SEMI_MAJOR_KM * _F)) ** (1 / _N)
    phi = math.pi / 2 - 2 * np.arctan(t)
    for _ in range(6):  # each round gains more than two decimals; five reach a millimetre
        sine = _E * np.sin(phi)
        phi = math.pi / 2 - 2 * np.arctan(t * ((1 - sine) / (1 + sine)) ** (_E / 2))
    longitude = CENTRAL_MERIDIAN + np.degrees(np.arctan2(x, y)) / _N
    return np.column_stack((longitude, np.degrees(phi)))


def convergence(longitude: float) -> float:
    """Return the angle in degrees of true north clockwise from the map's up."""
    return -_N * (longitude - CENTRAL_MERIDIAN)
