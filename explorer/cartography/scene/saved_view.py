"""Between the ground shown, in kilometres, and a view kept in degrees.

A view in degrees stays where it is should the map's projection ever change.
"""

import numpy as np

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import project, unproject
from explorer.domain.desk.desk import MapView


def view_of(name: str, extent: Box) -> MapView:
    """The view of a ground, under a name."""
    longitude, latitude = unproject(np.array([extent.centre]))[0].tolist()
    return MapView(name, round(longitude, 5), round(latitude, 5), extent.width, extent.height)


def ground_of(view: MapView) -> Box:
    """The ground of a view."""
    x, y = project(np.array([[view.longitude, view.latitude]]))[0].tolist()
    half_w, half_h = view.width_km / 2, view.height_km / 2
    return Box(x - half_w, y - half_h, x + half_w, y + half_h)
