"""Qt item model of the clause list: one column for each party, with accessible texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication

from explorer.domain.content.read_models import ClauseListing, ClauseRow
from explorer.domain.content.stances import Party, Position
from explorer.domain.content.viewpoint import Filters
from explorer.domain.desk.local_records import is_local

Index = QModelIndex | QPersistentModelIndex
NUMBER, TITLE, FIRST_PARTY = 0, 1, 2
REFERENCE_ROLE = int(Qt.ItemDataRole.UserRole)
POSITIONS_ROLE = REFERENCE_ROLE + 1
HEADING_ROLE = REFERENCE_ROLE + 2
LOCAL_ROLE = REFERENCE_ROLE + 3


@dataclass(frozen=True, slots=True)
class ListText:
    """Texts of the list in the content language."""

    whole: str
    side_provisions: str
    number: str
    number_name: str
    title: str
    unverified: str
    local: str
    pinned: str
    positions: Mapping[str, str]
    differ: str
    measured: str


def passing_rows(rows: tuple[ClauseRow, ...], filters: Filters) -> tuple[ClauseRow, ...]:
    """Return the rows that pass the filters."""
    return tuple(row for row in rows if _passes(row, filters))


def _passes(row: ClauseRow, filters: Filters) -> bool:
    if filters.on_map and not row.features:
        return False
    if filters.topic and filters.topic not in row.topics:
        return False
    if not filters.party and filters.position is None:
        return True
    positions = [
        position
        for party, party_positions in row.positions
        if not filters.party or party == filters.party
        for position in party_positions
    ]
    return bool(positions) if filters.position is None else filters.position in positions


class ClauseModel(QAbstractTableModel):
    """Qt item model: the whole document, its clauses, then a heading and the side provisions."""

    def __init__(self, text: ListText) -> None:
        super().__init__()
        self._text = text
        self._rows: tuple[ClauseRow | None, ...] = ()
        self._parties: tuple[Party, ...] = ()
        self._pins: frozenset[str] = frozenset()

    def set_pins(self, pins: frozenset[str]) -> None:
        """Mark the pinned rows; nothing is repainted if the pins are the same."""
        if pins == self._pins:
            return
        self._pins = pins
        if self._rows:
            last = self.index(len(self._rows) - 1, TITLE)
            self.dataChanged.emit(self.index(0, TITLE), last)

    def set_contents(
        self, contents: ClauseListing, parties: tuple[Party, ...], filters: Filters, text: ListText
    ) -> None:
        """Show other contents; ``parties`` are those that have a column."""
        self.beginResetModel()
        self._text, self._parties = text, parties
        clauses = passing_rows(contents.clauses, filters)
        side = passing_rows(contents.side_provisions, filters)
        whole = (contents.whole,) if not filters else ()
        self._rows = (*whole, *clauses, *((None, *side) if side else ()))
        self.endResetModel()

    @property
    def clause_count(self) -> int:
        """Number of clauses and side provisions listed."""
        return sum((row is not None and row.number != "") or _is_side(row) for row in self._rows)

    def row_of(self, reference: str) -> int:
        """Return the row of a reference, or -1."""
        for index, row in enumerate(self._rows):
            if row is not None and row.reference == reference:
                return index
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows, including the heading."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns: number, title and one for each party."""
        return 0 if parent.isValid() else FIRST_PARTY + len(self._parties)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return no flags for the heading, so that it cannot be selected."""
        if index.isValid() and self._rows[index.row()] is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return short names of the parties; their full names are tooltips and spoken."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if section < FIRST_PARTY:
            labels = (self._text.number, self._text.title)
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return labels[section] or self._text.number_name
            return labels[section] if role == Qt.ItemDataRole.DisplayRole else None
        party = self._parties[section - FIRST_PARTY]
        if role == Qt.ItemDataRole.DisplayRole:
            return party.short
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return party.name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the value of a cell for a role."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if row is None:
            return self._heading(index.column(), role)
        if role == REFERENCE_ROLE:
            return row.reference
        if index.column() >= FIRST_PARTY:
            return self._party_cell(row, self._parties[index.column() - FIRST_PARTY], role)
        return self._text_cell(row, index.column(), role)

    def _heading(self, column: int, role: int) -> Any:  # noqa: ANN401
        if role == HEADING_ROLE:
            return True
        texts = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if column == TITLE and role in texts:
            return self._text.side_provisions
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            # A row without flags is grey by default, which is hard to read.
            return QGuiApplication.palette().text()
        return None

    def _text_cell(self, row: ClauseRow, column: int, role: int) -> Any:  # noqa: ANN401
        if column == NUMBER:
            if role == Qt.ItemDataRole.DisplayRole:
                return row.number
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            return self._spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None
        title = row.title if row.number or _is_side(row) else self._text.whole
        if is_local(row.reference):
            title = f"{title} [{self._text.local}]"
        if role == Qt.ItemDataRole.DisplayRole:
            pinned = "★ " if row.reference in self._pins else ""
            return pinned + (title if row.verified else f"{title} ({self._text.unverified})")
        if role == Qt.ItemDataRole.ToolTipRole:
            return title if row.verified else f"{title} ({self._text.unverified})"
        return self._spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _spoken(self, row: ClauseRow) -> str:
        """Return the row as one sentence for a screen reader."""
        positions = "; ".join(
            f"{party.name}: {self._position_text(row, party)}" for party in self._parties
        )
        unverified = "" if row.verified else f" {self._text.unverified}."
        pinned = f" {self._text.pinned}." if row.reference in self._pins else ""
        measured = f" {self._measured(row)}" if row.measured_against else ""
        return f"{row.number} {row.title}.{pinned}{unverified}{measured} {positions}".strip()

    def _measured(self, row: ClauseRow) -> str:
        """Return the clauses that the positions are on; empty if they are on this one."""
        references = ", ".join(clause.reference for clause in row.measured_against)
        return self._text.measured.format(references=references) if references else ""

    def _party_cell(self, row: ClauseRow, party: Party, role: int) -> Any:  # noqa: ANN401
        if role == POSITIONS_ROLE:
            return self._positions(row, party)
        if role == LOCAL_ROLE:
            return party.reference in dict(row.local)
        if role == Qt.ItemDataRole.ToolTipRole:
            label = f"{party.name}: {self._position_text(row, party)}"
            measured = self._measured(row)
            return f"{label}\n{measured}" if measured else label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            sentence = f"{row.title}. {party.name}: {self._position_text(row, party)}"
            return f"{sentence}. {self._measured(row)}" if row.measured_against else sentence
        return None

    def _position_text(self, row: ClauseRow, party: Party) -> str:
        positions = self._positions(row, party)
        names = self._text.positions
        label = ", ".join(names[position] for position in positions) if positions else names["none"]
        if party.reference in row.differing:
            label = self._text.differ.format(positions=label)
        author = dict(row.local).get(party.reference)
        return f"{label} ({self._text.local}: {author})" if author is not None else label

    @staticmethod
    def _positions(row: ClauseRow, party: Party) -> tuple[Position, ...]:
        return next((positions for name, positions in row.positions if name == party.reference), ())


def _is_side(row: ClauseRow | None) -> bool:
    return row is not None and row.reference.startswith("sp-")
