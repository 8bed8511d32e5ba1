"""Handling of a first word that is not a command: something to open, or wrong usage."""

import re
from pathlib import Path

from explorer.cli.command_names import COMMANDS

_OPTIONS = {"help": "--help", "version": "--version", "usage": "--help"}
_PACK = ".ppack"
_LINKS = ("clause:", "file:")
#: A clause, side provision or document: us-28/21, 21, sp-security-wall, us-28.
_REFERENCE = re.compile(r"\d+[a-z]?|[^\W_][\w-]*/\S+|sp-[\w-]+|[a-z]+-?\d[\w-]*", re.IGNORECASE)


def opens_window(word: str) -> bool:
    """Return True for a link, a reference or a file, which the window opens.

    The window reports a missing pack: a file manager shows no terminal output.
    """
    folded = word.lower()
    if folded.startswith(_LINKS) or folded.endswith(_PACK) or _REFERENCE.fullmatch(word):
        return True
    try:
        return Path(word).exists()
    except (OSError, ValueError):
        return False


def unknown_command(word: str) -> str:
    """Return the message for a word that is neither a command nor something to open."""
    import difflib

    near = _OPTIONS.get(word.lower())
    if near is None:
        matches = difflib.get_close_matches(word.lower(), sorted(COMMANDS), n=1, cutoff=0.5)
        near = matches[0] if matches else ""
    hint = f"did you mean “{near}”?" if near else "main.py --help lists the commands."
    return f"Unknown command “{word}”; {hint}"
