"""View of a text beside its points, with the place of each line marked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from explorer.domain.content.scripts import foreign_language, is_right_to_left
from explorer.interchange.text.point_model import LineRole, ParsedPoints

_TINT_LEFT_OUT, _TINT_ANNEX, _TINT_CURRENT = 48, 28, 60
_MARGIN = 6


def direction_of(text: str) -> Qt.LayoutDirection:
    """Return the direction in which most of a text is written."""
    right_to_left = is_right_to_left(foreign_language(text))
    return Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight


class SourceView(QPlainTextEdit):
    """Read-only text with a margin that names the point or the reason of each line.

    Lines that are left out are tinted and crossed out in the margin. ``point_chosen`` emits the
    number of a point whose line was clicked or reached by keyboard.
    """

    point_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Text with its points marked"))
        self._roles: Sequence[LineRole | None] = ()
        self._annexes: tuple[str, ...] = ()
        self._firsts: Mapping[int, int] = {}
        self._margin = _Margin(self)
        self.updateRequest.connect(self._scroll_margin)
        self._names = {
            "before": self.tr("before"),
            "between": self.tr("heading"),
            "after": self.tr("after"),
            "front": self.tr("fields"),
            "contents": self.tr("contents"),
            "page": self.tr("page"),
            "note": self.tr("note"),
            "markup": self.tr("markup"),
        }

    def show_parsed(self, parsed: ParsedPoints, text: str) -> None:
        """Show the lines of a parsed text, or the text if its lines are not known."""
        self._roles = parsed.roles
        self._annexes = tuple(annex.identifier for annex in parsed.annexes)
        firsts: dict[int, int] = {}
        for line, role in enumerate(parsed.roles):
            if role is not None and role.kind == "point":
                firsts.setdefault(role.number, line)
        self._firsts = firsts
        shown = "\n".join(parsed.lines) if parsed.lines else text
        option = self.document().defaultTextOption()
        direction = direction_of(shown)
        is_mirrored = direction == Qt.LayoutDirection.RightToLeft
        option.setTextDirection(direction)
        option.setAlignment(
            Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        )
        self.document().setDefaultTextOption(option)
        self.setPlainText(shown)
        self.setViewportMargins(self.margin_width(), 0, 0, 0)
        self._margin.update()

    def show_point(self, number: int) -> None:
        """Scroll to a point and highlight its lines."""
        first = self._firsts.get(number)
        if first is None:
            self.setExtraSelections([])
            return
        block = self.document().findBlockByNumber(first)
        cursor = QTextCursor(block)
        self.blockSignals(True)
        self.setTextCursor(cursor)
        self.blockSignals(False)
        self.centerCursor()
        self._highlight(first, number)

    def _highlight(self, first: int, number: int) -> None:
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        colour.setAlpha(_TINT_CURRENT)
        selections = []
        for line in range(first, len(self._roles)):
            role = self._roles[line]
            if role is not None and role.kind == "point" and role.number != number:
                break
            if role is not None and role.kind == "point":
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(self.document().findBlockByNumber(line))
                selection.format.setBackground(colour)
                selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                selections.append(selection)
        self.setExtraSelections(selections)

    def label(self, line: int) -> str:
        """Return what the margin shows beside a line: only where its place changes."""
        role = self._roles[line] if line < len(self._roles) else None
        if role is None:
            return ""
        before = next(
            (self._roles[n] for n in range(line - 1, -1, -1) if self._roles[n] is not None), None
        )
        if role == before and role.kind != "page":
            return ""
        if role.kind == "point":
            return str(role.number) if self._firsts.get(role.number) == line else ""
        if role.kind == "annex":
            return self._annexes[role.number - 1]
        return self._names[role.kind]

    def margin_width(self) -> int:
        """Return the width of the margin, for its longest label."""
        metrics = QFontMetrics(self.font())
        labels = [*self._names.values(), *self._annexes, "0000"]
        return max(metrics.horizontalAdvance(label[:16]) for label in labels) + 2 * _MARGIN

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint the lines that are left out and those of annexes, then draw the text."""
        painter = QPainter(self.viewport())
        for line, area in self._visible_lines():
            colour = self._tint(line)
            if colour is not None:
                painter.fillRect(area, colour)
        painter.end()
        super().paintEvent(event)

    def paint_margin(self, painter: QPainter) -> None:
        """Draw the labels of the visible lines."""
        width = self._margin.width()
        painter.fillRect(self._margin.rect(), self.palette().color(QPalette.ColorRole.Window))
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        plain = self.palette().color(QPalette.ColorRole.WindowText)
        for line, area in self._visible_lines():
            label = self.label(line)
            if not label:
                continue
            role = self._roles[line]
            is_point = role is not None and role.kind == "point"
            font = self.font()
            font.setBold(is_point)
            painter.setFont(font)
            painter.setPen(plain if is_point else muted)
            metrics = QFontMetrics(font)
            text = metrics.elidedText(label, Qt.TextElideMode.ElideRight, width - 2 * _MARGIN)
            place = QRect(_MARGIN, area.top(), width - 2 * _MARGIN, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, text)

    def _visible_lines(self) -> list[tuple[int, QRect]]:
        """Return the visible lines with their areas in the viewport."""
        lines = []
        block = self.firstVisibleBlock()
        bottom = self.viewport().height()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
            if area.top() > bottom:
                break
            lines.append((block.blockNumber(), area.adjusted(0, 0, self.viewport().width(), 0)))
            block = block.next()
        return lines

    def _tint(self, line: int) -> QColor | None:
        role = self._roles[line] if line < len(self._roles) else None
        if role is None or role.kind == "point":
            return None
        is_annex = role.kind == "annex"
        source = QPalette.ColorRole.Highlight if is_annex else QPalette.ColorRole.PlaceholderText
        colour = self.palette().color(source)
        colour.setAlpha(_TINT_ANNEX if is_annex else _TINT_LEFT_OUT)
        return colour

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._margin.setGeometry(area.left(), area.top(), self.margin_width(), area.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Emit the point of the clicked line."""
        super().mouseReleaseEvent(event)
        self._emit_point()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Emit the point of the line that the keyboard reached."""
        super().keyReleaseEvent(event)
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._emit_point()

    def _emit_point(self) -> None:
        line = self.textCursor().blockNumber()
        role = self._roles[line] if line < len(self._roles) else None
        if role is not None and role.kind == "point":
            self.point_chosen.emit(role.number)

    def _scroll_margin(self, area: QRect, scrolled: int) -> None:
        if scrolled:
            self._margin.scroll(0, scrolled)
        self._margin.update(0, area.y(), self._margin.width(), area.height())


class _Margin(QWidget):
    """Margin of the text, which the view draws."""

    def __init__(self, view: SourceView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        """Return the width of the labels."""
        return QSize(self._view.margin_width(), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the labels."""
        painter = QPainter(self)
        self._view.paint_margin(painter)
        painter.end()
