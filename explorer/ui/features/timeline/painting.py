"""Painter of the timeline: bands, symbols, titles, axis and the as-of date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPixmap

from explorer.diagrams.timeline.clusters import ClusterArrays
from explorer.diagrams.timeline.drawing import LaneDrawing, axis_labels, draw_lane
from explorer.diagrams.timeline.rows import POSITIONS, Row
from explorer.diagrams.timeline.time_scale import TimeSpan
from explorer.domain.content.timeline import TimelineEntry
from explorer.ui.features.timeline.symbol_cache import (
    IMAGE_SCALE,
    entry_key,
    mixed_key,
    symbol_image,
)
from explorer.ui.theme.colours import Theme

#: No cluster has so many marks.
_COUNTS = 1 << 32


@dataclass(frozen=True, slots=True, eq=False)
class PaintContext:
    """Font, colours, as-of date and selection of a frame.

    ``about`` has for each lane the number of entries about the selection up to each index, so
    that two numbers show whether a cluster contains one. ``images`` are the symbols painted before
    in these colours and sizes, by key.
    """

    font: QFont
    palette: QPalette
    catalog: Mapping[str, str]
    as_of: int
    about: Sequence[NDArray[np.int64]]
    current: tuple[int, int]
    theme: Theme
    letters: str
    ground: int
    ratio: float
    images: dict[int, QPixmap]

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
    for x, left, label in axis_labels(span, wide, look.catalog):
        painter.setPen(QPen(QColor(look.theme.text["rule"]), 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, span.bottom + 4))
        if left + look.metrics.horizontalAdvance(label) > span.width:
            continue
        painter.setPen(QColor(look.theme.text["muted"]))
        painter.drawText(QPointF(left, span.height - look.metrics.descent() - 3), label)


def _paint_lane(
    painter: QPainter, number: int, row: Row, span: TimeSpan, look: PaintContext
) -> None:
    band = band_of(span, number)
    painter.save()
    painter.setClipRect(QRectF(span.left - span.side, band.top(), span.width, band.height()))
    lane = draw_lane(row, span, look.as_of)
    _paint_symbols(painter, row, lane, span, look, number)
    for index in np.flatnonzero(lane.title_width).tolist():
        left = span.left + float(lane.clusters.x[index]) + span.side * 0.8
        space = QRectF(left, band.top(), float(lane.title_width[index]), band.height())
        entry = row.lane.marks[int(lane.clusters.first[index])]
        _paint_title(painter, entry, space, look)
    for index in np.flatnonzero(lane.left_width).tolist():
        width = float(lane.left_width[index])
        right = span.left + float(lane.clusters.x[index]) - span.side * 0.8
        space = QRectF(right - width, band.top(), width, band.height())
        entry = row.lane.marks[int(lane.clusters.first[index])]
        _paint_title(painter, entry, space, look, Qt.AlignmentFlag.AlignRight)
    if number == look.current[0]:
        _paint_current(painter, lane, span, look)
    painter.restore()
    painter.setPen(look.palette.text().color())
    name = QRectF(6, band.top(), span.left - 12, band.height())
    label = look.metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, name.width())
    painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, label)


def _paint_symbols(
    painter: QPainter, row: Row, lane: LaneDrawing, span: TimeSpan, look: PaintContext, number: int
) -> None:
    """Paint the symbols of a lane, each from the image of its key.

    A key is one integer, so that hundreds of symbols a frame are looked up in no time.
    """
    clusters, about = lane.clusters, look.about[number]
    flags = (lane.is_mixed, lane.is_verified, lane.is_later)
    is_ringed = about[clusters.last] > about[clusters.first]
    keys = np.where(lane.is_mixed, _position_codes(row, clusters), row.look[clusters.last - 1])
    keys = keys * _COUNTS + np.minimum(clusters.last - clusters.first, _COUNTS - 1)
    for flag in (*flags, is_ringed):
        keys = keys * 2 + flag
    half = span.side * IMAGE_SCALE / 2
    y = band_of(span, number).center().y() - half
    images = look.images
    places = (clusters.x + (span.left - half)).tolist()
    for index, (x, key) in enumerate(zip(places, keys.tolist(), strict=True)):
        image = images.get(key)
        if image is None:
            image = images[key] = _image(row, lane, index, bool(is_ringed[index]), span.side, look)
        painter.drawPixmap(QPointF(x, y), image)


def _positions(row: Row, first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which positions there are in clusters: a column for each position."""
    present: NDArray[np.bool_] = row.positions[last] > row.positions[first]
    return present


def _position_codes(row: Row, clusters: ClusterArrays) -> NDArray[np.int64]:
    """Return the positions in each cluster as one integer.

    Their shares would need an image of its own for almost every cluster.
    """
    present = _positions(row, clusters.first, clusters.last)
    return np.packbits(present, axis=1)[:, 0].astype(np.int64)


def _image(
    row: Row, lane: LaneDrawing, index: int, is_ringed: bool, side: float, look: PaintContext
) -> QPixmap:
    """Return the image of a symbol of a lane."""
    first, last = int(lane.clusters.first[index]), int(lane.clusters.last[index])
    count, is_later = last - first, bool(lane.is_later[index])
    if lane.is_mixed[index]:
        present = _positions(row, lane.clusters.first[[index]], lane.clusters.last[[index]])
        positions = tuple(
            position for position, is_there in zip(POSITIONS, present[0], strict=True) if is_there
        )
        key = mixed_key(later=is_later, ringed=is_ringed, count=count, positions=positions)
    else:
        key = entry_key(
            row.lane.marks[last - 1],
            later=is_later,
            ringed=is_ringed,
            count=count,
            verified=bool(lane.is_verified[index]),
        )
    return symbol_image(key, side, look.theme, look.ground, look.letters, look.ratio)


def _paint_current(
    painter: QPainter, lane: LaneDrawing, span: TimeSpan, look: PaintContext
) -> None:
    """Paint a frame around the cluster of the current entry."""
    row, entry = look.current
    clusters = lane.clusters
    for index in np.flatnonzero((clusters.first <= entry) & (entry < clusters.last)).tolist():
        centre = QPointF(span.left + float(clusters.x[index]), band_of(span, row).center().y())
        painter.setPen(QPen(look.palette.highlight().color(), 2.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_box(centre, span.side * 1.7))


def _box(centre: QPointF, side: float) -> QRectF:
    box = QRectF(0, 0, side, side)
    box.moveCenter(centre)
    return box


def _is_later(mark: TimelineEntry, look: PaintContext) -> bool:
    return mark.day.toordinal() > look.as_of


def _paint_title(
    painter: QPainter,
    mark: TimelineEntry,
    box: QRectF,
    look: PaintContext,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setPen(QColor(look.theme.text["muted" if _is_later(mark, look) else "main"]))
    text = look.metrics.elidedText(mark.title, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)
