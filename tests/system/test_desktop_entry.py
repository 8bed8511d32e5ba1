"""The menu entry: valid, found by the desktop, and it starts the real program."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer.cli.window_options import parse_window_options
from explorer.errors import FileProblemError
from explorer.system import desktop_entry
from tests import displays
from tests.programs import ROOT

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


@pytest.fixture
def home(user_folders: Path) -> Path:
    return user_folders / "data"


@pytest.fixture
def strange_place(tmp_path: Path) -> Path:
    """Return the program in a folder whose name needs every kind of quoting."""
    place = tmp_path / 'my $HOME `x` 100% \\ "Клаузи"'
    place.symlink_to(ROOT)
    return place


def test_entry_is_valid_and_complete(home: Path) -> None:
    assert str(home) in desktop_entry.install()
    entry = home / "applications" / "clause-explorer.desktop"
    displays.require_tools("desktop-file-validate")
    assert run("desktop-file-validate", str(entry)) == (0, "")
    for size in SIZES:
        icon = home / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "clause-explorer.png"
        content = icon.read_bytes()
        assert int.from_bytes(content[16:20]) == int.from_bytes(content[20:24]) == size


def test_the_desktop_opens_packs_with_the_program(home: Path, tmp_path: Path) -> None:
    displays.require_tools("gio", "update-mime-database")
    desktop_entry.install()
    pack = tmp_path / "a pack.ppack"
    pack.write_bytes(b"PK")
    _, said = run("gio", "info", "-a", "standard::content-type", str(pack))
    assert "application/vnd.clause-explorer.pack+zip" in said
    _, said = run("gio", "mime", "application/vnd.clause-explorer.pack+zip")
    assert "clause-explorer.desktop" in said


@pytest.mark.parametrize("named", ["/tmp/a b.ppack", "file:///tmp/a%20b.ppack"])
def test_a_pack_is_found_as_desktops_name_it(named: str) -> None:
    assert parse_window_options([named]).files == (Path("/tmp/a b.ppack"),)


def test_removal_leaves_nothing_of_ours_and_all_of_others(home: Path) -> None:
    desktop_entry.install()
    other = home / "icons" / "hicolor" / "16x16" / "apps" / "other.png"
    other.touch()
    desktop_entry.remove()
    assert not [path for path in home.rglob("clause-explorer*") if path.is_file()]
    assert other.exists()
    desktop_entry.remove()


def test_place_that_cannot_be_written_is_a_plain_sentence(home: Path) -> None:
    (home / "applications").touch()
    with pytest.raises(FileProblemError, match="applications"):
        desktop_entry.install()


def test_desktop_starts_exactly_the_arguments_meant(home: Path, tmp_path: Path) -> None:
    displays.require_tools("gio")
    told = tmp_path / "told"
    odd = tmp_path / 'a $HOME `x` 100% \\ "b" é'
    odd.write_text(f"printf '%s\\n' \"$0\" \"$@\" > '{told}'\n")
    entry = home / "test.desktop"
    command = desktop_entry.exec_value(["/bin/sh", str(odd), "two words"])
    entry.write_text(f"[Desktop Entry]\nType=Application\nName=Test\nExec={command} %u\n")
    subprocess.run(["gio", "launch", entry, "clause:us-28/21"], check=True, timeout=20)
    wait_for(told.exists, 10)
    wait_for(lambda: told.read_text().endswith("\n"), 5)
    assert told.read_text().splitlines() == [str(odd), "two words", "clause:us-28/21"]


def run(*command: str, environ: dict[str, str] | None = None) -> tuple[int, str]:
    """Exit status and all that was said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
    return done.returncode, done.stdout + done.stderr


def wait_for(condition: Callable[[], bool], seconds: float) -> None:
    """Wait until it is so, or fail."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


@contextlib.contextmanager
def launched(entry: Path, environ: dict[str, str]) -> Iterator[None]:
    """Start the entry as a file manager does; whatever it started is ended afterwards."""
    launcher = subprocess.Popen(
        ["gio", "launch", entry], env=environ, cwd="/", start_new_session=True
    )
    try:
        assert launcher.wait(timeout=20) == 0
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(launcher.pid, signal.SIGTERM)


def test_started_from_the_menu_the_window_opens(
    home: Path, strange_place: Path, x_display: dict[str, str]
) -> None:
    displays.require_tools("gio")
    desktop_entry.install([sys.executable, str(strange_place / "main.py")])
    entry = home / "applications" / "clause-explorer.desktop"
    search = ("xdotool", "search", "--onlyvisible", "--name", "Clause Explorer")
    with launched(entry, x_display):
        wait_for(lambda: run(*search, environ=x_display)[0] == 0, 30)
