"""Everything that can be clicked lies open: nothing unseen is over it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WAIT_MS, Opened

TABS = ("map", "map_table", "compare", "matrix", "timeline", "briefing")


def in_window(widget: QWidget) -> QRect:
    """Where a widget is in its window, as far as those around it leave room."""
    window, around = widget.window(), widget
    place = window.rect()
    while around is not window:
        place &= QRect(around.mapTo(window, QPoint()), around.size())
        around = around.parentWidget()
    return place


def clickable(around: QWidget) -> Iterator[QWidget]:
    """Return the buttons, choices and fields that are shown."""
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        yield from (one for one in around.findChildren(kind) if one.isVisible())


def covered(window: QWidget) -> Iterator[str]:
    """Return what is to be clicked and lies under something that is no part of it."""
    for widget in clickable(window):
        place = in_window(widget)
        there = window.childAt(place.center())
        if place.isEmpty() or there is widget:
            continue
        if there is None or not widget.isAncestorOf(there):
            yield f"{widget!r} {widget.accessibleName()} under {there!r}"


@pytest.mark.parametrize("tab", TABS)
def test_what_can_be_clicked_lies_open(qtbot: QtBot, opened: Opened, tab: str) -> None:
    window = opened.window
    panel = getattr(window, tab)
    window.tabs.setCurrentWidget(panel)
    # What is made when first looked at is there once something was read for it.
    qtbot.waitUntil(lambda: getattr(panel, "body", panel) is not None, timeout=WAIT_MS)
    body = getattr(panel, "body", panel)
    qtbot.waitUntil(lambda: body.isVisible() and body.width() == panel.width(), timeout=WAIT_MS)
    QCoreApplication.sendPostedEvents()
    assert any(not in_window(one).isEmpty() for one in clickable(panel))
    assert not list(covered(window))
