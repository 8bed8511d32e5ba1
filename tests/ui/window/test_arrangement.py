"""Views by keyboard, layouts, folded panes, the full view of a pane, and narrow windows."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from explorer.system.settings import Settings, load, save
from explorer.ui.window.arrangement import LAYOUTS, Pane, folded_panes, panes_shown
from tests.ui.conftest import WAIT_MS, Opened, open_window

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Press a key wherever the keyboard focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def shown(opened: Opened) -> set[Pane]:
    """Return the panes that are really visible."""
    window = opened.window
    panes: dict[Pane, QWidget] = {
        Pane.LIST: window.left,
        Pane.VIEWS: window.tabs,
        Pane.TEXT: window.reader,
        Pane.STANCES: window.stances,
    }
    return {pane for pane, widget in panes.items() if widget.isVisible()}


@pytest.fixture
def active(qtbot: QtBot, opened: Opened) -> Opened:
    """Return the window with the keyboard focus in the list of clauses."""
    opened.window.activateWindow()
    opened.window.clauses.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT_MS)
    return opened


def test_the_pane_shown_alone_comes_before_what_is_folded() -> None:
    folded = frozenset({Pane.TEXT})
    assert panes_shown(folded, None, None) == {Pane.LIST, Pane.VIEWS, Pane.STANCES}
    assert panes_shown(folded, None, Pane.TEXT) == {Pane.TEXT}
    assert panes_shown(folded, Pane.VIEWS, Pane.TEXT) == {Pane.VIEWS}


@pytest.mark.parametrize("text", ["", "nonsense", "list,views,text,stances"])
def test_a_setting_that_would_hide_everything_or_nothing_known_hides_nothing(text: str) -> None:
    assert folded_panes(text) == frozenset()


def test_every_view_is_reached_by_ctrl_and_its_number(qtbot: QtBot, active: Opened) -> None:
    tabs = active.window.tabs
    for number in range(tabs.count()):
        press(qtbot, Qt.Key(Qt.Key.Key_1 + number), CTRL)
        assert tabs.currentIndex() == number
        assert f"(Ctrl+{number + 1})" in tabs.tabToolTip(number)


def test_ctrl_tab_goes_through_the_views_from_any_pane(qtbot: QtBot, active: Opened) -> None:
    tabs = active.window.tabs
    press(qtbot, Qt.Key.Key_Tab, CTRL)
    assert tabs.currentIndex() == 1
    active.window.actions_by_id["previous_view"].trigger()
    active.window.actions_by_id["previous_view"].trigger()
    assert tabs.currentIndex() == tabs.count() - 1


def test_buttons_name_their_shortcuts(active: Opened) -> None:
    window = active.window
    tips = [button.toolTip() for button in window.reader.findChildren(QWidget) if button.toolTip()]
    for keys in ("Ctrl+Shift+C", "Ctrl+B", "Ctrl+N", "Ctrl+P"):
        assert any(f"({keys})" in tip for tip in tips), keys
    bar = window.top_bar
    assert "(Alt+PgUp)" in bar.as_of.earlier.toolTip()
    assert "Alt+PgDown" in bar.as_of.slider.toolTip()
    assert "(Ctrl+K)" in bar.search.toolTip()
    assert "(Alt+Left)" in bar.back.toolTip()


def test_dates_with_entries_are_stepped_through_by_keyboard(active: Opened) -> None:
    assert active.browsing.viewpoint is not None
    latest = active.browsing.viewpoint.as_of
    active.window.actions_by_id["previous_day"].trigger()
    assert active.browsing.viewpoint.as_of < latest
    active.window.actions_by_id["next_day"].trigger()
    assert active.browsing.viewpoint.as_of == latest


def test_each_layout_shows_its_panes_and_its_tab(opened: Opened) -> None:
    for identifier, layout in LAYOUTS.items():
        opened.window.actions_by_id[identifier].trigger()
        assert shown(opened) == set(Pane) - layout.folded
        if layout.tab:
            assert opened.window.tabs.currentWidget().objectName() == layout.tab


def test_a_pane_is_folded_and_shown_again(opened: Opened) -> None:
    fold = opened.window.actions_by_id["fold_stances"]
    assert fold.isChecked()
    fold.trigger()
    assert shown(opened) == {Pane.LIST, Pane.VIEWS, Pane.TEXT}
    assert not fold.isChecked()
    fold.trigger()
    assert shown(opened) == set(Pane)


def test_the_last_pane_cannot_be_folded(opened: Opened) -> None:
    for name in ("list", "views", "text", "stances"):
        opened.window.actions_by_id[f"fold_{name}"].trigger()
    assert shown(opened) == {Pane.STANCES}
    assert opened.window.actions_by_id["fold_stances"].isChecked()


def test_the_pane_with_the_focus_fills_the_window_until_escape(
    qtbot: QtBot, active: Opened
) -> None:
    active.window.reader.setFocus()
    press(qtbot, Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier)
    assert shown(active) == {Pane.TEXT}
    press(qtbot, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert shown(active) == set(Pane)


def test_a_double_click_on_a_tab_fills_the_window_with_the_views(opened: Opened) -> None:
    opened.window.tabs.tabBarDoubleClicked.emit(0)
    assert shown(opened) == {Pane.VIEWS}
    assert opened.window.tabs.tabBar().isVisible()
    opened.window.tabs.tabBarDoubleClicked.emit(0)
    assert shown(opened) == set(Pane)


def test_the_map_on_the_whole_screen_ends_with_escape(qtbot: QtBot, active: Opened) -> None:
    active.window.actions_by_id["map_full_screen"].trigger()
    assert shown(active) == {Pane.VIEWS}
    assert not active.window.menuBar().isVisible()
    press(qtbot, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert shown(active) == set(Pane)
    assert active.window.menuBar().isVisible()
    assert not active.window.actions_by_id["map_full_screen"].isChecked()


def test_what_is_asked_for_comes_out_of_a_folded_pane(opened: Opened) -> None:
    opened.window.actions_by_id["layout_compare"].trigger()
    opened.window.actions_by_id["note"].trigger()
    assert Pane.TEXT in shown(opened)
    opened.window.actions_by_id["layout_read"].trigger()
    opened.window.actions_by_id["show_matrix"].trigger()
    assert Pane.VIEWS in shown(opened)
    assert opened.window.tabs.currentWidget() is opened.window.matrix


def test_a_narrow_window_shows_one_pane_and_a_switcher(qtbot: QtBot, active: Opened) -> None:
    window = active.window
    window.resize(1024, 700)
    assert shown(active) == {Pane.TEXT}
    switcher = next(bar for bar in window.findChildren(QTabBar) if bar.accessibleName() == "Pane")
    assert switcher.isVisible()
    switcher.setCurrentIndex(0)
    assert shown(active) == {Pane.LIST}
    window.clauses.view.activated.emit(window.clauses.view.currentIndex())
    assert shown(active) == {Pane.TEXT}
    press(qtbot, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert shown(active) == {Pane.STANCES}
    window.resize(1366, 768)
    assert shown(active) == set(Pane)
    assert not switcher.isVisible()


def test_the_width_of_the_panes_stays_while_tabs_are_opened(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    before = window.panes.sizes()
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        panel = window.tabs.widget(index)
        qtbot.waitUntil(lambda panel=panel: getattr(panel, "body", panel) is not None)
        assert window.panes.sizes() == before


def test_folded_panes_and_sizes_are_restored(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["layout_map"].trigger()
    sizes = opened.window.panes.saveState()
    folder = Path(opened.context.places.data)
    opened.window.close()
    again = open_window(qtbot, folder, opened.startup.options)
    assert shown(again) == {Pane.LIST, Pane.VIEWS}
    assert again.window.panes.saveState() == sizes
    again.window.close()


def test_a_full_view_is_not_restored(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["maximize_pane"].trigger()
    folder = Path(opened.context.places.data)
    opened.window.close()
    again = open_window(qtbot, folder, opened.startup.options)
    assert shown(again) == set(Pane)
    again.window.close()


def test_the_window_opens_with_the_layout_of_the_settings(qtbot: QtBot, opened: Opened) -> None:
    places = opened.context.places
    opened.window.close()
    save(places.settings, Settings(start_layout="layout_read", panes=_nonsense()))
    again = open_window(qtbot, Path(places.data), opened.startup.options)
    assert shown(again) == {Pane.LIST, Pane.TEXT, Pane.STANCES}
    again.window.close()
    assert load(places.settings).settings.folded == "views"


def _nonsense() -> str:
    return bytes(QByteArray(b"no state").toBase64().data()).decode()
