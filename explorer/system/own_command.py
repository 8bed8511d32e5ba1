"""Command that starts this program again: from a checkout, as an installed package, or frozen.

A program that is frozen on Windows has two executables in one folder, since an executable states
there whether it has a console: that of the window, and that of the commands.
"""

import sys
from pathlib import Path

from explorer.program_name import COMMAND, MAIN, program_name
from explorer.system.paths import is_frozen

#: Names of the executables on Windows, without the extension.
COMMAND_LINE = COMMAND
WINDOW = f"{COMMAND}-window"
#: Modules with a ``main(arguments)`` that runs in a process of its own.
PROCESS_MODULES = frozenset({"explorer.local_layers.gis_writer", "explorer.local_layers.worker"})
#: Option before the name of such a module, as in Python's own command line.
MODULE_OPTION = "-m"


def is_command_line_executable() -> bool:
    """Return True if the running executable is Windows' frozen executable with a console."""
    is_one_of_two = sys.platform == "win32" and is_frozen()
    return is_one_of_two and Path(sys.executable).stem == COMMAND_LINE


def own_command(*arguments: str, module: str = "", has_console: bool = False) -> list[str]:
    """Return the command that opens this program's window, or runs a command in it.

    With ``module``, one of `PROCESS_MODULES`, the command runs that module instead. With
    ``has_console`` the executable is that of the commands, where Windows has two.
    """
    inside = [MODULE_OPTION, module] if module else []
    if is_frozen():
        return [
            str(_executable(COMMAND_LINE if module or has_console else WINDOW)),
            *inside,
            *arguments,
        ]
    if module:
        return [sys.executable, *inside, *arguments]
    if program_name() == MAIN.name:
        # The Python outside any environment persists; main.py adds the program's packages to it.
        python = getattr(sys, "_base_executable", None) or sys.executable
        return [str(python), str(MAIN), *arguments]
    return [sys.executable, MODULE_OPTION, "explorer", *arguments]


def _executable(name: str) -> Path:
    """Return the frozen executable of a name; only Windows has more than the running executable."""
    running = Path(sys.executable)
    return running.with_name(name + running.suffix) if sys.platform == "win32" else running
