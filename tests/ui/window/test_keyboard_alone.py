"""From the list through matrix, timeline and comparison without a mouse, by real keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WAIT_MS, Opened


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key wherever the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier or Qt.KeyboardModifier.NoModifier)


def within(pane: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is pane or pane.isAncestorOf(focused))


def to_tab(qtbot: QtBot, opened: Opened, panel: QWidget) -> None:
    """Walk with F6 into the views of the selection, open one by Ctrl+Tab, wait for its content."""
    tabs = opened.window.tabs
    for _ in range(8):
        if within(tabs):
            break
        press(qtbot, Qt.Key.Key_F6)
    for _ in range(tabs.count()):
        if tabs.currentWidget() is panel:
            break
        press(qtbot, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert tabs.currentWidget() is panel
    qtbot.waitUntil(lambda: getattr(panel, "body", None) is not None, timeout=WAIT_MS)


def tab_into(qtbot: QtBot, view: QWidget) -> None:
    for _ in range(20):
        if within(view):
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"{view!r} was not reached")


def selection(opened: Opened) -> str:
    assert opened.browsing.navigator is not None
    return opened.browsing.navigator.viewpoint.selection


def test_a_clause_is_chosen_in_matrix_timeline_and_comparison(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    window.clauses.setFocus()
    qtbot.waitUntil(lambda: within(window.clauses), timeout=WAIT_MS)

    to_tab(qtbot, opened, window.matrix)
    matrix = window.matrix.body
    assert matrix is not None
    tab_into(qtbot, matrix.view)
    before = selection(opened)
    press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: selection(opened) != before, timeout=WAIT_MS)
    row = matrix.view.currentIndex().row()
    assert matrix.model.row_of(selection(opened)) == row

    to_tab(qtbot, opened, window.timeline)
    timeline = window.timeline.body
    assert timeline is not None
    tab_into(qtbot, timeline.canvas)
    for _ in range(12):
        press(qtbot, Qt.Key.Key_Down)
        if timeline.message.text().startswith("Ukraine: "):
            break
    press(qtbot, Qt.Key.Key_Left)
    announced = timeline.message.text()
    assert announced.startswith("Ukraine: ")
    press(qtbot, Qt.Key.Key_Return)
    target = announced.rpartition(" · ")[2]
    qtbot.waitUntil(lambda: selection(opened) == target, timeout=WAIT_MS)

    opened.browsing.select("us-28/5")
    to_tab(qtbot, opened, window.compare)
    compared = window.compare.body
    assert compared is not None
    tab_into(qtbot, compared.view)
    press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: selection(opened) == "us-28/6", timeout=WAIT_MS)
    press(qtbot, Qt.Key.Key_Right)
    other = f"{compared.heads.chosen[1]}/"
    qtbot.waitUntil(lambda: selection(opened).startswith(other), timeout=WAIT_MS)
