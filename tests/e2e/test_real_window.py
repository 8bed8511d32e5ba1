"""The real program in a real window on an X display, as a user has it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from explorer.system.paths import PROGRAM
from tests import displays

MAIN = str(PROGRAM / "main.py")
PATIENCE = 60


def program(*arguments: str) -> list[str]:
    return [sys.executable, MAIN, *arguments]


def self_test(
    environ: dict[str, str], *arguments: str, prefix: tuple[str, ...] = (), cwd: Path
) -> dict[str, object]:
    done = subprocess.run(
        [*prefix, *program("--self-test", *arguments)],
        check=False,
        capture_output=True,
        text=True,
        env=environ,
        cwd=cwd,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return report


def test_self_test_from_any_folder(x_display: dict[str, str], tmp_path: Path) -> None:
    report = self_test(x_display, "--data-dir", str(tmp_path / "data"), cwd=tmp_path)
    assert report["ok"] is True
    assert report["problems"] == []
    first, ready = report["first_paint_ms"], report["ready_ms"]
    assert isinstance(first, int)
    assert isinstance(ready, int)
    assert 0 < first < ready


@pytest.mark.skipif(not shutil.which("unshare"), reason="unshare is not installed")
def test_with_no_network_at_all(x_display: dict[str, str], tmp_path: Path) -> None:
    apart = ("unshare", "-n")
    if subprocess.run([*apart, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no network namespace can be made here")
    data = ("--data-dir", str(tmp_path / "data"))
    assert self_test(x_display, *data, prefix=apart, cwd=tmp_path)["ok"] is True
    target = tmp_path / "sheet.pdf"
    for command in (("print", "21", "-o", str(target)), ("search", "Kyiv"), ("pack", "check")):
        subprocess.run(
            [*apart, *program(*command)],
            check=True,
            cwd=tmp_path,
            env=x_display,
            timeout=PATIENCE,
            stdout=subprocess.DEVNULL,
        )
    assert target.read_bytes().startswith(b"%PDF-")


def test_no_internet_socket_is_ever_opened(x_display: dict[str, str], tmp_path: Path) -> None:
    displays.require_tools("strace")
    trace = tmp_path / "trace"
    prefix = ("strace", "-f", "-qq", "-e", "trace=socket", "-o", str(trace))
    self_test(x_display, "--data-dir", str(tmp_path / "data"), prefix=prefix, cwd=tmp_path)
    opened = trace.read_text(encoding="utf-8")
    assert "AF_UNIX" in opened
    assert "AF_INET" not in opened


def test_two_windows_on_one_data_folder(x_display: dict[str, str], tmp_path: Path) -> None:
    command = program("--self-test", "--data-dir", str(tmp_path / "data"))
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=x_display, cwd=tmp_path)
        for _ in range(2)
    ]
    for process in both:
        out, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        assert json.loads(out.splitlines()[-1])["ok"] is True


@contextmanager
def window(environ: dict[str, str], *arguments: str) -> "Iterator[subprocess.Popen[bytes]]":
    process = subprocess.Popen(program(*arguments), env=environ, cwd=environ["HOME"])
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def title_shown(environ: dict[str, str], words: str) -> str:
    """Wait for a window whose title has some words; returns its number."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", words],
            check=False,
            capture_output=True,
            text=True,
            env=environ,
        )
        if found.stdout.split():
            return str(found.stdout.split()[0])
        time.sleep(0.2)
    pytest.fail(f"no window titled {words}")


def press(environ: dict[str, str], *keys: str) -> None:
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True, env=environ)


def test_the_whole_way_by_keyboard(x_display: dict[str, str], tmp_path: Path) -> None:
    with window(x_display, "--data-dir", str(tmp_path / "data"), "clause:us-28/6") as process:
        number = title_shown(x_display, "6 Limit on the Armed Forces")
        subprocess.run(["xdotool", "windowfocus", "--sync", number], check=True, env=x_display)
        press(x_display, "Down")
        title_shown(x_display, "7 Ukraine and NATO")
        press(x_display, "alt+Left")
        title_shown(x_display, "6 Limit on the Armed Forces")
        press(x_display, "ctrl+g")
        dialog = title_shown(x_display, "Go to")
        subprocess.run(["xdotool", "windowfocus", "--sync", dialog], check=True, env=x_display)
        subprocess.run(["xdotool", "type", "--delay", "50", "e3/6"], check=True, env=x_display)
        press(x_display, "Return")
        title_shown(x_display, "6 Peacetime limit")
        press(x_display, "ctrl+f")
        subprocess.run(["xdotool", "type", "prisoners all"], check=True, env=x_display)
        time.sleep(1.0)
        press(x_display, "Down", "Return")
        time.sleep(1.0)
        press(x_display, "ctrl+q")
        assert process.wait(timeout=PATIENCE) == 0


def test_killed_and_started_again(x_display: dict[str, str], tmp_path: Path) -> None:
    data = ("--data-dir", str(tmp_path / "data"))
    for seconds in (0.4, 0.9, 1.6):
        with window(x_display, *data) as process:
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
    with window(x_display, *data):
        title_shown(x_display, "21 Territories")


def test_without_a_display_one_line_points_at_the_command_line(tmp_path: Path) -> None:
    environ = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run(
        program(), check=False, capture_output=True, text=True, env=environ, cwd=tmp_path
    )
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "main.py show" in done.stderr


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_window_fills_the_screen_without_empty_halves(
    tmp_path: Path, user_folders: Path, size: tuple[int, int], theme: str
) -> None:
    displays.require_tools(*displays.NEEDED, "import", "convert")
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text(json.dumps({"theme": theme}), encoding="utf-8")
    with displays.virtual_display(size) as name:
        environ = displays.environment_of(name)
        with window(environ, "--data-dir", str(data)):
            title_shown(environ, "21 Territories")
            time.sleep(3)
            shot = tmp_path / "shot.png"
            subprocess.run(["import", "-window", "root", str(shot)], check=True, env=environ)
    halves = [f"{size[0] // 2}x{size[1]}+{x}+0" for x in (0, size[0] // 2)]
    for half in halves:
        told = subprocess.run(
            ["convert", str(shot), "-crop", half, "-format", "%k %[fx:mean]", "info:"],
            check=True,
            capture_output=True,
            text=True,
        )
        colours, brightness = told.stdout.split()
        assert int(colours) > 200
        assert (float(brightness) < 0.5) == (theme == "dark")
