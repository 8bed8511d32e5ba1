"""Pages one below the other, as they will come out of the printer."""

from collections import OrderedDict

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_KEPT = 6  # pictures kept decoded: what is seen and a little more


class PageView(QAbstractScrollArea):
    """Shows page pictures fitted to the width; only pages in view are decoded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[bytes] = []
        self._sizes: list[QSize] = []
        self._decoded: OrderedDict[int, QImage] = OrderedDict()
        self._faded = False
        self.setAccessibleName(self.tr("Pages as they will be printed"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_pages(self, pages: list[bytes]) -> None:
        """Show other pages, at the place where the earlier ones were."""
        self._pages = pages
        self._decoded.clear()
        self._sizes = [self._image(index).size() for index in range(min(1, len(pages)))]
        self._faded = False
        count = self.tr("Pages: {0}").format(len(pages))
        self.setAccessibleDescription(count)
        self._arrange()

    def fade(self) -> None:
        """Show that the pages are about to be replaced."""
        self._faded = True
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def place_of(self, index: int) -> QRect:
        """Where a page lies in the viewport."""
        gap, size = self._gap(), self._page_size()
        top = gap + index * (size.height() + gap) - self.verticalScrollBar().value()
        left = (self.viewport().width() - size.width()) // 2
        return QRect(left, top, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys of a reader."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self.palette().mid())
        seen = self.viewport().rect()
        for index in range(len(self._pages)):
            place = self.place_of(index)
            if place.intersects(seen):
                painter.drawImage(place, self._image(index))
                if self._faded:
                    painter.fillRect(place, QColor(255, 255, 255, 150))
        painter.end()

    def _gap(self) -> int:
        return self.fontMetrics().height()

    def _page_size(self) -> QSize:
        if not self._sizes or self._sizes[0].isEmpty():
            return QSize(0, 0)
        width = max(1, self.viewport().width() - 2 * self._gap())
        whole = self._sizes[0]
        # Never larger than it was drawn: a page blown up is no truer.
        width = min(width, round(whole.width() / self.devicePixelRatioF()))
        return QSize(width, round(width * whole.height() / whole.width()))

    def _arrange(self) -> None:
        gap, size, bar = self._gap(), self._page_size(), self.verticalScrollBar()
        whole = gap + len(self._pages) * (size.height() + gap)
        seen = self.viewport().height()
        bar.setRange(0, max(0, whole - seen))
        bar.setPageStep(max(1, seen - gap))
        bar.setSingleStep(3 * gap)
        self.viewport().update()

    def _image(self, index: int) -> QImage:
        found = self._decoded.pop(index, None)
        if found is None:
            found = QImage.fromData(self._pages[index])
        self._decoded[index] = found
        while len(self._decoded) > _KEPT:
            self._decoded.popitem(last=False)
        return found
