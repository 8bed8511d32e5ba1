"""Command palette: what it lists, in which order, and what Enter does."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.domain.desk.desk import SavedSearch
from explorer.store.desk.desk import save_search
from explorer.ui.features.palette.dialog import PaletteDialog
from explorer.ui.features.palette.entries import (
    PaletteEntry,
    PaletteKind,
    decode_recent,
    encode_recent,
    rank_entries,
    with_recent,
)
from tests.ui.conftest import WAIT_MS, Opened

ENTRIES = (
    PaletteEntry(PaletteKind.ACTION, "print", "Print clause summary"),
    PaletteEntry(PaletteKind.ACTION, "go_to", "Go to clause"),
    PaletteEntry(PaletteKind.ACTION, "show_matrix", "Matrix"),
    PaletteEntry(PaletteKind.CLAUSE, "e3/21", "21 Territories"),
    PaletteEntry(PaletteKind.CLAUSE, "us-28/21", "21 Territories"),
    PaletteEntry(PaletteKind.PLACE, "kramatorsk", "Kramatorsk"),
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("matr", "show_matrix"),
        ("kramatrosk", "kramatorsk"),
        ("gtc", "go_to"),
        ("clause print", "print"),
        ("21", "us-28/21"),
    ],
)
def test_the_best_match_comes_first(typed: str, first: str) -> None:
    assert rank_entries(ENTRIES, typed, (), "us-28")[0].key == first


def test_nothing_similar_lists_nothing() -> None:
    assert rank_entries(ENTRIES, "zzzzqqqq", ()) == ()


def test_without_letters_the_recent_entries_come_first() -> None:
    listed = rank_entries(ENTRIES, "", ("place:kramatorsk", "action:gone"))
    assert [entry.key for entry in listed] == ["kramatorsk", "print", "go_to", "show_matrix"]


def test_recent_entries_are_stored_once_and_a_damaged_setting_is_ignored() -> None:
    recent = with_recent(("action:print", "place:kyiv"), "place:kyiv")
    assert decode_recent(encode_recent(recent)) == ("place:kyiv", "action:print")
    assert decode_recent("no json") == decode_recent("{}") == decode_recent("") == ()


def palette(qtbot: QtBot, opened: Opened) -> PaletteDialog:
    """Open the palette and wait until it lists something."""
    opened.window.actions_by_id["palette"].trigger()
    dialog = opened.window.findChild(PaletteDialog)
    assert isinstance(dialog, PaletteDialog)
    qtbot.waitUntil(lambda: bool(dialog.model.entries), timeout=WAIT_MS)
    return dialog


def type_and_run(qtbot: QtBot, dialog: PaletteDialog, text: str) -> None:
    """Type without waiting for the matches, and press Enter."""
    dialog.field.setText(text)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_an_action_is_run_and_comes_first_next_time(qtbot: QtBot, opened: Opened) -> None:
    type_and_run(qtbot, palette(qtbot, opened), "matrix")
    qtbot.waitUntil(
        lambda: opened.window.tabs.currentWidget() is opened.window.matrix, timeout=WAIT_MS
    )
    again = palette(qtbot, opened)
    assert again.model.entries[0].key == "show_matrix"
    assert again.model.entries[0].keys == "Ctrl+4"


def test_clause_document_and_place_are_opened(qtbot: QtBot, opened: Opened) -> None:
    type_and_run(qtbot, palette(qtbot, opened), "amnesty")
    qtbot.waitUntil(lambda: opened.reference == "us-28/26", timeout=WAIT_MS)
    type_and_run(qtbot, palette(qtbot, opened), "kramatorsk")
    qtbot.waitUntil(
        lambda: opened.browsing.viewpoint is not None and bool(opened.browsing.viewpoint.feature),
        timeout=WAIT_MS,
    )
    type_and_run(qtbot, palette(qtbot, opened), "paris declaration")
    qtbot.waitUntil(
        lambda: (
            opened.browsing.viewpoint is not None and opened.browsing.viewpoint.document != "us-28"
        ),
        timeout=WAIT_MS,
    )


def test_a_saved_search_is_run(qtbot: QtBot, opened: Opened) -> None:
    opened.context.desk.change(save_search, SavedSearch("Amnesty watch", "amnesty"))
    qtbot.waitUntil(lambda: bool(opened.context.desk.desk.searches), timeout=WAIT_MS)
    type_and_run(qtbot, palette(qtbot, opened), "amnesty watch")
    qtbot.waitUntil(lambda: opened.window.top_bar.search.text() == "amnesty", timeout=WAIT_MS)


def test_disabled_actions_are_not_offered(qtbot: QtBot, opened: Opened) -> None:
    assert not opened.window.actions_by_id["back"].isEnabled()
    assert "back" not in [entry.key for entry in palette(qtbot, opened).model.entries]


def test_arrows_move_in_the_list_and_escape_changes_nothing(qtbot: QtBot, opened: Opened) -> None:
    dialog = palette(qtbot, opened)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.view.currentIndex().row() == 1
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.view.currentIndex().row() == 0
    before = opened.window.tabs.currentWidget()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert opened.window.tabs.currentWidget() is before
    assert opened.context.preferences.settings.recent == ""
