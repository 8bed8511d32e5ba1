"""Delegate that paints a search result: caption, title and an excerpt with marked matches."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.domain.search.search_results import SearchHit
from explorer.ui.features.search.model import CAPTION_ROLE, HIT_ROLE
from explorer.ui.theme.colours import current_theme

Index = QModelIndex | QPersistentModelIndex
#: Lines of title and excerpt together, and most lines of the title.
_TEXT_LINES, _TITLE_LINES = 4, 2


class HitDelegate(QStyledItemDelegate):
    """Delegate of three parts under each other; heights depend on the font."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one result."""
        hit = index.data(HIT_ROLE)
        if not isinstance(hit, SearchHit):
            _draw_heading(painter, option, str(index.data()))
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
        title = QRect(box.left(), top, box.width(), line * _TITLE_LINES)
        used = _draw(painter, (hit.title, hit.title_marks), bold, mark, title)
        left = line * _TEXT_LINES - used
        body = QRect(box.left(), top + used, box.width(), left)
        _draw(painter, (hit.body, hit.body_marks), option.font, mark, body)
        painter.setPen(QColor(theme.text["rule"]))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a caption, a title and the lines of the excerpt."""
        if not isinstance(index.data(HIT_ROLE), SearchHit):
            return QSize(100, option.fontMetrics.lineSpacing() + 10)
        return QSize(100, option.fontMetrics.lineSpacing() * (1 + _TEXT_LINES) + 10)


def _draw_heading(painter: QPainter, option: QStyleOptionViewItem, heading: str) -> None:
    """Draw the heading of a group of results."""
    theme = current_theme()
    painter.save()
    painter.fillRect(option.rect, option.palette.alternateBase())
    bold = QFont(option.font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(QColor(theme.text["muted"]))
    painter.drawText(option.rect.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, heading)
    painter.restore()


def _draw(
    painter: QPainter,
    marked: tuple[str, tuple[tuple[int, int], ...]],
    font: QFont,
    mark: QTextCharFormat,
    box: QRect,
) -> int:
    """Draw as many lines of text as fit a box, with marked ranges. Return their height."""
    text, marks = marked
    layout = QTextLayout(text.replace("\n", " "), font)
    options = QTextOption()
    options.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(options)
    formats = []
    for start, length in marks:
        marked_range = QTextLayout.FormatRange()
        marked_range.start, marked_range.length, marked_range.format = start, length, mark
        formats.append(marked_range)
    layout.setFormats(formats)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, height))
        if height + line.height() > box.height() + 2:
            break  # the clip rectangle below hides this line
        height += line.height()
    layout.endLayout()
    painter.save()
    painter.setClipRect(box.adjusted(-1, -1, 1, round(height) - box.height()))
    layout.draw(painter, QPointF(box.topLeft()))
    painter.restore()
    return round(height)
