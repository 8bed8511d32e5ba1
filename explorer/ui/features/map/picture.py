"""Pictures of widgets, for the clipboard."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget


def stacked(widgets: Sequence[QWidget]) -> QPixmap:
    """Return a picture of widgets stacked from top to bottom, such as a map and its caption."""
    ratio = widgets[0].devicePixelRatioF()
    width = max(widget.width() for widget in widgets)
    height = sum(widget.height() for widget in widgets)
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(widgets[0].palette().window().color())
    painter = QPainter(picture)
    top = 0
    for widget in widgets:
        painter.drawPixmap(0, top, widget.grab())
        top += widget.height()
    painter.end()
    return picture
