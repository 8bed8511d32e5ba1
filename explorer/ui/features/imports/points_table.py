"""The table of points that are put right: rows are joined, split, inserted and taken out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from explorer.interchange.text.numbering_marks import parse_marker
from explorer.interchange.text.points import Point, title_and_rest
from explorer.interchange.text.sentences import sentences_of

NUMBER, TITLE, TEXT = range(3)
#: What the file calls a point and its sub-points, beside its number.
_EIDS = Qt.ItemDataRole.UserRole
_LINES = "\n"


class PointsTable(QTableWidget):
    """A point a row; sub-points are lines of their own in its text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 3, parent)
        self.setAccessibleName(self.tr("Points of the draft"))
        self.setHorizontalHeaderLabels([self.tr("No."), self.tr("Title"), self.tr("Text")])
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(NUMBER, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(TITLE, self.fontMetrics().horizontalAdvance("0") * 32)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these instead of what is shown."""
        self.setRowCount(0)
        for row, point in enumerate(points):
            self._add(row, point)

    def points(self) -> tuple[Point, ...]:
        """The points as they are now."""
        return tuple(self._point(row) for row in range(self.rowCount()))

    def join(self) -> None:
        """Join the current row with the one before; its title is not lost."""
        row = self.currentRow()
        if row < 1:
            return
        before, this = self._point(row - 1), self._point(row)
        own_title = this.title and title_and_rest(this.text)[0] != this.title
        said = f"{this.title}: {this.text}" if own_title and this.text != this.title else this.text
        joined = Point(
            before.number,
            before.title,
            f"{before.text} {said}".strip(),
            before.subpoints + this.subpoints,
        )
        self._replace(row - 1, 2, (joined,))
        self.setCurrentCell(row - 1, TITLE)

    def pieces(self) -> tuple[str, ...]:
        """Sentences and sub-points of the current row: it is split before one of them."""
        if self.currentRow() < 0:
            return ()
        point = self._point(self.currentRow())
        return (*sentences_of(point.text), *point.subpoints)

    def split(self, at: int) -> None:
        """Let the current row's pieces from one on be a point of their own."""
        row, pieces = self.currentRow(), self.pieces()
        if not 0 < at < len(pieces):
            return
        point = self._point(row)
        sentences = len(pieces) - len(point.subpoints)
        kept = max(0, at - sentences)
        first = replace(
            point,
            text=" ".join(pieces[: min(at, sentences)]),
            subpoints=point.subpoints[:kept],
            subpoint_eids=point.subpoint_eids[:kept],
        )
        # Where a sub-point is the new point's text, those after it stay its sub-points.
        said = pieces[at:sentences] or pieces[at : at + 1]
        taken = kept if at < sentences else kept + 1
        number, text = self._own_number(" ".join(said), point.number + 1)
        second = Point(
            number,
            title_and_rest(text)[0],
            text,
            point.subpoints[taken:],
            subpoint_eids=point.subpoint_eids[taken:],
        )
        self._replace(row, 1, (first, second))
        self._number_on(row + 2)
        self.setCurrentCell(row + 1, TITLE)

    def insert(self) -> None:
        """Begin an empty point after the current row."""
        row = self.currentRow() if self.currentRow() >= 0 else self.rowCount() - 1
        number = self._point(row).number + 1 if row >= 0 else 1
        self._add(row + 1, Point(number, "", ""))
        self._number_on(row + 2)
        self.setCurrentCell(row + 1, TITLE)
        self.editItem(self._cell(row + 1, TITLE))

    def _own_number(self, text: str, otherwise: int) -> tuple[int, str]:
        """The number that a text begins with, if no point has it, and the text without it."""
        mark = parse_marker(text)
        taken = {one.number for one in self.points()}
        if (
            mark is None
            or mark.style.kind not in {"arabic", "named"}
            or mark.suffix
            or not mark.rest
        ):
            return otherwise, text
        return (mark.number, mark.rest) if mark.number not in taken else (otherwise, text)

    def _number_on(self, row: int) -> None:
        """Give rows the next number where theirs is taken by the one before."""
        for one in range(max(row, 1), self.rowCount()):
            before = self._point(one - 1).number
            if self._point(one).number != before:
                return
            self._cell(one, NUMBER).setText(str(before + 1))

    def _replace(self, row: int, count: int, points: Sequence[Point]) -> None:
        for _ in range(count):
            self.removeRow(row)
        for at, point in enumerate(points, start=row):
            self._add(at, point)

    def _add(self, row: int, point: Point) -> None:
        self.insertRow(row)
        text = _LINES.join((point.text, *(f"- {one}" for one in point.subpoints)))
        for column, said in enumerate((str(point.number), point.title, text)):
            self.setItem(row, column, QTableWidgetItem(said))
        self._cell(row, NUMBER).setData(_EIDS, (point.eid, *point.subpoint_eids))

    def _point(self, row: int) -> Point:
        said = [self._cell(row, column).text() for column in (NUMBER, TITLE, TEXT)]
        text, *others = said[TEXT].split(_LINES)
        subs = tuple(one.strip().removeprefix("- ").strip() for one in others if one.strip())
        digits = "".join(c for c in said[NUMBER] if c.isdecimal())
        number = int(digits or row + 1)
        eid, *sub_eids = self._cell(row, NUMBER).data(_EIDS)
        # Where sub-points were put right, it is not known any more which is which.
        kept = tuple(sub_eids) if len(sub_eids) == len(subs) else ()
        return Point(number, said[TITLE].strip(), text.strip(), subs, eid, kept)

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item
