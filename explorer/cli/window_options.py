"""Options that the window and the commands share, and those of the window.

Imported before the first paint, so that it imports little.
"""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from explorer.cli.command_names import COMMANDS
from explorer.program_name import program_name
from explorer.system.file_kinds import OPENED, PACKS
from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK

#: The status with which argparse itself ends the process.
WRONG_USAGE = 2
_OPTIONS = {"version": "--version", "usage": "--help"}
#: Usage of the program, with and without a window.
USAGE = "%(prog)s [COMMAND | REFERENCE | FILE.ppack] [OPTIONS]"
_LINKS = ("clause:", "file:")
#: A clause, side provision or document: us-28/21, 21, sp-security-wall, us-28.
_REFERENCE = re.compile(r"\d+[a-z]?|[^\W_][\w-]*/\S+|sp-[\w-]+|[a-z]+-?\d[\w-]*", re.IGNORECASE)


def opens_window(word: str) -> bool:
    """Return True for a link, a reference or a file, which the window opens.

    The window reports a missing pack: a file manager shows no terminal output.
    """
    return word.lower().startswith(_LINKS) or bool(_REFERENCE.fullmatch(word)) or _is_file(word)


def _is_file(word: str) -> bool:
    """Return whether a word names a file to open and not a reference."""
    folded = word.lower()
    if folded.startswith("file:") or folded.endswith(PACKS):
        return True
    if folded.startswith("clause:"):
        return False
    try:
        is_plain = bool(_REFERENCE.fullmatch(word)) and not folded.endswith(OPENED)
        return not is_plain and Path(word).exists()
    except (OSError, ValueError):
        return False


def unknown_command(word: str) -> str:
    """Return the message for a word that is neither a command nor something to open."""
    import difflib

    near = _OPTIONS.get(word.lower())
    if near is None:
        matches = difflib.get_close_matches(word.lower(), sorted(COMMANDS), n=1, cutoff=0.5)
        near = matches[0] if matches else ""
    hint = f"did you mean “{near}”?" if near else f"{program_name()} --help lists the commands."
    return f"Unknown command “{word}”; {hint}"


class _WindowParser(argparse.ArgumentParser):
    """Parser whose messages cannot control the terminal."""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the process with a status and a message."""
        from explorer.system.text_safety import guarded_streams

        with guarded_streams():
            super().exit(status, message)


def parse_day(text: str) -> date:
    """Return a date in ISO form. Raises ArgumentTypeError for any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a date; write it as 2025-11-23"
        ) from None


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command that reads a pack shares with the window."""
    add_data_dir(parser)
    parser.add_argument(
        "--pack",
        type=Path,
        default=BUNDLED_PACK,
        metavar="PATH",
        help="Read this pack: a folder, a .ppack file, or the name of a pack.",
    )
    parser.add_argument(
        "--as-of",
        type=parse_day,
        metavar="DATE",
        help="Show everything as of DATE (YYYY-MM-DD); the newest day of the pack by default.",
    )
    add_language(parser)


def add_data_dir(parser: argparse.ArgumentParser) -> None:
    """Add the option for the folder of desk, settings and cache."""
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="Keep desk, settings and cache in DIR."
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option for the language."""
    parser.add_argument(
        "--lang", choices=("en", "uk"), default="", help="Set the language of the content."
    )


def _file_of(link: str) -> Path:
    """Return the file that a desktop passes, by its path or as a file: address."""
    if not link.startswith("file:"):
        return Path(link)
    from urllib.request import url2pathname

    return Path(url2pathname(link.removeprefix("file://").removeprefix("file:")))


def parse_window_options(arguments: Sequence[str]) -> WindowOptions:
    """Parse the options of the window. Ends the process with status 2 on wrong usage."""
    parser = _WindowParser(prog=program_name(), usage=USAGE, add_help=False)
    add_common(parser)
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("links", nargs="*", default=[])
    options = parser.parse_args(arguments)
    files = [word for word in options.links if _is_file(word)]
    references = [word for word in options.links if word not in files]
    unknown = next((word for word in references if not opens_window(word)), "")
    if unknown:
        parser.exit(WRONG_USAGE, f"{unknown_command(unknown)}\n")
    if len(references) > 1:
        parser.error(f"unrecognized arguments: {' '.join(references[1:])}")
    return WindowOptions(
        data_dir=options.data_dir,
        pack=options.pack,
        as_of=options.as_of.isoformat() if options.as_of else "",
        language=options.lang,
        reference=next(iter(references), ""),
        files=tuple(map(_file_of, files)),
        self_test=options.self_test,
    )
