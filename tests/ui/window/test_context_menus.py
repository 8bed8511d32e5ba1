"""Menus over the clause list, the text and the stances."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer.ui.features.records.form import RecordForm
from tests.ui.window.conftest import WAIT_MS, Opened


@pytest.mark.parametrize("pane", ["clauses", "reader", "stances"])
def test_a_statement_is_added_from_where_the_reader_is(
    qtbot: QtBot, opened: Opened, pane: str
) -> None:
    view = getattr(opened.window, pane).view
    place = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    menus = [one for one in view.findChildren(QMenu) if one.isVisible()]
    assert len(menus) == 1
    action = next(one for one in menus[0].actions() if "stance" in one.text())
    menus[0].close()
    action.trigger()
    qtbot.waitUntil(lambda: opened.window.findChild(RecordForm) is not None, timeout=WAIT_MS)
    opened.window.findChild(RecordForm).reject()
