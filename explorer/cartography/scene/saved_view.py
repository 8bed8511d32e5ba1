"""Conversion between visible extents in kilometres and saved views in degrees.

A view in degrees stays valid if the map's projection changes.
"""

import numpy as np

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import project, unproject
from explorer.domain.desk.desk import MapView


def view_of(name: str, extent: Box) -> MapView:
    """Return the saved view of an extent, under a name."""
    longitude, latitude = unproject(np.array([extent.centre]))[0].tolist()
    return MapView(name, round(longitude, 5), round(latitude, 5), extent.width, extent.height)


def view_extent(view: MapView) -> Box:
    """Return the extent of a saved view."""
    x, y = project(np.array([[view.longitude, view.latitude]]))[0].tolist()
    half_w, half_h = view.width_km / 2, view.height_km / 2
    return Box(x - half_w, y - half_h, x + half_w, y + half_h)
