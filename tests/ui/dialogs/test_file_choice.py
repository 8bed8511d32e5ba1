"""File dialogs start in Documents, then where a file was last opened or saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from explorer.system.settings import load
from explorer.ui.dialogs.file_choice import ask_source, ask_target
from tests.ui.conftest import Opened


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return what dialogs start with; each of them chooses a file in ``chosen``."""
    starts: list[str] = []
    folder = tmp_path / "chosen"
    folder.mkdir()

    def choose(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        starts.append(start)
        return str(folder / "file.txt"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(documents))
    return starts


def test_the_first_dialog_starts_in_documents_and_the_next_where_the_last_ended(
    qtbot: QtBot, tmp_path: Path, offered: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QDialog(window)
    assert ask_target(dialog, "Export", "plan.docx", "")[0].endswith("file.txt")
    ask_source(window, "Open", "")
    assert offered == [str(tmp_path / "Documents" / "plan.docx"), str(tmp_path / "chosen")]


def test_a_folder_that_is_gone_is_not_offered(
    qtbot: QtBot, tmp_path: Path, offered: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setProperty("folder", str(tmp_path / "gone"))
    ask_source(window, "Open", "")
    assert offered == [str(tmp_path / "Documents")]


def test_a_cancelled_dialog_changes_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    assert ask_source(window, "Open", "") == ""
    assert not window.property("folder")


def test_the_folder_is_kept_for_the_next_start(
    opened: Opened, tmp_path: Path, offered: list[str]
) -> None:
    opened.window.actions_by_id["export"].trigger()
    opened.window.close()
    assert offered
    settings = load(opened.context.places.settings).settings
    assert settings.folder == str(tmp_path / "chosen")
