"""Welcome page: shown at the first start and on request, and what its buttons do."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from explorer.domain.desk.sample_set import sample_clauses
from explorer.system.launch_options import WindowOptions
from explorer.system.settings import Settings, load
from explorer.ui.features.welcome.page import WelcomePage
from explorer.ui.printing.preview import PreviewDialog
from explorer.ui.window.launch import is_first_start
from tests.ui.conftest import WAIT_MS, Opened


def test_only_a_first_start_without_a_request_is_welcomed() -> None:
    assert is_first_start(WindowOptions(), Settings())
    assert not is_first_start(WindowOptions(), Settings(welcomed="yes"))
    assert not is_first_start(WindowOptions(), Settings(geometry="AdnQywAD"))
    assert not is_first_start(WindowOptions(reference="us-28/6"), Settings())
    assert not is_first_start(WindowOptions(self_test=True), Settings())


def welcome(opened: Opened) -> WelcomePage:
    opened.window.actions_by_id["welcome"].trigger()
    page = opened.window.findChild(WelcomePage)
    assert isinstance(page, WelcomePage)
    assert page.isVisible()
    return page


def button(page: WelcomePage, words: str) -> QPushButton:
    return next(
        each for each in page.findChildren(QPushButton) if words in each.text().replace("&", "")
    )


def test_the_page_has_the_signs_in_words_and_leaves_list_and_stances(opened: Opened) -> None:
    page = welcome(opened)
    for word in ("supports", "accepts conditionally", "undecided", "seeks changes", "opposes"):
        assert word in page.view.toPlainText()
    assert opened.window.clauses.isVisible()
    assert opened.window.stances.isVisible()


def test_it_is_not_shown_again_by_itself(opened: Opened) -> None:
    welcome(opened)
    opened.window.close()
    assert load(Path(opened.context.places.settings)).settings.welcomed == "yes"


@pytest.mark.parametrize("way", ["button", "escape", "clause", "tab", "layout"])
def test_it_makes_room_for_what_is_chosen(qtbot: QtBot, opened: Opened, way: str) -> None:
    page = welcome(opened)
    if way == "button":
        button(page, "Close").click()
    elif way == "escape":
        qtbot.keyClick(page.first, Qt.Key.Key_Escape)
    elif way == "clause":
        opened.window.clauses.step(1)
    elif way == "tab":
        opened.window.actions_by_id["show_matrix"].trigger()
    else:
        opened.window.actions_by_id["layout_read"].trigger()
    qtbot.waitUntil(lambda: not page.isVisible(), timeout=WAIT_MS)
    assert opened.window.reader.isVisible()


def test_its_buttons_show_clause_comparison_and_positions(qtbot: QtBot, opened: Opened) -> None:
    opened.browsing.select("us-28/6")
    qtbot.waitUntil(lambda: opened.reference == "us-28/6", timeout=WAIT_MS)
    button(welcome(opened), "key clause").click()
    qtbot.waitUntil(lambda: opened.reference == "us-28/21", timeout=WAIT_MS)
    assert opened.window.tabs.currentWidget() is opened.window.map
    button(welcome(opened), "Compare").click()
    assert opened.window.tabs.currentWidget() is opened.window.compare
    button(welcome(opened), "position").click()
    assert opened.window.tabs.currentWidget() is opened.window.matrix


def test_a_sample_set_of_three_clauses_is_stored_and_previewed(
    qtbot: QtBot, opened: Opened
) -> None:
    page = welcome(opened)
    button(page, "sample").click()
    qtbot.waitUntil(lambda: opened.window.findChild(PreviewDialog) is not None, timeout=WAIT_MS)
    sets = opened.context.desk.desk.sets
    assert [briefing.name for briefing in sets] == ["Sample briefing"]
    assert len(sets[0].references) == 3
    assert "us-28/21" in sets[0].references
    preview = opened.window.findChild(PreviewDialog)
    assert isinstance(preview, PreviewDialog)
    preview.close()
    opened.window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: not opened.context.desk.desk.sets, timeout=WAIT_MS)


def test_the_sample_is_in_the_order_of_the_document(opened: Opened) -> None:
    listing = opened.browsing.loader.listing
    assert listing is not None
    clauses = [row.reference for row in listing.clauses]
    sample = sample_clauses(listing, "us-28/21")
    assert sorted(sample, key=clauses.index) == list(sample)
    assert len(sample_clauses(replace(listing, clauses=listing.clauses[:2]), "")) == 2
