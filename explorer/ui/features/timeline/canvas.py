"""The surface of the timeline: wheel zooms, a drag moves, a click opens, keys walk."""

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
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.diagrams.timeline.clusters import Bucket
from explorer.diagrams.timeline.rows import (
    Row,
    cluster_row,
    counts_about,
    describe_entries,
    line_of,
    rows_of,
)
from explorer.diagrams.timeline.time_scale import CLOSEST_DAYS, TimeSpan
from explorer.domain.content.timeline import Timeline, TimelineEntry
from explorer.ui.features.timeline.painting import PaintContext, band_of, paint_timeline
from explorer.ui.theme.colours import current_theme

_ZOOM = 1.3
_NEAR = 5.0
_NOWHERE = (-1, -1)


class TimelineCanvas(QWidget):
    """Shows lanes over a span of days.

    ``chosen`` gives a mark, ``day_picked`` a day and whether the hand goes on, ``walked`` what the
    keyboard came to, in words.
    """

    chosen = Signal(object)
    day_picked = Signal(object, bool)
    walked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._words: Mapping[str, str] = {}
        self._shown = TimeSpan()
        self._as_of = 1
        self._selection = ""
        self._about: tuple[NDArray[np.int64], ...] = ()
        self._current = (0, -1)
        self._held: QPointF | None = None
        self._moved = self._holds_day = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(120)

    def show_timeline(
        self, timeline: Timeline, names: tuple[str, ...], words: Mapping[str, str]
    ) -> None:
        """Show lanes under names; the first time, the whole span."""
        first = not self._rows
        self._rows, self._words = rows_of(timeline, names), words
        self._find_selected()
        if first:
            self.fit()
        self.update()

    def show_viewpoint(self, as_of: date, selection: str) -> None:
        """Mark the day looked at and what is about the selection."""
        self._as_of = as_of.toordinal()
        if selection != self._selection:
            self._selection = selection
            self._find_selected()
        self.update()

    def _find_selected(self) -> None:
        self._about = tuple(counts_about(row, self._selection) for row in self._rows)

    @property
    def span(self) -> TimeSpan:
        """The days seen, at the size the surface has now."""
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(row.name) for row in self._rows), default=0.0)
        return replace(
            self._shown,
            width=float(self.width()),
            height=float(self.height()),
            left=min(widest + 14, self.width() * 0.22),
            foot=metrics.height() * 1.6,
            side=metrics.height() * 0.85,
            lanes=len(self._rows),
        )

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of which something is seen."""
        first, last = int(self._shown.start), -int(-self._shown.end // 1) - 1
        return date.fromordinal(max(1, first)), date.fromordinal(max(1, first, last))

    def show_span(self, start: float, end: float) -> None:
        """Show the days from ``start`` to ``end``."""
        self._shown = self._shown.showing(start, end)
        self.update()

    def fit(self) -> None:
        """Show the whole span of what there is."""
        ends = [
            (float(row.moments[0]), float(row.moments[-1]))
            for row in self._rows
            if len(row.moments)
        ]
        if ends:
            low, high = min(a for a, _ in ends), max(b for _, b in ends)
            room = max((high - low) * 0.03, 1.0)
            self.show_span(low - room, high + room)

    def zoom(self, factor: float, around: float | None) -> None:
        """Show ``factor`` times as many days, a moment (or the middle) staying where it is."""
        middle = (self._shown.start + self._shown.end) / 2
        self._shown = self._shown.zoomed(factor, middle if around is None else around)
        self.update()

    def mark_at(self, spot: QPointF) -> tuple[int, Bucket] | None:
        """The lane and the marks at a spot."""
        span = self.span
        for number, row in enumerate(self._rows):
            if band_of(span, number).contains(spot):
                crowds = cluster_row(row, span, self._as_of)
                near = [(abs(span.left + b.x - spot.x()), b.first, b) for b in crowds]
                if near and min(near)[0] <= span.side * 0.8:
                    return number, min(near)[2]
        return None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().base())
        current = self._current if self.hasFocus() else _NOWHERE
        look = PaintContext(
            self.font(),
            self.palette(),
            self._words,
            self._as_of,
            self._about,
            current,
            current_theme(),
            self.font().toString(),
            self.palette().base().color().rgba(),
            self.devicePixelRatioF(),
        )
        paint_timeline(painter, self._rows, self.span, look)
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
        """Take hold of the time, or of the day looked at."""
        self._held, self._moved = event.position(), False
        self._holds_day = self._on_day(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken hold of."""
        at = event.position()
        if self._held is None:
            shape = Qt.CursorShape.SplitHCursor if self._on_day(at.x()) else None
            self.setCursor(shape or Qt.CursorShape.ArrowCursor)
            return
        dx = at.x() - self._held.x()
        if not self._moved and abs(dx) < _NEAR:
            return
        self._moved = True
        if self._holds_day:
            self._pick_day(self.span.moment_at(at.x()) - 1, passing=True)
            return
        self._held = at
        days = dx / self.span.scale
        self.show_span(self._shown.start - days, self._shown.end - days)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses a mark, opens a crowd, or on the axis the day."""
        held, self._held = self._held, None
        at, moment = event.position(), self.span.moment_at(event.position().x())
        if held is not None and self._moved and self._holds_day:
            self._pick_day(moment - 1, passing=False)
        if held is None or self._moved:
            return
        found = self.mark_at(at)
        if found is not None:
            self._choose(*found)
        elif at.y() > self.span.bottom:
            self._pick_day(moment, passing=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom in on the pointer."""
        self.zoom(1 / _ZOOM**2, self.span.moment_at(event.position().x()))

    def _pick_day(self, moment: float, *, passing: bool) -> None:
        self.day_picked.emit(date.fromordinal(max(1, int(moment))), passing)

    def _choose(self, number: int, one: Bucket) -> None:
        row = self._rows[number]
        self._current = (number, one.first)
        if one.count > 1 and self._shown.days > CLOSEST_DAYS * 1.01:
            first, last = float(row.moments[one.first]), float(row.moments[one.last - 1])
            room = max((last - first) * 0.3, 0.6)
            self.show_span(first - room, last + room)
        else:
            self.chosen.emit(row.lane.marks[one.first])
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell what lies under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.mark_at(QPointF(event.pos()))
            if found is None:
                QToolTip.hideText()
            else:
                marks = self._rows[found[0]].lane.marks[found[1].first : found[1].last]
                said = describe_entries(marks, self._words, self._as_of)
                QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    # Keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk a lane, Up and Down change it, + - zoom, Home fits, Enter opens."""
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
        number, place = self._current
        marks = self._rows[number].lane.marks if number < len(self._rows) else ()
        return marks[place] if 0 <= place < len(marks) else None

    def _moment(self) -> float | None:
        number, place = self._current
        return float(self._rows[number].moments[place]) if self._mark() is not None else None

    def _walk(self, by: int) -> None:
        number, place = self._current
        at = self._rows[number].moments if number < len(self._rows) else np.empty(0)
        if len(at):
            newest = int(np.searchsorted(at, self._as_of + 1)) - 1
            wanted = place + by if place >= 0 else newest
            self._go_to(number, min(max(wanted, 0), len(at) - 1))

    def _change_lane(self, by: int) -> None:
        if not self._rows:
            return
        number = min(max(self._current[0] + by, 0), len(self._rows) - 1)
        at, moment = self._rows[number].moments, self._moment()
        wanted = self._as_of + 1.0 if moment is None else moment
        self._go_to(number, int(np.abs(at - wanted).argmin()) if len(at) else -1)

    def _go_to(self, number: int, place: int) -> None:
        self._current = (number, place)
        moment, mark = self._moment(), self._mark()
        if moment is not None and not self._shown.start <= moment <= self._shown.end:
            half = self._shown.days / 2
            self.show_span(moment - half, moment + half)
        if mark is not None:
            self.walked.emit(f"{self._rows[number].name}: {self.line_of(mark)}")
        self.update()

    def line_of(self, mark: TimelineEntry) -> str:
        """A mark in words."""
        return line_of(mark, self._words, self._as_of)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()
