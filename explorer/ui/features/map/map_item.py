"""Graphics item of the map: paints base map, highlights, labels and furniture."""

from collections.abc import Callable, Iterable, Mapping
from time import perf_counter

from pyqtgraph.graphicsItems.GraphicsObject import GraphicsObject
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.styled_shape import StyledShape
from explorer.cartography.scene.highlight import highlight
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.scene import OwnFeature, Scene, local_layer_features
from explorer.domain.content.features import FeatureRole
from explorer.ui.features.map.basemap_cache import BasemapCache
from explorer.ui.features.map.furniture import Furniture
from explorer.ui.features.map.highlight import HighlightLayer, paint_local_roughly
from explorer.ui.features.map.label_layer import LabelLayer
from explorer.ui.features.map.locator import Locator
from explorer.ui.features.map.measure_tool import MeasureTool
from explorer.ui.features.map.pens import PenSet
from explorer.ui.features.map.shape_painter import Paths, paint_shape

_SLICE = 0.005  # seconds of painting between two frames
_PAUSE = 70  # milliseconds that a new scale must last before its images are painted
_DAY_PAUSE = 250  # the same for a new day: dates follow each other more slowly


def _of_pack(references: Iterable[str]) -> list[str]:
    """Return the references outside local layers, whose features are too large for one step."""
    return [reference for reference in references if not reference.startswith("own:")]


