"""Painter of the timeline: bands, symbols, titles, axis and the as-of date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from explorer.diagrams.timeline.drawing import PlacedCluster, axis_labels, placed_clusters
from explorer.diagrams.timeline.rows import Row
from explorer.diagrams.timeline.time_scale import TimeSpan
from explorer.domain.content.timeline import TimelineEntry
from explorer.ui.features.timeline.symbol_cache import (
    IMAGE_SCALE,
    entry_key,
    mixed_key,
    symbol_image,
)
from explorer.ui.theme.colours import Theme


@dataclass(frozen=True, slots=True, eq=False)
class PaintContext:
    """Font, colours, as-of date and selection of a frame.

    ``about`` has for each lane the number of entries about the selection up to each index, so
    that two numbers show whether a cluster contains one.
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
        """Metrics of the font."""
        return QFontMetricsF(self.font)


def band_of(span: TimeSpan, number: int) -> QRectF:
    """Return the rectangle of a lane."""
    return QRectF(0, span.top_of(number), span.width, span.high)


def paint_timeline(
    painter: QPainter, rows: Sequence[Row], span: TimeSpan, look: PaintContext
) -> None:
    """Paint the visible span of all lanes."""
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
    for x, left, label in axis_labels(span, wide, look.words):
        painter.setPen(QPen(QColor(look.theme.text["rule"]), 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, span.bottom + 4))
        painter.setPen(QColor(look.theme.text["muted"]))
        painter.drawText(QPointF(left, span.height - look.metrics.descent() - 3), label)


def _paint_lane(
    painter: QPainter, number: int, row: Row, span: TimeSpan, look: PaintContext
) -> None:
    band = band_of(span, number)
    painter.save()
    painter.setClipRect(QRectF(span.left - span.side, band.top(), span.width, band.height()))
    about = look.about[number]
    for placed in placed_clusters(row, span, look.as_of):
        cluster = placed.cluster
        chosen = number == look.current[0] and cluster.first <= look.current[1] < cluster.last
        centre = QPointF(placed.x, band.center().y())
        ringed = bool(about[cluster.last] > about[cluster.first])
        _paint_cluster(painter, placed, centre, span.side, look, ringed=ringed)
        if chosen:
            painter.setPen(QPen(look.palette.highlight().color(), 2.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(_box(centre, span.side * 1.7))
        if placed.title_width:
            left = placed.x + span.side * 0.8
            space = QRectF(left, band.top(), placed.title_width, band.height())
            _paint_title(painter, placed.entry, space, look)
    painter.restore()
    painter.setPen(look.palette.text().color())
    name = QRectF(6, band.top(), span.left - 12, band.height())
    label = look.metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, name.width())
    painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, label)


def _box(centre: QPointF, side: float) -> QRectF:
    box = QRectF(0, 0, side, side)
    box.moveCenter(centre)
    return box


def _is_later(mark: TimelineEntry, look: PaintContext) -> bool:
    return mark.day.toordinal() > look.as_of


def _paint_title(painter: QPainter, mark: TimelineEntry, box: QRectF, look: PaintContext) -> None:
    painter.setPen(QColor(look.theme.text["muted" if _is_later(mark, look) else "main"]))
    text = look.metrics.elidedText(mark.title, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_cluster(
    painter: QPainter,
    placed: PlacedCluster,
    centre: QPointF,
    side: float,
    look: PaintContext,
    *,
    ringed: bool,
) -> None:
    """Paint the symbol of a cluster from the cache; a ring if one entry is about the selection."""
    count, later = placed.cluster.count, placed.is_later
    if placed.is_mixed:
        key = mixed_key(later=later, ringed=ringed, count=count)
    else:
        key = entry_key(
            placed.entry, later=later, ringed=ringed, count=count, verified=placed.is_verified
        )
    picture = symbol_image(key, side, look.theme, look.ground, look.letters, look.ratio)
    half = side * IMAGE_SCALE / 2
    painter.drawPixmap(QPointF(centre.x() - half, centre.y() - half), picture)
