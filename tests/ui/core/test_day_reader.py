"""Reads by date: what was read is shown at once, and the next date is read ahead."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from explorer.ui.core.day_reader import DayReader

FIRST = date(2025, 11, 1)
DAYS = tuple(FIRST + timedelta(days=number) for number in range(10))


class HandReader(QObject):
    """A pack reader whose reads are answered by hand; a newer read of a kind replaces an older."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[str, tuple[Callable[[Any], Any], Callable[[Any], None]]] = {}

    def read(self, kind: str, work: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        self.waiting[kind] = work, done

    def cancel(self, kind: str) -> None:
        self.waiting.pop(kind, None)

    def answer(self, kind: str) -> None:
        work, done = self.waiting.pop(kind)
        done(work(None))


@pytest.fixture
def reader() -> HandReader:
    return HandReader()


@pytest.fixture
def days(reader: HandReader) -> DayReader:
    day_reader = DayReader(reader, reader)  # type: ignore[arg-type]
    day_reader.set_days(DAYS)
    return day_reader


def show(days: DayReader, number: int, results: list[date], **more: object) -> None:
    days.read("page", "us-28/21", DAYS[number], lambda _, day: day, results.append, **more)  # type: ignore[arg-type]


def test_the_next_date_in_the_direction_of_the_last_step_is_read_ahead(
    qtbot: QtBot, reader: HandReader, days: DayReader
) -> None:
    results: list[date] = []
    prepared: list[date] = []
    show(days, 5, results, prepare=prepared.append)
    reader.answer("page")
    assert results == [DAYS[5]]
    assert not reader.waiting  # nothing has moved yet
    show(days, 4, results, prepare=prepared.append)
    reader.answer("page")
    qtbot.waitUntil(lambda: "page ahead" in reader.waiting)
    reader.answer("page ahead")
    assert prepared == [DAYS[3]]
    assert results == [DAYS[5], DAYS[4]]
    show(days, 3, results, prepare=prepared.append)
    assert results[-1] == DAYS[3]
    assert "page" not in reader.waiting


def test_a_date_that_is_being_read_ahead_is_not_read_twice(
    qtbot: QtBot, reader: HandReader, days: DayReader
) -> None:
    results: list[date] = []
    show(days, 2, results)
    reader.answer("page")
    show(days, 3, results)
    reader.answer("page")
    qtbot.waitUntil(lambda: "page ahead" in reader.waiting)
    show(days, 4, results)
    assert list(reader.waiting) == ["page ahead"]
    reader.answer("page ahead")
    assert results == [DAYS[2], DAYS[3], DAYS[4]]


def test_a_later_request_wins_over_one_under_way(reader: HandReader, days: DayReader) -> None:
    results: list[date] = []
    show(days, 2, results)
    late = reader.waiting.pop("page")
    show(days, 7, results)
    late[1](late[0](None))
    assert results == []
    reader.answer("page")
    assert results == [DAYS[7]]


def test_results_of_a_replaced_pack_are_forgotten(reader: HandReader, days: DayReader) -> None:
    results: list[date] = []
    show(days, 2, results)
    late = reader.waiting.pop("page")
    days.invalidate()
    late[1](late[0](None))
    assert results == []
    show(days, 2, results)
    assert "page" in reader.waiting


def test_both_neighbours_are_read_when_the_control_is_pressed(
    qtbot: QtBot, reader: HandReader, days: DayReader
) -> None:
    results: list[date] = []
    show(days, 5, results)
    reader.answer("page")
    days.read_around()
    assert list(reader.waiting) == ["page around -1"]
    qtbot.waitUntil(lambda: "page around 1" in reader.waiting)
    for kind in list(reader.waiting):
        reader.answer(kind)
    for number in (4, 6):
        show(days, number, results)
    assert results == [DAYS[5], DAYS[4], DAYS[6]]


def test_at_the_last_date_nothing_is_read_ahead(
    qtbot: QtBot, reader: HandReader, days: DayReader
) -> None:
    results: list[date] = []
    for number in (8, 9):
        show(days, number, results)
        reader.answer("page")
    qtbot.wait(30)
    assert not reader.waiting
