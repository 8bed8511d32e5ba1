"""The matrix as a model: every cell says in words what its sign shows."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.domain.comparison.matrix import Matrix, MatrixOrder, MatrixRow, sort_rows
from explorer.domain.content.stances import PartyStances
from explorer.i18n.formats import day_text, steps_text
from explorer.i18n.message_catalog import with_author
from explorer.reports.text.positions import measured_names, positions_text

Index = QModelIndex | QPersistentModelIndex
Words = Mapping[str, str]
NUMBER, TITLE, FIRST_PARTY = 0, 1, 2
REFERENCE_ROLE = Qt.ItemDataRole.UserRole
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_HISTORY = 6


class MatrixModel(QAbstractTableModel):
    """Rows are clauses; after the parties come the distance and the day of the newest stance."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._matrix: Matrix | None = None
        self._rows: tuple[MatrixRow, ...] = ()
        self._words: Words = {}
        self._order = MatrixOrder.DOCUMENT

    def set_matrix(self, matrix: Matrix, words: Words) -> None:
        """Show another matrix, in the order chosen before."""
        self.beginResetModel()
        self._matrix, self._words = matrix, words
        self._rows = sort_rows(matrix, self._order)
        self.endResetModel()

    def set_order(self, order: MatrixOrder) -> None:
        """List the clauses in another order."""
        self._order = order
        if self._matrix is not None:
            self.set_matrix(self._matrix, self._words)

    @property
    def distance_column(self) -> int:
        """Where the distance stands; the newest day is the column after it."""
        return FIRST_PARTY + (len(self._matrix.parties) if self._matrix else 0)

    @property
    def main_parties(self) -> int:
        """How many of the parties are the pack's main ones."""
        return self._matrix.main if self._matrix else 0

    def row_of(self, reference: str) -> int:
        """The row of a clause, -1 for none."""
        return next((n for n, row in enumerate(self._rows) if row.reference == reference), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Clauses."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Number, title, the parties, distance and newest day."""
        if parent is not None and parent.isValid():
            return 0
        return self.distance_column + 2 if self._matrix is not None else 0

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """Short names; whole ones to hover over and to hear."""
        if orientation is not Qt.Orientation.Horizontal or self._matrix is None:
            return None
        party = section - FIRST_PARTY
        known = 0 <= party < len(self._matrix.parties)
        whole = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
        if role == Qt.ItemDataRole.DisplayRole:
            if known:
                one = self._matrix.parties[party]
                return one.short or one.name
            titles = {
                TITLE: self.tr("Clause"),
                self.distance_column: self.tr("Distance"),
                self.distance_column + 1: self.tr("Newest"),
            }
            return titles.get(section, "")
        if role in whole:
            if known:
                return self._matrix.parties[party].name
            if section == self.distance_column:
                return self.tr(
                    "Spread of the stated positions of the parties between which distances are"
                    " measured, in steps from the draft; never without the parties it rests on"
                )
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows, tells when hovered over, and says aloud."""
        row = self._rows[index.row()]
        if role == REFERENCE_ROLE:
            return row.reference
        party = index.column() - FIRST_PARTY
        is_cell = 0 <= party < len(row.cells)
        if role == CELL_ROLE:
            return row.cells[party] if is_cell else None
        if is_cell and role in {
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return self._told(row, party)
        if not is_cell and role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if not is_cell and role == Qt.ItemDataRole.ToolTipRole:
            if index.column() == self.distance_column:
                return self._about(row)
            return self._title(row, "sheet.row_measured")
        return None

    def _text(self, row: MatrixRow, column: int) -> str:
        if column == NUMBER:
            return row.number
        if column == TITLE:
            return self._title(row, "list.row_short")
        if column == self.distance_column:
            return self.distance_text(row)
        return day_text(row.newest.isoformat(), self._words) if row.newest else "–"

    def _title(self, row: MatrixRow, pattern: str) -> str:
        if not row.measured_against:
            return row.title
        references = ", ".join(one.reference for one in row.measured_against)
        return self._words[pattern].format(title=row.title, references=references)

    def distance_text(self, row: MatrixRow) -> str:
        """The spread with the parties it rests on, or that it was not measured."""
        found = row.distance
        rests = self.tr("{placed} of {asked}").format(
            placed=found.placed, asked=len(found.placings)
        )
        if found.spread is None:
            return self.tr("not measured ({rests})").format(rests=rests)
        return f"{steps_text(found.spread.low, found.spread.high, self._words)} ({rests})"

    def _about(self, row: MatrixRow) -> str:
        """The parts of a distance: each party's step and the statements behind it."""
        names = {p.reference: p.name for p in self._matrix.parties} if self._matrix else {}
        lines = [f"{row.title}: {self.distance_text(row)}"]
        for placed in row.distance.placings:
            name = names.get(placed.party, placed.party)
            if placed.steps is None:
                lines.append(f"{name}: {self._words['page.not_placed']}")
                continue
            days = ", ".join(
                f"{day_text(s.date.isoformat(), self._words)} {s.speaker}"
                for s in placed.resting_on
            )
            lines.append(
                f"{name}: {steps_text(placed.steps.low, placed.steps.high, self._words)} ({days})"
            )
        return "\n".join(lines)

    def _told(self, row: MatrixRow, party: int) -> str:
        assert self._matrix is not None
        name = self._matrix.parties[party].name
        cell = row.cells[party]
        if cell is None:
            day = day_text(self._matrix.as_of.isoformat(), self._words)
            none = self._words["page.no_position"].format(date=day)
            return f"{row.number} {row.title}\n{name}: {none}"
        head = [f"{row.number} {row.title}"]
        if row.measured_against:
            head.append(self._measured(row))
        if cell.differ:
            said = positions_text(cell, self._words, several=len(row.measured_against) > 1)
            head.append(f"{name}: {said}")
        return "\n".join([*head, *self._lines(name, cell)])

    def _measured(self, row: MatrixRow) -> str:
        return self._words["page.measured_note"].format(
            names=measured_names(row.measured_against, self._words),
            document=row.measured_against[0].document_title,
        )

    def _lines(self, name: str, cell: PartyStances) -> list[str]:
        lines = []
        for stance in (*cell.current, *cell.history)[:_HISTORY]:
            kind = self._words["page.stated" if stance.stated else "page.assessed"]
            day = day_text(stance.date.isoformat(), self._words)
            position = self._words[f"position.{stance.position}"]
            said = f"{day} · {position} ({kind}) · {stance.speaker}"
            lines.append(with_author(said, stance.author, self._words))
        lines[0] = f"{name}: {lines[0]}\n{cell.current[0].statement}"
        left = len(cell.current) + len(cell.history) - _HISTORY
        return [*lines, "…"] if left > 0 else lines

    def csv_rows(self) -> list[list[str]]:
        """The matrix in words, as shown, for a spreadsheet."""
        if self._matrix is None:
            return []
        names = [party.name for party in self._matrix.parties]
        head = [
            self.tr("Reference"),
            self.tr("Clause"),
            *names,
            self.tr("Distance"),
            self.tr("Newest"),
            self._words["sheet.measured_against"],
        ]
        return [head, *(self._csv_row(row) for row in self._rows)]

    def _csv_row(self, row: MatrixRow) -> list[str]:
        several = len(row.measured_against) > 1
        cells = [self._csv_cell(cell, several=several) for cell in row.cells]
        newest = row.newest.isoformat() if row.newest else ""
        measured = "; ".join(f"{one.name} ({one.document_title})" for one in row.measured_against)
        distance = self.distance_text(row)
        return [row.reference, row.title, *cells, distance, newest, measured or row.reference]

    def _csv_cell(self, cell: PartyStances | None, *, several: bool) -> str:
        if cell is None:
            return self._words["sheet.table_none"]
        kinds = dict.fromkeys(
            self._words["page.stated" if stance.stated else "page.assessed"]
            for stance in cell.current
        )
        said = positions_text(cell, self._words, several=several)
        return f"{said} ({' / '.join(kinds)}, {cell.current[0].date.isoformat()})"
