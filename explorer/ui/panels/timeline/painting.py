"""Painting the timeline: bands, marks, titles, axis, the day looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from explorer.domain.timeline import Mark, MarkKind
from explorer.ui.panels.timeline.axis import ticks
from explorer.ui.panels.timeline.buckets import Bucket, buckets
from explorer.ui.panels.timeline.rows import Row
from explorer.ui.panels.timeline.span import Span
from explorer.ui.theme.colours import Theme, current_theme
from explorer.ui.theme.glyphs import paint_position
from explorer.wording import day_text

_FAINT = 0.45
#: Of the size of a sign: how near two may come before they are gathered into one.
APART = 1.15


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What is painted beyond the marks: fonts, colours, what is looked at and chosen."""

    font: QFont
    palette: QPalette
    words: Mapping[str, str]
    as_of: int
    selection: str
    current: tuple[int, int]

    @property
    def metrics(self) -> QFontMetricsF:
        """Sizes of the font."""
        return QFontMetricsF(self.font)

    @property
    def theme(self) -> Theme:
        """Colours by meaning."""
        return current_theme()


def gathered(row: Row, span: Span) -> list[Bucket]:
    """The marks of a lane in sight, gathered where they crowd."""
    return buckets(row.at, span.start, span.scale, span.room, span.side * APART)


def paint_timeline(painter: QPainter, rows: Sequence[Row], span: Span, look: Look) -> None:
    """Paint everything."""
    painter.setFont(look.font)
    _paint_grid(painter, span, look)
    for number, row in enumerate(rows):
        _paint_lane(painter, number, row, span, look)
    x = span.x_of(look.as_of + 1)
    if span.left <= x <= span.width:
        painter.setPen(QPen(QColor(look.theme.text["warning"]), 1.6))
        painter.drawLine(QPointF(x, 0), QPointF(x, span.bottom))


def _paint_grid(painter: QPainter, span: Span, look: Look) -> None:
    for number in range(0, span.lanes, 2):
        painter.fillRect(span.band(number), look.palette.alternateBase())
    wide = look.metrics.horizontalAdvance("30 Nov 2025") * 1.35
    for day in ticks(span.start, span.end, int(span.room / wide)):
        x = span.x_of(day.toordinal())
        painter.setPen(QPen(QColor(look.theme.text["rule"]), 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, span.bottom + 4))
        painter.setPen(QColor(look.theme.text["muted"]))
        said = day_text(day.isoformat(), look.words)
        painter.drawText(QPointF(x + 3, span.height - look.metrics.descent() - 3), said)


def _paint_lane(painter: QPainter, number: int, row: Row, span: Span, look: Look) -> None:
    band = span.band(number)
    painter.save()
    painter.setClipRect(QRectF(span.left - span.side, band.top(), span.width, band.height()))
    found = gathered(row, span)
    for place, one in enumerate(found):
        x = span.left + one.x
        chosen = number == look.current[0] and one.first <= look.current[1] < one.last
        centre = QPointF(x, band.center().y())
        _paint_bucket(painter, row, one, _box(centre, span.side), look, chosen=chosen)
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


def _is_later(mark: Mark, look: Look) -> bool:
    return mark.day.toordinal() > look.as_of


def _paint_title(painter: QPainter, mark: Mark, room: QRectF, look: Look) -> None:
    painter.setPen(QColor(look.theme.text["muted" if _is_later(mark, look) else "main"]))
    text = look.metrics.elidedText(mark.title, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_bucket(
    painter: QPainter, row: Row, one: Bucket, box: QRectF, look: Look, *, chosen: bool
) -> None:
    """Paint the newest of some marks; rings for the selection and the keyboard, and how many."""
    marks = row.lane.marks[one.first : one.last]
    shown = marks[-1]
    painter.setOpacity(_FAINT if _is_later(marks[0], look) else 1.0)
    if shown.kind is MarkKind.STANCE:
        paint_position(painter, box, shown.position, look.theme)
    else:
        _paint_event(painter, box, shown, QColor(look.theme.text["main"]))
    painter.setOpacity(1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if any(look.selection in mark.targets for mark in marks):
        painter.setPen(QPen(QColor(look.theme.text["link"]), 1.6))
        painter.drawEllipse(box.adjusted(-3, -3, 3, 3))
    if chosen:
        painter.setPen(QPen(look.palette.highlight().color(), 2.2))
        painter.drawRect(box.adjusted(-5, -5, 5, 5))
    if one.count > 1:
        _paint_count(painter, one.count, box, look)


def _paint_count(painter: QPainter, count: int, box: QRectF, look: Look) -> None:
    """How many are gathered, small in the corner of the sign, on ground of its own."""
    font = QFont(look.font)
    font.setPointSizeF(font.pointSizeF() * 0.72)
    said, metrics = str(count), QFontMetricsF(font)
    room = QRectF(0, 0, metrics.horizontalAdvance(said) + 3, metrics.height() * 0.86)
    room.moveCenter(QPointF(box.right(), box.top() + 1))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.palette.base())
    painter.drawRoundedRect(room, 3, 3)
    painter.setFont(font)
    painter.setPen(look.palette.text().color())
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)
    painter.setFont(look.font)


def _paint_event(painter: QPainter, box: QRectF, mark: Mark, colour: QColor) -> None:
    """A document is a sheet with a cut corner, an event a diamond; unverified ones are open."""
    painter.setPen(QPen(colour, max(1.2, box.width() * 0.1)))
    painter.setBrush(colour if mark.verified else Qt.BrushStyle.NoBrush)
    inner = box.adjusted(*(box.width() * f for f in (0.14, 0.1, -0.14, -0.1)))
    middle = box.center()
    if mark.kind is MarkKind.DOCUMENT:
        cut = inner.width() * 0.4
        corner = (
            QPointF(inner.right() - cut, inner.top()),
            QPointF(inner.right(), inner.top() + cut),
        )
        points = [inner.topLeft(), *corner, inner.bottomRight(), inner.bottomLeft()]
    else:
        reach = box.width() * 0.4
        points = [
            QPointF(middle.x(), inner.top()),
            QPointF(middle.x() + reach, middle.y()),
            QPointF(middle.x(), inner.bottom()),
            QPointF(middle.x() - reach, middle.y()),
        ]
    painter.drawPolygon(points)
