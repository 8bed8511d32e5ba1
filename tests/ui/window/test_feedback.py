"""Messages beside what was done, with Undo where that is possible."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.ui.widgets.toast import Toast
from tests.ui.conftest import WAIT_MS, Opened


def toast(qtbot: QtBot, opened: Opened, words: str) -> Toast:
    """Wait for a message with some words; return it."""

    def shown() -> list[Toast]:
        toasts = opened.window.findChildren(Toast)
        return [each for each in toasts if each.isVisible() and words in each.label.text()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=WAIT_MS)
    return shown()[0]


def pins(opened: Opened, count: int) -> Callable[[], bool]:
    return lambda: len(opened.context.desk.desk.pins) == count


def test_a_pin_is_confirmed_and_undone_in_the_message(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["pin"].trigger()
    message = toast(qtbot, opened, "Pinned us-28/21")
    assert opened.window.rect().contains(message.geometry())
    assert message.undo_button is not None
    message.undo_button.click()
    qtbot.waitUntil(pins(opened, 0), timeout=WAIT_MS)


def test_the_message_goes_when_undo_would_undo_something_else(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["pin"].trigger()
    message = toast(qtbot, opened, "Pinned")
    opened.window.clauses.step(1)
    qtbot.waitUntil(lambda: opened.reference == "us-28/22", timeout=WAIT_MS)
    opened.window.actions_by_id["pin"].trigger()
    assert toast(qtbot, opened, "us-28/22") is not message
    qtbot.waitUntil(pins(opened, 2), timeout=WAIT_MS)
    visible = [each for each in opened.window.findChildren(Toast) if each.isVisible()]
    assert len(visible) == 1


def test_a_copy_is_confirmed_without_undo_and_a_click_closes_it(
    qtbot: QtBot, opened: Opened
) -> None:
    opened.window.actions_by_id["copy_cited"].trigger()
    message = toast(qtbot, opened, "Copied")
    assert message.undo_button is None
    assert message.accessibleName() == message.label.text()
    assert opened.window.statusBar().currentMessage() == message.label.text()
    qtbot.mouseClick(message, Qt.MouseButton.LeftButton)
    assert not opened.window.findChildren(Toast) or not message.isVisible()


def test_tags_are_confirmed(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["tags"].trigger()
    qtbot.keyClicks(opened.window.reader.tags.field, "urgent")
    qtbot.keyClick(opened.window.reader.tags.field, Qt.Key.Key_Return)
    message = toast(qtbot, opened, "Tags of us-28/21")
    assert message.undo_button is not None
    message.undo_button.click()
    qtbot.waitUntil(lambda: not opened.context.desk.desk.tags, timeout=WAIT_MS)


def test_a_message_takes_no_keyboard_focus(qtbot: QtBot, opened: Opened) -> None:
    opened.window.activateWindow()
    opened.window.clauses.setFocus()
    opened.window.actions_by_id["copy_reference"].trigger()
    toast(qtbot, opened, "Copied us-28/21")
    assert opened.window.clauses.view.hasFocus()


def test_a_hidden_window_shows_no_message(opened: Opened) -> None:
    opened.context.notifier.is_silent = True
    opened.context.notifier.show_status("Saved.")
    assert not opened.window.findChildren(Toast)
