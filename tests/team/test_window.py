"""The window of a member: joined by the menu, told of changes, asked about conflicts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK
from explorer.ui.core.action_id import ActionId
from explorer.ui.dialogs.conflicts_dialog import ConflictsDialog
from explorer.ui.features.team.join_dialog import JoinDialog
from explorer.ui.features.team.state_dialog import TeamStateDialog
from tests.team.conftest import TeamHub
from tests.team.desks import TeamDesk
from tests.ui.conftest import WAIT_MS, Opened, asked, link_compiled, open_window

__all__ = ["asked"]
Make = Callable[[str], TeamDesk]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, compiled_pack: Path) -> Iterator[Opened]:
    """Return a window on a desk without a team."""
    folder = tmp_path / "data"
    link_compiled(compiled_pack, folder)
    opened = open_window(qtbot, folder, WindowOptions(data_dir=folder, pack=BUNDLED_PACK))
    qtbot.waitUntil(lambda: opened.context.desk.is_read, timeout=WAIT_MS)
    yield opened
    opened.window.close()


def join(qtbot: QtBot, opened: Opened, service: str) -> None:
    """Join a team as a user does."""
    opened.window.actions_by_id[ActionId.TEAM_JOIN].trigger()
    dialog = opened.window.findChild(JoinDialog)
    assert dialog is not None
    assert not dialog.join.isEnabled()
    dialog.service.setText(service)
    dialog.join.click()
    expect_label(qtbot, opened, f"team {service}, all sent")


def expect_label(qtbot: QtBot, opened: Opened, text: str) -> None:
    label = opened.window.network_label
    qtbot.waitUntil(lambda: label.text().replace("(s)", "") == text, timeout=WAIT_MS)


def write_note(qtbot: QtBot, opened: Opened, text: str) -> str:
    """Type the note on the clause shown, and wait until it is stored; return the reference."""
    opened.window.reader.write_note()
    note = opened.window.reader.note
    note.edit.setPlainText(text)
    note.flush()
    qtbot.waitUntil(
        lambda: (
            opened.context.desk.desk.notes.get(note.reference) is not None
            and opened.context.desk.desk.notes[note.reference].text == text
        ),
        timeout=WAIT_MS,
    )
    return note.reference


def test_without_a_team_no_network_is_used_and_nothing_is_loaded(window: Opened) -> None:
    actions = window.window.actions_by_id
    assert window.window.network_label.text() == "no network used"
    assert actions[ActionId.TEAM_JOIN].isEnabled()
    assert not actions[ActionId.TEAM_STATE].isEnabled()
    assert not window.window.reader.note.shared.isVisibleTo(window.window)


def test_a_note_is_shared_and_a_colleagues_change_appears(
    qtbot: QtBot, window: Opened, hub: TeamHub, make_desk: Make
) -> None:
    join(qtbot, window, "anna")
    ben = make_desk("ben")
    reference = write_note(qtbot, window, "Ask about the zone.")
    note = window.window.reader.note
    assert note.mark.text() == "Only mine"
    note.shared.click()
    qtbot.waitUntil(lambda: note.mark.text().startswith("Shared; anna_"), timeout=WAIT_MS)
    ben.sync()
    assert ben.note(reference) == "Ask about the zone."
    note.edit.setFocus()
    ben.write(reference, "Ask about the zone. And the dates.")
    ben.sync()
    qtbot.waitUntil(lambda: "And the dates" in note.edit.toPlainText(), timeout=WAIT_MS)
    assert note.mark.text().startswith("Shared; ben_")


def test_what_is_typed_stays_while_a_colleague_changes_the_same_note(
    qtbot: QtBot, window: Opened, hub: TeamHub, make_desk: Make
) -> None:
    join(qtbot, window, "anna")
    ben = make_desk("ben")
    reference = write_note(qtbot, window, "First line\n\nLast line")
    note = window.window.reader.note
    note.shared.click()
    qtbot.waitUntil(lambda: note.mark.text().startswith("Shared; anna_"), timeout=WAIT_MS)
    ben.sync()
    ben.write(reference, "First line of Ben\n\nLast line")
    note.edit.setPlainText("First line\n\nLast line, being typed")
    ben.sync()
    qtbot.waitUntil(
        lambda: (
            "of Ben" in note.edit.toPlainText()
            or bool(window.context.desk.desk.team and window.context.desk.desk.team.conflicts)
        ),
        timeout=WAIT_MS,
    )
    assert "being typed" in note.edit.toPlainText()


def test_a_conflict_is_asked_side_by_side_and_stays_until_it_is_answered(
    qtbot: QtBot, window: Opened, hub: TeamHub, make_desk: Make
) -> None:
    join(qtbot, window, "anna")
    ben = make_desk("ben")
    reference = write_note(qtbot, window, "First")
    note = window.window.reader.note
    note.shared.click()
    qtbot.waitUntil(lambda: note.mark.text().startswith("Shared; anna_"), timeout=WAIT_MS)
    ben.sync()
    hub.cluster.stop("immediate")
    qtbot.waitUntil(lambda: "not connected" in window.window.network_label.text(), timeout=WAIT_MS)
    write_note(qtbot, window, "Anna's text")
    expect_label(qtbot, window, "team anna not connected, 1 to send")
    ben.write(reference, "Ben's text")
    hub.cluster.start()
    ben.sync()
    window.window.actions_by_id[ActionId.TEAM_SYNC].trigger()
    expect_label(qtbot, window, "team anna, 1 conflict")
    assert note.edit.toPlainText() == "Anna's text"
    conflicts = window.window.actions_by_id[ActionId.TEAM_CONFLICTS]
    conflicts.trigger()
    dialog = expect_dialog(qtbot, window)
    dialog.reject()
    qtbot.waitUntil(lambda: shown(window) is None, timeout=WAIT_MS)
    conflicts.trigger()
    dialog = expect_dialog(qtbot, window)
    mine, theirs = (text_at(dialog, column) for column in (1, 2))
    assert "Anna's text" in mine
    assert "Ben's text" in theirs
    assert f"ben_{hub.database}, " in theirs
    choose_theirs(dialog)
    qtbot.waitUntil(lambda: note.edit.toPlainText() == "Ben's text", timeout=WAIT_MS)
    expect_label(qtbot, window, "team anna, all sent")
    assert not conflicts.isEnabled()


def text_at(dialog: ConflictsDialog, column: int) -> str:
    cell = dialog.table.item(0, column)
    return cell.text() if cell is not None else ""


def choose_theirs(dialog: ConflictsDialog) -> None:
    keep = dialog.table.cellWidget(0, 3)
    assert isinstance(keep, QComboBox)
    keep.setCurrentIndex(1)
    dialog.accept()


def expect_dialog(qtbot: QtBot, opened: Opened) -> ConflictsDialog:
    qtbot.waitUntil(lambda: shown(opened) is not None, timeout=WAIT_MS)
    dialog = shown(opened)
    assert dialog is not None
    return dialog


def shown(opened: Opened) -> ConflictsDialog | None:
    return opened.window.findChild(ConflictsDialog)


def test_the_state_is_shown_and_the_team_is_left(
    qtbot: QtBot, window: Opened, hub: TeamHub, asked: list[str]
) -> None:
    join(qtbot, window, "rita")
    window.window.actions_by_id[ActionId.TEAM_STATE].trigger()
    dialog = window.window.findChild(TeamStateDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "You may read, but not send" in dialog.text(), timeout=WAIT_MS)
    dialog.close()
    window.window.actions_by_id[ActionId.TEAM_LEAVE].trigger()
    expect_label(qtbot, window, "no network used")
    assert asked == ["Leave the team “rita”? Everything stays on this desk."]


def test_a_refusal_is_a_sentence_and_the_desk_joins_nothing(
    qtbot: QtBot, window: Opened, hub: TeamHub
) -> None:
    from PySide6.QtWidgets import QMessageBox

    window.window.actions_by_id[ActionId.TEAM_JOIN].trigger()
    dialog = window.window.findChild(JoinDialog)
    assert dialog is not None
    dialog.service.setText("stan")
    dialog.join.click()
    qtbot.waitUntil(lambda: window.window.findChild(QMessageBox) is not None, timeout=WAIT_MS)
    box = window.window.findChild(QMessageBox)
    assert box is not None
    assert "You have no right" in box.text()
    box.close()
    assert window.context.desk.desk.team is None
