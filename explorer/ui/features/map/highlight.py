"""Highlighted features: drawn coarsely in the first frame, refined when idle."""

import math
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.highlight import highlights_at_scale
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.scene import OwnFeature
from explorer.ui.features.map.basemap_cache import CachedTile, draw_scaled, pixel_aligned
from explorer.ui.features.map.pens import PenSet, StylePens
from explorer.ui.features.map.shape_painter import Paths, km_to_pixels, paint_shape

_MARGIN = 160
_COARSEST = 4.0


class HighlightLayer:
    """Outlines of highlighted features, cached as an image: wide soft lines are slow to paint."""

    def __init__(self, inks: PenSet, paths: Paths) -> None:
        self._inks = inks
        self._paths = paths
        self._shapes: tuple[StyledShape, ...] = ()
        self._local: tuple[tuple[OwnFeature, str], ...] = ()
        self._picture: CachedTile | None = None
        self._job: Iterator[CachedTile | None] | None = None
        self._job_view: View | None = None

    def show(
        self, shapes: tuple[StyledShape, ...], local: tuple[tuple[OwnFeature, str], ...] = ()
    ) -> None:
        """Highlight these features, and features of local layers each in a style."""
        self._shapes, self._local = shapes, local
        self._picture = self._job = self._job_view = None

    def is_fine(self, view: View) -> bool:
        """Return True if the image for a view is complete, or nothing is highlighted."""
        is_empty = not self._shapes and not self._local
        return is_empty or (self._picture is not None and self._picture.covers(view))

    def paint(self, painter: QPainter, view: View) -> None:
        """Paint the outlines from the image if it is ready, otherwise coarsely."""
        if self._picture is not None and self._picture.covers(view):
            left = (self._picture.view.x0 - view.x0) * view.scale
            top = (view.y1 - self._picture.view.y1) * view.scale
            painter.drawImage(round(left), round(top), self._picture.image)
            return
        if self._picture is not None and _contains(self._picture.view, view):
            # While zooming in, this takes 1 ms; outlines would take 11.
            draw_scaled(painter, self._picture, view)
            return
        for shape in highlights_at_scale(self._shapes, view.scale):
            if shape.box.meets(view.extent):
                self._paint_roughly(painter, shape, view)
        for feature, style in self._local:
            paint_local_roughly(painter, feature, self._inks[style], view)

    def _paint_roughly(self, painter: QPainter, shape: StyledShape, view: View) -> None:
        if not shape.style.startswith(("highlight", "glow", "chosen")):
            return  # lines drawn again over the outlines are in the base map as well
        ink = self._inks[shape.style]
        if shape.type == "point":
            paint_shape(painter, shape, ink, view, self._paths)
            return
        zoom = 2.0 ** math.ceil(math.log2(view.scale))
        rough = self._paths.of(shape, zoom / 4)
        painter.save()
        painter.setTransform(km_to_pixels(view), combine=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        # The wide casing takes as long as the rest of a frame; only the image has it.
        if ink.rough is not None:
            painter.strokePath(rough, ink.rough)
        painter.restore()

    def refine(self, view: View, budget: float) -> bool:
        """Continue the image for at most ``budget`` seconds. Return True when it is complete."""
        end = perf_counter() + budget
        if self.is_fine(view):
            return True
        if self._job is None or self._job_view is None or not _covers(self._job_view, view):
            self._job_view = pixel_aligned(view, _MARGIN)
            self._job = self._painted(self._job_view)
        for picture in self._job:
            if picture is not None:
                self._picture = picture
            elif perf_counter() > end:
                return False
        self._job = None
        return True

    def _painted(self, view: View) -> Iterator[CachedTile | None]:
        ratio = self._inks.ratio
        image = QImage(
            round(view.width * ratio),
            round(view.height * ratio),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        region = view.extent.grown(12 / view.scale)
        for shape in highlights_at_scale(self._shapes, view.scale):
            if shape.box.meets(region):
                painter = QPainter(image)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                ink = self._inks[shape.style]
                paint_shape(painter, shape, ink, view, self._paths, region)
                painter.end()
                yield None
        if self._local:
            from explorer.ui.features.map.local_layer_highlight import highlight_local

            for feature, style in self._local:
                yield from highlight_local(image, feature, self._inks[style], view, ratio)
        yield CachedTile(image, view)


def paint_local_roughly(painter: QPainter, feature: OwnFeature, ink: StylePens, view: View) -> None:
    """Paint the outline of a local layer's feature, fast enough for every frame."""
    from explorer.ui.features.map.local_layer_highlight import outline_roughly

    outline_roughly(painter, feature, ink, view)


def _contains(whole: View, view: View) -> bool:
    """Return True if an image of ``whole`` shows all of a view, and not too coarsely."""
    outer, inner = whole.extent, view.extent
    return (
        view.scale < whole.scale * _COARSEST
        and outer.holds(inner.x0, inner.y0)
        and outer.holds(inner.x1, inner.y1)
    )


def _covers(whole: View, view: View) -> bool:
    return CachedTile(QImage(), whole).covers(view)
