"""Export: what is in front goes into a file of the chosen ending, and nothing that must not."""

import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from explorer.domain.desk.desk import Desk
from explorer.store.desk.desk import save_note
from explorer.ui.printing.release_dialog import ReleasingDialog
from tests.ui.conftest import WAIT_MS, Opened

SECRET = "zmist lyshe dlia svoikh"


def choose(monkeypatch: pytest.MonkeyPatch, target: Path, kind: str = "") -> list[str]:
    """Choose a file; gives the names that were offered."""
    offered: list[str] = []

    def chosen(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(target), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return offered


def answer(monkeypatch: pytest.MonkeyPatch, said: bool | None) -> None:
    monkeypatch.setattr(ReleasingDialog, "ask", lambda _parent: said)


def export(qtbot: QtBot, opened: Opened, target: Path) -> bytes:
    opened.window.actions_by_id["export"].trigger()
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    qtbot.waitUntil(
        lambda: str(target) in opened.window.statusBar().currentMessage(), timeout=WAIT_MS
    )
    return target.read_bytes()


@pytest.fixture
def with_set(qtbot: QtBot, opened: Opened) -> Opened:
    """Return a set of one clause with a note that must stay here, and the set in front."""

    def desk() -> Desk:
        return opened.context.desk.desk

    page = opened.browsing.subject
    assert page is not None
    opened.window.actions_by_id["pin"].trigger()
    qtbot.waitUntil(lambda: bool(desk().pins), timeout=WAIT_MS)
    opened.context.desk.change(save_note, page.reference, SECRET, "")
    qtbot.waitUntil(lambda: page.reference in desk().notes, timeout=WAIT_MS)
    opened.window.actions_by_id["show_set"].trigger()
    return opened


def test_the_clause_shown_goes_into_a_word_file(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "clause.docx"
    offered = choose(monkeypatch, target)
    export(qtbot, opened, target)
    assert offered == ["US28-21_Territories_as-of-2026-06-30_en.docx"]
    with zipfile.ZipFile(target) as file:
        assert "21 Territories" in file.read("word/document.xml").decode()


def test_a_name_without_an_ending_gets_that_of_the_chosen_kind(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "clause 21.final", "Sources as CSL-JSON (*.json)")
    made = export(qtbot, opened, tmp_path / "clause 21.final.json")
    assert json.loads(made)[0]["title"]


@pytest.mark.parametrize("ending", ["docx", "html", "md", "pdf", "csv"])
def test_what_is_not_releasable_stays_out_of_a_set(
    qtbot: QtBot, with_set: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    target = tmp_path / f"set.{ending}"
    offered = choose(monkeypatch, target)
    answer(monkeypatch, said=False)
    export(qtbot, with_set, target)
    assert offered[0].startswith("Briefing_")
    assert SECRET not in _text(target)


def test_it_goes_in_where_that_is_asked_for(
    qtbot: QtBot, with_set: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "set.html"
    choose(monkeypatch, target)
    answer(monkeypatch, said=True)
    export(qtbot, with_set, target)
    assert SECRET in _text(target)


def test_nothing_is_written_where_the_writer_thinks_better_of_it(
    qtbot: QtBot, with_set: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    target = tmp_path / "set.html"
    choose(monkeypatch, target)
    monkeypatch.setattr(ReleasingDialog, "ask", asked.append)
    with_set.window.actions_by_id["export"].trigger()
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
    qtbot.wait(50)
    assert not target.exists()


def test_the_question_holds_back_unless_the_box_is_ticked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReleasingDialog, "exec", lambda _dialog: 1)
    assert ReleasingDialog.ask(None) is False
    dialog = ReleasingDialog(None)
    qtbot.addWidget(dialog)
    assert not dialog.everything.isChecked()


def test_a_folder_that_cannot_be_written_is_told(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    opened.browsing.pack.failed.disconnect()
    opened.browsing.pack.failed.connect(told.append)
    choose(monkeypatch, tmp_path / "nowhere" / "clause.md")
    opened.window.actions_by_id["export"].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "nowhere" in str(told[0])


def _text(target: Path) -> str:
    if target.suffix == ".pdf":
        from tests.reports.sheet.test_sheets import text_of

        return text_of(target.read_bytes())
    if target.suffix == ".docx":
        with zipfile.ZipFile(target) as file:
            return "".join(file.read(name).decode("utf-8", "ignore") for name in file.namelist())
    return target.read_text(encoding="utf-8")
