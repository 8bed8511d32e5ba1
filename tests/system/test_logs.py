"""The log is one private file; without a place for it the program goes on."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.system.logs import start_logging


@pytest.fixture(autouse=True)
def logger() -> Iterator[logging.Logger]:
    logger = logging.getLogger("explorer")
    yield logger
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True


def test_messages_go_to_one_file_that_only_the_user_may_read(tmp_path: Path) -> None:
    log = tmp_path / "data" / "explorer.log"
    start_logging(log)
    start_logging(log)
    logging.getLogger("explorer.packs").info("Compiled %s", "small")
    lines = log.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    assert lines[0].endswith("INFO explorer.packs: Compiled small")
    assert log.stat().st_mode & 0o077 == 0


def test_another_path_takes_the_place_of_the_first(tmp_path: Path) -> None:
    first, second = tmp_path / "first.log", tmp_path / "second.log"
    start_logging(first)
    start_logging(second)
    logging.getLogger("explorer").info("moved")
    assert "moved" not in first.read_text(encoding="utf-8")
    assert "moved" in second.read_text(encoding="utf-8")


def test_without_a_place_for_the_log_nothing_is_raised(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("")
    start_logging(occupied / "explorer.log")
    logging.getLogger("explorer").info("nowhere")


def test_a_large_log_becomes_the_previous_one(tmp_path: Path) -> None:
    log = tmp_path / "explorer.log"
    log.write_text("x" * 1_000_001)
    start_logging(log)
    logging.getLogger("explorer").info("fresh")
    assert "x" not in log.read_text(encoding="utf-8").replace("explorer", "")
    assert (tmp_path / "explorer.log.1").stat().st_size == 1_000_001
