"""View of the pages to be printed, one below the other."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from explorer.reports.formats.pdf_raster import PageSize, TextHit

#: Page images in the cache: those in view and a few around them.
_KEPT = 8
#: Resolution of 100 percent, and the scales that zooming goes through.
_PPI = 96
_SCALES = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 1.75, 2.0)
#: A larger resolution would not make a page easier to read.
_LARGEST_PPI = 120


class PageFit(Enum):
    """How pages are fitted to the view; ``SCALE`` is a scale that was chosen."""

    WIDTH = "width"
    PAGE = "page"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class PageImageRequest:
    """A page to be rendered, and its width in pixels."""

    index: int
    width: int


class PageView(QAbstractScrollArea):
    """View of pages fitted to the view, whose images are requested only when visible.

    ``image_requested`` is emitted if images are missing; ``missing`` returns the next one, and
    ``set_image`` sets it. ``place_changed`` is emitted when another page or scale is shown.
    """

    image_requested = Signal()
    place_changed = Signal()

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
        self._hits: tuple[TextHit, ...] = ()
        self._chosen_hit = -1
        self.fit = PageFit.WIDTH
        self._scale = 1.0
        self.setAccessibleName(self.tr("Pages as they will be printed"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_pages(self, sizes: tuple[PageSize, ...]) -> None:
        """Show other pages at the scroll position of the earlier ones.

        Earlier images are shown until the new ones are rendered, so that the view does not flash.
        """
        self._sizes = sizes
        self._hits, self._chosen_hit = (), -1
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
        # Enlarged pages take much memory: those in view and their neighbours remain.
        most = max(3 if self.fit is PageFit.SCALE else _KEPT, len(visible) + 2)
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

    @property
    def scale(self) -> float:
        """Scale at which the current page is shown; 1 is its size on the screen."""
        if not self._sizes:
            return self._scale
        size = self._sizes[max(0, self.current_page - 1)]
        return self._fitted(size).width() / max(1, size.pixels_wide(_PPI))

    def set_fit(self, fit: PageFit) -> None:
        """Fit the pages to the width, or each to the whole view."""
        self.fit = fit
        self._arrange()

    def zoom(self, step: int) -> None:
        """Enlarge the pages by a step, or reduce them by a negative step."""
        scale = self.scale
        scales = (
            [other for other in _SCALES if other > scale * 1.01]
            if step > 0
            else [other for other in reversed(_SCALES) if other < scale * 0.99]
        )
        if scales:
            self._scale, self.fit = scales[0], PageFit.SCALE
            self._arrange()

    def go_to_page(self, number: int) -> None:
        """Scroll to the top of a page, counted from 1."""
        if self._tops:
            index = max(0, min(number, len(self._tops)) - 1)
            self.verticalScrollBar().setValue(self._tops[index] - self._gap())

    def show_hits(self, hits: tuple[TextHit, ...], chosen: int) -> None:
        """Mark places on the pages, and scroll to the chosen place; -1 chooses none."""
        self._hits, self._chosen_hit = hits, chosen
        if 0 <= chosen < len(hits) and hits[chosen].boxes:
            place = self._hit_rectangle(hits[chosen], 0)
            if not self.viewport().rect().contains(place):
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + place.top() - self.viewport().height() // 3)
        self.viewport().update()

    def _hit_rectangle(self, hit: TextHit, number: int) -> QRect:
        page = self.page_rectangle(hit.index)
        scale = page.width() / self._sizes[hit.index].width
        left, top, width, height = (value * scale for value in hit.boxes[number])
        corner = page.topLeft()
        return QRect(
            round(corner.x() + left), round(corner.y() + top), round(width), round(height)
        ).adjusted(-1, -1, 1, 1)

    def page_rectangle(self, index: int) -> QRect:
        """Return the rectangle of a page in the viewport."""
        size = self._fitted(self._sizes[index])
        room = self.viewport().width() - size.width()
        left = room // 2 if room > 0 else self._gap() - self.horizontalScrollBar().value()
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
        self.place_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by the wheel with Ctrl; scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by Page Up, Page Down, Space, Home and End; zoom by + and -."""
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if zoom := zooms.get(Qt.Key(event.key())):
            self.zoom(zoom)
            return
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
        self._paint_hits(painter)
        painter.end()

    def _paint_hits(self, painter: QPainter) -> None:
        visible, mark = self._in_view(), self.palette().highlight().color()
        for number, hit in enumerate(self._hits):
            if hit.index not in visible:
                continue
            mark.setAlpha(150 if number == self._chosen_hit else 60)
            for line in range(len(hit.boxes)):
                painter.fillRect(self._hit_rectangle(hit, line), mark)

    def _gap(self) -> int:
        return self.fontMetrics().height()

    def _fitted(self, size: PageSize) -> QSize:
        """Return the size of a page in pixels."""
        available = max(1, self.viewport().width() - 2 * self._gap())
        width = min(available, size.pixels_wide(_LARGEST_PPI))
        if self.fit is PageFit.SCALE:
            width = round(size.pixels_wide(_PPI) * self._scale)
        elif self.fit is PageFit.PAGE:
            high = max(1, self.viewport().height() - 2 * self._gap())
            width = max(1, min(width, round(high * size.width / size.height)))
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
        self._set_width_range()
        bar.setRange(0, max(0, whole - visible))
        bar.setPageStep(max(1, visible - gap))
        bar.setSingleStep(3 * gap)
        if heights:
            index = min(index, len(heights) - 1)
            bar.setValue(round(self._tops[index] - gap + part * (heights[index] + gap)))
        self._heights = heights
        self.viewport().update()
        self.image_requested.emit()
        self.place_changed.emit()

    def _set_width_range(self) -> None:
        """Let enlarged pages be scrolled sideways; fitted ones never need it."""
        bar, is_scaled = self.horizontalScrollBar(), self.fit is PageFit.SCALE
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if is_scaled
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        widest = max((self._fitted(size).width() for size in self._sizes), default=0)
        room = self.viewport().width()
        beyond = widest + 2 * self._gap() - room if is_scaled else 0
        bar.setRange(0, max(0, beyond))
        bar.setPageStep(room)
        bar.setSingleStep(3 * self._gap())

    def _anchor(self) -> tuple[int, float]:
        """Return the page at the top of the view, and the share of it that is above."""
        if not self._tops:
            return 0, 0.0
        gap, value = self._gap(), self.verticalScrollBar().value()
        index = max(0, bisect_right(self._tops, value + gap) - 1)
        height = self._heights[index] + gap
        return index, (value + gap - self._tops[index]) / height
