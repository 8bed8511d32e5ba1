"""Highlights of features of local layers, painted in short steps however large they are."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.local_layer.hit_test import feature_box, feature_points
from explorer.cartography.local_layer.model import LocalLayer
from explorer.cartography.local_layer.tiles import (
    GeometryChunk,
    level_for,
    level_within_budget,
    outlines,
    points_in_region,
    runs_of_feature,
)
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.scene import OwnFeature
from explorer.ui.features.map.local_layer_painter import piece_path
from explorer.ui.features.map.pens import StylePens
from explorer.ui.features.map.shape_painter import km_to_pixels

_ROUGH = 2500  # points of an outline in every frame, which take about 3 ms
_WIDE = 500  # points of a wide soft line in one step
_FINE = 4000
_SMALL = 12.0  # pixels below which a feature gets a ring instead of an outline
_MOST_SPOTS = 200
_RADIUS = 10


def _spots(layer: LocalLayer, feature: int, view: View) -> list[tuple[float, float]]:
    """Return the centres of rings: points, and features too small for an outline."""
    box = feature_box(layer, feature)
    if box is None:
        return []
    if max(box.width, box.height) * view.scale < _SMALL:
        x, y = box.centre
        return [((x - view.x0) * view.scale, (view.y1 - y) * view.scale)]
    points = points_in_region(
        feature_points(layer, feature), view.extent.grown(_RADIUS / view.scale)
    )
    return [(x, y) for x, y in view.pixels(points[:_MOST_SPOTS]).tolist()]


def _paint_rings(painter: QPainter, spots: list[tuple[float, float]], ink: StylePens) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, y in spots:
        for pen in (ink.case, ink.pen):
            if pen is not None:
                painter.setPen(pen)
                painter.drawEllipse(QPointF(x, y), _RADIUS, _RADIUS)


def _rough_pieces(feature: OwnFeature, view: View) -> Iterator[GeometryChunk]:
    layer, index = feature
    level = level_within_budget(layer, level_for(layer, view.scale / 2), index, _ROUGH)
    runs = runs_of_feature(layer, level, index)
    return outlines(level, view.extent.grown(16 / view.scale), _ROUGH, runs)


def outline_roughly(painter: QPainter, feature: OwnFeature, ink: StylePens, view: View) -> None:
    """Paint an outline with no more points than a frame has time for; the painter is in pixels."""
    painter.save()
    _paint_rings(painter, _spots(*feature, view), ink)
    painter.setTransform(km_to_pixels(view), combine=True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if ink.rough is not None:
        for piece in _rough_pieces(feature, view):
            painter.strokePath(piece_path(piece), ink.rough)
    painter.restore()


def highlight_local(
    image: QImage, feature: OwnFeature, ink: StylePens, view: View, ratio: float
) -> Iterator[None]:
    """Paint a feature's complete outline into an image, one short step after another."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_rings(painter, _spots(*feature, view), ink)
    painter.end()
    region = view.extent.grown(12 / view.scale)
    if ink.case is not None:
        # The transparency is applied once, otherwise overlapping steps would be darker.
        mask = QImage(image.size(), image.format())
        mask.setDevicePixelRatio(ratio)
        mask.fill(Qt.GlobalColor.transparent)
        solid = QPen(ink.case)
        colour = solid.color()
        softness = colour.alphaF()
        colour.setAlphaF(1.0)
        solid.setColor(colour)
        # For so wide a line, the shape at a quarter of the scale is fine enough.
        yield from _stroke(mask, feature, solid, view, region, view.scale / 4, _WIDE)
        painter = QPainter(image)
        painter.setOpacity(softness)
        painter.drawImage(0, 0, mask)
        painter.end()
        yield None
    if ink.pen is not None:
        yield from _stroke(image, feature, ink.pen, view, region, view.scale, _WIDE)


def _stroke(
    image: QImage,
    feature: OwnFeature,
    pen: QPen,
    view: View,
    region: Box,
    scale: float,
    most: int,
) -> Iterator[None]:
    layer, index = feature
    level = level_for(layer, scale)
    for piece in outlines(level, region, most, runs_of_feature(layer, level, index)):
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(km_to_pixels(view), combine=True)
        painter.strokePath(piece_path(piece), pen)
        painter.end()
        yield None
