"""Projection, styles, label placement and legend: a map as a scene of styled shapes, without Qt."""
