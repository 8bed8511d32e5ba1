"""Menus, panes and dialogs: a mnemonic reaches a single entry, not several in turn."""

from collections import Counter
from collections.abc import Iterable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QGroupBox,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.ui.window.context_menu import ContextMenus
from tests.ui.conftest import WAIT_MS, Opened

#: Actions that open a dialog, and need nothing but the window.
DIALOGS = (
    *("library", "own_records", "own_layers", "settings", "shortcuts", "symbol_key", "palette"),
    *("user_guide", "search_help", "licences", "about", "disagreements", "orphans"),
    *("compare_map_days", "print", "add_stance", "add_source", "add_event", "add_draft"),
)


def mnemonics(texts: Iterable[str]) -> Counter[str]:
    """Count the letters that texts underline."""
    plain = [text.replace("&&", "") for text in texts]
    return Counter(text.partition("&")[2][:1].lower() for text in plain if "&" in text)


def repeated(texts: Iterable[str]) -> list[str]:
    return [letter for letter, count in mnemonics(texts).items() if count > 1]


def test_no_two_entries_of_a_menu_have_the_same_mnemonic(opened: Opened) -> None:
    menus = opened.window.findChildren(QMenu)
    assert len(menus) > 10
    for menu in menus:
        assert not repeated(action.text() for action in menu.actions()), menu.title()


def test_every_entry_of_the_menus_has_a_mnemonic(opened: Opened) -> None:
    for menu in opened.window.menus.values():
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        assert all("&" in text for text in texts), texts


def test_the_context_menus_have_no_mnemonic_twice(opened: Opened) -> None:
    menus = opened.window.findChild(ContextMenus)
    assert isinstance(menus, ContextMenus)
    menu = menus.menu_for(opened.window.clauses.view, QPoint())
    assert not repeated(action.text() for action in menu.actions())


def on_screen(area: QWidget) -> list[str]:
    """Return the texts with mnemonics that are visible in a window."""
    texts = []
    for kind in (QAbstractButton, QLabel, QGroupBox):
        for widget in area.findChildren(kind):
            is_label = isinstance(widget, QLabel)
            if is_label and (widget.buddy() is None):
                continue
            if isinstance(widget, QToolButton) and widget.defaultAction() is not None:
                continue
            if widget.isVisible() and widget.window() is area.window():
                texts.append(widget.title() if isinstance(widget, QGroupBox) else widget.text())
    return texts


def test_the_views_do_not_take_the_letters_of_the_menu_bar(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    titles = [action.text() for action in window.menuBar().actions()]
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        panel = window.tabs.widget(index)
        qtbot.waitUntil(
            lambda panel=panel: getattr(panel, "body", panel) is not None, timeout=WAIT_MS
        )
        assert not repeated([*titles, *on_screen(window)]), panel.objectName()
    window.actions_by_id["welcome"].trigger()
    assert not repeated([*titles, *on_screen(window)])


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_has_no_mnemonic_twice(qtbot: QtBot, opened: Opened, name: str) -> None:
    opened.window.actions_by_id[name].trigger()

    def dialogs() -> list[QDialog]:
        return [d for d in opened.window.findChildren(QDialog) if d.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()), timeout=WAIT_MS)
    for dialog in dialogs():
        assert not repeated(on_screen(dialog)), (name, on_screen(dialog))
        for menu in dialog.findChildren(QMenu):
            assert not repeated(action.text() for action in menu.actions())
        dialog.close()
