"""Name by which the program is started in a terminal; messages and help state commands with it."""

import re
import sys
from pathlib import Path

#: Name of the installed command, and of the frozen executable of the command line.
COMMAND = "clause-explorer"
#: Not resolved: a link to the program's folder outlives the folder that it leads to.
MAIN = Path(__file__).parents[1] / "main.py"
_COMMAND_IN_TEXT = re.compile(r"(?:python3 )?main\.py(?= \S)")


def program_name() -> str:
    """Return ``main.py`` in a checkout, otherwise the name of the installed command."""
    is_checkout = not getattr(sys, "frozen", False) and MAIN.is_file()
    return MAIN.name if is_checkout else COMMAND


def state_commands(text: str) -> str:
    """Return a text of the project with the commands in it as they are typed here.

    The texts are written for a checkout: ``python3 main.py list``.
    """
    return _COMMAND_IN_TEXT.sub(program_name(), text) if program_name() == COMMAND else text
