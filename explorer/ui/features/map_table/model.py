"""Qt item model of the map's features, with sorting and filtering."""

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
from explorer.domain.content.map_days import changes_of_holder
from explorer.i18n.formats import amount_text, below_text, day_text, number_text

Index = QModelIndex | QPersistentModelIndex
Catalog = Mapping[str, str]
REFERENCE_ROLE = int(Qt.ItemDataRole.UserRole)
_TEXTS = {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)}


class FeatureColumn(IntEnum):
    """Columns in their order; names in lower case are keys of ``map.table`` in the catalogue."""

    NAME = 0
    KIND = 1
    CLASS = 2
    CLAUSES = 3
    SIZE = 4
    DATE = 5
    SOURCE = 6
    HELD = 7
    CONTACT = 8
    HISTORY = 9
    AREA = 10
    LENGTH = 11


#: Columns of a spreadsheet only; in the window area and length share a column.
APART = (FeatureColumn.AREA, FeatureColumn.LENGTH)
#: Columns of the window from left to right; the source is the longest text and comes last.
SHOWN = (
    *(
        column
        for column in FeatureColumn
        if column not in APART and column is not FeatureColumn.SOURCE
    ),
    FeatureColumn.SOURCE,
)
_COPIED = [column for column in FeatureColumn if column is not FeatureColumn.SIZE]
_NUMBERS = {FeatureColumn.AREA, FeatureColumn.LENGTH, FeatureColumn.CONTACT}
_RIGHT = _NUMBERS | {FeatureColumn.SIZE}


def number_of(row: FeatureRow, column: FeatureColumn) -> float | None:
    """Return the number in a cell, or None."""
    if column is FeatureColumn.AREA:
        return row.area_km2
    if column is FeatureColumn.LENGTH:
        return row.length_km
    return row.contact.km if row.contact is not None else None


def feature_text(row: FeatureRow, column: FeatureColumn, catalog: Catalog) -> str:
    """Return the text of a cell."""
    feature = row.feature
    if column is FeatureColumn.CLAUSES:
        return "; ".join(f"{mention.reference} {mention.title}" for mention in row.namings)
    if column in _NUMBERS:
        return _number_text(row, column, catalog)
    if column is FeatureColumn.SIZE:
        return _size_text(row, catalog)
    texts = {
        FeatureColumn.NAME: feature.name,
        FeatureColumn.KIND: catalog.get(f"map.form.{feature.form}", feature.form.replace("_", " ")),
        FeatureColumn.CLASS: catalog[f"map.class.{feature.feature_class}"],
        FeatureColumn.HELD: catalog.get(f"map.holder.{feature.held_by}", ""),
        FeatureColumn.HISTORY: _history_text(row, catalog),
        FeatureColumn.DATE: day_text(feature.as_of, catalog),
        FeatureColumn.SOURCE: feature.source,
    }
    return texts[column]


def _history_text(row: FeatureRow, catalog: Catalog) -> str:
    """Return the holders over time, each with the first map day of its stretch."""
    return "; ".join(
        catalog["map.table.since"].format(
            holder=catalog.get(f"map.holder.{holder}", holder), day=day_text(day, catalog)
        )
        for day, holder in changes_of_holder(row.feature.holders)
    )


def _number_text(row: FeatureRow, column: FeatureColumn, catalog: Catalog) -> str:
    value = number_of(row, column)
    if value is None:
        return ""
    if _is_below(row, column, value):
        assert row.contact is not None
        return below_text(row.contact.accuracy_km or 0, catalog)
    return number_text(value, catalog, 0)


def _is_below(row: FeatureRow, column: FeatureColumn, value: float) -> bool:
    """Return True for a distance below the accuracy of the line of contact."""
    if (
        column is not FeatureColumn.CONTACT
        or row.contact is None
        or row.contact.accuracy_km is None
    ):
        return False
    return value < row.contact.accuracy_km


def _size_text(row: FeatureRow, catalog: Catalog) -> str:
    if row.area_km2 is not None:
        return amount_text(row.area_km2 or 0, catalog["map.square_kilometres"], catalog, 0)
    if row.length_km is None:
        return ""
    return amount_text(row.length_km, catalog["map.kilometres"], catalog, 0)


def _size_key(row: FeatureRow) -> tuple[bool, float] | None:
    """Return a sort key: lengths first, then areas, each by size."""
    value = row.length_km if row.area_km2 is None else row.area_km2
    return None if value is None else (row.area_km2 is not None, value)


