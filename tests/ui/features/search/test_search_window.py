"""The search of the window, as a reader uses it: questions, answers, completions, filters, keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from explorer.domain.search.completion import ValueChoice, complete
from explorer.domain.search.query import with_field
from explorer.ui.core.action_id import ActionId
from explorer.ui.features.search.panel import SearchPanel
from tests.ui.conftest import WAIT_MS, Opened


def ask(qtbot: QtBot, opened: Opened, typed: str) -> SearchPanel:
    box, panel = opened.window.top_bar.search, opened.window.search
    with qtbot.waitSignal(panel.shown, timeout=WAIT_MS, check_params_cb=lambda q: q == typed):
        box.set_query(typed)
    return panel


def answered(qtbot: QtBot, opened: Opened, typed: str) -> SearchPanel:
    panel = ask(qtbot, opened, typed)
    qtbot.waitUntil(lambda: panel.card.answer is not None, timeout=WAIT_MS)
    return panel


def test_a_question_shows_chips_that_are_removed_by_a_click(qtbot: QtBot, opened: Opened) -> None:
    panel = ask(qtbot, opened, "who opposes amnesty")
    chip = panel.query_bar.chips()[0]
    assert chip.accessibleName() == "Remove the filter Position: opposes"
    with qtbot.waitSignal(panel.shown, timeout=WAIT_MS):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert opened.window.top_bar.search.text() == "amnesty"
    assert panel.query_bar.chips() == []


def test_a_near_spelling_is_named_with_a_way_back(qtbot: QtBot, opened: Opened) -> None:
    panel = ask(qtbot, opened, "amnisty")
    assert "Showing results for <b>amnesty</b>" in panel.query_bar.message.text()
    panel.query_bar.message.linkActivated.emit('"amnisty"')
    qtbot.waitUntil(lambda: "No matches" in panel.summary.text(), timeout=WAIT_MS)


def test_an_answer_is_copied_pinned_and_opened(qtbot: QtBot, opened: Opened) -> None:
    panel = answered(qtbot, opened, "troop limit")
    assert panel.card.isVisible()
    assert "800,000" in panel.card.text.text()
    qtbot.mouseClick(panel.card.copy_button, Qt.MouseButton.LeftButton)
    assert "600,000" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(panel.card.pin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "us-28/6" in opened.context.desk.desk.pins, timeout=WAIT_MS)
    qtbot.mouseClick(panel.card.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.browsing.subject.reference == "us-28/6", timeout=WAIT_MS)


def test_hits_are_grouped_and_headings_are_skipped(qtbot: QtBot, opened: Opened) -> None:
    panel = ask(qtbot, opened, "amnesty ")
    assert panel.model.hit(panel.model.index(0)) is None
    assert panel.model.index(0).data().startswith("Clauses and documents (")
    panel.focus_first()
    assert panel.view.currentIndex().row() == 1


def test_escape_keeps_the_query_and_the_box_brings_its_hits_back(
    qtbot: QtBot, opened: Opened
) -> None:
    panel = ask(qtbot, opened, "amnesty ")
    box, left = opened.window.top_bar.search, opened.window.left
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), left.currentWidget()) == ("amnesty ", opened.window.clauses)
    opened.context.actions[ActionId.FIND].trigger()
    qtbot.waitUntil(lambda: left.currentWidget() is panel, timeout=WAIT_MS)


def test_f3_goes_through_the_hits(qtbot: QtBot, opened: Opened) -> None:
    panel = ask(qtbot, opened, "amnesty document:us-28 ")
    next_hit = opened.context.actions[ActionId.FIND_NEXT]
    next_hit.trigger()
    first = panel.view.currentIndex().row()
    next_hit.trigger()
    assert panel.view.currentIndex().row() > first
    opened.context.actions[ActionId.FIND_PREVIOUS].trigger()
    assert panel.view.currentIndex().row() == first


def test_a_filter_of_the_panel_is_a_field_of_the_query(qtbot: QtBot, opened: Opened) -> None:
    panel = ask(qtbot, opened, "ceasefire ")
    panel.filters.toggle.setChecked(True)
    combo = panel.filters.combos["attribution"]
    qtbot.waitUntil(lambda: combo.count() > 1, timeout=WAIT_MS)
    combo.setCurrentIndex(combo.findData("anonymous_official"))
    with qtbot.waitSignal(panel.shown, timeout=WAIT_MS):
        combo.activated.emit(combo.currentIndex())
    assert opened.window.top_bar.search.text() == "ceasefire attribution:anonymous_official "
    assert [chip.text() for chip in panel.query_bar.chips()] == ["Basis: unnamed official  ✕"]


def test_values_of_a_field_are_offered_while_typing(qtbot: QtBot, opened: Opened) -> None:
    box = opened.window.top_bar.search
    box.setFocus()
    qtbot.waitUntil(box.hasFocus, timeout=WAIT_MS)
    qtbot.keyClicks(box, "party:")
    qtbot.waitUntil(lambda: "Russia" in box.completer_list.labels, timeout=WAIT_MS)
    qtbot.keyClicks(box, "tur")
    qtbot.waitUntil(lambda: box.completer_list.labels == ["Türkiye"], timeout=WAIT_MS)
    box.completer_list.completer.activated.emit("Türkiye")
    assert box.text() == "party:turkiye "


def test_recent_searches_are_offered_in_the_empty_box(qtbot: QtBot, opened: Opened) -> None:
    panel = ask(qtbot, opened, "amnesty ")
    panel.choose_first()
    box = opened.window.top_bar.search
    box.clear()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus, timeout=WAIT_MS)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.completer_list.labels == ["amnesty"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("par", ["party:"]),
        ("amnesty sta", ["stance:"]),
        ("is:cur", ["current"]),
        ("party:ru", ["Russia"]),
        ("party:Росі", ["Russia"]),
        ("amnesty", []),
        ("http://x", []),
        ("unknown:x", []),
    ],
)
def test_completions_follow_the_last_word(typed: str, expected: list[str]) -> None:
    russia = ValueChoice("russia", "Russia", frozenset({"russia", "ru", "росія"}))
    assert [item.label for item in complete(typed, {"party": [russia]})] == expected


def test_a_field_is_replaced_in_a_query_and_removed_by_an_empty_value() -> None:
    assert with_field("wall party:russia", "party", "nato") == "wall party:nato"
    assert with_field('wall speaker:"Kaja Kallas" x', "speaker", "") == "wall x"
    assert with_field("wall", "speaker", "Kaja Kallas") == 'wall speaker:"Kaja Kallas"'
