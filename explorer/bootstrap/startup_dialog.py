"""Message box for errors of a start that has neither a terminal nor a window yet.

After a double click standard error is unconnected, so a failed set-up would be invisible. Uses the
tools of the desktop. Imports the standard library only, and is loaded only when needed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

TITLE = "Clause Explorer"
# The program must end even if no user closes the box.
LONGEST_WAIT = 300
DISPLAY_ALERT = "on run argv\ndisplay alert (item 1 of argv) message (item 2 of argv)\nend run"


def needed(environ: Mapping[str, str]) -> bool:
    """Return True if the user has a screen but no terminal."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if any(stream is not None and not stream.closed and stream.isatty() for stream in streams):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def show_error(text: str) -> None:
    """Show an error in a box and wait until it is closed."""
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
    """Show a passing notification, if the desktop supports it."""
    if needed(os.environ):
        run_first_found([["notify-send", TITLE, text]])


def run_first_found(commands: list[list[str]]) -> None:
    """Run the first of these commands that is installed and succeeds."""
    for command in commands:
        if shutil.which(command[0]) is None:
            continue
        try:
            result = subprocess.run(
                command, check=False, timeout=LONGEST_WAIT, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired):
            return
        # Both 0 and 1 mean that the box was shown and closed.
        if result.returncode in (0, 1):
            return
