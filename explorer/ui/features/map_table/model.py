"""The features of the map as a Qt model: frozen rows, sorted and filtered here."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from explorer.cartography.scene.feature_table import FeatureRow
from explorer.i18n.formats import amount_text, below_text, day_text, number_text

Index = QModelIndex | QPersistentModelIndex
Words = Mapping[str, str]
REFERENCE_ROLE = int(Qt.ItemDataRole.UserRole)
_TEXTS = {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)}


class FeatureColumn(IntEnum):
    """The columns in their order; names in lower case are keys of ``map.table`` words."""

    NAME = 0
    KIND = 1
    CLASS = 2
    CLAUSES = 3
    SIZE = 4
    DATE = 5
    SOURCE = 6
    HELD = 7
    CONTACT = 8
    AREA = 9
    LENGTH = 10


#: In the window area and length share a column; a spreadsheet gets each as a number of its own.
APART = (FeatureColumn.AREA, FeatureColumn.LENGTH)
_COPIED = [column for column in FeatureColumn if column is not FeatureColumn.SIZE]
_NUMBERS = {FeatureColumn.AREA, FeatureColumn.LENGTH, FeatureColumn.CONTACT}
_RIGHT = _NUMBERS | {FeatureColumn.SIZE}


def number_of(row: FeatureRow, column: FeatureColumn) -> float | None:
    """The number in a cell; None where there is none."""
    if column is FeatureColumn.AREA:
        return row.area_km2
    if column is FeatureColumn.LENGTH:
        return row.length_km
    return row.contact.km if row.contact is not None else None


def feature_text(row: FeatureRow, column: FeatureColumn, words: Words) -> str:
    """What a cell says."""
    feature = row.feature
    if column is FeatureColumn.CLAUSES:
        return "; ".join(f"{one.reference} {one.title}" for one in row.namings)
    if column in _NUMBERS:
        return _number_text(row, column, words)
    if column is FeatureColumn.SIZE:
        return _size_text(row, words)
    texts = {
        FeatureColumn.NAME: feature.name,
        FeatureColumn.KIND: words.get(f"map.form.{feature.form}", feature.form.replace("_", " ")),
        FeatureColumn.CLASS: words[f"map.class.{feature.feature_class}"],
        FeatureColumn.HELD: words.get(f"map.holder.{feature.held_by}", ""),
        FeatureColumn.DATE: day_text(feature.as_of, words),
        FeatureColumn.SOURCE: feature.source,
    }
    return texts[column]


def _number_text(row: FeatureRow, column: FeatureColumn, words: Words) -> str:
    value = number_of(row, column)
    if value is None:
        return ""
    if _is_below(row, column, value):
        assert row.contact is not None
        return below_text(row.contact.accuracy_km or 0, words)
    return number_text(value, words, 0)


def _is_below(row: FeatureRow, column: FeatureColumn, value: float) -> bool:
    """Return whether a distance is less than the accuracy that the line is known with."""
    if (
        column is not FeatureColumn.CONTACT
        or row.contact is None
        or row.contact.accuracy_km is None
    ):
        return False
    return value < row.contact.accuracy_km


def _size_text(row: FeatureRow, words: Words) -> str:
    if row.area_km2 is not None:
        return amount_text(row.area_km2 or 0, words["map.square_kilometres"], words, 0)
    if row.length_km is None:
        return ""
    return amount_text(row.length_km, words["map.kilometres"], words, 0)


def _size_key(row: FeatureRow) -> tuple[bool, float] | None:
    """Lengths first, then areas, each by their size."""
    value = row.length_km if row.area_km2 is None else row.area_km2
    return None if value is None else (row.area_km2 is not None, value)


class FeatureModel(QAbstractTableModel):
    """Features that pass the filter, sorted by a column; as they come without one."""

    def __init__(self) -> None:
        super().__init__()
        self._words: Words = {}
        self._all: tuple[FeatureRow, ...] = ()
        self._rows: list[FeatureRow] = []
        self._collator = QCollator()
        self._collator.setNumericMode(True)
        self._filter = ""
        self._sorted: tuple[FeatureColumn, Qt.SortOrder] | None = None

    def set_rows(self, rows: tuple[FeatureRow, ...], words: Words, language: str) -> None:
        """Show other rows, sorted by the alphabet of a language."""
        self._all, self._words = rows, words
        self._collator.setLocale(QLocale(language))
        self._arrange()

    def set_filter(self, typed: str) -> None:
        """Keep the rows that hold each typed word."""
        self._filter = typed.casefold()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a negative one gives the order of the map."""
        self._sorted = (FeatureColumn(column), order) if column >= 0 else None
        self._arrange()

    def _arrange(self) -> None:
        wanted = self._filter.split()
        self.beginResetModel()
        self._rows = [row for row in self._all if self._passes(row, wanted)]
        if self._sorted is not None:
            column, order = self._sorted
            # Cells without a value come last, whichever way the others are sorted.
            full = [row for row in self._rows if self._key(row, column) is not None]
            empty = [row for row in self._rows if self._key(row, column) is None]
            full.sort(
                key=lambda row: self._key(row, column),
                reverse=order is Qt.SortOrder.DescendingOrder,
            )
            self._rows = full + empty
        self.endResetModel()

    def _passes(self, row: FeatureRow, wanted: list[str]) -> bool:
        if not wanted:
            return True
        text = "\n".join(
            feature_text(row, column, self._words) for column in FeatureColumn
        ).casefold()
        return all(word in text for word in wanted)

    def _key(self, row: FeatureRow, column: FeatureColumn) -> Any:  # noqa: ANN401
        if column in _NUMBERS:
            return number_of(row, column)
        if column is FeatureColumn.SIZE:
            return _size_key(row)
        if column is FeatureColumn.DATE:
            return row.feature.as_of or None
        text = feature_text(row, column, self._words)
        return self._collator.sortKey(text) if text else None

    def row_of(self, reference: str) -> int:
        """Row of a feature, or -1."""
        return next((i for i, r in enumerate(self._rows) if r.feature.reference == reference), -1)

    def accuracy_km(self) -> float | None:
        """The best accuracy of the line of contact that a distance is told by."""
        told = [r.contact.accuracy_km for r in self._all if r.contact and r.contact.accuracy_km]
        return max(set(told), key=told.count) if told else None

    def cells(self, rows: list[int]) -> list[list[str | float | None]]:
        """A heading and the rows of these numbers, numbers as numbers, for a spreadsheet."""
        heads: list[str | float | None] = [
            self._words[f"map.table.{column.name.lower()}"] for column in _COPIED
        ]
        made = [heads]
        for number in rows:
            row = self._rows[number]
            made.append([self._plain(row, column) for column in _COPIED])
        return made

    def _plain(self, row: FeatureRow, column: FeatureColumn) -> str | float | None:
        value = number_of(row, column) if column in _NUMBERS else None
        if value is None or _is_below(row, column, value):
            return row.feature.as_of if column is FeatureColumn.DATE else self._text(row, column)
        return round(value)

    def _text(self, row: FeatureRow, column: FeatureColumn) -> str:
        return feature_text(row, column, self._words)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows that pass the filter."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The columns."""
        return 0 if parent.isValid() else len(FeatureColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Names of the columns in the content's language."""
        if orientation != Qt.Orientation.Horizontal or role not in _TEXTS:
            return None
        return self._words.get(f"map.table.{FeatureColumn(section).name.lower()}", "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows, says or is sought by."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], FeatureColumn(index.column())
        if role == REFERENCE_ROLE:
            return row.feature.reference
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        text = self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self._words[f"map.table.{column.name.lower()}"]
            return f"{head}: {text}" if text else ""
        return text if role in _TEXTS else None
