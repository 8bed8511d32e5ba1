"""A supplement written and taken in from the window."""

from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialogButtonBox
from pytestqt.qtbot import QtBot

from explorer.interchange.supplements.exchange import import_supplement, write_supplement
from explorer.store.desk.desk import save_note
from explorer.store.desk.file import open_desk
from explorer.store.desk.local_records import save_records
from explorer.system.paths import places
from explorer.ui.dialogs.conflicts_dialog import ConflictsDialog
from tests.local_records import DAY, a_source, a_stance
from tests.ui.conftest import WAIT_MS, Opened


def colleagues_file(folder: Path, text: str, base: Path | None = None) -> Path:
    """Return a supplement of a colleague who began from ``base``."""
    target = folder / "colleague.psupplement"
    with closing(open_desk(places(folder / "colleague").desk).connection) as connection:
        if base is not None:
            import_supplement(connection, base, lambda conflict: conflict.mine)
        save_records(connection, [a_source(), a_stance(clause="us-28/21")])
        save_note(connection, "us-28/21", text, "", releasable=True)
        write_supplement(connection, target, date.fromisoformat(DAY), releasable_only=True)
    return target


def test_what_a_colleague_wrote_is_shown_and_taken_back_as_one(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    source = colleagues_file(tmp_path, "A colleague's note.")
    opened.controllers.sharing.import_file(source)
    qtbot.waitUntil(lambda: "local: I. Ivanenko" in opened.stances, timeout=WAIT_MS)
    assert opened.context.desk.desk.notes["us-28/21"].text == "A colleague's note."
    opened.window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: opened.context.desk.desk.notes == {}, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "local: I. Ivanenko" not in opened.stances, timeout=WAIT_MS)


def test_what_was_changed_on_both_sides_is_chosen_one_by_one(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    desk = opened.context.desk
    desk.change(save_note, "us-28/21", "Mine.", "")
    qtbot.waitUntil(lambda: "us-28/21" in desk.desk.notes, timeout=WAIT_MS)
    opened.controllers.sharing.import_file(colleagues_file(tmp_path, "Theirs."))
    qtbot.waitUntil(lambda: opened.window.findChild(ConflictsDialog) is not None, timeout=WAIT_MS)
    dialog = opened.window.findChild(ConflictsDialog)
    assert dialog is not None
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    assert "Mine." in dialog.table.item(0, 1).text()
    assert "Theirs." in dialog.table.item(0, 2).text()
    keep = dialog.table.cellWidget(0, 3)
    assert isinstance(keep, QComboBox)
    keep.setCurrentIndex(keep.findData("theirs"))
    assert ok.isEnabled()
    ok.click()
    qtbot.waitUntil(lambda: desk.desk.notes["us-28/21"].text == "Theirs.", timeout=WAIT_MS)


def test_a_supplement_is_written_for_a_colleague(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    desk = opened.context.desk
    desk.change(save_note, "us-28/21", "Held.", "")
    target = tmp_path / "mine.psupplement"
    opened.controllers.sharing.write(target, releasable_only=True)
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    assert "Held." not in target.read_text()
    qtbot.waitUntil(
        lambda: "1 left out (not releasable)" in opened.window.statusBar().currentMessage(),
        timeout=WAIT_MS,
    )
