"""Qt item model of the matrix; every cell has its symbol described in a text."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.domain.comparison.distance import ZeroDistanceKind
from explorer.domain.comparison.matrix import Matrix, MatrixOrder, MatrixRow, sort_rows
from explorer.domain.content.stances import Party, PartyStances
from explorer.i18n.formats import day_text, steps_text
from explorer.i18n.message_catalog import with_author
from explorer.reports.text.positions import measured_names, positions_text

Index = QModelIndex | QPersistentModelIndex
Catalog = Mapping[str, str]
NUMBER, TITLE, FIRST_PARTY = 0, 1, 2
REFERENCE_ROLE = Qt.ItemDataRole.UserRole
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_HISTORY = 6


class MatrixModel(QAbstractTableModel):
    """Qt item model with a row for each clause, and columns for parties, distance and newest."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._matrix: Matrix | None = None
        self._rows: tuple[MatrixRow, ...] = ()
        self._catalog: Catalog = {}
        self._order = MatrixOrder.DOCUMENT

    def set_matrix(self, matrix: Matrix, catalog: Catalog) -> None:
        """Show another matrix in the current order."""
        self.beginResetModel()
        self._matrix, self._catalog = matrix, catalog
        self._rows = sort_rows(matrix, self._order)
        self.endResetModel()

    def set_order(self, order: MatrixOrder) -> None:
        """Show the clauses in another order."""
        self._order = order
        if self._matrix is not None:
            self.set_matrix(self._matrix, self._catalog)

    @property
    def distance_column(self) -> int:
        """Column of the distance; the newest date is the column after it."""
        return FIRST_PARTY + (len(self._matrix.parties) if self._matrix else 0)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Parties of the matrix, in the order of their columns."""
        return self._matrix.parties if self._matrix else ()

    def row_of(self, reference: str) -> int:
        """Return the row of a clause, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.reference == reference), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of clauses."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns: number, title, parties, distance and newest date."""
        if parent is not None and parent.isValid():
            return 0
        return self.distance_column + 2 if self._matrix is not None else 0

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """Return short names; full names are tooltips and spoken."""
        if orientation is not Qt.Orientation.Horizontal or self._matrix is None:
            return None
        party = section - FIRST_PARTY
        known = 0 <= party < len(self._matrix.parties)
        whole = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
        if role == Qt.ItemDataRole.DisplayRole:
            if known:
                heading = self._matrix.parties[party]
                return heading.short or heading.name
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
                    "How far apart the stated positions are, in words and in steps from 0 to 3;"
                    " in parentheses, how many of the main parties it rests on"
                )
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the value of a cell for a role."""
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
            return self._describe(row, party)
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
        return day_text(row.newest.isoformat(), self._catalog) if row.newest else "–"

    def _title(self, row: MatrixRow, pattern: str) -> str:
        if not row.measured_against:
            return row.title
        references = ", ".join(clause.reference for clause in row.measured_against)
        return self._catalog[pattern].format(title=row.title, references=references)

    def distance_text(self, row: MatrixRow) -> str:
        """Return the spread in words and steps, and the number of parties it rests on."""
        distance = row.distance
        facts = {"placed": distance.placed, "asked": len(distance.placings)}
        if distance.spread is None:
            return self.tr("not measured ({placed} of {asked})").format(**facts)
        steps = steps_text(distance.spread.low, distance.spread.high, self._catalog)
        word = self._distance_word(row)
        return self.tr("{word}: {steps} ({placed} of {asked})").format(
            word=word, steps=steps, **facts
        )

    def _distance_word(self, row: MatrixRow) -> str:
        """Return the spread in words; of the same label the content may still differ."""
        spread = row.distance.spread
        words = {1: self.tr("close"), 2: self.tr("divided"), 3: self.tr("most divided")}
        if spread is not None and spread.high in words:
            return words[spread.high]
        agreed = all(pair.sameness is ZeroDistanceKind.SAME_POSITION for pair in row.distance.pairs)
        return self.tr("agreed") if agreed else self.tr("same label")

    def _about(self, row: MatrixRow) -> str:
        """Return the parts of a distance: each party's step and its statements."""
        names = {p.reference: p.name for p in self._matrix.parties} if self._matrix else {}
        lines = [f"{row.title}: {self.distance_text(row)}"]
        for placed in row.distance.placings:
            name = names.get(placed.party, placed.party)
            if placed.steps is None:
                lines.append(f"{name}: {self._catalog['page.not_placed']}")
                continue
            days = ", ".join(
                f"{day_text(s.date.isoformat(), self._catalog)} {s.speaker}"
                for s in placed.resting_on
            )
            lines.append(
                f"{name}: {steps_text(placed.steps.low, placed.steps.high, self._catalog)} ({days})"
            )
        return "\n".join(lines)

    def _describe(self, row: MatrixRow, party: int) -> str:
        assert self._matrix is not None
        name = self._matrix.parties[party].name
        cell = row.cells[party]
        if cell is None:
            day = day_text(self._matrix.as_of.isoformat(), self._catalog)
            none = self._catalog["page.no_position"].format(date=day)
            return f"{row.number} {row.title}\n{name}: {none}"
        head = [f"{row.number} {row.title}"]
        if row.measured_against:
            head.append(self._measured(row))
        if cell.differ:
            positions = positions_text(cell, self._catalog, several=len(row.measured_against) > 1)
            head.append(f"{name}: {positions}")
        return "\n".join([*head, *self._lines(name, cell)])

    def _measured(self, row: MatrixRow) -> str:
        return self._catalog["page.measured_note"].format(
            names=measured_names(row.measured_against, self._catalog),
            document=row.measured_against[0].document_title,
        )

    def _lines(self, name: str, cell: PartyStances) -> list[str]:
        lines = []
        for stance in (*cell.current, *cell.history)[:_HISTORY]:
            kind = self._catalog["page.stated" if stance.stated else "page.assessed"]
            day = day_text(stance.date.isoformat(), self._catalog)
            position = self._catalog[f"position.{stance.position}"]
            line = f"{day} · {position} ({kind}) · {stance.speaker}"
            lines.append(with_author(line, stance.author, self._catalog))
        lines[0] = f"{name}: {lines[0]}\n{cell.current[0].statement}"
        left = len(cell.current) + len(cell.history) - _HISTORY
        return [*lines, "…"] if left > 0 else lines

    def csv_rows(self) -> list[list[str]]:
        """Return the matrix as rows of text for a spreadsheet, in the order shown."""
        if self._matrix is None:
            return []
        names = [party.name for party in self._matrix.parties]
        head = [
            self.tr("Reference"),
            self.tr("Clause"),
            *names,
            self.tr("Distance"),
            self.tr("Newest"),
            self._catalog["sheet.measured_against"],
        ]
        return [head, *(self._csv_row(row) for row in self._rows)]

    def _csv_row(self, row: MatrixRow) -> list[str]:
        several = len(row.measured_against) > 1
        cells = [self._csv_cell(cell, several=several) for cell in row.cells]
        newest = row.newest.isoformat() if row.newest else ""
        measured = "; ".join(
            f"{clause.name} ({clause.document_title})" for clause in row.measured_against
        )
        distance = self.distance_text(row)
        return [row.reference, row.title, *cells, distance, newest, measured or row.reference]

    def _csv_cell(self, cell: PartyStances | None, *, several: bool) -> str:
        if cell is None:
            return self._catalog["sheet.table_none"]
        kinds = dict.fromkeys(
            self._catalog["page.stated" if stance.stated else "page.assessed"]
            for stance in cell.current
        )
        positions = positions_text(cell, self._catalog, several=several)
        return f"{positions} ({' / '.join(kinds)}, {cell.current[0].date.isoformat()})"
