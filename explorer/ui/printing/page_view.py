"""View of the pages to be printed, one below the other."""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from explorer.reports.formats.pdf_raster import PageSize

#: Page images in the cache: those in view and a few around them.
_KEPT = 8
#: A larger resolution would not make a page easier to read.
_LARGEST_PPI = 120


@dataclass(frozen=True, slots=True)
class PageImageRequest:
    """A page to be rendered, and its width in pixels."""

    index: int
    width: int


class PageView(QAbstractScrollArea):
    """View of pages fitted to the width, whose images are requested only when visible.

    ``image_requested`` is emitted if images are missing; ``missing`` returns the next one, and
    ``set_image`` sets it.
    """

    image_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # An automatic scroll bar changes the width, which can make it appear and vanish for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._sizes: tuple[PageSize, ...] = ()
        self._tops: list[int] = []
        self._heights: list[int] = []
        self._pictures: dict[int, QImage] = {}
        self._fresh: set[int] = set()
        self._faded = False
        self.setAccessibleName(self.tr("Pages as they will be printed"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_pages(self, sizes: tuple[PageSize, ...]) -> None:
        """Show other pages at the scroll position of the earlier ones.

        Earlier images are shown until the new ones are rendered, so that the view does not flash.
        """
        self._sizes = sizes
        self._fresh.clear()
        self._pictures = {
            index: picture for index, picture in self._pictures.items() if index < len(sizes)
        }
        self._faded = False
        self.setAccessibleDescription(self.tr("Pages: {0}").format(len(sizes)))
        self._arrange()

    def set_image(self, index: int, picture: QImage) -> None:
        """Set the image of a page."""
        self._pictures[index] = picture
        self._fresh.add(index)
        visible = self._in_view()
        most = max(_KEPT, len(visible) + 2)
        middle = (visible.start + visible.stop - 1) / 2
        while len(self._pictures) > most:
            farthest = max(self._pictures, key=lambda cached: abs(cached - middle))
            del self._pictures[farthest]
            self._fresh.discard(farthest)
        self.viewport().update()

    def missing(self) -> PageImageRequest | None:
        """Return the page to render next, first the visible ones, or None."""
        visible = self._in_view()
        candidates = (*visible, visible.stop, visible.start - 1)
        for index in (page for page in candidates if 0 <= page < len(self._sizes)):
            width = round(self._fitted(self._sizes[index]).width() * self.devicePixelRatioF())
            cached = self._pictures.get(index)
            if cached is None or cached.width() != width or index not in self._fresh:
                return PageImageRequest(index, max(1, width))
        return None

    def fade(self) -> None:
        """Show that the pages are about to be replaced."""
        self._faded = True
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._sizes)

    @property
    def drawn(self) -> frozenset[int]:
        """Pages whose images are current."""
        return frozenset(self._fresh)

    @property
    def current_page(self) -> int:
        """Page at the middle of the view, counted from 1; 0 if there is none."""
        if not self._sizes:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return max(1, bisect_right(self._tops, middle))

    def page_rectangle(self, index: int) -> QRect:
        """Return the rectangle of a page in the viewport."""
        size = self._fitted(self._sizes[index])
        left = (self.viewport().width() - size.width()) // 2
        top = self._tops[index] - self.verticalScrollBar().value()
        return QRect(left, top, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Request the images of the pages that come into view."""
        super().scrollContentsBy(dx, dy)
        self.image_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by Page Up, Page Down, Space, Home and End."""
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
        for index in self._in_view():
            place, picture = self.page_rectangle(index), self._pictures.get(index)
            if picture is None:
                painter.fillRect(place, Qt.GlobalColor.white)
            else:
                painter.drawImage(place, picture)
            if self._faded:
                painter.fillRect(place, QColor(255, 255, 255, 150))
        painter.end()

    def _gap(self) -> int:
        return self.fontMetrics().height()

    def _fitted(self, size: PageSize) -> QSize:
        """Return the size in pixels of a page fitted to the width of the view."""
        available = max(1, self.viewport().width() - 2 * self._gap())
        width = min(available, size.pixels_wide(_LARGEST_PPI))
        return QSize(width, max(1, round(width * size.height / size.width)))

    def _in_view(self) -> range:
        """Return the pages that are at least partly visible."""
        if not self._sizes:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, top + self.viewport().height())
        return range(first, max(first + 1, last))

    def _arrange(self) -> None:
        gap, bar = self._gap(), self.verticalScrollBar()
        index, part = self._anchor()
        heights = [self._fitted(size).height() for size in self._sizes]
        self._tops, whole = [], gap
        for height in heights:
            self._tops.append(whole)
            whole += height + gap
        visible = self.viewport().height()
        bar.setRange(0, max(0, whole - visible))
        bar.setPageStep(max(1, visible - gap))
        bar.setSingleStep(3 * gap)
        if heights:
            index = min(index, len(heights) - 1)
            bar.setValue(round(self._tops[index] - gap + part * (heights[index] + gap)))
        self._heights = heights
        self.viewport().update()
        self.image_requested.emit()

    def _anchor(self) -> tuple[int, float]:
        """Return the page at the top of the view, and the share of it that is above."""
        if not self._tops:
            return 0, 0.0
        gap, value = self._gap(), self.verticalScrollBar().value()
        index = max(0, bisect_right(self._tops, value + gap) - 1)
        height = self._heights[index] + gap
        return index, (value + gap - self._tops[index]) / height
