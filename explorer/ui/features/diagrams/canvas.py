"""Canvas of a diagram with its mouse and keyboard input."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.diagrams.graph.layout import Layout, PlacedBox, lay_out
from explorer.diagrams.graph.model import Diagram
from explorer.ui.features.diagrams.painting import paint_layout, pens_of
from explorer.ui.theme.colours import current_theme

_MARGIN = 8
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
#: Weight of the distance to the side when the next box in a direction is chosen.
_SIDE_WEIGHT = 2.5


class DiagramCanvas(QWidget):
    """Canvas of one diagram, laid out to its width.

    ``chosen`` emits the reference of a box, ``walked`` the description of the current box,
    ``looked_at`` the box that is to be scrolled to.
    """

    chosen = Signal(str)
    walked = Signal(str)
    looked_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diagram = Diagram("", (), ())
        self._layout: Layout | None = None
        self._selection = ""
        self._current = ""
        self._visible_height = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_diagram(self, diagram: Diagram) -> None:
        """Show a diagram; the box of the selection is the current one."""
        self._diagram, self._layout = diagram, None
        self._follow()
        self._fit()

    def select(self, reference: str) -> None:
        """Highlight the boxes of a reference."""
        self._selection = reference
        self._follow()
        self.update()

    def _follow(self) -> None:
        """Make a box of the selection the current one, unless the current one is."""
        references = {box.key: box.reference for box in self._diagram.boxes}
        if references.get(self._current) != self._selection:
            selected = [key for key, name in references.items() if name == self._selection]
            self._current = next(iter(selected or references), "")
            if self.hasFocus():
                self._emit_current()

    @property
    def layout_shown(self) -> Layout:
        """Layout of the diagram for the current width and font."""
        if self._layout is None:
            lettering = pens_of(self.font(), current_theme()).lettering
            width = self.width() - 2 * _MARGIN
            self._layout = lay_out(self._diagram, lettering, width)
            if self._layout.height > self._visible_height:
                self._layout = lay_out(self._diagram.brief, lettering, width)
        return self._layout

    def set_visible_height(self, height: int) -> None:
        """Set the visible height; a diagram that is higher is shown with brief texts."""
        visible = height - 2 * _MARGIN
        if visible != self._visible_height:
            self._visible_height = visible
            self._fit()

    def _fit(self) -> None:
        self._layout = None
        size = self.sizeHint()
        self.setMinimumSize(size)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the diagram at this width."""
        layout = self.layout_shown
        wide = 0 if layout.width <= self.width() - 2 * _MARGIN + 1 else layout.width + 2 * _MARGIN
        return QSize(round(wide), round(layout.height + 2 * _MARGIN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the diagram again if the width changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out the diagram again in the new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the diagram."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().base())
        painter.translate(_MARGIN, _MARGIN)
        paint_layout(
            painter,
            self.layout_shown,
            pens_of(self.font(), current_theme()),
            selection=self._selection,
            focused=self._current if self.hasFocus() else "",
        )
        painter.end()

    def box_at(self, point: QPointF) -> PlacedBox | None:
        """Return the box at a point of the canvas, or None."""
        x, y = point.x() - _MARGIN, point.y() - _MARGIN
        return next((box for box in self.layout_shown.boxes if box.holds(x, y)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a pointing hand over boxes that can be opened."""
        placed = self.box_at(event.position())
        can_open = placed is not None and bool(placed.box.reference)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the reference of the box that was clicked."""
        placed = self.box_at(event.position())
        if placed is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(placed)
            self._open(placed)

    def event(self, event: QEvent) -> bool:
        """Show the complete text of the box under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            placed = self.box_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), placed.box.description if placed else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the nearest box in a direction by the arrow keys; open it by Enter."""
        key = Qt.Key(event.key())
        if key in _DIRECTIONS:
            self._walk(*_DIRECTIONS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            current = self._placed(self._current)
            if current is not None:
                self._open(current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show and emit the current box."""
        super().focusInEvent(event)
        self._emit_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        super().focusOutEvent(event)
        self.update()

    def _placed(self, key: str) -> PlacedBox | None:
        return next((box for box in self.layout_shown.boxes if box.box.key == key), None)

    def _walk(self, right: int, down: int) -> None:
        current = self._placed(self._current)
        if current is None:
            return
        x, y = current.middle
        nearest: tuple[float, PlacedBox] | None = None
        for box in self.layout_shown.boxes:
            dx, dy = box.middle[0] - x, box.middle[1] - y
            ahead = dx * right + dy * down
            aside = abs(dx * down) + abs(dy * right)
            distance = ahead + _SIDE_WEIGHT * aside
            if ahead > 1 and (nearest is None or distance < nearest[0]):
                nearest = (distance, box)
        if nearest is not None:
            self._go_to(nearest[1])

    def _go_to(self, placed: PlacedBox) -> None:
        self._current = placed.box.key
        self.walked.emit(placed.box.description)
        self.looked_at.emit(placed)
        self.update()

    def _emit_current(self) -> None:
        current = self._placed(self._current)
        if current is not None:
            self._go_to(current)

    def _open(self, placed: PlacedBox) -> None:
        if placed.box.reference:
            self.chosen.emit(placed.box.reference)
