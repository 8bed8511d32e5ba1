"""A start without a terminal is heard all the same."""

import shutil
from pathlib import Path

import pytest

from tests import programs


@pytest.fixture
def desktop(tmp_path: Path) -> dict[str, str]:
    """Return a desktop whose message box writes down what it was to show."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("zenity", "notify-send"):
        tool = tools / name
        tool.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/{name}"\n')
        tool.chmod(0o755)
    environ = programs.environ_without_index()
    return {**environ, "DISPLAY": ":77", "PATH": f"{tools}:{environ['PATH']}"}


def test_failed_set_up_shows_a_box_on_a_double_click(
    tmp_path: Path, desktop: dict[str, str]
) -> None:
    program = programs.make_program(tmp_path / "program")
    (program / "requirements.lock").unlink()
    status, _, errors = programs.run(program, environ=desktop)
    assert status == 1
    shown = (tmp_path / "zenity").read_text()
    assert "requirements.lock is missing; unpack the whole program again." in shown
    assert "requirements.lock is missing" in errors


def test_set_up_is_announced(tmp_path: Path, desktop: dict[str, str]) -> None:
    program = programs.make_program(tmp_path / "program")
    assert programs.run(program, environ=desktop)[0] == 0
    assert "first start" in (tmp_path / "notify-send").read_text()


def test_without_a_display_no_box_is_tried(tmp_path: Path, desktop: dict[str, str]) -> None:
    program = programs.make_program(tmp_path / "program")
    shutil.rmtree(program / "wheels")
    (program / "requirements.lock").unlink()
    del desktop["DISPLAY"]
    assert programs.run(program, environ=desktop)[0] == 1
    assert not (tmp_path / "zenity").exists()
