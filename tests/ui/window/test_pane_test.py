"""The thorough self-test of the window: every view and dialog is opened once."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.ui.core.action_id import ActionId
from explorer.ui.window import pane_test
from explorer.ui.window.error_handler import ErrorHandler
from explorer.ui.window.pane_test import DIALOGS, PaneTest
from tests.ui.conftest import WAIT_MS, Opened

Results = list[tuple[list[str], list[str]]]


def run(qtbot: QtBot, opened: Opened) -> tuple[list[str], list[str]]:
    results: Results = []
    PaneTest(opened.window, lambda *result: results.append(result)).run()
    qtbot.waitUntil(lambda: bool(results), timeout=6 * WAIT_MS)
    return results[0]


def test_every_view_and_dialog_is_shown(qtbot: QtBot, opened: Opened) -> None:
    shown, problems = run(qtbot, opened)
    tabs = opened.window.tabs
    names = [tabs.tabText(index).replace("&", "") for index in range(tabs.count())]
    assert not problems
    assert shown == [
        *(name for index, name in enumerate(names) if tabs.isTabVisible(index)),
        *(name.value for name in DIALOGS),
    ]


def test_what_does_not_appear_is_a_problem(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pane_test, "_PATIENCE_MS", 500)
    monkeypatch.setattr(pane_test, "DIALOGS", (ActionId.PIN,))
    _, problems = run(qtbot, opened)
    assert problems == ["pin is not shown"]


def test_a_bug_ends_a_window_that_nobody_attends(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statuses: list[int] = []
    monkeypatch.setattr(QApplication, "exit", statuses.append)
    handler = ErrorHandler(opened.window, tmp_path / "log", is_attended=False)
    handler.handle(ZeroDivisionError, ZeroDivisionError("a bug"), None)
    qtbot.waitUntil(lambda: bool(statuses), timeout=WAIT_MS)
    assert statuses == [70]
    assert "a bug" in (tmp_path / "log").read_text(encoding="utf-8")
