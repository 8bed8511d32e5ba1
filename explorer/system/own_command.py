"""Command that starts this program again: from a checkout, as an installed package, or frozen.

A frozen program has two executables in one folder: that of the window, and that of the command
line, which loads no Qt.
"""

import sys
from pathlib import Path

from explorer.program_name import COMMAND, MAIN, program_name
from explorer.system.paths import is_frozen

#: Names of the frozen executables, without the extension that Windows adds.
COMMAND_LINE = COMMAND
WINDOW = f"{COMMAND}-window"
#: Modules with a ``main(arguments)`` that runs in a process of its own.
PROCESS_MODULES = frozenset({"explorer.local_layers.gis_writer", "explorer.local_layers.worker"})
#: Option before the name of such a module, as in Python's own command line.
MODULE_OPTION = "-m"


def is_command_line_executable() -> bool:
    """Return True if the running executable is the frozen one that has no window."""
    return is_frozen() and Path(sys.executable).stem == COMMAND_LINE


def own_command(*arguments: str, module: str = "") -> list[str]:
    """Return the command that opens this program's window, or runs a command in it.

    With ``module``, one of `PROCESS_MODULES`, the command runs that module instead.
    """
    inside = [MODULE_OPTION, module] if module else []
    if is_frozen():
        running = Path(sys.executable)
        name = COMMAND_LINE if module else WINDOW
        return [str(running.with_name(name + running.suffix)), *inside, *arguments]
    if module:
        return [sys.executable, *inside, *arguments]
    if program_name() == MAIN.name:
        # The Python outside any environment persists; main.py adds the program's packages to it.
        python = getattr(sys, "_base_executable", None) or sys.executable
        return [str(python), str(MAIN), *arguments]
    return [sys.executable, MODULE_OPTION, "explorer", *arguments]
