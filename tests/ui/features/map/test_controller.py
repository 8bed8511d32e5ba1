"""The map's companions in the whole window."""

import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.cartography.scene import feature_table
from explorer.ui.features.map_table.model import FeatureColumn
from tests.ui.conftest import WAIT_MS, Opened

KRAMATORSK = "places:gn-704508"
WALL = "security_wall:security-wall"


def test_the_table_is_made_when_first_shown_and_keeps_in_step(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    assert window.map_table.body is None
    window.tabs.setCurrentWidget(window.map_table)
    qtbot.waitUntil(lambda: window.map_table.body is not None, timeout=WAIT_MS)
    body = window.map_table.body
    assert body is not None
    opened.context.links.feature_requested.emit(KRAMATORSK)
    assert body.view.currentIndex().data() == "Kramatorsk"
    zone = body.model.row_of("withdrawal_zone:zone")
    clauses = body.model.index(zone, FeatureColumn.CLAUSES)
    assert clauses.data().startswith("us-28/21, ")
    assert "us-28/21 Territories" in clauses.data(Qt.ItemDataRole.ToolTipRole)
    body.view.selectRow(zone)
    assert opened.browsing.navigator is not None
    assert opened.browsing.navigator.viewpoint.feature == "withdrawal_zone:zone"
    opened.browsing.navigate(lambda n: n.set_language("uk"))
    name = body.model.index(0, FeatureColumn.NAME)
    qtbot.waitUntil(lambda: "Зона відведення" in str(name.data()) or "зона" in str(name.data()))
    assert body.view.currentIndex().row() == body.model.row_of("withdrawal_zone:zone")


def test_rows_of_the_table_are_made_while_the_window_goes_on(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by: list[threading.Thread] = []
    plain = feature_table.feature_table

    def noted(*given: object) -> object:
        made_by.append(threading.current_thread())
        return plain(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(feature_table, "feature_table", noted)
    window = opened.window
    window.tabs.setCurrentWidget(window.map_table)
    qtbot.waitUntil(lambda: window.map_table.body is not None, timeout=WAIT_MS)
    assert made_by
    assert threading.main_thread() not in made_by


def test_a_view_kept_is_in_the_desk_and_in_the_menu(qtbot: QtBot, opened: Opened) -> None:
    panel = opened.window.map
    body = panel.body
    assert body is not None
    body.tools.view_named.emit("The zone")
    qtbot.waitUntil(
        lambda: "The zone" in [action.text() for action in body.tools.menu.actions()],
        timeout=WAIT_MS,
    )
    assert [view.name for view in opened.context.desk.desk.views] == ["The zone"]
    panel.view_removed.emit("The zone")
    qtbot.waitUntil(lambda: opened.context.desk.desk.views == (), timeout=WAIT_MS)


def test_the_overview_names_clauses_and_choosing_one_ends_it(qtbot: QtBot, opened: Opened) -> None:
    body = opened.window.map.body
    assert body is not None
    body.tools.overview.trigger()
    qtbot.waitUntil(lambda: "lifted out" in body.small_print, timeout=WAIT_MS)
    body.select_feature("znpp:znpp")
    assert "Named in us-28/19" in body.canvas.accessibleDescription()
    opened.browsing.select("us-28/9")
    qtbot.waitUntil(lambda: "lifted out" not in body.small_print, timeout=WAIT_MS)
    assert not body.tools.overview.isChecked()


def test_a_chosen_feature_stays_chosen_when_its_clause_arrives(
    qtbot: QtBot, opened: Opened
) -> None:
    browsing, map_panel = opened.browsing, opened.window.map
    browsing.select("us-28/9")
    qtbot.waitUntil(lambda: "countries:PL" in map_panel.marked.named, timeout=WAIT_MS)
    line = "line_of_contact:loc-UA-14"
    browsing.choose_feature(line, "us-28/22")
    qtbot.waitUntil(lambda: "line_of_contact:loc-dnipro" in map_panel.marked.named, timeout=WAIT_MS)
    assert map_panel.marked.chosen == line
    browsing.select("us-28/9")
    qtbot.waitUntil(lambda: "countries:PL" in map_panel.marked.named, timeout=WAIT_MS)
    assert map_panel.marked.chosen == ""


def test_the_chosen_wall_differs_from_the_line_its_provision_names(
    qtbot: QtBot, opened: Opened
) -> None:
    browsing, map_panel = opened.browsing, opened.window.map
    browsing.select("sp-security-wall")
    qtbot.waitUntil(lambda: WALL in map_panel.marked.named, timeout=WAIT_MS)
    opened.context.links.feature_requested.emit(WALL)
    assert map_panel.marked.chosen == WALL
    assert "line_of_contact:loc-UA-63" in map_panel.marked.named
