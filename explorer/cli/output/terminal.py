"""Text for a terminal: folded to its width, headings in bold, and reports on standard error."""

import argparse
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator

from explorer.system.text_safety import printable, unguarded

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
#: In a narrower terminal nothing can be read.
_NARROWEST = 20
#: A mark or the first column of a table, behind which the further lines of a line begin.
_MARK = re.compile(r" *(?:(?:[-–!]|\d{1,3}\.) +|\S+ {2,})(?=\S)")
_FURTHER = 2


def print_text(text: str) -> None:
    """Print lines of text, folded and with headings in bold where a terminal shows them."""
    width, bold = _width(), _shows_bold()
    if not bold:
        print("\n".join(folded_lines(text, width)))
        return
    stream = unguarded(sys.stdout)
    for number, line in enumerate(text.split("\n")):
        for part in folded_lines(printable(line), width):
            is_heading = number == 0 or _is_heading(line)
            stream.write(f"{_BOLD}{part}{_PLAIN}\n" if is_heading and part else f"{part}\n")


def folded_lines(text: str, width: int | None) -> Iterator[str]:
    """Yield the lines of a text, none wider than ``width`` unless a word is.

    Further lines of a folded line are indented. Without a width the lines stay as they are.
    """
    for line in text.split("\n"):
        if width is None or len(line) <= width:
            yield line
            continue
        mark = _MARK.match(line)
        indent = " " * min(len(mark[0]) if mark else _indent(line), width // 2)
        yield from textwrap.wrap(
            line,
            width,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) + _FURTHER


def _is_heading(line: str) -> bool:
    """Return whether a line is a heading: it is not indented and ends in a colon."""
    return line.endswith(":") and not line.startswith(" ")


def _width() -> int | None:
    """Return the width of the terminal, that of COLUMNS first, or None if there is neither."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return max(_NARROWEST, int(columns))
    if not _is_terminal():
        return None
    return max(_NARROWEST, shutil.get_terminal_size().columns)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _shows_bold() -> bool:
    """Return whether bold is shown: on a terminal, unless NO_COLOR is set or it has no bold."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not _is_terminal():
        return False
    return os.name != "nt" or "WT_SESSION" in os.environ


def report(options: argparse.Namespace, sentence: str) -> None:
    """Print a sentence on what was done to standard error, unless ``--quiet`` is given."""
    if not options.quiet:
        sys.stderr.write(f"{sentence}\n")


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: “1 page”, “2 pages”."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
