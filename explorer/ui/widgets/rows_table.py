"""A table that lists things by row, one of which is chosen, and that is not written in."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QWidget


def rows_table(parent: QWidget, name: str, headings: Sequence[str], stretched: int) -> QTableWidget:
    """An empty table under headings; the ``stretched`` column takes the room there is."""
    table = QTableWidget(0, len(headings), parent)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalHeaderLabels(list(headings))
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return table
