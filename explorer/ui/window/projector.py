"""Projector mode: the view in front alone, large type, high contrast, a pointer that is seen."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from explorer.ui.theme.colours import apply_choice
from explorer.ui.theme.text_size import apply_text_size, desktop_text_size
from explorer.ui.window.arrangement import Pane, PaneArranger
from explorer.ui.window.main_window import MainWindow

#: Text size in points: readable from the back of a room of ten metres.
_LEAST_SIZE, _FACTOR = 18.0, 1.8
_POINTER = 56
#: Outline of an arrow in a square of side 1.
_ARROW = (
    (0.06, 0.02),
    (0.06, 0.80),
    (0.25, 0.62),
    (0.38, 0.94),
    (0.52, 0.88),
    (0.40, 0.58),
    (0.66, 0.58),
)


class Projector:
    """Shows a window for a room, and restores it as it was. Settings are not changed."""

    def __init__(self, window: MainWindow, arranger: PaneArranger) -> None:
        self._window, self._arranger = window, arranger
        self._before: tuple[str, str, Qt.WindowState] | None = None

    def toggle(self, is_on: bool, theme: str, text_size: str) -> None:
        """Turn the mode on or off; ``theme`` and ``text_size`` are the settings to restore."""
        window = self._window
        if is_on and self._before is None:
            self._before = theme, text_size, window.windowState()
            apply_choice("contrast")
            apply_text_size(str(max(_LEAST_SIZE, desktop_text_size() * _FACTOR)))
            focused = self._arranger.focused_pane()
            is_text = focused in {Pane.TEXT, Pane.STANCES}
            self._arranger.show_full(focused if is_text else Pane.VIEWS)
            QGuiApplication.setOverrideCursor(large_pointer())
            window.showFullScreen()
        elif not is_on and self._before is not None:
            theme, text_size, state = self._before
            self._before = None
            QApplication.restoreOverrideCursor()
            # Before the style sheet goes, with which the fonts of its widgets would stay.
            apply_text_size(text_size)
            apply_choice(theme)
            self._arranger.show_full(None)
            window.setWindowState(state)


def large_pointer() -> QCursor:
    """Return an arrow that is seen from afar: yellow with a black edge."""
    picture = QPixmap(_POINTER, _POINTER)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("black"), 3))
    painter.setBrush(QColor("#ffe600"))
    painter.drawPolygon(QPolygonF([QPointF(x * _POINTER, y * _POINTER) for x, y in _ARROW]))
    painter.end()
    return QCursor(picture, 3, 1)
