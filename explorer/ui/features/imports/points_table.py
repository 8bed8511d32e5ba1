"""Table of points that can be edited, merged, split, inserted and removed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from explorer.interchange.text.numbering_marks import parse_marker
from explorer.interchange.text.point_model import Point, title_and_rest
from explorer.interchange.text.sentences import sentences_of
from explorer.ui.features.imports.source_view import direction_of

NUMBER, TITLE, TEXT, CHECK = range(4)
#: Role of the identifiers that the file has for a point and its sub-points.
_EIDS = Qt.ItemDataRole.UserRole
_LINES = "\n"


class _DirectionDelegate(QStyledItemDelegate):
    """Delegate that draws each cell in the direction of its text."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Set the direction by the text."""
        super().initStyleOption(option, index)
        option.direction = direction_of(str(index.data() or ""))


class PointsTable(QTableWidget):
    """Table with a row for each point; each sub-point is a line of its text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 4, parent)
        self.setAccessibleName(self.tr("Points of the draft"))
        self.setHorizontalHeaderLabels(
            [self.tr("No."), self.tr("Title"), self.tr("Text"), self.tr("Check")]
        )
        self.verticalHeader().hide()
        self.setItemDelegate(_DirectionDelegate(self))
        header = self.horizontalHeader()
        header.setSectionResizeMode(NUMBER, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        digit = self.fontMetrics().horizontalAdvance("0")
        self.setColumnWidth(TITLE, digit * 22)
        self.setColumnWidth(CHECK, digit * 14)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_points(self, points: Sequence[Point], doubts: Mapping[int, str] | None = None) -> None:
        """Show these points instead of the current ones; ``doubts`` are by their numbers."""
        self.setRowCount(0)
        for row, point in enumerate(points):
            self._add(row, point, (doubts or {}).get(point.number, ""))

    def select_number(self, number: int) -> None:
        """Move to the row of a point."""
        for row in range(self.rowCount()):
            if self._cell(row, NUMBER).text() == str(number):
                self.setCurrentCell(row, max(self.currentColumn(), 0))
                return

    def number_at(self, row: int) -> int | None:
        """Return the number of a row, or None if there is no such row."""
        return self._point(row).number if 0 <= row < self.rowCount() else None

    def points(self) -> tuple[Point, ...]:
        """Return the edited points."""
        return tuple(self._point(row) for row in range(self.rowCount()))

    def merge(self) -> None:
        """Merge the current row into the one before; a title that is not in the text is kept."""
        row = self.currentRow()
        if row < 1:
            return
        before, point = self._point(row - 1), self._point(row)
        has_title = point.title and title_and_rest(point.text)[0] != point.title
        text = point.text
        if has_title and text != point.title:
            text = f"{point.title}: {text}"
        merged = Point(
            before.number,
            before.title,
            f"{before.text} {text}".strip(),
            before.subpoints + point.subpoints,
        )
        self._replace(row - 1, 2, (merged,))
        self.setCurrentCell(row - 1, TITLE)

    def parts(self) -> tuple[str, ...]:
        """Return the sentences and sub-points of the current row, between which it can be split."""
        if self.currentRow() < 0:
            return ()
        point = self._point(self.currentRow())
        return (*sentences_of(point.text), *point.subpoints)

    def split(self, index: int) -> None:
        """Move the parts of the current row from ``index`` on into a new point."""
        row, parts = self.currentRow(), self.parts()
        if not 0 < index < len(parts):
            return
        point = self._point(row)
        sentences = len(parts) - len(point.subpoints)
        kept = max(0, index - sentences)
        first = replace(
            point,
            text=" ".join(parts[: min(index, sentences)]),
            subpoints=point.subpoints[:kept],
            subpoint_eids=point.subpoint_eids[:kept],
        )
        # If a sub-point becomes the new point's text, those after it stay its sub-points.
        new_text = parts[index:sentences] or parts[index : index + 1]
        moved = kept if index < sentences else kept + 1
        number, text = self._leading_number(" ".join(new_text), point.number + 1)
        second = Point(
            number,
            title_and_rest(text)[0],
            text,
            point.subpoints[moved:],
            subpoint_eids=point.subpoint_eids[moved:],
        )
        self._replace(row, 1, (first, second))
        self._renumber_from(row + 2)
        self.setCurrentCell(row + 1, TITLE)

    def insert(self) -> None:
        """Insert an empty point after the current row."""
        row = self.currentRow() if self.currentRow() >= 0 else self.rowCount() - 1
        number = self._point(row).number + 1 if row >= 0 else 1
        self._add(row + 1, Point(number, "", ""))
        self._renumber_from(row + 2)
        self.setCurrentCell(row + 1, TITLE)
        self.editItem(self._cell(row + 1, TITLE))

    def _leading_number(self, text: str, default: int) -> tuple[int, str]:
        """Return the number a text begins with and the rest, or ``default`` if it is not usable."""
        marker = parse_marker(text)
        used = {point.number for point in self.points()}
        if (
            marker is None
            or marker.style.kind not in {"arabic", "named"}
            or marker.suffix
            or not marker.rest
        ):
            return default, text
        return (marker.number, marker.rest) if marker.number not in used else (default, text)

    def _renumber_from(self, row: int) -> None:
        """Give rows the next number while theirs is that of the row before."""
        for current in range(max(row, 1), self.rowCount()):
            before = self._point(current - 1).number
            if self._point(current).number != before:
                return
            self._cell(current, NUMBER).setText(str(before + 1))

    def _replace(self, row: int, count: int, points: Sequence[Point]) -> None:
        for _ in range(count):
            self.removeRow(row)
        for position, point in enumerate(points, start=row):
            self._add(position, point)

    def _add(self, row: int, point: Point, doubt: str = "") -> None:
        self.insertRow(row)
        text = _LINES.join((point.text, *(f"- {subpoint}" for subpoint in point.subpoints)))
        for column, cell in enumerate((str(point.number), point.title, text)):
            self.setItem(row, column, QTableWidgetItem(cell))
        self._cell(row, NUMBER).setData(_EIDS, (point.eid, *point.subpoint_eids))
        check = QTableWidgetItem(doubt)
        check.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        check.setToolTip(doubt)
        self.setItem(row, CHECK, check)

    def _point(self, row: int) -> Point:
        cells = [self._cell(row, column).text() for column in (NUMBER, TITLE, TEXT)]
        text, *lines = cells[TEXT].split(_LINES)
        subpoints = tuple(line.strip().removeprefix("- ").strip() for line in lines if line.strip())
        digits = "".join(c for c in cells[NUMBER] if c.isdecimal())
        number = int(digits or row + 1)
        eid, *subpoint_eids = self._cell(row, NUMBER).data(_EIDS)
        # If sub-points were added or removed, the identifiers cannot be assigned any more.
        matching = tuple(subpoint_eids) if len(subpoint_eids) == len(subpoints) else ()
        return Point(number, cells[TITLE].strip(), text.strip(), subpoints, eid, matching)

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item
