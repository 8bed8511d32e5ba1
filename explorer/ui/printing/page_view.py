"""Pages one below the other, as they will come out of the printer."""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from explorer.reports.formats.pdf_raster import PageSize

#: Pictures kept: those in view and a few around them, however long the book is.
_KEPT = 8
#: A page blown up further than this is no easier to read.
_LARGEST_PPI = 120


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """A page that is to be drawn, and how many pixels wide."""

    index: int
    width: int


class PageView(QAbstractScrollArea):
    """Shows pages fitted to the width and asks for pictures of those in view alone.

    ``wanted`` tells that a picture is missing; which one, ``missing`` says, and ``give`` brings it.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A bar that comes and goes changes the width, and with it whether it is needed: for ever.
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
        """Show other pages at the place where the earlier ones were.

        Earlier pictures stand in for those that are not drawn yet, so that nothing flashes.
        """
        self._sizes = sizes
        self._fresh.clear()
        self._pictures = {at: one for at, one in self._pictures.items() if at < len(sizes)}
        self._faded = False
        self.setAccessibleDescription(self.tr("Pages: {0}").format(len(sizes)))
        self._arrange()

    def give(self, index: int, picture: QImage) -> None:
        """Bring the picture of a page."""
        self._pictures[index] = picture
        self._fresh.add(index)
        seen = self._in_view()
        most = max(_KEPT, len(seen) + 2)
        middle = (seen.start + seen.stop - 1) / 2
        while len(self._pictures) > most:
            farthest = max(self._pictures, key=lambda at: abs(at - middle))
            del self._pictures[farthest]
            self._fresh.discard(farthest)
        self.viewport().update()

    def missing(self) -> WantedPicture | None:
        """The page to be drawn next: in view first, then the one below and the one above."""
        seen = self._in_view()
        around = (*seen, seen.stop, seen.start - 1)
        for index in (at for at in around if 0 <= at < len(self._sizes)):
            width = round(self._fitted(self._sizes[index]).width() * self.devicePixelRatioF())
            held = self._pictures.get(index)
            if held is None or held.width() != width or index not in self._fresh:
                return WantedPicture(index, max(1, width))
        return None

    def fade(self) -> None:
        """Show that the pages are about to be replaced."""
        self._faded = True
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    @property
    def drawn(self) -> frozenset[int]:
        """The pages whose pictures are there."""
        return frozenset(self._fresh)

    @property
    def current_page(self) -> int:
        """The page that is at the middle of the view, counted from 1; 0 where there is none."""
        if not self._sizes:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return max(1, bisect_right(self._tops, middle))

    def place_of(self, index: int) -> QRect:
        """Where a page lies in the viewport."""
        size = self._fitted(self._sizes[index])
        left = (self.viewport().width() - size.width()) // 2
        top = self._tops[index] - self.verticalScrollBar().value()
        return QRect(left, top, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Show another part; what came into view is asked for."""
        super().scrollContentsBy(dx, dy)
        self.wanted.emit()

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
        for index in self._in_view():
            place, picture = self.place_of(index), self._pictures.get(index)
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
        """A page as large as the view is wide, on the screen's own pixels."""
        room = max(1, self.viewport().width() - 2 * self._gap())
        width = min(room, size.pixels_wide(_LARGEST_PPI))
        return QSize(width, max(1, round(width * size.height / size.width)))

    def _in_view(self) -> range:
        """The pages of which something is seen."""
        if not self._sizes:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, top + self.viewport().height())
        return range(first, max(first + 1, last))

    def _arrange(self) -> None:
        gap, bar = self._gap(), self.verticalScrollBar()
        at, part = self._anchor()
        heights = [self._fitted(size).height() for size in self._sizes]
        self._tops, whole = [], gap
        for height in heights:
            self._tops.append(whole)
            whole += height + gap
        seen = self.viewport().height()
        bar.setRange(0, max(0, whole - seen))
        bar.setPageStep(max(1, seen - gap))
        bar.setSingleStep(3 * gap)
        if heights:
            at = min(at, len(heights) - 1)
            bar.setValue(round(self._tops[at] - gap + part * (heights[at] + gap)))
        self._heights = heights
        self.viewport().update()
        self.wanted.emit()

    def _anchor(self) -> tuple[int, float]:
        """The page at the top of the view, and how much of it is above."""
        if not self._tops:
            return 0, 0.0
        gap, value = self._gap(), self.verticalScrollBar().value()
        at = max(0, bisect_right(self._tops, value + gap) - 1)
        height = self._heights[at] + gap
        return at, (value + gap - self._tops[at]) / height
