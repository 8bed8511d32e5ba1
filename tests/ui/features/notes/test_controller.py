"""Pins and notes in the window."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WAIT_MS, Opened


def test_a_pin_is_seen_in_the_list_and_the_status_bar(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["pin"].trigger()
    qtbot.waitUntil(lambda: "1" in opened.window.pins_label.text(), timeout=WAIT_MS)
    index = opened.window.clauses.view.currentIndex()
    assert index.data() == "★ Territories"
    assert "pinned" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    opened.window.actions_by_id["pin"].trigger()
    qtbot.waitUntil(lambda: opened.window.pins_label.text() == "", timeout=WAIT_MS)


def test_a_note_is_saved_as_it_is_written_and_found_by_search(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["note"].trigger()
    box = opened.window.reader.note
    qtbot.keyClicks(box.edit, "Ask about quartermaster")
    qtbot.waitUntil(lambda: box.state.text() == "Saved.", timeout=WAIT_MS)
    opened.browsing.select("us-28/6")
    qtbot.waitUntil(lambda: "Limit on the Armed" in opened.reader, timeout=WAIT_MS)
    assert box.edit.toPlainText() == ""
    qtbot.keyClicks(opened.window.top_bar.search, "quartermaster")
    results = opened.window.search.model
    qtbot.waitUntil(lambda: results.rowCount() == 1, timeout=WAIT_MS)
    qtbot.keyClick(opened.window.top_bar.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: box.edit.toPlainText().startswith("Ask about"), timeout=WAIT_MS)
    assert box.isVisible()


def test_what_is_being_written_when_the_window_closes_is_there_again(
    qtbot: QtBot, opened: Opened
) -> None:
    from contextlib import closing

    from explorer.store.desk.desk import read_desk
    from explorer.store.desk.file import open_desk

    opened.window.actions_by_id["note"].trigger()
    qtbot.keyClicks(opened.window.reader.note.edit, "half a thought")
    opened.window.close()
    with closing(open_desk(opened.startup.places.desk).connection) as desk:
        assert read_desk(desk).notes["us-28/21"].text == "half a thought"
