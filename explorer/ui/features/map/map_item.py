"""The one graphics item of the map: paints ground, lifted-out features, names and furniture."""

from collections.abc import Callable, Iterable
from time import perf_counter

from pyqtgraph.graphicsItems.GraphicsObject import GraphicsObject
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.scene import OwnFeature, Scene, highlight, local_layer_features
from explorer.ui.features.map.basemap_cache import BasemapCache
from explorer.ui.features.map.furniture import Furniture
from explorer.ui.features.map.highlight import HighlightLayer, paint_local_roughly
from explorer.ui.features.map.label_layer import LabelLayer
from explorer.ui.features.map.locator import Locator
from explorer.ui.features.map.measure_tool import MeasureTool
from explorer.ui.features.map.pens import PenSet
from explorer.ui.features.map.shape_painter import Paths, paint_shape

_SLICE = 0.005  # seconds of painting between two frames
_PAUSE = 70  # milliseconds a new scale must stand before it is worth painting sharply


def _of_pack(references: Iterable[str]) -> list[str]:
    """Those that no own layer has: its features are too large to be painted in one go."""
    return [reference for reference in references if not reference.startswith("own:")]


class MapItem(GraphicsObject):
    """Paints a scene; its coordinates are kilometres, y up."""

    def __init__(self, size: Callable[[], tuple[float, float]]) -> None:
        super().__init__()
        self._size = size
        self._scene: Scene | None = None
        self._ground: BasemapCache | None = None
        self._before: BasemapCache | None = None
        self._names: LabelLayer | None = None
        self.furniture: Furniture | None = None
        self._inks: PenSet | None = None
        self._paths = Paths()
        self._lifted: HighlightLayer | None = None
        self._walked: tuple[StyledShape, ...] = ()
        self._walked_local: tuple[OwnFeature, ...] = ()
        self._at_once = False
        self._focused = False
        self.covered: tuple[Box, ...] = ()
        self.ruler: MeasureTool | None = None
        self.located = True
        self._locator: Locator | None = None
        self._whole_next = True
        self._references: tuple[frozenset[str], str] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._refine)
        self.last_view: View | None = None

    def set_scene(
        self, scene: Scene, inks: PenSet, names: LabelLayer, furniture: Furniture
    ) -> None:
        """Show a scene; paths are kept while shapes are the same."""
        if self._scene is None or self._scene.shapes is not scene.shapes:
            self._paths = Paths()
            self.prepareGeometryChange()
        self._scene, self._inks, self._names, self.furniture = scene, inks, names, furniture
        self._before, self._ground = self._ground, BasemapCache(scene, inks, self._paths)
        self._lifted = HighlightLayer(inks, self._paths)
        self._locator = Locator(scene, inks, self._paths)
        self._whole_next = True
        self._references = None
        self.update()

    def lift(self, references: frozenset[str], chosen: str = "") -> None:
        """Lift features out of the ground; painting it again takes 30 ms, so not the same again."""
        if (references, chosen) == self._references:
            return
        self._references = references, chosen
        if self._scene is not None and self._names is not None and self._lifted is not None:
            local = tuple(
                (feature, style)
                for some, style in ((references - {chosen}, "highlight"), ({chosen}, "chosen"))
                for feature in local_layer_features(self._scene, some)
            )
            lifted = highlight(self._scene, _of_pack(references), *_of_pack((chosen,)))
            self._lifted.show(lifted, local)
            if self._locator is not None:
                self._locator.spare(lifted)
            self._names.put_first(references | {chosen})
            self.update()

    def set_keyboard_target(self, reference: str) -> None:
        """Mark the feature the keyboard is at; "" for none."""
        if self._scene is not None:
            self._walked = highlight(self._scene, _of_pack((reference,)))
            self._walked_local = local_layer_features(self._scene, (reference,))
            self.update()

    def put_names_within(self, extent: Box) -> None:
        """Place names of areas within an extent where they may be, and sharpen it at once."""
        self._at_once = True
        if self._names is not None:
            self._names.put_within(extent)
            self.update()

    def set_focused(self, focused: bool) -> None:
        """Show or hide the focus ring."""
        self._focused = focused
        self.update()

    def named(self, scale: float) -> frozenset[str]:
        """Places whose marks are to be seen at a scale."""
        placed = self._names.placed(scale) if self._names is not None else ()
        return frozenset(name.reference for name in placed)

    def show_readout(self, text: str) -> None:
        """Write the coordinates of the pointer."""
        if self.furniture is not None:
            self.furniture.readout = text
            self.update()

    def boundingRect(self) -> QRectF:
        """Everything there is."""
        if self._scene is None:
            return QRectF(-1, -1, 2, 2)
        box = self._scene.bounds.grown(2000)
        return QRectF(box.x0, box.y0, box.width, box.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the frame; what is not sharp yet follows in slices."""
        if self._scene is None or self._ground is None:
            return
        transform = painter.worldTransform()
        scale = round(transform.m11(), 9)  # what panning leaves in the last digits is no zoom
        view = View(-transform.dx() / scale, transform.dy() / scale, scale, *self._size())
        zoomed = self.last_view is not None and self.last_view.scale != view.scale
        self.last_view = view
        painter.save()
        painter.resetTransform()
        if self._whole_next:  # the first picture is worth the wait: nothing was shown before
            self._ground.paint_now(view, self._before)
            self._before, self._whole_next = None, False
        self._ground.paint(painter, view)
        self._paint_over(painter, view)
        painter.restore()
        if zoomed and not self._at_once:
            self._timer.start(_PAUSE)
        elif not self._timer.isActive():
            self._timer.start(0)
        self._at_once = False

    def _paint_over(self, painter: QPainter, view: View) -> None:
        if self._names is None or self.furniture is None or self._inks is None:
            return
        if self._lifted is None:
            return
        self.furniture.covered = self.covered
        self.furniture.paint_graticule(painter, view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._lifted.paint(painter, view)
        for shape in self._walked:
            if shape.box.meets(view.extent):
                paint_shape(painter, shape, self._inks["walked"], view, self._paths)
        for feature in self._walked_local:
            paint_local_roughly(painter, feature, self._inks["walked"], view)
        rooms = (*self.furniture.rooms(view), *self.covered)
        inset = self._inset_room(view, self._names, self.furniture)
        self._names.paint(painter, view, rooms if inset is None else (*rooms, inset))
        if self.ruler is not None:
            self.ruler.paint(painter, view, self._inks)
        self.furniture.paint(painter, view)
        if inset is not None and self._locator is not None:
            self._locator.paint(painter, view, inset)
        if self._focused:
            painter.setPen(QPen(self._inks.colour("highlight"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(1, 1, view.width - 2, view.height - 2))

    def _inset_room(self, view: View, names: LabelLayer, furniture: Furniture) -> Box | None:
        if self._locator is None or not self.located:
            return None
        return self._locator.room(view, (*furniture.fixed_rooms(view), *self.covered), names)

    def _refine(self) -> None:
        view, ground, lifted = self.last_view, self._ground, self._lifted
        if ground is None or lifted is None or view is None:
            self._timer.stop()
            return
        self._timer.setInterval(0)
        was = ground.picture_for(view) is not None, lifted.is_fine(view)
        # What is seen first: ground under the view, then outlines, then what lies around.
        if was[0] and not was[1]:
            lifted.refine(view, _SLICE)
            done = False
        else:
            done = ground.refine(view, _SLICE) and lifted.is_fine(view)
        if was != (ground.picture_for(view) is not None, lifted.is_fine(view)):
            self.update()
        if done:
            self._timer.stop()

    def finish(self) -> float:
        """Paint all that is left at once, as before a picture is taken; returns the seconds."""
        start = perf_counter()
        if self._ground is not None and self.last_view is not None:
            self._ground.refine(self.last_view, 60)
            if self._lifted is not None:
                self._lifted.refine(self.last_view, 60)
            self.update()
        return perf_counter() - start
