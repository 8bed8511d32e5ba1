"""Ring around the pane with the keyboard focus: lists, texts and tables draw none themselves."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)

#: Width of the ring in logical pixels (WCAG 2.2, 2.4.13).
_WIDTH = 2


class FocusRing(QWidget):
    """Overlay that follows the focus among the scrolled panes of a window.

    Fields, buttons and the map draw their own focus.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._area: QAbstractScrollArea | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self._follow(None, application.focusWidget())

    @property
    def area(self) -> QAbstractScrollArea | None:
        """Pane that has the ring, or None."""
        return self._area

    def _follow(self, _before: QWidget | None, focused: QWidget | None) -> None:
        area = _area_without_focus(focused, self._window)
        if area is self._area:
            return
        if self._area is not None:
            self._area.removeEventFilter(self)
        self._area = area
        if area is None:
            self.hide()
            self.setParent(self._window)
            return
        area.installEventFilter(self)
        self.setParent(area)
        self._fit()

    def _fit(self) -> None:
        if self._area is not None:
            self.setGeometry(self._area.rect())
            self.raise_()
            self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the size of the pane."""
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().highlight().color(), _WIDTH))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


def _area_without_focus(widget: QWidget | None, window: QMainWindow) -> QAbstractScrollArea | None:
    """Return a widget if it is a pane of the window that does not draw the focus, else None."""
    if not isinstance(widget, QAbstractScrollArea) or isinstance(widget, QPlainTextEdit):
        return None
    draws_focus = widget.metaObject().className() == "MapCanvas"
    return None if draws_focus or widget.window() is not window else widget
