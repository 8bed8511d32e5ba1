"""Menus of the window: a key reaches one entry, not several in turn."""

from collections import Counter

from PySide6.QtWidgets import QMenu

from tests.ui.conftest import Opened


def test_no_two_entries_of_a_menu_have_the_same_mnemonic(opened: Opened) -> None:
    for menu in opened.window.menuBar().findChildren(QMenu):
        texts = [action.text().replace("&&", "") for action in menu.actions()]
        keys = Counter(text.partition("&")[2][:1].lower() for text in texts if "&" in text)
        assert max(keys.values(), default=1) == 1, (menu.title(), keys)
