"""An agreement of others in the window: read, asked about, and in the library."""

from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from explorer.interchange.document_reader import read_draft
from explorer.packs.compiler.compiler import check_pack
from explorer.packs.library.registry import list_installed
from explorer.packs.source.archive_reader import open_pack
from explorer.ui.features.imports.agreement_wizard import AgreementWizard
from explorer.ui.features.imports.processes_dialog import ProcessesDialog
from explorer.ui.features.library.library_dialog import LibraryDialog
from tests.interchange.akoma_ntoso.test_writer import DECISION, made_by_others
from tests.interchange.pax.pax_tables import pax_file
from tests.ui.conftest import WAIT_MS, Opened
from tests.ui.features.imports.steps import go_on


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return what would have been started in a window of its own."""
    held: list[list[str]] = []

    def start(_program: str, arguments: list[str], _folder: str) -> tuple[bool, int]:
        held.append(arguments)
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    return held


def wizard_with(qtbot: QtBot, opened: Opened, path: Path) -> AgreementWizard:
    opened.controllers.agreements.read(path)
    qtbot.waitUntil(lambda: opened.window.findChild(AgreementWizard) is not None, timeout=WAIT_MS)
    wizard = opened.window.findChild(AgreementWizard)
    assert wizard is not None
    return wizard


def test_a_file_made_elsewhere_becomes_a_pack_and_opens(
    qtbot: QtBot, opened: Opened, tmp_path: Path, started: list[list[str]]
) -> None:
    wizard = wizard_with(qtbot, opened, made_by_others(tmp_path, DECISION))
    go_on(qtbot, wizard)
    assert [one.eid for one in wizard.points.points()] == [
        "part_1__para_1",
        "part_1__para_2",
        "part_2__para_1",
    ]
    assert "Numbers begin again" in wizard.points.notice.text()
    go_on(qtbot, wizard)
    wizard.accept()
    assert wizard.about.notice.text() == "Fill in: Title, Text status, Publisher."
    wizard.about.fields.set_value(
        {
            "title": "Decision on monitoring",
            "text_status": "full_text_published",
            "publisher": "A conference",
            "party_names": "North\nSouth",
        }
    )
    wizard.accept()
    qtbot.waitUntil(lambda: bool(started), timeout=WAIT_MS)
    found = list_installed(opened.startup.places.installed)
    assert [(one.reference, str(one.as_of)) for one in found] == [
        ("decision-on-monitoring", "2020-05-04")
    ]
    assert str(found[0].file) in started[0]


def test_a_pack_that_is_there_already_is_not_written_over(
    qtbot: QtBot, opened: Opened, tmp_path: Path, started: list[list[str]]
) -> None:
    about = {
        "title": "Decision",
        "text_status": "full_text_published",
        "publisher": "A conference",
    }
    for text in (DECISION, DECISION.replace("at once", "within a week")):
        wizard = wizard_with(qtbot, opened, made_by_others(tmp_path, text))
        go_on(qtbot, wizard)
        go_on(qtbot, wizard)
        wizard.about.fields.set_value(about)
        wizard.accept()
        if text == DECISION:
            qtbot.waitUntil(lambda: bool(started), timeout=WAIT_MS)
            qtbot.waitUntil(
                lambda: opened.window.findChild(AgreementWizard) is None, timeout=WAIT_MS
            )
        else:
            qtbot.waitUntil(lambda: wizard.problems.text() != "", timeout=WAIT_MS)  # noqa: B023
    assert "version 1 is in use with other content" in wizard.problems.text()
    assert len(list_installed(opened.startup.places.installed)) == 1


def test_processes_of_pax_are_chosen_from_a_list(
    qtbot: QtBot, opened: Opened, tmp_path: Path, started: list[list[str]]
) -> None:
    opened.controllers.agreements.read(pax_file(tmp_path))
    qtbot.waitUntil(lambda: opened.window.findChild(ProcessesDialog) is not None, timeout=WAIT_MS)
    dialog = opened.window.findChild(ProcessesDialog)
    assert dialog is not None
    dialog.filter.setText("northern declaration")
    assert [dialog.table.isRowHidden(row) for row in range(2)] == [True, False]
    dialog.filter.clear()
    dialog.table.selectAll()
    dialog.import_button.click()
    qtbot.waitUntil(lambda: opened.window.findChild(LibraryDialog) is not None, timeout=WAIT_MS)
    library = opened.window.findChild(LibraryDialog)
    assert library is not None
    titles = [library.table.item(row, 0).text() for row in range(library.table.rowCount())]
    assert "Freedonia: talks" in titles
    assert "Ruritania: peace process" in titles
    assert started == []


def test_the_document_shown_goes_out_for_others(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = opened.window.statusBar()
    for name, kind in (("plan", "Pack (*.ppack)"), ("plan.xml", "Akoma Ntoso (*.xml)")):
        chosen = (str(tmp_path / name), kind)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, c=chosen: c)
        opened.window.actions_by_id["export_document"].trigger()
        qtbot.waitUntil(lambda: "Saved to" in bar.currentMessage(), timeout=WAIT_MS)
        bar.clearMessage()
    assert check_pack(open_pack(tmp_path / "plan.ppack")) == []
    assert read_draft(tmp_path / "plan.xml").title == "US-drafted 28-point plan"
