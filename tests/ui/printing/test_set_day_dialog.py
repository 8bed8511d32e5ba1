"""A set that is fixed to another day than the one viewed asks which of the two to print."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.ui.printing.set_day_dialog import SetDayDialog

SET_DAY, VIEWED = date(2026, 2, 28), date(2025, 11, 23)


def test_equal_days_are_not_asked_about(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SetDayDialog, "exec", lambda _dialog: pytest.fail("it asked"))
    assert SetDayDialog.ask(SET_DAY, SET_DAY, None) == SET_DAY


def test_each_button_names_its_day_and_gives_it(qtbot: QtBot) -> None:
    for name, day, said in (
        ("use_set_day", SET_DAY, "28 Feb 2026"),
        ("use_viewed_day", VIEWED, "23 Nov 2025"),
    ):
        dialog = SetDayDialog(SET_DAY, VIEWED, None)
        qtbot.addWidget(dialog)
        button = getattr(dialog, name)
        assert said in button.text()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert dialog.day == day
        assert dialog.result() == SetDayDialog.DialogCode.Accepted


def test_escape_prints_nothing(qtbot: QtBot) -> None:
    dialog = SetDayDialog(SET_DAY, VIEWED, None)
    qtbot.addWidget(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.day is None
