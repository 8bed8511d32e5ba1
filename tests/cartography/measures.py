"""Measures of whole shapes, which the program itself does not need."""

import numpy as np

from explorer.cartography.geometry.geodesic import distance_km, line_length_km, ring_area_km2
from explorer.cartography.geometry.geometry import part_array
from explorer.cartography.geometry.projection import CENTRAL_MERIDIAN, project
from explorer.domain.content.features import Shape


def shape_area_km2(shape: Shape) -> float:
    """Return the geodesic area of a polygon shape without its holes."""
    total, ring = 0.0, 0
    for count in shape.polygons or (len(shape.parts),):
        areas = [abs(ring_area_km2(part_array(p))) for p in shape.parts[ring : ring + count]]
        total += areas[0] - sum(areas[1:])
        ring += count
    return total


def shape_length_km(shape: Shape) -> float:
    """Return the geodesic length of a line shape."""
    return sum(line_length_km(part_array(part)) for part in shape.parts)


def point_scale(latitude: float) -> float:
    """Return the ratio of map length to true length at a latitude, over a hundredth of a degree."""
    ends = np.array([[CENTRAL_MERIDIAN, latitude - 0.005], [CENTRAL_MERIDIAN, latitude + 0.005]])
    first, second = project(ends)
    return float(np.hypot(*(second - first))) / distance_km(*ends)
