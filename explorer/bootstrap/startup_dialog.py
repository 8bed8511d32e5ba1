"""Shows a line on the screen when there is neither a terminal to read it in nor, yet, a window.

A double click leaves standard error unconnected: a set-up that fails would look like nothing at
all. Uses whatever the desktop has for this. Standard library alone, imported only when needed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

TITLE = "Clause Explorer"
# Nobody may be there to close the box; the program must end all the same.
LONGEST_WAIT = 300
DISPLAY_ALERT = "on run argv\ndisplay alert (item 1 of argv) message (item 2 of argv)\nend run"


def needed(environ: Mapping[str, str]) -> bool:
    """Whether somebody looks at a screen and not at a terminal."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if any(stream is not None and not stream.closed and stream.isatty() for stream in streams):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def show_error(text: str) -> None:
    """Show it in a box and wait until that is closed."""
    if not needed(os.environ):
        return
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, TITLE, 0x10)
        return
    run_first_found(
        [
            ["zenity", "--error", "--no-markup", f"--title={TITLE}", f"--text={text}"],
            ["kdialog", "--title", TITLE, "--error", text],
            ["osascript", "-e", DISPLAY_ALERT, TITLE, text],
            ["xmessage", "-center", f"{TITLE}: {text}"],
            ["notify-send", "--urgency=critical", TITLE, text],
        ]
    )


def show_notice(text: str) -> None:
    """Show it in passing; where the desktop has no such notices, not at all."""
    if needed(os.environ):
        run_first_found([["notify-send", TITLE, text]])


def run_first_found(commands: list[list[str]]) -> None:
    """Run the first of these that is installed and does not fail."""
    for command in commands:
        if shutil.which(command[0]) is None:
            continue
        try:
            done = subprocess.run(
                command, check=False, timeout=LONGEST_WAIT, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired):
            return
        # Both 0 and 1 mean that the box was shown and closed.
        if done.returncode in (0, 1):
            return
