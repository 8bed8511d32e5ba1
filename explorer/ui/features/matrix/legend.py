"""Legend of the matrix, with the symbols drawn as in its cells."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from explorer.domain.comparison.matrix import Matrix
from explorer.domain.content.days import exists_on
from explorer.domain.content.stances import Position
from explorer.i18n.message_catalog import day_text, source_label
from explorer.ui.features.matrix.delegate import paint_cell

_IN_A_ROW = 4


class _Symbol(QWidget):
    """One symbol as the matrix paints it."""

    def __init__(self, position: str, *, assessed: bool, local: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._position, self._assessed, self._local = position, assessed, local
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return the size of a symbol with its frame."""
        side = self.fontMetrics().height()
        return QSize(round(side * 1.6), round(side * 1.3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the symbol."""
        option = QStyleOptionViewItem()
        option.initFrom(self)
        option.fontMetrics = self.fontMetrics()
        painter = QPainter(self)
        paint_cell(
            painter,
            QRectF(self.rect()),
            (self._position,),
            option,
            assessed=self._assessed,
            local=self._local,
        )
        painter.end()


class MatrixLegend(QWidget):
    """Legend with the meaning of the symbols, and the date and document of the matrix."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # The legend is never wider than the matrix.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._signs = QGridLayout()
        self._signs.setContentsMargins(6, 2, 6, 0)
        self._signs.setHorizontalSpacing(2)
        self._signs.setVerticalSpacing(0)
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setContentsMargins(8, 0, 6, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._signs)
        layout.addWidget(self._about)

    def show_legend(self, words: Mapping[str, str], matrix: Matrix) -> None:
        """Show the legend in a content language."""
        while (item := self._signs.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        entries = [
            (position.value, words[f"position.{position}"], False, False) for position in Position
        ]
        entries.append(("none", words["sheet.table_none"], False, False))
        entries.append(("supports", words["page.assessed"], True, False))
        if any(cell is not None and cell.authors for row in matrix.rows for cell in row.cells):
            entries.append(("supports", words["local.local"], False, True))
        for number, (name, label, assessed, local) in enumerate(entries):
            row, column = divmod(number, _IN_A_ROW)
            symbol = _Symbol(name, assessed=assessed, local=local, parent=self)
            self._signs.addWidget(symbol, row, column * 2)
            self._signs.addWidget(QLabel(label, self), row, column * 2 + 1)
        self._signs.setColumnStretch(_IN_A_ROW * 2, 1)
        day = day_text(matrix.as_of.isoformat(), words)
        as_of = words["page.as_of"].format(date=day)
        mark = source_label(words, wording=matrix.wording)
        about = [f"{matrix.title} · {as_of} · {mark}"]
        if any(cell is not None and cell.differ for row in matrix.rows for cell in row.cells):
            about.append(words["list.differ"])
        self._about.setText(" · ".join(about))


def first_lines(matrix: Matrix, words: Mapping[str, str]) -> list[str]:
    """Return notes to read before the symbols: a later text, and what the positions are on."""
    lines = []
    if not exists_on(matrix.dated, matrix.as_of):
        day = day_text(matrix.as_of.isoformat(), words)
        lines.append(words["page.later_document"].format(date=day))
    measured = next((row.measured_against for row in matrix.rows if row.measured_against), ())
    if measured:
        document = measured[0].document_title
        lines.append(words["list.measured_all"].format(document=document))
    return lines
