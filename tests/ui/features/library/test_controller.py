"""The library in the window: listed, looked through, installed, gone back from."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from explorer.packs.library.archive_writer import archive_of
from explorer.packs.source.archive_reader import open_pack
from explorer.system.paths import BUNDLED_PACK
from explorer.ui.features.library.install_dialog import InstallDialog
from explorer.ui.features.library.library_dialog import LibraryDialog
from explorer.ui.printing.preview import PreviewDialog
from tests.ui.conftest import WAIT_MS, Opened

CHANGED = "A changed statement for a test."


@pytest.fixture(scope="module")
def next_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundled pack in a next version, one statement of which is another."""
    folder = tmp_path_factory.mktemp("next") / "ukraine-2025"
    shutil.copytree(BUNDLED_PACK, folder)
    manifest = folder / "pack.yaml"
    manifest.write_text(manifest.read_text().replace("version: 2\n", "version: 3\n"))
    parties = folder / "documents" / "us-28.yaml"
    text = parties.read_text()
    first = next(line for line in text.splitlines() if line.strip().startswith("summary:"))
    parties.write_text(text.replace(first, f"    summary: {CHANGED}", 1))
    file = folder.with_suffix(".ppack")
    file.write_bytes(archive_of(open_pack(folder)))
    return file


def looked_through(qtbot: QtBot, opened: Opened, file: Path) -> InstallDialog:
    opened.controllers.library.inspect(file)
    qtbot.waitUntil(lambda: opened.window.findChild(InstallDialog) is not None, timeout=60_000)
    dialog = opened.window.findChild(InstallDialog)
    assert dialog is not None
    return dialog


def test_a_pack_is_told_before_it_is_taken_and_gone_back_from(
    qtbot: QtBot, opened: Opened, next_version: Path
) -> None:
    opened.browsing.select("us-28/1")
    qtbot.waitUntil(lambda: opened.browsing.subject.reference == "us-28/1", timeout=WAIT_MS)
    dialog = looked_through(qtbot, opened, next_version)
    said = dialog.view.toPlainText()
    assert "version 3" in said
    assert CHANGED in said
    assert "You can return to version 2 later" in said
    assert opened.browsing.info.version == "2"
    dialog.print_requested.emit()
    preview = opened.window.findChild(PreviewDialog)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.whole is not None, timeout=WAIT_MS)
    preview.reject()
    dialog.install_button.click()
    qtbot.waitUntil(lambda: CHANGED in opened.reader, timeout=60_000)
    assert opened.browsing.info.version == "3"
    opened.controllers.library.show_library()
    qtbot.waitUntil(lambda: opened.window.findChild(LibraryDialog) is not None, timeout=WAIT_MS)
    shelf = opened.window.findChild(LibraryDialog)
    assert shelf is not None
    row = next(
        row for row in range(shelf.table.rowCount()) if "Ukraine" in shelf.table.item(row, 0).text()
    )
    shelf.table.setCurrentCell(row, 0)
    shelf.rollback_button.click()
    qtbot.waitUntil(lambda: CHANGED not in opened.reader, timeout=60_000)
    assert opened.browsing.info.version == "2"


def test_what_is_no_pack_is_refused_in_a_sentence(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.ppack"
    bad.write_bytes(b"no zip")
    with qtbot.waitSignal(opened.context.files.failed, timeout=WAIT_MS) as failed:
        opened.controllers.library.inspect(bad)
    assert "bad.ppack" in str(failed.args[0])
    assert opened.window.findChild(InstallDialog) is None


def test_another_agreement_opens_in_a_window_of_its_own(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def start(_program: str, arguments: list[str], _folder: str) -> tuple[bool, int]:
        started.append(arguments)
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    opened.controllers.library.show_library()
    qtbot.waitUntil(lambda: opened.window.findChild(LibraryDialog) is not None, timeout=WAIT_MS)
    shelf = opened.window.findChild(LibraryDialog)
    assert shelf is not None
    titles = [shelf.table.item(row, 0).text() for row in range(shelf.table.rowCount())]
    shelf.table.setCurrentCell(titles.index("Good Friday (Belfast) Agreement, 1998"), 0)
    opening = next(one for one in shelf.findChildren(QPushButton) if one.text() == "&Open")
    opening.click()
    assert started[0][1:3] == ["--pack", str(BUNDLED_PACK.with_name("good-friday-1998"))]
    assert started[0][3] == "--data-dir"
