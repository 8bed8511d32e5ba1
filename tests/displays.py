"""A real X display for tests that need a window a user could see."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest

NEEDED = ("Xvfb", "xdotool", "openbox")
LAPTOP = (1366, 768)


def require_tools(*names: str) -> None:
    """Skip the test where the tools are not installed; in CI their absence is an error."""
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        reason = f"not installed: {', '.join(missing)}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@contextlib.contextmanager
def virtual_display(size: tuple[int, int] = LAPTOP) -> Iterator[str]:
    """Return an X server of its own with a window manager; gives the display's name."""
    reader, writer = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", screen, "-nolisten", "tcp"]
    with contextlib.ExitStack() as stack:
        server = start(command, pass_fds=(writer,))
        stack.callback(end, server)
        os.close(writer)
        with os.fdopen(reader) as numbers:
            number = numbers.readline().strip()
        if not number:
            pytest.fail("Xvfb did not start")
        display = f":{number}"
        manager = start(["openbox"], environ={**os.environ, "DISPLAY": display})
        stack.callback(end, manager)
        yield display


def start(
    command: list[str], *, pass_fds: tuple[int, ...] = (), environ: dict[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """Start a program that says nothing."""
    nothing = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=nothing, stderr=nothing, pass_fds=pass_fds, env=environ)


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process that this test started, and wait until it is gone."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def environment_of(display: str) -> dict[str, str]:
    """Return the environment in which a program shows its window there, and nowhere else."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("WAYLAND", "XAUTH"))}
    return {**environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_SESSION_TYPE": "x11"}
