"""The timeline in the window: it leads to clauses and days, and follows both."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from explorer.ui.features.timeline.painting import band_of
from explorer.ui.features.timeline.view import TimelineBody
from explorer.ui.printing.preview import PreviewDialog
from tests.ui.conftest import WAIT_MS, Opened


@pytest.fixture
def timeline(qtbot: QtBot, opened: Opened) -> TimelineBody:
    panel = opened.window.timeline
    assert panel.body is None
    opened.window.tabs.setCurrentWidget(panel)
    qtbot.waitUntil(lambda: panel.body is not None, timeout=WAIT_MS)
    assert panel.body is not None
    return panel.body


def as_of(opened: Opened) -> date:
    assert opened.browsing.navigator is not None
    return opened.browsing.navigator.viewpoint.as_of


def test_keys_walk_through_time_and_parties_and_say_what_is_there(
    qtbot: QtBot, opened: Opened, timeline: TimelineBody
) -> None:
    canvas = timeline.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert timeline.message.text().startswith("Documents: 6 Jan 2026 · Paris Declaration")
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert "Documents: 24 Dec 2025" in timeline.message.text()
    for _ in range(2):
        qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert timeline.message.text().startswith("Ukraine: ")
    assert "(stated)" in timeline.message.text() or "(assessed)" in timeline.message.text()
    reference = timeline.message.text().rpartition(" · ")[2]
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: opened.reference == reference,
        timeout=WAIT_MS,
    )


def test_a_date_on_the_axis_is_looked_at_and_the_line_can_be_dragged(
    qtbot: QtBot, opened: Opened, timeline: TimelineBody
) -> None:
    canvas = timeline.canvas
    span = canvas.span
    day = date(2025, 12, 10)
    at = QPoint(round(span.x_of(day.toordinal() + 0.5)), round(span.height - 4))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: as_of(opened) == day, timeout=WAIT_MS)
    line = QPoint(round(canvas.span.x_of(day.toordinal() + 1)), 10)
    target = QPoint(round(canvas.span.x_of(date(2025, 11, 25).toordinal() + 1.5)), 10)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=line)
    qtbot.mouseMove(canvas, target)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=target)
    qtbot.waitUntil(lambda: as_of(opened) == date(2025, 11, 25), timeout=WAIT_MS)


def test_a_crowd_is_opened_until_one_mark_leads_to_its_clause(
    qtbot: QtBot, opened: Opened, timeline: TimelineBody
) -> None:
    canvas = timeline.canvas
    canvas.fit()
    chosen: list[object] = []
    canvas.chosen.connect(chosen.append)
    band = band_of(canvas.span, 2)
    moment = date(2025, 11, 23).toordinal() + 0.3
    for _ in range(12):
        if chosen:
            break
        x = canvas.span.x_of(moment)
        spots = [x + dx for dx in range(-40, 41, 2)]
        spot = next(
            (
                QPoint(round(one), round(band.center().y()))
                for one in sorted(spots, key=lambda one: abs(one - x))
                if canvas.mark_at(QPoint(round(one), round(band.center().y())).toPointF())
            ),
            None,
        )
        assert spot is not None
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen


def button(timeline: TimelineBody, label: str) -> QPushButton:
    return next(each for each in timeline.findChildren(QPushButton) if label in each.text())


def test_it_opens_on_the_busiest_weeks(qtbot: QtBot, timeline: TimelineBody) -> None:
    busy = timeline.canvas.days
    assert busy[0] <= date(2025, 11, 23) <= busy[1]
    assert (busy[1] - busy[0]).days < 50
    qtbot.mouseClick(button(timeline, "Fit"), Qt.MouseButton.LeftButton)
    assert (timeline.canvas.days[1] - timeline.canvas.days[0]).days > 200
    qtbot.mouseClick(button(timeline, "Busiest"), Qt.MouseButton.LeftButton)
    assert timeline.canvas.days == busy


def test_the_busiest_weeks_are_not_later_than_the_day(
    opened: Opened, timeline: TimelineBody
) -> None:
    opened.browsing.navigate(lambda n: n.set_as_of(date(2025, 11, 1), passing=False))
    timeline.canvas.show_busy()
    assert timeline.canvas.days[0] <= date(2025, 11, 1)


def test_zooming_and_the_whole_time(timeline: TimelineBody) -> None:
    canvas = timeline.canvas
    canvas.fit()
    whole = canvas.span.days
    canvas.zoom(0.01, date(2025, 11, 23).toordinal() + 0.5)
    assert 1 <= canvas.span.days < whole / 50
    canvas.zoom(1e-6, None)
    assert canvas.span.days == pytest.approx(1)
    canvas.fit()
    assert canvas.span.days == pytest.approx(whole)


def test_print_previews_the_days_that_are_seen(
    qtbot: QtBot, opened: Opened, timeline: TimelineBody
) -> None:
    first, last = date(2025, 11, 20), date(2025, 11, 24)
    timeline.canvas.show_span(first.toordinal(), last.toordinal() + 1)
    assert opened.window.timeline.days == (first, last)
    button = next(one for one in timeline.findChildren(QPushButton) if "Print" in one.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    preview = opened.window.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(lambda: preview.view.page_count > 0, timeout=WAIT_MS)
    preview.reject()


def test_before_it_is_looked_at_the_whole_timeline_is_printed(qtbot: QtBot, opened: Opened) -> None:
    assert opened.window.timeline.days is None
    opened.window.actions_by_id["print_timeline"].trigger()
    preview = opened.window.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(lambda: preview.view.page_count > 5, timeout=WAIT_MS)
    preview.reject()
