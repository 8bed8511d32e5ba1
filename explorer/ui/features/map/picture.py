"""Picture of a widget with text below it, for the clipboard."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from explorer.ui.features.map.furniture import small

_MARGIN = 6


def with_text(widget: QWidget, text: str) -> QPixmap:
    """Return a picture of a widget, and below it a text wrapped to its width."""
    font, width = small(widget.font()), widget.width()
    flags = int(Qt.TextFlag.TextWordWrap)
    room = QRect(0, 0, width - 2 * _MARGIN, 10_000)
    height = QFontMetrics(font).boundingRect(room, flags, text).height() + 2 * _MARGIN
    ratio = widget.devicePixelRatioF()
    picture = QPixmap(round(width * ratio), round((widget.height() + height) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(widget.palette().window().color())
    painter = QPainter(picture)
    painter.drawPixmap(0, 0, widget.grab())
    painter.setFont(font)
    painter.setPen(widget.palette().windowText().color())
    painter.drawText(room.translated(_MARGIN, widget.height() + _MARGIN), flags, text)
    painter.end()
    return picture
