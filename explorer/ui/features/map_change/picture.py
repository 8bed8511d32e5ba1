"""Picture of the changes, as large as its place in the dialog allows."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_SETTLE_MS = 200
_ROUNDING = 2


class ChangePicture(QWidget):
    """Widget that scales a picture to its size.

    ``size_settled`` asks for a picture of the new size when resizing has paused.
    """

    size_settled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 220)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._image = QImage()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self.size_settled)

    @property
    def image(self) -> QImage:
        """Picture that is shown, empty before any."""
        return self._image

    @property
    def pixels(self) -> QSize:
        """Size of the widget in pixels of the screen."""
        return self.size() * self.devicePixelRatio()

    def _is_exact(self) -> bool:
        """Return whether the picture has this size, up to rounding."""
        wide, high = self._image.width(), self._image.height()
        return max(abs(wide - self.pixels.width()), abs(high - self.pixels.height())) <= _ROUNDING

    def show_image(self, image: QImage, description: str) -> None:
        """Show a picture, with a description for screen readers."""
        self._image = image
        self.setAccessibleName(description)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a picture of the new size when it no longer changes."""
        super().resizeEvent(event)
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the middle, in its proportions."""
        if self._image.isNull():
            return
        size = self.size()
        if not self._is_exact():
            size = self._image.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        painter = QPainter(self)
        if self._is_exact():  # scaling by a fraction of a pixel would blur the letters
            self._image.setDevicePixelRatio(self.devicePixelRatio())
            painter.drawImage(0, 0, self._image)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
        if self.hasFocus():
            painter.setPen(self.palette().highlight().color())
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()
