"""Cartography without Qt: projection, styles, label placement and legend of a map as a scene."""
