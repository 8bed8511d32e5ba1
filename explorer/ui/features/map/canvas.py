"""Canvas of the map: mouse, keyboard and gestures over a pyqtgraph view with equal axes."""

from collections.abc import Callable

import numpy as np
import pyqtgraph
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import unproject
from explorer.cartography.scene.extents import fit_extent
from explorer.cartography.scene.label_placement import View
from explorer.ui.features.map.map_item import MapItem

pyqtgraph.setConfigOptions(antialias=True, useOpenGL=False)

_NEAREST_KM = 25.0
_PAST_SIDES_KM = 800.0
_ZOOM = 1.4


class MapCanvas(pyqtgraph.GraphicsView):
    """Canvas that pans and zooms; its signals emit points in kilometres of the map."""

    pressed_at = Signal(float, float)
    hovered_at = Signal(float, float, QPoint)
    explanation_requested = Signal(float, float, QPoint)
    menu_requested = Signal(float, float, QPoint)
    stepped = Signal(int)
    entered = Signal()
    escaped = Signal()
    fit_requested = Signal()
    resized = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, background=None)
        self.box = pyqtgraph.ViewBox(lockAspect=True, enableMenu=False)
        self.setCentralItem(self.box)
        self.sheet = MapItem(self._size)
        self.box.addItem(self.sheet, ignoreBounds=True)
        self.box.disableAutoRange()
        self.box.sigRangeChangedManually.connect(self._moved_by_hand)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self._pressed: QPointF | None = None
        self.free_hand = self._pinching = False
        self.can_step: dict[int, bool] = {1: False, -1: False}

    def _size(self) -> tuple[float, float]:
        viewport = self.viewport()
        return float(viewport.width()), float(viewport.height())

    def _moved_by_hand(self, *_axes: object) -> None:
        self.moved.emit()

    def limit_to(self, bounds: Box) -> None:
        """Limit panning and zooming to the mapped extent and its surroundings."""
        limits = bounds.grown(200)
        # A low, wide view can show a whole country only if it extends past the sides.
        self.box.setLimits(
            xMin=limits.x0 - _PAST_SIDES_KM,
            xMax=limits.x1 + _PAST_SIDES_KM,
            yMin=limits.y0,
            yMax=limits.y1,
            minXRange=_NEAREST_KM,
        )

    def show_extent(
        self, extent: Box, covered: float = 0.0, keep: Callable[[Box], Box] | None = None
    ) -> Box:
        """Fit an extent left of the ``covered`` pixels at the right edge.

        ``keep`` may shift the result while the extent stays within. Return the extent that the
        free part shows.
        """
        width, height = self._size()
        free = max(width - covered, width / 2)
        fitted = fit_extent(extent, free, max(height, 1.0))
        fitted = keep(fitted) if keep is not None else fitted
        right = fitted.x0 + fitted.width * width / free
        self.box.setRange(
            xRange=(fitted.x0, right), yRange=(fitted.y0, fitted.y1), padding=0, update=True
        )
        return fitted

    def extent(self) -> Box:
        """Return the extent shown, in kilometres."""
        (x0, x1), (y0, y1) = self.box.viewRange()
        return Box(x0, y0, x1, y1)

    def view(self) -> View:
        """Return the extent shown with its scale."""
        return View.of(self.extent(), *self._size())

    def kilometres(self, position: QPointF) -> tuple[float, float]:
        """Return a point of the widget in kilometres of the map."""
        view = self.view()
        return view.x0 + position.x() / view.scale, view.y1 - position.y() / view.scale

    def centre_on(self, box: Box) -> None:
        """Pan to a feature if it is not visible; the scale stays."""
        x, y = box.centre
        extent = self.extent()
        if not extent.grown(-extent.width * 0.04).holds(x, y):
            middle = extent.centre
            self.box.translateBy(x=x - middle[0], y=y - middle[1])

    def zoom(self, factor: float, centre: tuple[float, float] | None = None) -> None:
        """Zoom in by a factor around a point in kilometres, or the centre."""
        self.moved.emit()
        self.box.scaleBy((1 / factor, 1 / factor), center=centre or self.extent().centre)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pan by arrows, zoom by + and -, fit by Home; Enter chooses a feature, Escape ends."""
        shifts = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        key = Qt.Key(event.key())
        if key in shifts and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit()
            step = self.extent().height * 0.12
            self.box.translateBy(x=shifts[key][0] * step, y=shifts[key][1] * step)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_ZOOM)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom(1 / _ZOOM)
        elif key == Qt.Key.Key_Home:
            self.fit_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.stepped.emit(0)
            self.escaped.emit()
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Step through the features by Tab, and leave the map after the last one."""
        step = 1 if forward else -1
        if self.hasFocus() and self.can_step[step]:
            self.stepped.emit(step)
            return True
        self.stepped.emit(0)
        return bool(super().focusNextPrevChild(forward))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Store the point where a click begins."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        self._pinching = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Emit ``pressed_at`` for a click; a longer movement is a drag."""
        super().mouseReleaseEvent(event)
        self._read_modifiers(event)
        start, self._pressed = self._pressed, None
        if start is not None and (event.position() - start).manhattanLength() < 4:
            self.pressed_at.emit(*self.kilometres(event.position()))

    def _read_modifiers(self, event: QMouseEvent) -> None:
        """Turn snapping off while Shift or Ctrl is pressed."""
        keys = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        self.free_hand = bool(event.modifiers() & keys)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom in at the pointer."""
        self._pressed = None
        self.zoom(2.0, self.kilometres(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Emit the position of the pointer."""
        if self._pinching and event.buttons():
            return  # mouse events of the first finger, until the last one is released
        super().mouseMoveEvent(event)
        self._read_modifiers(event)
        if not event.buttons():
            self.hovered_at.emit(
                *self.kilometres(event.position()), event.globalPosition().toPoint()
            )

    def viewportEvent(self, event: QEvent) -> bool:
        """Request a tooltip for a pointer at rest; zoom by two fingers."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = self.kilometres(QPointF(event.pos()))
            self.explanation_requested.emit(*point, event.globalPos())
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._pinch(1 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._follow_fingers(pinch)
            return True
        return bool(super().viewportEvent(event))

    def _follow_fingers(self, pinch: QPinchGesture) -> None:
        """Pan and zoom so that the point between two fingers stays between them."""
        # Qt also sends mouse events of the first finger, which are neither drag nor click.
        self._pinching, self._pressed = True, None
        if pinch.state() != Qt.GestureState.GestureUpdated:
            return  # the end event repeats the last step
        centre = self.viewport().mapFromGlobal(pinch.centerPoint())
        shift = (pinch.centerPoint() - pinch.lastCenterPoint()) / self.view().scale
        self.box.translateBy(x=-shift.x(), y=shift.y())
        self._pinch(pinch.scaleFactor(), centre)

    def _pinch(self, factor: float, centre: QPointF) -> None:
        # Some drivers report factors that would leave the visible extent altogether.
        self.zoom(min(max(factor, 0.5), 2.0), self.kilometres(centre))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request the menu for the pointer, or for the centre if the keyboard asks."""
        centre = self.viewport().rect().center()
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        point = event.pos() if by_mouse else centre
        x, y = self.kilometres(QPointF(point))
        self.menu_requested.emit(x, y, self.viewport().mapToGlobal(point))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notify overlay widgets of the new size."""
        super().resizeEvent(event)
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.sheet.set_focused(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        super().focusOutEvent(event)
        self.sheet.set_focused(False)


def coordinates_text(x: float, y: float) -> str:
    """Return a point in degrees with two decimals, which are about 1 km."""
    longitude, latitude = unproject(np.array([[x, y]]))[0].tolist()
    return f"{latitude:.2f}°, {longitude:.2f}°"
