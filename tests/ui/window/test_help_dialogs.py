"""Settings, the sheet of shortcuts, and the key of symbols."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from explorer.system.settings import load
from explorer.ui.dialogs.settings import SettingsDialog
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.theme.colours import is_dark
from explorer.ui.theme.text_size import apply_text_size, desktop_text_size
from tests.ui.conftest import WAIT_MS, Opened


def settings_dialog(opened: Opened) -> SettingsDialog:
    opened.window.actions_by_id["settings"].trigger()
    dialog = opened.window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    return dialog


def test_the_settings_change_what_the_menus_change(qtbot: QtBot, opened: Opened) -> None:
    was_dark = is_dark()
    dialog = settings_dialog(opened)
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.theme.activated.emit(dialog.theme.currentIndex())
    assert is_dark()
    assert [a.data() for a in opened.window.themes.actions() if a.isChecked()] == ["dark"]
    dialog.language.setCurrentIndex(dialog.language.findData("uk"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    assert opened.browsing.language == "uk"
    dialog.start_layout.setCurrentIndex(dialog.start_layout.findData("layout_map"))
    dialog.start_layout.activated.emit(dialog.start_layout.currentIndex())
    assert opened.context.preferences.settings.start_layout == "layout_map"
    dialog.theme.activated.emit(dialog.theme.findData("light"))
    assert is_dark() == was_dark


def test_the_text_size_is_kept_for_the_next_start(qtbot: QtBot, opened: Opened) -> None:
    usual = desktop_text_size()
    dialog = settings_dialog(opened)
    dialog.text_size.setValue(usual + 2)
    assert QApplication.font().pointSizeF() == usual + 2
    opened.window.actions_by_id["larger"].trigger()
    assert QApplication.font().pointSizeF() == usual + 3
    file = Path(opened.context.places.settings)
    opened.window.close()
    assert load(file).settings.text_size == f"{usual + 3:g}"
    apply_text_size("")
    assert QApplication.font().pointSizeF() == usual


@pytest.mark.usefixtures("qapp")
def test_an_unusable_text_size_is_the_desktop_s() -> None:
    usual = desktop_text_size()
    apply_text_size("huge")
    assert QApplication.font().pointSizeF() == usual


def test_the_sheet_lists_every_shortcut_and_is_copied_as_text(opened: Opened) -> None:
    opened.window.actions_by_id["shortcuts"].trigger()
    dialog = opened.window.findChild(TextDialog)
    assert isinstance(dialog, TextDialog)
    shown = dialog.view.toPlainText()
    for spec in opened.window.action_specs:
        if spec.shortcuts:
            assert spec.text.replace("&", "").rstrip("…") in shown
    copy = next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text())
    copy.click()
    assert "Ctrl+Shift+P" in QGuiApplication.clipboard().text()


def test_the_key_of_symbols_opens_beside_the_list_and_leaves_the_window_usable(
    qtbot: QtBot, opened: Opened
) -> None:
    opened.window.clauses.filter_bar.key.click()
    dialog = opened.window.findChild(TextDialog)
    assert isinstance(dialog, TextDialog)
    assert not dialog.isModal()
    for word in ("supports", "seeks changes", "opposes", "no position found"):
        assert word in dialog.view.toPlainText()
    opened.window.actions_by_id["symbol_key"].trigger()
    qtbot.waitUntil(
        lambda: len(opened.window.findChildren(QDialog, "symbol-key")) == 1, timeout=WAIT_MS
    )


def test_clause_numbers_have_room_in_a_large_text(qtbot: QtBot, opened: Opened) -> None:
    view = opened.window.clauses.view
    before = view.columnWidth(0)
    for _ in range(6):
        opened.window.actions_by_id["larger"].trigger()
    qtbot.waitUntil(lambda: view.columnWidth(0) > before, timeout=WAIT_MS)
    assert view.columnWidth(0) > view.fontMetrics().horizontalAdvance("000")
    opened.window.actions_by_id["usual_size"].trigger()
    qtbot.waitUntil(lambda: view.columnWidth(0) == before, timeout=WAIT_MS)
