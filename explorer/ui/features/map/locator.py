"""Locator inset of the whole country on the map."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.locator_map import (
    COUNTRY,
    locator_box,
    locator_frame,
    locator_shapes,
    locator_size,
    locator_view,
    needs_locator,
    occlusion_penalty,
)
from explorer.cartography.scene.scene import Scene
from explorer.ui.features.map.label_layer import LabelLayer
from explorer.ui.features.map.pens import PenSet
from explorer.ui.features.map.shape_painter import Paths, paint_shape

_WIDE = 104.0
_KEPT = tuple[float, float, float, tuple[Box, ...]]


class Locator:
    """Locator inset, cached as an image; each frame paints only the rectangle of the view."""

    def __init__(self, scene: Scene, inks: PenSet, paths: Paths) -> None:
        self._scene = scene
        self._inks = inks
        self._paths = paths
        self._picture: QPixmap | None = None
        self._chosen: tuple[_KEPT, Box | None] | None = None
        self._subject: tuple[StyledShape, ...] = ()

    def avoid(self, subject: tuple[StyledShape, ...]) -> None:
        """Set the highlighted shapes: the inset shows them, and does not cover them if possible."""
        self._subject, self._chosen, self._picture = subject, None, None

    def room(self, view: View, taken: tuple[Box, ...], names: LabelLayer) -> Box | None:
        """Return the box of the inset, or None if it is not needed or does not fit.

        It stays in its corner while the map is panned.
        """
        if COUNTRY not in self._scene.shapes or not needs_locator(self._scene, view.extent):
            return None
        key = view.scale, view.width, view.height, taken
        if self._chosen is None or self._chosen[0] != key:
            size = locator_size(self._scene, _WIDE)
            room = locator_box(
                view,
                size,
                taken,
                lambda box: (
                    names.hidden_by(box, view) + occlusion_penalty(view, box, self._subject)
                ),
            )
            self._chosen = key, room
        return self._chosen[1]

    def paint(self, painter: QPainter, view: View, room: Box) -> None:
        """Paint the inset into its box."""
        if self._picture is None:
            self._picture = self._drawn(room)
        painter.drawPixmap(QPointF(room.x0, room.y0), self._picture)
        frame = locator_frame(locator_view(self._scene, room), view.extent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        place = QRectF(room.x0 + frame.x0, room.y0 + frame.y0, frame.width, frame.height)
        painter.setPen(QPen(self._inks.colour("highlight_case"), 3.5))
        painter.drawRect(place)
        painter.setPen(QPen(self._inks.colour("highlight"), 1.8))
        painter.drawRect(place)

    def _drawn(self, room: Box) -> QPixmap:
        ratio = self._inks.ratio
        picture = QPixmap(round(room.width * ratio), round(room.height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._inks.colour("land"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = locator_view(self._scene, room)
        for shape in locator_shapes(self._scene):
            paint_shape(painter, shape, self._inks[shape.style], inset, self._paths)
        named = self._inks["locator_named"]
        for shape in self._subject:
            if shape.type != "point":
                paint_shape(painter, shape, named, inset, self._paths)
        painter.setPen(QPen(self._inks.colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0.5, 0.5, room.width - 1, room.height - 1))
        painter.end()
        return picture
