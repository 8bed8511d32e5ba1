"""What tests rely on holds: no network, throw-away folders, honest skips."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import displays


def test_no_test_reaches_the_network() -> None:
    with socket.socket() as client, pytest.raises(RuntimeError, match="tried to reach"):
        client.connect(("192.0.2.1", 80))


def test_folders_are_throw_away(user_folders: Path) -> None:
    for variable in ("DATA", "CONFIG", "CACHE", "STATE"):
        assert Path(os.environ[f"XDG_{variable}_HOME"]).parent == user_folders
    assert Path.home() == user_folders


def test_missing_tool_skips_here_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "false")
    with pytest.raises(pytest.skip.Exception, match="not installed: no-such-tool"):
        displays.require_tools("sh", "no-such-tool")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="not installed: no-such-tool"):
        displays.require_tools("sh", "no-such-tool")


@pytest.mark.parametrize("display_name", [(1600, 900)], indirect=True)
def test_display_has_the_size_asked_for(x_display: dict[str, str]) -> None:
    size = subprocess.check_output(["xdotool", "getdisplaygeometry"], env=x_display, text=True)
    assert size.split() == ["1600", "900"]


def test_window_shows_on_that_display_alone(x_display: dict[str, str]) -> None:
    code = (
        "from PySide6.QtWidgets import QApplication, QLabel; a = QApplication([]);"
        "w = QLabel('x'); w.setWindowTitle('a label'); w.show();"
        "print(a.platformName(), a.primaryScreen().size().width())"
    )
    said = subprocess.check_output([sys.executable, "-c", code], env=x_display, text=True)
    assert said.split() == ["xcb", "1366"]