class MapItem(GraphicsObject):
    """Graphics item of a scene; its coordinates are kilometres, y up."""

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
        self._highlights: HighlightLayer | None = None
        self._target: tuple[StyledShape, ...] = ()
        self._target_local: tuple[OwnFeature, ...] = ()
        self._at_once = self._is_new_day = False
        self._focused = False
        self.covered: tuple[Box, ...] = ()
        self.ruler: MeasureTool | None = None
        self.located = True
        self._locator: Locator | None = None
        self._whole_next = True
        self._references: Marked | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._refine)
        self.last_view: View | None = None

    def set_scene(
        self,
        scene: Scene,
        inks: PenSet,
        names: LabelLayer,
        furniture: Furniture,
        *,
        is_other_day: bool = False,
    ) -> None:
        """Show a scene; cached paths are reused if the shapes are the same.

        If it is the same map on another day, its labels stay where they are until the map rests.
        """
        if self._scene is None or self._scene.shapes is not scene.shapes:
            self._paths = Paths()
            self.prepareGeometryChange()
        self._is_new_day = is_other_day
        if is_other_day and self._names is not None:
            names.continue_from(self._names)
        self._scene, self._inks, self._names, self.furniture = scene, inks, names, furniture
        self._before, self._ground = self._ground, BasemapCache(scene, inks, self._paths)
        self._highlights = HighlightLayer(inks, self._paths)
        self._locator = Locator(scene, inks, self._paths)
        self._whole_next = True
        self._references = None
        self.update()

    def highlight_features(
        self,
        references: frozenset[str],
        chosen: str = "",
        roles: Mapping[str, FeatureRole] | None = None,
    ) -> None:
        """Highlight features; the same ones are not painted again, which would take 30 ms."""
        marked = Marked(references, chosen, roles=roles or {})
        if marked == self._references:
            return
        self._references = marked
        if self._scene is not None and self._names is not None and self._highlights is not None:
            local = tuple(
                (feature, style)
                for names, style in ((references - {chosen}, "highlight"), ({chosen}, "chosen"))
                for feature in local_layer_features(self._scene, names)
            )
            shapes = highlight(
                self._scene, _of_pack(references), "".join(_of_pack((chosen,))), roles
            )
            self._highlights.show(shapes, local)
            if self._locator is not None:
                self._locator.avoid(shapes)
            self._names.put_first(references | {chosen})
            self.update()

    def set_keyboard_target(self, reference: str) -> None:
        """Mark the keyboard target; "" marks none."""
        if self._scene is not None:
            self._target = highlight(self._scene, _of_pack((reference,)))
            self._target_local = local_layer_features(self._scene, (reference,))
            self.update()

    def put_names_within(self, extent: Box) -> None:
        """Place labels of areas within an extent if possible, and refine the view at once."""
        self._at_once = True
        if self._names is not None:
            self._names.put_within(extent)
            self.update()

    def set_focused(self, focused: bool) -> None:
        """Show or hide the focus ring."""
        self._focused = focused
        self.update()

    def named(self, scale: float) -> frozenset[str]:
        """Return the features whose labels are placed at a scale."""
        placed = self._names.placed(scale) if self._names is not None else ()
        return frozenset(name.reference for name in placed)

    def show_readout(self, text: str) -> None:
        """Show a text in the readout."""
        if self.furniture is not None:
            self.furniture.readout = text
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the bounds of the scene with a wide margin."""
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
        """Paint a frame; parts that are not refined yet follow in slices."""
        if self._scene is None or self._ground is None:
            return
        transform = painter.worldTransform()
        scale = round(transform.m11(), 9)  # panning changes the last digits
        view = View(-transform.dx() / scale, transform.dy() / scale, scale, *self._size())
        zoomed = self.last_view is not None and self.last_view.scale != view.scale
        self.last_view = view
        if self._names is not None and zoomed and not self._at_once:
            self._names.may_place = False
        painter.save()
        painter.resetTransform()
        if self._whole_next:  # nothing was shown before, so the first image is painted at once
            self._ground.paint_now(view, self._before)
            self._before, self._whole_next = None, False
        self._ground.paint(painter, view)
        self._paint_over(painter, view)
        painter.restore()
        if zoomed and not self._at_once:
            self._timer.start(_PAUSE)
        elif self._is_new_day:
            self._timer.start(_DAY_PAUSE)
        elif not self._timer.isActive():
            self._timer.start(0)
        self._at_once = self._is_new_day = False

    def _paint_over(self, painter: QPainter, view: View) -> None:
        if self._names is None or self.furniture is None or self._inks is None:
            return
        if self._highlights is None:
            return
        self.furniture.covered = self.covered
        self.furniture.paint_graticule(painter, view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._highlights.paint(painter, view)
        for shape in self._target:
            if shape.box.meets(view.extent):
                paint_shape(painter, shape, self._inks["walked"], view, self._paths)
        for feature in self._target_local:
            paint_local_roughly(painter, feature, self._inks["walked"], view)
        areas = (*self.furniture.keep_clear_areas(view), *self.covered)
        inset = self._inset_box(view, self._names, self.furniture)
        self._names.paint(painter, view, areas if inset is None else (*areas, inset))
        if self.ruler is not None:
            self.ruler.paint(painter, view, self._inks)
        self.furniture.paint(painter, view)
        if inset is not None and self._locator is not None:
            self._locator.paint(painter, view, inset)
        if self._focused:
            painter.setPen(QPen(self._inks.colour("highlight"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(1, 1, view.width - 2, view.height - 2))

    def _inset_box(self, view: View, names: LabelLayer, furniture: Furniture) -> Box | None:
        if self._locator is None or not self.located:
            return None
        return self._locator.room(view, (*furniture.fixed_areas(view), *self.covered), names)

    def _refine(self) -> None:
        view, ground, highlights = self.last_view, self._ground, self._highlights
        if ground is None or highlights is None or view is None:
            self._timer.stop()
            return
        self._timer.setInterval(0)
        if self._names is not None and not self._names.may_place:
            self._names.may_place = True
            self.update()
        before = ground.picture_for(view) is not None, highlights.is_fine(view)
        # First the base map in the view, then the outlines, then the surroundings.
        if before[0] and not before[1]:
            highlights.refine(view, _SLICE)
            is_done = False
        else:
            is_done = ground.refine(view, _SLICE) and highlights.is_fine(view)
        if before != (ground.picture_for(view) is not None, highlights.is_fine(view)):
            self.update()
        if is_done:
            self._timer.stop()

    @property
    def is_sharp(self) -> bool:
        """True once the view that was painted last has all its details."""
        view, ground, highlights = self.last_view, self._ground, self._highlights
        if view is None or ground is None or highlights is None or self._names is None:
            return False
        return (
            self._names.may_place
            and ground.picture_for(view) is not None
            and highlights.is_fine(view)
        )

    def finish(self) -> float:
        """Paint everything that is left, as before a screenshot. Return the seconds it took."""
        start = perf_counter()
        if self._ground is not None and self.last_view is not None:
            self._ground.refine(self.last_view, 60)
            if self._highlights is not None:
                self._highlights.refine(self.last_view, 60)
            self.update()
        return perf_counter() - start
