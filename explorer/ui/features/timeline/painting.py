"""Painting the timeline: bands, marks, titles, axis, the day looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from explorer.diagrams.timeline.axis_ticks import ticks
from explorer.diagrams.timeline.clusters import Bucket
from explorer.diagrams.timeline.rows import Row, cluster_row
from explorer.diagrams.timeline.time_scale import TimeSpan
from explorer.domain.content.timeline import TimelineEntry
from explorer.i18n.message_catalog import day_text
from explorer.ui.features.timeline.symbol_cache import ROOM, mixed_sort, sort_of, stamp
from explorer.ui.theme.colours import Theme


@dataclass(frozen=True, slots=True, eq=False)
class PaintContext:
    """What is painted beyond the marks: font, colours, what is looked at and chosen.

    ``about`` counts, for each lane, the marks about the selection up to each place: whether a crowd
    holds one is then told by two numbers.
    """

    font: QFont
    palette: QPalette
    words: Mapping[str, str]
    as_of: int
    about: Sequence[NDArray[np.int64]]
    current: tuple[int, int]
    theme: Theme
    letters: str
    ground: int
    ratio: float

    @property
    def metrics(self) -> QFontMetricsF:
        """Sizes of the font."""
        return QFontMetricsF(self.font)


def band_of(span: TimeSpan, number: int) -> QRectF:
    """The band of a lane."""
    return QRectF(0, span.top_of(number), span.width, span.high)


def paint_timeline(
    painter: QPainter, rows: Sequence[Row], span: TimeSpan, look: PaintContext
) -> None:
    """Paint everything."""
    painter.setFont(look.font)
    _paint_grid(painter, span, look)
    for number, row in enumerate(rows):
        _paint_lane(painter, number, row, span, look)
    x = span.x_of(look.as_of + 1)
    if span.left <= x <= span.width:
        painter.setPen(QPen(QColor(look.theme.text["warning"]), 1.6))
        painter.drawLine(QPointF(x, 0), QPointF(x, span.bottom))


def _paint_grid(painter: QPainter, span: TimeSpan, look: PaintContext) -> None:
    for number in range(0, span.lanes, 2):
        painter.fillRect(band_of(span, number), look.palette.alternateBase())
    wide = look.metrics.horizontalAdvance("30 Nov 2025") * 1.35
    for day in ticks(span.start, span.end, int(span.room / wide)):
        x = span.x_of(day.toordinal())
        painter.setPen(QPen(QColor(look.theme.text["rule"]), 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, span.bottom + 4))
        painter.setPen(QColor(look.theme.text["muted"]))
        said = day_text(day.isoformat(), look.words)
        painter.drawText(QPointF(x + 3, span.height - look.metrics.descent() - 3), said)


def _paint_lane(
    painter: QPainter, number: int, row: Row, span: TimeSpan, look: PaintContext
) -> None:
    band = band_of(span, number)
    painter.save()
    painter.setClipRect(QRectF(span.left - span.side, band.top(), span.width, band.height()))
    found = cluster_row(row, span, look.as_of)
    for place, one in enumerate(found):
        x = span.left + one.x
        chosen = number == look.current[0] and one.first <= look.current[1] < one.last
        centre = QPointF(x, band.center().y())
        about = look.about[number]
        ringed = bool(about[one.last] > about[one.first])
        _paint_bucket(painter, row, one, centre, span.side, look, ringed=ringed)
        if chosen:
            painter.setPen(QPen(look.palette.highlight().color(), 2.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(_box(centre, span.side * 1.7))
        free = found[place + 1].x - one.x if place + 1 < len(found) else span.width - x
        if one.count == 1 and free > span.side * 6:
            left = x + span.side * 0.8
            room = QRectF(left, band.top(), free - span.side * 1.8, band.height())
            _paint_title(painter, row.lane.marks[one.first], room, look)
    painter.restore()
    painter.setPen(look.palette.text().color())
    name = QRectF(6, band.top(), span.left - 12, band.height())
    said = look.metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, name.width())
    painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, said)


def _box(centre: QPointF, side: float) -> QRectF:
    box = QRectF(0, 0, side, side)
    box.moveCenter(centre)
    return box


def _is_later(mark: TimelineEntry, look: PaintContext) -> bool:
    return mark.day.toordinal() > look.as_of


def _paint_title(painter: QPainter, mark: TimelineEntry, room: QRectF, look: PaintContext) -> None:
    painter.setPen(QColor(look.theme.text["muted" if _is_later(mark, look) else "main"]))
    text = look.metrics.elidedText(mark.title, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_bucket(
    painter: QPainter,
    row: Row,
    one: Bucket,
    centre: QPointF,
    side: float,
    look: PaintContext,
    *,
    ringed: bool,
) -> None:
    """Stamp what some marks have in common; a ring where one is about the selection."""
    marks = row.lane.marks
    later = _is_later(marks[one.first], look)
    if row.is_mixed(one):
        sort = mixed_sort(later=later, ringed=ringed, count=one.count)
    else:
        verified = row.is_verified(one)
        sort = sort_of(
            marks[one.last - 1], later=later, ringed=ringed, count=one.count, verified=verified
        )
    picture = stamp(sort, side, look.theme, look.ground, look.letters, look.ratio)
    half = side * ROOM / 2
    painter.drawPixmap(QPointF(centre.x() - half, centre.y() - half), picture)
