"""Reads off the GUI thread: newer cancels older, errors come back, nothing is left running."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from explorer.store.pack.connection import PackConnection, open_compiled_pack
from explorer.ui.core.pack_reader import PackReader


@pytest.fixture
def reader(compiled_pack: Path) -> Iterator[PackReader]:
    parent = QObject()
    one = PackReader(lambda: open_compiled_pack(compiled_pack), parent)
    yield one
    one.close()


def slow(connection: PackConnection) -> int:
    """Return a query that takes minutes unless it is interrupted."""
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    return int(connection.exec_driver_sql(endless).scalar_one())


def test_a_result_comes_back_on_the_gui_thread(qtbot: QtBot, reader: PackReader) -> None:
    done: list[tuple[int, threading.Thread]] = []
    reader.read("one", lambda _: 7, lambda n: done.append((n, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(done))
    assert done == [(7, threading.main_thread())]


def test_a_newer_request_cancels_the_running_one_of_its_kind(
    qtbot: QtBot, reader: PackReader
) -> None:
    done: list[str] = []
    reader.read("search", slow, lambda _: done.append("old"))
    qtbot.wait(200)
    started = time.monotonic()
    reader.read("search", lambda _: "new", done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5_000)
    assert done == ["new"]
    assert time.monotonic() - started < 5


def test_of_many_waiting_requests_of_a_kind_only_the_newest_is_read(
    qtbot: QtBot, reader: PackReader
) -> None:
    read: list[int] = []
    done: list[int] = []
    gate = threading.Event()
    reader.read("gate", lambda _: gate.wait(5), lambda _: None)
    for number in range(50):
        reader.read("page", lambda _, n=number: read.append(n) or n, done.append)  # type: ignore[misc]
    gate.set()
    qtbot.waitUntil(lambda: bool(done))
    assert read == done == [49]


def test_an_error_is_told_and_the_reader_goes_on(qtbot: QtBot, reader: PackReader) -> None:
    with qtbot.waitSignal(reader.failed) as told:
        reader.read("bad", lambda _: 1 // 0, lambda _: None)
    assert isinstance(told.args[0], ZeroDivisionError)
    done: list[int] = []
    reader.read("good", lambda _: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])


def test_closing_stops_what_runs_and_waits_for_the_thread(
    qtbot: QtBot, compiled_pack: Path
) -> None:
    parent = QObject()
    one = PackReader(lambda: open_compiled_pack(compiled_pack), parent)
    one.read("slow", slow, lambda _: None)
    qtbot.wait(200)
    started = time.monotonic()
    one.close()
    assert time.monotonic() - started < 5
    assert not [t for t in threading.enumerate() if t.name == "pack reader"]
