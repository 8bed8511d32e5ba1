"""An Arabic agreement in the list of clauses."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from explorer.domain.content.documents import TextStatus
from explorer.interchange.document_reader import read_draft
from explorer.interchange.packs.from_text import AboutText, agreement_of_text
from explorer.interchange.packs.pack_writer import write_source
from explorer.system.launch_options import WindowOptions
from explorer.ui.features.clauses.model import TITLE
from tests.cases import case_file
from tests.ui.conftest import Opened, open_window


@pytest.fixture
def arabic(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    parsed = read_draft(case_file("arabic-agreement")).parsed_points
    about = AboutText(
        "اتفاق وقف إطلاق النار", date(2031, 1, 15), TextStatus.FULL_TEXT, "A publisher"
    )
    pack = tmp_path / "pack"
    write_source(agreement_of_text(about, parsed), pack)
    opened = open_window(qtbot, tmp_path / "data", WindowOptions(pack=pack))
    yield opened
    opened.window.close()


def test_titles_in_the_list_are_aligned_as_they_are_read(arabic: Opened) -> None:
    view = arabic.window.clauses.view
    delegate, model = view.itemDelegate(), view.model()
    directions = {}
    for row in range(model.rowCount()):
        index = model.index(row, TITLE)
        option = QStyleOptionViewItem()
        delegate.initStyleOption(option, index)
        directions[option.text] = option.direction
    arabic_titles = [title for title in directions if title and title[0] > "\u0590"]
    assert len(arabic_titles) == 3
    assert {directions[title] for title in arabic_titles} == {Qt.LayoutDirection.RightToLeft}
    latin = next(title for title in directions if title.isascii())
    assert directions[latin] == Qt.LayoutDirection.LeftToRight
