"""Qt item model of the comparison: a column for each document, cells also as plain text."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.domain.comparison.comparison import ComparedRow, Comparison
from explorer.domain.comparison.row_filter import RowFilter, filter_rows
from explorer.reports.text.comparison_text import CellLine, cell_lines, document_line, lines_as_text

Index = QModelIndex | QPersistentModelIndex
Catalog = Mapping[str, str]
REFERENCE_ROLE = Qt.ItemDataRole.UserRole
LINES_ROLE = Qt.ItemDataRole.UserRole + 1
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class CompareModel(QAbstractTableModel):
    """Qt item model with a row for clauses that correspond; texts are composed on demand."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.catalog: Catalog = {}
        self._rows: tuple[ComparedRow, ...] = ()
        self._changed: tuple[int, ...] = ()
        self._filter = RowFilter()

    def set_comparison(self, comparison: Comparison, catalog: Catalog) -> None:
        """Show another comparison with the same filters."""
        self.beginResetModel()
        self.comparison, self.catalog = comparison, catalog
        self._apply_filters()
        self.endResetModel()

    def set_filter(self, row_filter: RowFilter) -> None:
        """Show only the rows that pass a filter."""
        self.beginResetModel()
        self._filter = row_filter
        self._apply_filters()
        self.endResetModel()

    def _apply_filters(self) -> None:
        if self.comparison is not None:
            self._rows = filter_rows(self.comparison, self._filter)
            self._changed = tuple(n for n, row in enumerate(self._rows) if row.changed)

    def changed_row(self, row: int, step: int) -> int:
        """Return the next changed row after a row, with -1 the row before it, or -1."""
        if step > 0:
            return next((number for number in self._changed if number > row), -1)
        return next((number for number in reversed(self._changed) if number < row), -1)

    def change_place(self, row: int) -> tuple[int, int]:
        """Return which change a row is, from 1 on, 0 if it is none, and how many there are."""
        place = self._changed.index(row) + 1 if row in self._changed else 0
        return place, len(self._changed)

    def position_of(self, reference: str) -> tuple[int, int]:
        """Return row and column of a clause, or -1, -1 if it is not shown."""
        for number, row in enumerate(self._rows):
            for column, cell in enumerate(row.cells):
                if any(entry.clause.reference == reference for entry in cell.entries):
                    return number, column
        return -1, -1

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows that pass the filters."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of documents."""
        if self.comparison is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.comparison.documents)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """Return title and text status of a document."""
        if orientation is not Qt.Orientation.Horizontal or self.comparison is None:
            return None
        if role not in _TEXT_ROLES or not 0 <= section < len(self.comparison.documents):
            return None
        compared = self.comparison.documents[section]
        return f"{compared.document.title}, {document_line(compared, self.catalog)}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's lines, the clause it selects, or its plain text."""
        if not index.isValid():
            return None
        if role == REFERENCE_ROLE:
            return self._reference(index)
        if role == LINES_ROLE:
            return self.lines(index)
        if role in _TEXT_ROLES:
            return lines_as_text(self.lines(index), self.catalog)
        return None

    def lines(self, index: Index) -> tuple[CellLine, ...]:
        """Return the lines of a cell."""
        assert self.comparison is not None
        return cell_lines(self.comparison, self._rows[index.row()], index.column(), self.catalog)

    def _reference(self, index: Index) -> str:
        """Return the cell's first clause, or the first of the row if the cell is empty."""
        row = self._rows[index.row()]
        entries = row.cells[index.column()].entries
        return entries[0].clause.reference if entries else row.clauses[0].reference

    def references(self, index: Index) -> tuple[str, ...]:
        """Return the clauses of a cell in the order of its titles."""
        entries = self._rows[index.row()].cells[index.column()].entries
        return tuple(entry.clause.reference for entry in entries)

    def row_in_words(self, row: int) -> str:
        """Return a row as plain text, with a section for each document."""
        assert self.comparison is not None
        parts = []
        for column, compared in enumerate(self.comparison.documents):
            text = lines_as_text(self.lines(self.index(row, column)), self.catalog)
            heading = f"{compared.document.title} ({document_line(compared, self.catalog)})"
            parts.append(f"{heading}\n{text}")
        return "\n\n".join(parts)
