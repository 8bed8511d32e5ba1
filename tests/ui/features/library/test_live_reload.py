"""A window opened on a pack's folder follows it while somebody edits it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from explorer.store.desk.desk import save_note
from explorer.system.launch_options import WindowOptions
from tests.packs.pack_files import FILES
from tests.ui.conftest import WAIT_MS, Opened, open_window


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def followed(qtbot: QtBot, tmp_path: Path, source: Path) -> Iterator[Opened]:
    opened = open_window(qtbot, tmp_path / "data", WindowOptions(pack=source))
    yield opened
    opened.window.close()


def edit(source: Path, before: str, after: str) -> None:
    path = source / "documents" / "draft.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_what_is_saved_is_shown(qtbot: QtBot, followed: Opened, source: Path) -> None:
    edit(source, "The first clause.", "An edited clause.")
    qtbot.waitUntil(lambda: "An edited clause." in followed.reader, timeout=WAIT_MS)


def test_a_mistake_is_told_and_what_was_good_stays(
    qtbot: QtBot, followed: Opened, source: Path
) -> None:
    bar = followed.startup.watcher.bar
    edit(source, "topics: [peace]", "topics: [peas]")
    qtbot.waitUntil(lambda: not bar.isHidden(), timeout=WAIT_MS)
    assert "documents/draft.yaml:12: there is no topic “peas”" in bar.text()
    assert "Showing the last valid version." in bar.text()
    assert "The first clause." in followed.reader
    edit(source, "topics: [peas]", "topics: [peace]")
    qtbot.waitUntil(bar.isHidden, timeout=WAIT_MS)


ADDED = """\
  - number: 2
    title: Second
    summary: The second clause.
    sources: [src-one]
    verified: true
"""


def test_a_clause_that_is_taken_out_leaves_the_nearest_shown(
    qtbot: QtBot, followed: Opened, source: Path
) -> None:
    path = source / "documents" / "draft.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before + ADDED, encoding="utf-8")
    qtbot.waitUntil(lambda: followed.window.clauses.model.rowCount() >= 2, timeout=WAIT_MS)
    followed.browsing.select("draft/2")
    qtbot.waitUntil(lambda: "The second clause." in followed.reader, timeout=WAIT_MS)
    path.write_text(before, encoding="utf-8")
    qtbot.waitUntil(lambda: "The first clause." in followed.reader, timeout=WAIT_MS)
    assert "draft/2 no longer exists" in followed.window.statusBar().currentMessage()


def test_a_note_that_lost_its_clause_is_told_of(
    qtbot: QtBot, followed: Opened, source: Path
) -> None:
    path = source / "documents" / "draft.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before + ADDED, encoding="utf-8")
    qtbot.waitUntil(lambda: followed.window.clauses.model.rowCount() > 2, timeout=WAIT_MS)
    desk = followed.context.desk
    desk.change(save_note, "draft/2", "Ask about this.", "")
    qtbot.waitUntil(lambda: "draft/2" in desk.desk.notes, timeout=WAIT_MS)
    path.write_text(before, encoding="utf-8")

    def told() -> list[str]:
        return [one.text() for one in followed.window.findChildren(QMessageBox)]

    qtbot.waitUntil(lambda: bool(told()), timeout=WAIT_MS)
    assert "1 clause(s) missing from this version" in told()[0]
