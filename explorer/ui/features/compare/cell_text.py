"""Layout of a cell of the comparison, with struck, underlined and doubly underlined text."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QPainter,
    QPalette,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLayout,
)

from explorer.domain.comparison.redline import ChangeType
from explorer.reports.text.comparison_text import CellLine, Role, StyledText, piece_as_text
from explorer.ui.theme.colours import Theme

_TWICE = int(QTextFormat.Property.UserProperty) + 1
_IS_TITLE = 1
_LINE_SPACING = 0.18  # space between the lines of a cell, as a share of the font size


def cell_document(
    lines: Sequence[CellLine],
    font: QFont,
    width: float,
    look: tuple[Theme, bool, Mapping[str, str]],
) -> QTextDocument:
    """Return lines laid out in a width.

    ``look`` is the theme, whether changes are described in words, and the catalogue for that.
    """
    theme, is_spelled_out, catalog = look
    points = QFontInfo(font).pointSizeF()  # a font may be given in pixels
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    for number, line in enumerate(lines):
        block = QTextBlockFormat()
        is_next_title = line.role is Role.TITLE and number > 0
        block.setTopMargin(points * (1.1 if is_next_title else _LINE_SPACING))
        if number:
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(QTextBlockFormat())
        for piece in line.pieces:
            text = piece_as_text(piece, catalog) if is_spelled_out else piece.text
            cursor.insertText(text, _format(line.role, piece, points, theme, plain=is_spelled_out))
        if line.role is Role.TITLE:
            cursor.block().setUserState(_IS_TITLE)
    document.setTextWidth(width)
    return document


def cell_parts(document: QTextDocument) -> list[tuple[float, float]]:
    """Return top and bottom of each clause in the laid-out text of a cell."""
    tops = []
    block = document.begin()
    while block.isValid():
        if block.userState() == _IS_TITLE:
            tops.append(document.documentLayout().blockBoundingRect(block).top())
        block = block.next()
    ends = [*tops[1:], document.size().height()]
    return list(zip(tops, ends, strict=True))


def _format(
    role: Role, piece: StyledText, points: float, theme: Theme, *, plain: bool
) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setForeground(QColor(theme.text["main"]))
    if role in {Role.TITLE, Role.QUANTITY}:
        style.setFontWeight(QFont.Weight.Bold)
    if role is Role.RELATION:
        style.setFontItalic(True)
    if role is Role.NOTE:
        style.setForeground(QColor(theme.text["muted"]))
        style.setFontPointSize(points * 0.9)
    if plain:
        return style
    if piece.change in {ChangeType.DELETED, ChangeType.MOVED_AWAY}:
        style.setFontStrikeOut(True)
        style.setForeground(QColor(theme.text["deleted"]))
    if piece.change is ChangeType.INSERTED:
        style.setFontUnderline(True)
        style.setForeground(QColor(theme.text["inserted"]))
    if piece.change in {ChangeType.MOVED_HERE, ChangeType.MOVED_AWAY}:
        style.setForeground(QColor(theme.text["moved"]))
    if piece.change is ChangeType.MOVED_HERE:
        style.setProperty(_TWICE, True)
    return style


def paint_document(painter: QPainter, document: QTextDocument, origin: QPointF) -> None:
    """Paint a cell, with the double underlines that Qt does not have."""
    painter.save()
    painter.translate(origin)
    document.drawContents(painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    block = document.begin()
    while block.isValid():
        for box, colour in _twice_underlined(block):
            painter.setPen(QPen(colour, max(1.0, box.height() / 18)))
            base = box.bottom()
            painter.drawLine(QPointF(box.left(), base), QPointF(box.right(), base))
            below = base + max(2.0, box.height() / 7)
            painter.drawLine(QPointF(box.left(), below), QPointF(box.right(), below))
        block = block.next()
    painter.restore()


def _twice_underlined(block: QTextBlock) -> Iterator[tuple[QRectF, QColor]]:
    """Yield boxes and colours of the moved text, from the top of a line to its underline."""
    layout = block.layout()
    top = block.document().documentLayout().blockBoundingRect(block).topLeft()
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.charFormat().property(_TWICE):
            first = fragment.position() - block.position()
            colour = fragment.charFormat().foreground().color()
            for box in _boxes(layout, first, first + fragment.length()):
                yield box.translated(top), colour
        iterator += 1


def _boxes(layout: QTextLayout, first: int, last: int) -> Iterator[QRectF]:
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = max(first, line.textStart())
        end = min(last, line.textStart() + line.textLength())
        if start < end:
            left, right = _x(line.cursorToX(start)), _x(line.cursorToX(end))
            yield QRectF(left, line.y(), right - left, line.ascent() + 2)


def _x(position: object) -> float:
    """Return the x of ``cursorToX``, which PySide returns with or without the cursor."""
    return float(position[0] if isinstance(position, tuple) else position)  # type: ignore[arg-type]


def selected_frame(
    painter: QPainter, box: QRectF, palette: QPalette, bar: QRectF | None = None
) -> None:
    """Draw a frame around a cell of the selected row, whose text keeps its own colours.

    ``bar`` is filled beside the selected clause.
    """
    current = bar is not None
    painter.save()
    if bar is not None:
        painter.fillRect(bar, palette.color(QPalette.ColorRole.Highlight))
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2 if current else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(1, 1, -1, -1))
    painter.restore()
