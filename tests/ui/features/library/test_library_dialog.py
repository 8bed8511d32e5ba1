"""The list of agreements, in the language of the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.packs.library.catalogue import library
from explorer.ui.features.library.library_dialog import LibraryDialog
from tests.ui.languages import interface_in


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Ukraine peace plan, November 2025 (open)", "2", "30 Jun 2026"]),
        (
            "uk",
            [
                "Мирний план щодо України, листопад 2025 року (відкрито)",
                "2",
                "30 червня 2026 р.",
            ],
        ),
    ],
)
def test_titles_and_days_are_in_the_language_of_the_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, expected: list[str]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    entries = library(tmp_path / "installed", tmp_path / "keys")
    with interface_in(language, qapp):
        dialog = LibraryDialog(parent, entries, "ukraine-2025")
        rows = [
            [dialog.table.item(row, column).text() for column in range(3)]
            for row in range(dialog.table.rowCount())
        ]
    assert expected in rows
    assert not [cell for row in rows for cell in row if cell.startswith("20")]
