"""Paints a search result: caption, title and an excerpt with the words found marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.domain.entries import Hit
from explorer.ui.panels.search.items import CAPTION_ROLE, HIT_ROLE
from explorer.ui.theme.colours import current_theme

Index = QModelIndex | QPersistentModelIndex
_BODY_LINES = 2


class HitDelegate(QStyledItemDelegate):
    """Three parts under each other; heights follow the font."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one result."""
        hit = index.data(HIT_ROLE)
        if not isinstance(hit, Hit):
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette, theme = option.palette, current_theme()
        painter.save()
        if selected:
            painter.fillRect(option.rect, palette.highlight())
        ink = palette.highlightedText().color() if selected else palette.text().color()
        muted = ink if selected else QColor(theme.text["muted"])
        box = option.rect.adjusted(8, 4, -8, -4)
        line = option.fontMetrics.lineSpacing()
        painter.setPen(muted)
        caption = option.fontMetrics.elidedText(
            str(index.data(CAPTION_ROLE)), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.setFont(option.font)
        painter.drawText(QRect(box.left(), box.top(), box.width(), line), 0, caption)
        mark = QTextCharFormat()
        if not selected:
            mark.setBackground(QBrush(QColor(theme.text["mark"])))
            mark.setForeground(QBrush(QColor(theme.text["mark_text"])))
        mark.setFontWeight(QFont.Weight.Bold)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setPen(ink)
        top = box.top() + line
        _draw(
            painter,
            (hit.title, hit.title_marks),
            bold,
            mark,
            QRect(box.left(), top, box.width(), line),
        )
        body = QRect(box.left(), top + line, box.width(), line * _BODY_LINES)
        _draw(painter, (hit.body, hit.body_marks), option.font, mark, body)
        painter.setPen(QColor(theme.text["rule"]))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Caption, title and the lines of the excerpt."""
        return QSize(100, option.fontMetrics.lineSpacing() * (2 + _BODY_LINES) + 10)


def _draw(
    painter: QPainter,
    marked: tuple[str, tuple[tuple[int, int], ...]],
    font: QFont,
    mark: QTextCharFormat,
    box: QRect,
) -> None:
    """Lay out text in a box, as many lines as fit, with marked stretches."""
    text, marks = marked
    layout = QTextLayout(text.replace("\n", " "), font)
    options = QTextOption()
    options.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(options)
    formats = []
    for start, length in marks:
        stretch = QTextLayout.FormatRange()
        stretch.start, stretch.length, stretch.format = start, length, mark
        formats.append(stretch)
    layout.setFormats(formats)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(box.width())
        if height + line.height() > box.height() + 2:
            # Laid out but not painted: the clip below keeps it out.
            line.setPosition(QPointF(0, height))
            break
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    painter.save()
    painter.setClipRect(box.adjusted(-1, -1, 1, 1))
    layout.draw(painter, QPointF(box.topLeft()))
    painter.restore()
