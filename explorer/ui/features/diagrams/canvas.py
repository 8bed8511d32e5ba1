"""The surface of a diagram: a click or Enter opens what a box is about, arrow keys walk."""

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
#: How much farther a box to the side seems than one straight ahead.
_ASIDE = 2.5


class DiagramCanvas(QWidget):
    """Shows one diagram on the width there is.

    ``chosen`` gives the reference a box is about, ``walked`` what the keyboard or the hand came
    to, in words, ``looked_at`` the box that should be in sight.
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
        self._room = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_diagram(self, diagram: Diagram) -> None:
        """Show a diagram; the keyboard begins at the box of the selection."""
        self._diagram, self._layout = diagram, None
        self._follow()
        self._fit()

    def select(self, reference: str) -> None:
        """Lift the boxes about a reference."""
        self._selection = reference
        self._follow()
        self.update()

    def _follow(self) -> None:
        """Put the keyboard on a box of the selection, unless it is on one."""
        held = {box.key: box.reference for box in self._diagram.boxes}
        if held.get(self._current) != self._selection:
            about = [key for key, reference in held.items() if reference == self._selection]
            self._current = next(iter(about or held), "")
            if self.hasFocus():
                self._tell_current()

    @property
    def layout_shown(self) -> Layout:
        """The diagram with a place for everything, at the width and in the font of now."""
        if self._layout is None:
            lettering = pens_of(self.font(), current_theme()).lettering
            width = self.width() - 2 * _MARGIN
            self._layout = lay_out(self._diagram, lettering, width)
            if self._layout.height > self._room:
                self._layout = lay_out(self._diagram.brief, lettering, width)
        return self._layout

    def set_room(self, height: int) -> None:
        """Tell how much of the diagram is seen at once; in little room it is told briefly."""
        room = height - 2 * _MARGIN
        if room != self._room:
            self._room = room
            self._fit()

    def _fit(self) -> None:
        self._layout = None
        size = self.sizeHint()
        self.setMinimumSize(size)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the diagram is on this width."""
        layout = self.layout_shown
        wide = 0 if layout.width <= self.width() - 2 * _MARGIN + 1 else layout.width + 2 * _MARGIN
        return QSize(round(wide), round(layout.height + 2 * _MARGIN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew on another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew in another font."""
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

    def box_at(self, spot: QPointF) -> PlacedBox | None:
        """The box at a spot of the surface."""
        x, y = spot.x() - _MARGIN, spot.y() - _MARGIN
        return next((box for box in self.layout_shown.boxes if box.holds(x, y)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be opened."""
        found = self.box_at(event.position())
        opens = found is not None and bool(found.box.reference)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens what the box is about."""
        found = self.box_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._come_to(found)
            self._open(found)

    def event(self, event: QEvent) -> bool:
        """Tell all of a box under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.box_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), found.box.description if found else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk to the nearest box that way, Enter opens."""
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
        """Tell where the keyboard is."""
        super().focusInEvent(event)
        self._tell_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is ringed without the keyboard."""
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
            far = ahead + _ASIDE * aside
            if ahead > 1 and (nearest is None or far < nearest[0]):
                nearest = (far, box)
        if nearest is not None:
            self._come_to(nearest[1])

    def _come_to(self, one: PlacedBox) -> None:
        self._current = one.box.key
        self.walked.emit(one.box.description)
        self.looked_at.emit(one)
        self.update()

    def _tell_current(self) -> None:
        current = self._placed(self._current)
        if current is not None:
            self._come_to(current)

    def _open(self, one: PlacedBox) -> None:
        if one.box.reference:
            self.chosen.emit(one.box.reference)
