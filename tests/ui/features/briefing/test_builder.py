"""Building a briefing set: live pages, templates, the sample, and the date of the set."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from explorer.domain.desk.briefing import BriefingSet, ItemKind
from explorer.ui.features.briefing.live_preview import BriefingPreview
from tests.ui.conftest import WAIT_MS, Opened


def current(opened: Opened) -> BriefingSet:
    briefing = opened.context.desk.desk.current_set
    assert briefing is not None
    return briefing


def choose(opened: Opened, entry: str) -> None:
    """Choose an entry of the menu of the set."""
    menus = opened.window.briefing.findChildren(QMenu)
    actions = [action for menu in menus for action in menu.actions()]
    (action,) = [action for action in actions if action.text().replace("&", "") == entry]
    action.trigger()


@pytest.fixture
def sample(qtbot: QtBot, opened: Opened) -> Opened:
    """Return the window with a sample set in a tab that is large enough for pages."""
    opened.window.actions_by_id["show_set"].trigger()
    choose(opened, "Sample set")
    qtbot.waitUntil(lambda: opened.context.desk.desk.current_set is not None, timeout=WAIT_MS)
    return opened


def pages(qtbot: QtBot, opened: Opened) -> BriefingPreview:
    """Show the pages if they are not shown, and wait until they are typeset."""
    panel = opened.window.briefing
    if not panel.pages_button.isChecked():
        qtbot.mouseClick(panel.pages_button, Qt.MouseButton.LeftButton)
    preview = opened.controllers.briefing.preview
    assert preview is not None
    qtbot.waitUntil(lambda: preview.pages.view.page_count > 0, timeout=WAIT_MS)
    return preview


def test_the_sample_set_is_made_from_the_menu_and_undone(qtbot: QtBot, sample: Opened) -> None:
    assert current(sample).name == "Sample briefing"
    assert len(current(sample).references) == 3
    sample.window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: not sample.context.desk.desk.sets, timeout=WAIT_MS)


def test_the_pages_follow_what_is_written(qtbot: QtBot, sample: Opened) -> None:
    preview = pages(qtbot, sample)
    qtbot.waitUntil(lambda: preview.pages.view.missing() is None, timeout=WAIT_MS)
    count = preview.pages.view.page_count
    panel = sample.window.briefing
    panel.list.selectAll()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: preview.pages.view.page_count == 0, timeout=WAIT_MS)
    sample.window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: bool(current(sample).items), timeout=WAIT_MS)
    panel.pages_button.setChecked(True)
    qtbot.waitUntil(lambda: preview.pages.view.page_count == count, timeout=WAIT_MS)


def test_hidden_pages_have_no_thread_and_come_back(qtbot: QtBot, sample: Opened) -> None:
    preview = pages(qtbot, sample)
    sample.window.actions_by_id["show_map"].trigger()
    assert preview.pages._worker is None
    sample.window.actions_by_id["show_set"].trigger()
    qtbot.waitUntil(lambda: preview.pages.status.text().startswith("Pages"), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: preview.pages._worker is not None, timeout=WAIT_MS)


def test_pages_are_not_shown_in_a_pane_that_is_too_small(qtbot: QtBot, sample: Opened) -> None:
    panel = sample.window.briefing
    unit = panel.fontMetrics().height()
    assert panel.pages.isHidden() == (panel.width() < 44 * unit or panel.height() < 16 * unit)
    qtbot.mouseClick(panel.pages_button, Qt.MouseButton.LeftButton)
    shown = not panel.pages.isHidden()
    assert panel.halves.orientation() == (
        Qt.Orientation.Vertical if shown else Qt.Orientation.Horizontal
    )


def test_a_template_makes_a_set_that_says_what_to_write(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.window.actions_by_id["show_set"].trigger()
    offered: list[str] = []

    def take(*arguments: object) -> tuple[str, bool]:
        names = arguments[3]
        assert isinstance(names, list)
        offered.extend(names)
        return names[0], True

    monkeypatch.setattr(QInputDialog, "getItem", take)
    choose(opened, "New set from template…")
    qtbot.waitUntil(lambda: opened.context.desk.desk.current_set is not None, timeout=WAIT_MS)
    assert offered == ["Note to a minister", "Press line", "Comparison of texts"]
    briefing = current(opened)
    assert briefing.name == "Note to a minister"
    assert briefing.references == (opened.reference,)
    objective = next(item for item in briefing.items if item.kind is ItemKind.OBJECTIVE)
    assert "decision" in objective.text
    assert not objective.releasable


def test_the_date_of_the_set_is_changed_to_the_one_in_view(qtbot: QtBot, sample: Opened) -> None:
    panel = sample.window.briefing
    assert panel.fix_day.isHidden()
    sample.window.actions_by_id["article_day"].trigger()
    qtbot.waitUntil(lambda: not panel.fix_day.isHidden(), timeout=WAIT_MS)
    assert panel.fix_day.text() == "Change to 23 Nov 2025"
    qtbot.mouseClick(panel.fix_day, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: current(sample).as_of == date(2025, 11, 23), timeout=WAIT_MS)
    assert "23 Nov 2025" in panel.frozen.text()
    assert panel.fix_day.isHidden()


def test_buttons_say_what_they_print(sample: Opened) -> None:
    buttons = sample.window.briefing.findChildren(QToolButton)
    assert "Print briefing set…" in [button.text() for button in buttons]
    reader = sample.window.reader.findChildren(QToolButton)
    assert "Print clause" in [button.text() for button in reader]
