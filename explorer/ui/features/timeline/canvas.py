"""Canvas of the timeline with its mouse and keyboard input."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.diagrams.timeline.clusters import Bucket
from explorer.diagrams.timeline.rows import (
    Row,
    busiest_weeks,
    cluster_row,
    counts_about,
    describe_entries,
    line_of,
    rows_of,
)
from explorer.diagrams.timeline.time_scale import CLOSEST_DAYS, TimeSpan
from explorer.domain.content.timeline import EARLIER_LANE, Timeline, TimelineEntry
from explorer.ui.features.timeline.painting import PaintContext, band_of, paint_timeline
from explorer.ui.theme.colours import current_theme

_ZOOM = 1.3
_NEAR = 5.0
_NOWHERE = (-1, -1)
_MOST_IMAGES = 4_096
#: Most of the width that the names of the lanes take.
_MOST_NAME = 0.29


class TimelineCanvas(QWidget):
    """Canvas with lanes over a span of days.

    ``chosen`` emits an entry, ``day_picked`` a date and whether dragging continues, ``walked``
    the description of the entry that the keyboard reached.
    """

    chosen = Signal(object)
    day_picked = Signal(object, bool)
    walked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._catalog: Mapping[str, str] = {}
        self._shown = TimeSpan()
        self._as_of = 1
        self._selection = ""
        self._about: tuple[NDArray[np.int64], ...] = ()
        self._current = (0, -1)
        self._images: dict[int, QPixmap] = {}
        #: What all images have in common: their size, colours and font.
        self._image_style: tuple[object, ...] = ()
        self._drag_start: QPointF | None = None
        self._moved = self._drags_day = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(120)

    def show_timeline(
        self, timeline: Timeline, names: tuple[str, ...], catalog: Mapping[str, str]
    ) -> None:
        """Show lanes with their names; the first time, over the busiest weeks."""
        is_first = not self._rows
        self._rows, self._catalog = rows_of(timeline, names), catalog
        self._images.clear()
        self._find_selected()
        if is_first:
            self.show_busy()
        self.update()

    def show_viewpoint(self, as_of: date, selection: str) -> None:
        """Mark the as-of date and the entries about the selection."""
        self._as_of = as_of.toordinal()
        if selection != self._selection:
            self._selection = selection
            self._find_selected()
        self.update()

    def _find_selected(self) -> None:
        self._about = tuple(counts_about(row, self._selection) for row in self._rows)

    @property
    def span(self) -> TimeSpan:
        """Visible span at the current size of the canvas."""
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(row.name) for row in self._rows), default=0.0)
        return replace(
            self._shown,
            width=float(self.width()),
            height=float(self.height()),
            left=min(widest + 14, self.width() * _MOST_NAME),
            foot=metrics.height() * 1.6,
            side=metrics.height() * 0.85,
            lanes=len(self._rows),
        )

    @property
    def days(self) -> tuple[date, date]:
        """First and last visible date."""
        first, last = int(self._shown.start), -int(-self._shown.end // 1) - 1
        return date.fromordinal(max(1, first)), date.fromordinal(max(1, first, last))

    def show_span(self, start: float, end: float) -> None:
        """Show the days from ``start`` to ``end``."""
        self._shown = self._shown.showing(start, end)
        self.update()

    def show_busy(self) -> None:
        """Show the weeks with most entries up to the as-of date."""
        weeks = busiest_weeks(self._rows, self._as_of)
        if weeks is None:
            self.fit()
        else:
            self.show_span(*weeks)

    def fit(self) -> None:
        """Show the span of all entries; earlier texts may lie before it."""
        rows = [row for row in self._rows if len(row.moments)]
        recent = [row for row in rows if row.lane.key != EARLIER_LANE]
        ends = [(float(row.moments[0]), float(row.moments[-1])) for row in recent or rows]
        if ends:
            low, high = min(a for a, _ in ends), max(b for _, b in ends)
            margin = max((high - low) * 0.03, 1.0)
            self.show_span(low - margin, high + margin)

    def zoom(self, factor: float, around: float | None) -> None:
        """Show ``factor`` times as many days; the moment ``around``, or the middle, stays."""
        middle = (self._shown.start + self._shown.end) / 2
        self._shown = self._shown.zoomed(factor, middle if around is None else around)
        self.update()

    def mark_at(self, point: QPointF) -> tuple[int, Bucket] | None:
        """Return the lane and the cluster at a point, or None."""
        span = self.span
        for number, row in enumerate(self._rows):
            if band_of(span, number).contains(point):
                distances = [
                    (abs(span.left + cluster.x - point.x()), cluster.first, cluster)
                    for cluster in cluster_row(row, span, self._as_of)
                ]
                if distances and min(distances)[0] <= span.side * 0.8:
                    return number, min(distances)[2]
        return None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the visible span."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().base())
        current = self._current if self.hasFocus() else _NOWHERE
        look = PaintContext(
            self.font(),
            self.palette(),
            self._catalog,
            self._as_of,
            self._about,
            current,
            current_theme(),
            self.font().toString(),
            self.palette().base().color().rgba(),
            self.devicePixelRatioF(),
            self._images,
        )
        span = self.span
        style = (span.side, look.theme, look.ground, look.letters, look.ratio)
        if style != self._image_style or len(self._images) > _MOST_IMAGES:
            self._image_style = style
            self._images.clear()
        paint_timeline(painter, self._rows, span, look)
        painter.end()

    # Mouse.

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        turned = event.angleDelta().y()
        if turned:
            self.zoom(_ZOOM ** (-turned / 120), self.span.moment_at(event.position().x()))
        event.accept()

    def _on_day(self, x: float) -> bool:
        return abs(x - self.span.x_of(self._as_of + 1)) < _NEAR

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start dragging the span, or the as-of date."""
        self._drag_start, self._moved = event.position(), False
        self._drags_day = self._on_day(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the span or the as-of date."""
        point = event.position()
        if self._drag_start is None:
            shape = Qt.CursorShape.SplitHCursor if self._on_day(point.x()) else None
            self.setCursor(shape or Qt.CursorShape.ArrowCursor)
            return
        dx = point.x() - self._drag_start.x()
        if not self._moved and abs(dx) < _NEAR:
            return
        self._moved = True
        if self._drags_day:
            self._pick_day(self.span.moment_at(point.x()) - 1, passing=True)
            return
        self._drag_start = point
        days = dx / self.span.scale
        self.show_span(self._shown.start - days, self._shown.end - days)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose an entry, zoom into a cluster, or pick a date on the axis."""
        start, self._drag_start = self._drag_start, None
        point, moment = event.position(), self.span.moment_at(event.position().x())
        if start is not None and self._moved and self._drags_day:
            self._pick_day(moment - 1, passing=False)
        if start is None or self._moved:
            return
        hit = self.mark_at(point)
        if hit is not None:
            self._choose(*hit)
        elif point.y() > self.span.bottom:
            self._pick_day(moment, passing=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom in at the pointer."""
        self.zoom(1 / _ZOOM**2, self.span.moment_at(event.position().x()))

    def _pick_day(self, moment: float, *, passing: bool) -> None:
        self.day_picked.emit(date.fromordinal(max(1, int(moment))), passing)

    def _choose(self, number: int, cluster: Bucket) -> None:
        row = self._rows[number]
        self._current = (number, cluster.first)
        if cluster.count > 1 and self._shown.days > CLOSEST_DAYS * 1.01:
            first, last = float(row.moments[cluster.first]), float(row.moments[cluster.last - 1])
            margin = max((last - first) * 0.3, 0.6)
            self.show_span(first - margin, last + margin)
        else:
            self.chosen.emit(row.lane.marks[cluster.first])
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show a tooltip for the entries under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self.mark_at(QPointF(event.pos()))
            if hit is None:
                QToolTip.hideText()
            else:
                number, cluster = hit
                entries = self._rows[number].lane.marks[cluster.first : cluster.last]
                text = describe_entries(entries, self._catalog, self._as_of)
                QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    # Keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in a lane by Left and Right, between lanes by Up and Down; + - zoom, Home fits."""
        key, mark = Qt.Key(event.key()), self._mark()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._walk(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._change_lane(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.zoom(_ZOOM if key == Qt.Key.Key_Minus else 1 / _ZOOM, self._moment())
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and mark is not None:
            self.chosen.emit(mark)
        else:
            super().keyPressEvent(event)

    def _mark(self) -> TimelineEntry | None:
        number, index = self._current
        marks = self._rows[number].lane.marks if number < len(self._rows) else ()
        return marks[index] if 0 <= index < len(marks) else None

    def _moment(self) -> float | None:
        number, index = self._current
        return float(self._rows[number].moments[index]) if self._mark() is not None else None

    def _walk(self, by: int) -> None:
        number, index = self._current
        moments = self._rows[number].moments if number < len(self._rows) else np.empty(0)
        if len(moments):
            newest = int(np.searchsorted(moments, self._as_of + 1)) - 1
            target = index + by if index >= 0 else newest
            self._go_to(number, min(max(target, 0), len(moments) - 1))

    def _change_lane(self, by: int) -> None:
        if not self._rows:
            return
        number = min(max(self._current[0] + by, 0), len(self._rows) - 1)
        moments, moment = self._rows[number].moments, self._moment()
        target = self._as_of + 1.0 if moment is None else moment
        self._go_to(number, int(np.abs(moments - target).argmin()) if len(moments) else -1)

    def _go_to(self, number: int, index: int) -> None:
        self._current = (number, index)
        moment, mark = self._moment(), self._mark()
        if moment is not None and not self._shown.start <= moment <= self._shown.end:
            half = self._shown.days / 2
            self.show_span(moment - half, moment + half)
        if mark is not None:
            self.walked.emit(f"{self._rows[number].name}: {self.line_of(mark)}")
        self.update()

    def line_of(self, mark: TimelineEntry) -> str:
        """Return the description of an entry."""
        return line_of(mark, self._catalog, self._as_of)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard target."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the keyboard target."""
        super().focusOutEvent(event)
        self.update()
