"""Cache of the painted base map, in images somewhat larger than the view.

Panning shifts an image; new parts are painted in slices short enough for a frame. Until then an
old image is drawn scaled, or a small one of the whole map.
"""

import math
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.scene import Scene, with_local_layers
from explorer.cartography.scene.style import MapTheme
from explorer.ui.features.map.pens import PenSet
from explorer.ui.features.map.shape_painter import Paths, paint_layer_point, paint_shape

MARGIN = 192
_KEPT = 6
_OVERVIEW_SCALE = 0.55
# The marks of these are painted with their labels, not in the base map.
NAMED_LAYERS = frozenset({"places", "ports", "znpp"})


@dataclass(slots=True, eq=False)
class CachedTile:
    """A painted image and the view it shows."""

    image: QImage
    view: View

    def covers(self, view: View) -> bool:
        """Return True if it shows all of a view at the view's scale."""
        outer, inner = self.view.extent, view.extent
        tolerance = 0.6 / view.scale
        return (
            abs(self.view.scale - view.scale) < view.scale * 1e-6
            and outer.x0 <= inner.x0 + tolerance
            and outer.y0 <= inner.y0 + tolerance
            and outer.x1 >= inner.x1 - tolerance
            and outer.y1 >= inner.y1 - tolerance
        )


def pixel_aligned(view: View, margin: int) -> View:
    """Return a view with a margin in pixels, whose corner is on a whole pixel at its scale."""
    left = math.floor(view.x0 * view.scale) - margin
    top = math.floor(-view.y1 * view.scale) - margin
    width, height = math.ceil(view.width) + 2 * margin + 1, math.ceil(view.height) + 2 * margin + 1
    return View(left / view.scale, -top / view.scale, view.scale, width, height)


class BasemapCache:
    """Cache of the images that the drawn layers of a scene are painted into."""

    def __init__(self, scene: Scene, inks: PenSet, paths: Paths) -> None:
        self._scene = scene
        self._inks = inks
        self._paths = paths
        self._pictures: OrderedDict[tuple[float, int, int], CachedTile] = OrderedDict()
        self._overview: CachedTile | None = None
        self._job: Iterator[CachedTile | None] | None = None
        self._job_view: View | None = None
        self._before: tuple[CachedTile, ...] = ()

    def picture_for(self, view: View) -> CachedTile | None:
        """Return the image that shows a view at its scale, or None."""
        for key in reversed(self._pictures):
            if self._pictures[key].covers(view):
                return self._pictures[key]
        return None

    def paint(self, painter: QPainter, view: View) -> bool:
        """Paint the base map of a view. Return False if it is only a scaled image so far."""
        sharp = self.picture_for(view)
        if sharp is not None:
            self._pictures.move_to_end(_key(sharp.view))
            left = (sharp.view.x0 - view.x0) * view.scale
            top = (view.y1 - sharp.view.y1) * view.scale
            painter.drawImage(round(left), round(top), sharp.image)
            return True
        painter.fillRect(QRectF(0, 0, view.width, view.height), self._inks.colour("background"))
        substitutes = [*self._before, self._overview, *list(self._pictures.values())[-1:]]
        for picture in substitutes:
            if picture is not None:
                draw_scaled(painter, picture, view)
        return False

    def refine(self, view: View, budget: float) -> bool:
        """Continue painting a view for at most ``budget`` seconds. Return True when it is done."""
        end = perf_counter() + budget
        while (job := self._next_job(view)) is not None:
            for picture in job:
                if picture is not None:
                    self._keep(picture)
                elif perf_counter() > end:
                    return False
            self._job = None
        return True

    def paint_now(self, view: View, before: "BasemapCache | None" = None) -> None:
        """Paint the first image of a scene at once, without a margin.

        Local layers may be too large for that. If there are any, the images of ``before`` are
        shown first, or the map of the pack alone.
        """
        if not self._scene.drawn_local:
            self._paint_whole(view)
            return
        if before is None or before.theme is not self._inks.theme:
            before = BasemapCache(with_local_layers(self._scene, ()), self._inks, self._paths)
            before._paint_whole(view)
        self._before = before._newest

    @property
    def theme(self) -> MapTheme:
        """Theme of the images."""
        return self._inks.theme

    @property
    def _newest(self) -> tuple[CachedTile, ...]:
        """Best substitutes for a missing image, the small one of the whole map first."""
        overview = () if self._overview is None else (self._overview,)
        return (*(overview or self._before[:1]), *list(self._pictures.values())[-1:])

    def _paint_whole(self, view: View) -> None:
        for picture in self._painted(pixel_aligned(view, 0), None):
            if picture is not None:
                self._keep(picture)

    def _next_job(self, view: View) -> Iterator[CachedTile | None] | None:
        if self.picture_for(_ahead(view)) is None:
            aligned = pixel_aligned(view, MARGIN)
            is_near = self._job_view is not None and CachedTile(QImage(), self._job_view).covers(
                view
            )
            if self._job is None or not is_near:
                self._job_view = aligned
                self._job = self._painted(aligned, self._overlapping(aligned))
        elif self._overview is None:
            if self._job is None or self._job_view is None or not _is_overview(self._job_view):
                bounds = self._scene.bounds
                size = bounds.width * _OVERVIEW_SCALE, bounds.height * _OVERVIEW_SCALE
                self._job_view = pixel_aligned(
                    View(bounds.x0, bounds.y1, _OVERVIEW_SCALE, *size), 0
                )
                self._job = self._painted(self._job_view, None)
        else:
            self._job = None
        return self._job

    def _keep(self, picture: CachedTile) -> None:
        if _is_overview(picture.view) and self._overview is None:
            self._overview = picture
            self._before = ()
            return
        self._pictures[_key(picture.view)] = picture
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)

    def _overlapping(self, view: View) -> CachedTile | None:
        """Return the newest image of the same scale that overlaps a view, or None."""
        for picture in reversed(self._pictures.values()):
            if picture.view.scale == view.scale and picture.view.extent.meets(view.extent):
                return picture
        return None

    def _painted(self, view: View, source: CachedTile | None) -> Iterator[CachedTile | None]:
        ratio = self._inks.ratio
        image = QImage(
            round(view.width * ratio), round(view.height * ratio), QImage.Format.Format_RGB32
        )
        image.setDevicePixelRatio(ratio)
        whole = QRect(0, 0, round(view.width), round(view.height))
        areas = [whole]
        image.fill(self._inks.colour("background"))
        if source is not None:
            areas = _copied(image, view, source, whole)
        yield None
        for area in areas:
            yield from self._paint_area(image, view, area)
        yield CachedTile(image, view)

    def _paint_area(self, image: QImage, view: View, area: QRect) -> Iterator[None]:
        box = Box(
            view.x0 + (area.left() - 8) / view.scale,
            view.y1 - (area.bottom() + 9) / view.scale,
            view.x0 + (area.right() + 9) / view.scale,
            view.y1 - (area.top() - 8) / view.scale,
        )
        # The hatch is anchored at the origin of the map, so that it is continuous between images.
        origin = round(-view.x0 * view.scale), round(view.y1 * view.scale)
        for layer in self._scene.drawn:
            if layer.key in NAMED_LAYERS:
                continue
            if layer.local is not None:
                from explorer.ui.features.map.local_layer_painter import Area, paint_local_layer

                yield from paint_local_layer(Area(image, view, area), layer.local, self._inks)
                continue
            for shape in (s for s in layer.shapes if s.box.meets(box)):
                painter = QPainter(image)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setClipRect(area)
                painter.setBrushOrigin(*origin)
                if shape.type == "point":
                    paint_layer_point(painter, shape, view, self._inks)
                else:
                    paint_shape(painter, shape, self._inks[shape.style], view, self._paths, box)
                painter.end()
                yield None


