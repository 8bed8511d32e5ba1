"""The comparison as a model: a column for each document, every cell also in words."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.domain.comparison.comparison import ComparedRow, Comparison, filter_rows
from explorer.reports.text.comparison_text import CellLine, cell_lines, document_line, lines_as_text

Index = QModelIndex | QPersistentModelIndex
Words = Mapping[str, str]
REFERENCE_ROLE = Qt.ItemDataRole.UserRole
LINES_ROLE = Qt.ItemDataRole.UserRole + 1
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class CompareModel(QAbstractTableModel):
    """Rows are clauses that correspond; what is said of them is made when a row is looked at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.words: Words = {}
        self._rows: tuple[ComparedRow, ...] = ()
        self._changed_only, self._topic = False, ""

    def set_comparison(self, comparison: Comparison, words: Words) -> None:
        """Show another comparison, narrowed as before."""
        self.beginResetModel()
        self.comparison, self.words = comparison, words
        self._narrow()
        self.endResetModel()

    def set_filters(self, *, changed_only: bool, topic: str) -> None:
        """Show only rows with a change, or on a topic."""
        self.beginResetModel()
        self._changed_only, self._topic = changed_only, topic
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        if self.comparison is not None:
            self._rows = filter_rows(
                self.comparison, changed_only=self._changed_only, topic=self._topic
            )

    def place_of(self, reference: str) -> tuple[int, int]:
        """Row and column of a clause; -1, -1 where it is not shown."""
        for number, row in enumerate(self._rows):
            for column, cell in enumerate(row.cells):
                if any(entry.clause.reference == reference for entry in cell.entries):
                    return number, column
        return -1, -1

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows that pass the filters."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Documents."""
        if self.comparison is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.comparison.documents)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """Title and text status of each document."""
        if orientation is not Qt.Orientation.Horizontal or self.comparison is None:
            return None
        if role not in _SAID or not 0 <= section < len(self.comparison.documents):
            return None
        one = self.comparison.documents[section]
        return f"{one.document.title}, {document_line(one, self.words)}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """A cell's lines, the clause it chooses, and all of it in words."""
        if not index.isValid():
            return None
        if role == REFERENCE_ROLE:
            return self._reference(index)
        if role == LINES_ROLE:
            return self.lines(index)
        if role in _SAID:
            return lines_as_text(self.lines(index), self.words)
        return None

    def lines(self, index: Index) -> tuple[CellLine, ...]:
        """What a cell says."""
        assert self.comparison is not None
        return cell_lines(self.comparison, self._rows[index.row()], index.column(), self.words)

    def _reference(self, index: Index) -> str:
        """The cell's own first clause, else the first of the row."""
        row = self._rows[index.row()]
        own = row.cells[index.column()].entries
        return own[0].clause.reference if own else row.clauses[0].reference

    def references(self, index: Index) -> tuple[str, ...]:
        """The clauses of a cell, in the order of their titles in it."""
        entries = self._rows[index.row()].cells[index.column()].entries
        return tuple(entry.clause.reference for entry in entries)

    def row_in_words(self, row: int) -> str:
        """All of a row as text, each document under its name."""
        assert self.comparison is not None
        parts = []
        for column, one in enumerate(self.comparison.documents):
            said = lines_as_text(self.lines(self.index(row, column)), self.words)
            parts.append(f"{one.document.title} ({document_line(one, self.words)})\n{said}")
        return "\n\n".join(parts)
