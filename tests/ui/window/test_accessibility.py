"""Keyboard and eyes: where the focus is, how many stops there are, and the mode for a room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton
from pytestqt.qtbot import QtBot

from explorer.ui.core.action_id import ActionId
from explorer.ui.theme.colours import apply_choice, current_theme
from explorer.ui.widgets.focus_ring import FocusRing
from tests.ui.conftest import WAIT_MS, Opened

#: WCAG 2.2, 2.5.8: the least size of a target, unless it is a link in a text.
LEAST_TARGET = 24


def test_the_pane_with_the_focus_has_a_ring(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    for pane in (window.reader.view, window.stances.view, window.clauses.view):
        pane.setFocus()
        qtbot.waitUntil(pane.hasFocus, timeout=WAIT_MS)
        rings = window.findChildren(FocusRing)
        assert [ring.area for ring in rings if ring.isVisible()] == [pane]
    window.top_bar.search.setFocus()
    qtbot.waitUntil(window.top_bar.search.hasFocus, timeout=WAIT_MS)
    assert not [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]


def test_tab_stops_once_at_each_party(qtbot: QtBot, opened: Opened) -> None:
    view = opened.window.stances.view
    view.setFocus()
    qtbot.waitUntil(view.hasFocus, timeout=WAIT_MS)
    parties = len(view.stops())
    assert parties >= 4
    for number in range(parties):
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        assert view.current_stop() == number
    assert "Ukraine" in view.document().toPlainText()[: view.stops()[0].end]
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_enter_at_a_party_offers_its_sources_note_and_history(qtbot: QtBot, opened: Opened) -> None:
    view = opened.window.stances.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    menu = view.open_menu()
    assert menu is not None
    labels = [action.text() for action in menu.actions()]
    assert "note" in labels
    assert any(label.startswith("▸ Earlier") for label in labels)
    with qtbot.waitSignal(view.link_followed, timeout=WAIT_MS):
        menu.actions()[0].trigger()
    menu.close()


def test_projector_mode_is_large_and_contrasted_and_ends_by_escape(
    qtbot: QtBot, opened: Opened
) -> None:
    size, theme = QApplication.font().pointSizeF(), current_theme().name
    action = opened.context.actions[ActionId.PROJECTOR]
    action.trigger()
    try:
        assert current_theme().name == "contrast"
        assert QApplication.font().pointSizeF() >= max(18, size * 1.5)
        assert QGuiApplication.overrideCursor() is not None
        assert opened.window.isFullScreen()
        assert opened.context.preferences.settings.theme != "contrast"
    finally:
        action.setChecked(False)
    assert current_theme().name == theme
    assert QApplication.font().pointSizeF() == size
    assert QGuiApplication.overrideCursor() is None


def test_high_contrast_colours_every_pane_and_goes_again(qtbot: QtBot, opened: Opened) -> None:
    try:
        apply_choice("contrast")
        ground = opened.window.palette
        qtbot.waitUntil(lambda: ground().window().color().name() == "#000000", timeout=WAIT_MS)
        banner = opened.window.banner.palette
        qtbot.waitUntil(lambda: banner().window().color().name() == "#000000", timeout=WAIT_MS)
        link = current_theme().text["link"]
        view = opened.window.reader.view
        qtbot.waitUntil(lambda: link in view.document().defaultStyleSheet(), timeout=WAIT_MS)
    finally:
        apply_choice("light")
        apply_choice("system")
    assert current_theme().name in {"light", "dark"}


def test_targets_are_large_enough(qtbot: QtBot, opened: Opened) -> None:
    small = [
        f"{button.accessibleName() or button.text()}: {button.width()}x{button.height()}"
        for button in opened.window.findChildren(QAbstractButton)
        if button.isVisible()
        # Parts of other controls: the arrows of a tab bar, the button in a field.
        and (not isinstance(button, QToolButton) or button.text() or button.defaultAction())
        and min(button.width(), button.height()) < LEAST_TARGET
    ]
    assert not small, "\n".join(small)


def test_text_of_twice_the_size_shows_a_single_pane_whole(qtbot: QtBot, opened: Opened) -> None:
    window, usual = opened.window, QApplication.font()
    window.resize(1366, 768)
    large = QApplication.font()
    large.setPointSizeF(usual.pointSizeF() * 2)
    try:
        QApplication.setFont(large)
        qtbot.waitUntil(
            lambda: (
                sum(
                    pane.isVisible()
                    for pane in (window.left, window.tabs, window.reader, window.stances)
                )
                == 1
            ),
            timeout=WAIT_MS,
        )
        assert window.top_bar.search.width() > large.pointSizeF() * 20
    finally:
        QApplication.setFont(usual)
    qtbot.waitUntil(lambda: window.left.isVisible() and window.stances.isVisible(), timeout=WAIT_MS)
