"""Two real windows on two data folders: a set is shared, edited apart, and joined again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from explorer.domain.desk.briefing import BriefingSet
from explorer.store.desk.briefing_sets import add_set
from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK
from explorer.ui.core.action_id import ActionId
from explorer.ui.dialogs.conflicts_dialog import ConflictsDialog
from explorer.ui.features.team.controller import TeamController
from explorer.ui.window.on_demand import OnDemand
from tests.team.conftest import TeamHub
from tests.team.desks import a_set
from tests.ui.conftest import WAIT_MS, Opened, asked, link_compiled, open_window

__all__ = ["asked"]
Look = Callable[[str, Opened], None]


@pytest.fixture
def windows(qtbot: QtBot, tmp_path: Path, compiled_pack: Path) -> Iterator[tuple[Opened, Opened]]:
    """Return the windows of Anna and Ben, each on a desk of its own without a team."""
    opened = []
    for name in ("anna", "ben"):
        folder = tmp_path / name
        link_compiled(compiled_pack, folder)
        opened.append(open_window(qtbot, folder, WindowOptions(data_dir=folder, pack=BUNDLED_PACK)))
    for window in opened:
        qtbot.waitUntil(lambda window=window: window.context.desk.is_read, timeout=WAIT_MS)
    yield opened[0], opened[1]
    for window in opened:
        window.window.close()


def sets_of(opened: Opened) -> tuple[BriefingSet, ...]:
    return opened.context.desk.desk.sets


def join_and_share(qtbot: QtBot, windows: tuple[Opened, Opened]) -> None:
    """Let both join, and Anna share a set by its switch."""
    anna, ben = windows
    for opened, service in zip(windows, ("anna", "ben"), strict=True):
        opened.window.actions_by_id[ActionId.SHOW_BRIEFING].trigger()
        team_of(opened).join_service(service)
        qtbot.waitUntil(lambda o=opened: "all sent" in label(o), timeout=WAIT_MS)
    anna.context.desk.change(add_set, a_set("Visit to Kyiv", "Ask about the zone.", "Say thanks."))
    qtbot.waitUntil(lambda: bool(sets_of(anna)), timeout=WAIT_MS)
    anna.controllers.briefing.share_action.trigger()
    qtbot.waitUntil(lambda: sets_of(ben) == sets_of(anna), timeout=WAIT_MS)
    ben.window.briefing.set_chosen.emit(sets_of(ben)[0].key)
    qtbot.waitUntil(lambda: ben.context.desk.desk.current_set is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "anna" in ben.window.briefing.frozen.text(), timeout=WAIT_MS)


def team_of(opened: Opened) -> TeamController:
    on_demand = opened.window.findChild(OnDemand)
    assert on_demand is not None
    return on_demand._team


def label(opened: Opened) -> str:
    return opened.window.network_label.text()


def edit_apart(qtbot: QtBot, windows: tuple[Opened, Opened]) -> None:
    """Let both change the set without a connection: an item each, and the same one."""
    for opened, texts in zip(
        windows, (("Anna's point.", ""), ("Ben's point.", "Say thanks twice.")), strict=True
    ):
        (briefing,) = sets_of(opened)
        for item, text in zip(briefing.items, texts, strict=True):
            if text:
                type_text(qtbot, opened, item.key, text)


def type_text(qtbot: QtBot, opened: Opened, key: str, text: str) -> None:
    """Type the text of an item as the user does."""
    panel = opened.window.briefing
    panel.choose(key)
    qtbot.waitUntil(lambda: panel.text.text.key == key, timeout=WAIT_MS)
    panel.text.text.edit.setPlainText(text)
    panel.flush()
    qtbot.waitUntil(
        lambda: any(item.text == text for item in sets_of(opened)[0].items), timeout=WAIT_MS
    )


def run_story(qtbot: QtBot, windows: tuple[Opened, Opened], hub: TeamHub, look: Look) -> None:
    """Share, cut off, edit apart, rejoin, answer the one question; ``look`` sees each stage."""
    anna, ben = windows
    join_and_share(qtbot, windows)
    look("shared", ben)
    hub.cluster.stop("immediate")
    for opened in windows:
        qtbot.waitUntil(lambda o=opened: "not connected" in label(o), timeout=WAIT_MS)
    edit_apart(qtbot, windows)
    look("apart", anna)
    hub.cluster.start()
    anna.window.actions_by_id[ActionId.TEAM_SYNC].trigger()
    qtbot.waitUntil(lambda: "all sent" in label(anna), timeout=WAIT_MS)
    ben.window.actions_by_id[ActionId.TEAM_SYNC].trigger()
    qtbot.waitUntil(lambda: "1 conflict" in label(ben), timeout=WAIT_MS)
    ben.window.actions_by_id[ActionId.TEAM_CONFLICTS].trigger()
    qtbot.waitUntil(lambda: asked_of(ben) is not None, timeout=WAIT_MS)
    dialog = asked_of(ben)
    assert dialog is not None
    assert dialog.table.rowCount() == 1
    look("question", ben)
    keep = dialog.table.cellWidget(0, 3)
    assert isinstance(keep, QComboBox)
    keep.setCurrentIndex(0)
    dialog.accept()
    qtbot.waitUntil(lambda: "all sent" in label(ben), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: sets_of(anna) == sets_of(ben), timeout=WAIT_MS)
    look("equal", anna)


def asked_of(opened: Opened) -> ConflictsDialog | None:
    return opened.window.findChild(ConflictsDialog)


def test_two_windows_become_equal_after_a_single_question(
    qtbot: QtBot, windows: tuple[Opened, Opened], hub: TeamHub
) -> None:
    anna, ben = windows
    run_story(qtbot, windows, hub, lambda _stage, _window: None)
    assert [item.text for item in sets_of(anna)[0].items] == ["Ben's point.", "Say thanks twice."]
    assert asked_of(anna) is None
    assert asked_of(ben) is None