def _is_overview(view: View) -> bool:
    return view.scale == _OVERVIEW_SCALE


def _ahead(view: View) -> View:
    """Return the view with a border that is likely to be panned into it next."""
    border = 64 / view.scale
    return View(view.x0 - border, view.y1 + border, view.scale, view.width + 128, view.height + 128)


def _key(view: View) -> tuple[float, int, int]:
    return view.scale, round(view.x0 * view.scale), round(view.y1 * view.scale)


def draw_scaled(painter: QPainter, picture: CachedTile, view: View) -> None:
    """Draw an image of another scale as a substitute."""
    factor = view.scale / picture.view.scale
    target = QRectF(
        (picture.view.x0 - view.x0) * view.scale,
        (view.y1 - picture.view.y1) * view.scale,
        picture.view.width * factor,
        picture.view.height * factor,
    )
    painter.drawImage(target, picture.image)


def _copied(image: QImage, view: View, source: CachedTile, whole: QRect) -> list[QRect]:
    """Copy the common part of an older image. Return the areas still to paint."""
    dx = round((source.view.x0 - view.x0) * view.scale)
    dy = round((view.y1 - source.view.y1) * view.scale)
    copied = QRect(dx, dy, round(source.view.width), round(source.view.height)).intersected(whole)
    painter = QPainter(image)
    painter.drawImage(dx, dy, source.image)
    painter.end()
    areas = [
        QRect(0, 0, whole.width(), copied.top()),
        QRect(0, copied.bottom() + 1, whole.width(), whole.height() - copied.bottom() - 1),
        QRect(0, copied.top(), copied.left(), copied.height()),
        QRect(
            copied.right() + 1, copied.top(), whole.width() - copied.right() - 1, copied.height()
        ),
    ]
    return [area for area in areas if area.width() > 0 and area.height() > 0]