class FeatureModel(QAbstractTableModel):
    """Qt item model of the features that pass the filter, in the order of the map or sorted."""

    def __init__(self) -> None:
        super().__init__()
        self._catalog: Catalog = {}
        self._all: tuple[FeatureRow, ...] = ()
        self._rows: list[FeatureRow] = []
        self._collator = QCollator()
        self._collator.setNumericMode(True)
        self._filter = ""
        self._sorted: tuple[FeatureColumn, Qt.SortOrder] | None = None

    def set_rows(self, rows: tuple[FeatureRow, ...], catalog: Catalog, language: str) -> None:
        """Show other rows, sorted by the alphabet of a language."""
        self._all, self._catalog = rows, catalog
        self._collator.setLocale(QLocale(language))
        self._arrange()

    def set_filter(self, typed: str) -> None:
        """Show the rows that contain each typed word."""
        self._filter = typed.casefold()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a negative one restores the order of the map."""
        self._sorted = (FeatureColumn(column), order) if column >= 0 else None
        self._arrange()

    def _arrange(self) -> None:
        words = self._filter.split()
        self.beginResetModel()
        self._rows = [row for row in self._all if self._passes(row, words)]
        if self._sorted is not None:
            column, order = self._sorted
            # Cells without a value come last in both sort orders.
            full = [row for row in self._rows if self._key(row, column) is not None]
            empty = [row for row in self._rows if self._key(row, column) is None]
            full.sort(
                key=lambda row: self._key(row, column),
                reverse=order is Qt.SortOrder.DescendingOrder,
            )
            self._rows = full + empty
        self.endResetModel()

    def _passes(self, row: FeatureRow, words: list[str]) -> bool:
        if not words:
            return True
        text = "\n".join(
            feature_text(row, column, self._catalog) for column in FeatureColumn
        ).casefold()
        return all(word in text for word in words)

    def _key(self, row: FeatureRow, column: FeatureColumn) -> Any:  # noqa: ANN401
        if column in _NUMBERS:
            return number_of(row, column)
        if column is FeatureColumn.SIZE:
            return _size_key(row)
        if column is FeatureColumn.DATE:
            return row.feature.as_of or None
        text = feature_text(row, column, self._catalog)
        return self._collator.sortKey(text) if text else None

    def row_of(self, reference: str) -> int:
        """Return the row of a feature, or -1."""
        return next((i for i, r in enumerate(self._rows) if r.feature.reference == reference), -1)

    def accuracy_km(self) -> float | None:
        """Return the most frequent accuracy of the line of contact, or None."""
        accuracies = [
            row.contact.accuracy_km for row in self._all if row.contact and row.contact.accuracy_km
        ]
        return max(set(accuracies), key=accuracies.count) if accuracies else None

    def cells(self, rows: list[int]) -> list[list[str | float | None]]:
        """Return a heading and rows for a spreadsheet, with numbers as numbers."""
        heading: list[str | float | None] = [
            self._catalog[f"map.table.{column.name.lower()}"] for column in _COPIED
        ]
        copied = (self._rows[number] for number in rows)
        return [heading, *([self._value(row, column) for column in _COPIED] for row in copied)]

    def _value(self, row: FeatureRow, column: FeatureColumn) -> str | float | None:
        value = number_of(row, column) if column in _NUMBERS else None
        if value is None or _is_below(row, column, value):
            return row.feature.as_of if column is FeatureColumn.DATE else self._text(row, column)
        return round(value)

    def _text(self, row: FeatureRow, column: FeatureColumn) -> str:
        return feature_text(row, column, self._catalog)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows that pass the filter."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(FeatureColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the name of a column in the content language."""
        if orientation != Qt.Orientation.Horizontal or role not in _TEXTS:
            return None
        return self._catalog.get(f"map.table.{FeatureColumn(section).name.lower()}", "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the value of a cell for a role."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], FeatureColumn(index.column())
        if role == REFERENCE_ROLE:
            return row.feature.reference
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if column is FeatureColumn.CLAUSES and role == Qt.ItemDataRole.DisplayRole:
            # Their titles are in the tooltip.
            return ", ".join(mention.reference for mention in row.namings)
        text = self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self._catalog[f"map.table.{column.name.lower()}"]
            return f"{head}: {text}" if text else ""
        return text if role in _TEXTS else None
