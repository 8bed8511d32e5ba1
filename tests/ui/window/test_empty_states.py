"""Lists without entries say what belongs there, and have the buttons for it."""

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from explorer.ui.features.local_layers.layers_dialog import LocalLayersDialog
from explorer.ui.features.records.records_dialog import LocalRecordsDialog
from explorer.ui.widgets.empty_state import EmptyState
from tests.ui.conftest import WAIT_MS, Opened


def test_an_empty_briefing_offers_to_pin_the_clause_in_view(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["show_briefing"].trigger()
    state = opened.window.briefing.findChild(EmptyState)
    assert isinstance(state, EmptyState)
    qtbot.waitUntil(state.isVisible, timeout=WAIT_MS)
    assert opened.window.briefing.sets.placeholderText()
    assert [button.text() for button in state.buttons] == [
        "Pin to briefing set, or unpin",
        "New set…",
        "New set from template…",
        "Sample set",
        "Import briefing set…",
    ]
    state.buttons[0].click()
    qtbot.waitUntil(lambda: not state.isVisible(), timeout=WAIT_MS)
    assert opened.context.desk.desk.pins == ("us-28/21",)


def test_an_empty_list_of_additions_offers_to_add(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["own_records"].trigger()
    qtbot.waitUntil(
        lambda: opened.window.findChild(LocalRecordsDialog) is not None, timeout=WAIT_MS
    )
    dialog = opened.window.findChild(LocalRecordsDialog)
    assert isinstance(dialog, LocalRecordsDialog)
    assert dialog.empty.isVisible()
    assert not dialog.table.isVisible()
    assert not any(button.isEnabled() for button in dialog.actions_on_record)
    assert [button.text() for button in dialog.empty.buttons] == ["Add stance…", "Add draft…"]


def test_an_empty_list_of_layers_says_what_can_be_opened(opened: Opened) -> None:
    opened.window.actions_by_id["own_layers"].trigger()
    dialog = opened.window.findChild(LocalLayersDialog)
    assert isinstance(dialog, LocalLayersDialog)
    assert "GeoPackage" in dialog.empty.label.text()
    assert dialog.empty.isVisible()
    assert not dialog.remove.isEnabled()


@pytest.mark.parametrize("has_content", [False, True])
def test_without_a_backup_a_first_can_be_written_if_there_is_anything_to_copy(
    qtbot: QtBot, opened: Opened, has_content: bool
) -> None:
    if has_content:
        opened.window.actions_by_id["pin"].trigger()
        qtbot.waitUntil(lambda: bool(opened.context.desk.desk.pins), timeout=WAIT_MS)
    opened.window.actions_by_id["backups"].trigger()
    qtbot.waitUntil(lambda: opened.window.findChild(QMessageBox) is not None, timeout=WAIT_MS)
    box = opened.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "Once a day" in box.text()
    buttons = [button for button in box.findChildren(QPushButton) if "Back up" in button.text()]
    assert bool(buttons) == has_content
    box.close()


def test_the_empty_menu_of_saved_searches_offers_to_save_one(qtbot: QtBot, opened: Opened) -> None:
    opened.context.desk.read()
    menu = opened.controllers.saved_searches.menu
    qtbot.waitUntil(lambda: bool(menu.actions()), timeout=WAIT_MS)
    assert menu.isEnabled()
    assert menu.actions()[0] is opened.window.actions_by_id["keep_search"]


def test_the_note_has_a_title_and_can_be_hidden(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["note"].trigger()
    note = opened.window.reader.note
    assert note.isVisible()
    assert note.title.text() == "Your note"
    note.edit.setPlainText("Ask again.")
    close = next(b for b in note.findChildren(QToolButton) if b.text() == "×")
    close.click()
    assert not note.isVisible()
    qtbot.waitUntil(lambda: "us-28/21" in opened.context.desk.desk.notes, timeout=WAIT_MS)
