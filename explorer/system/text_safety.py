"""Characters that steer a screen or turn the direction of what follows: never part of a text.

The one list of them. Texts of others are kept without them, and command lines print without them.
"""

import contextlib
import json
import re
import sys
from collections.abc import Iterator
from typing import Any, TextIO, cast

#: Controls but for the line end and the tab, the marks of direction, the separators of lines that
#: terminals take for ends, and the tags that nothing shows.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\U000e0000-\U000e007f]"
)
#: Half of a pair is not a character: no encoding can write it.
_SURROGATES = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(f"{_STEERING.pattern}|{_SURROGATES.pattern}")


def without_steering(text: str) -> str:
    """Return a text without the characters that steer a screen; line ends and tabs stay."""
    return _STEERING.sub("", text)


def printable(text: str) -> str:
    """Return a text as a terminal may get it: without steering, halves of pairs shown as such."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", without_steering(text))


def in_one_line(text: str) -> str:
    """Return a sentence in one line: names in it may have line ends, which look like more."""
    return " ".join(text.splitlines())


def has_surrogates(text: str) -> bool:
    """Whether a text has halves of pairs, as bytes that are no UTF-8 become on a command line."""
    return _SURROGATES.search(text) is not None


def escaped_in_json(written: str) -> str:
    """Return JSON with these characters escaped: it says the same, and steers nothing."""
    return _ESCAPED.sub(
        lambda match: match[0] if match[0] in "\n\t" else json.dumps(match[0])[1:-1], written
    )


class _Printing:
    """A stream that prints only what steers nothing; ``unguarded`` is the stream itself."""

    def __init__(self, unguarded: TextIO) -> None:
        self.unguarded = unguarded

    def write(self, text: str) -> int:
        """Write a text as a terminal may get it."""
        return self.unguarded.write(printable(text))

    def writelines(self, lines: Iterator[str]) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream has
        return getattr(self.unguarded, name)


@contextlib.contextmanager
def guarded_streams() -> Iterator[None]:
    """Let everything that is printed meanwhile go through ``printable``."""
    before = sys.stdout, sys.stderr
    for name, stream in zip(("stdout", "stderr"), before, strict=True):
        # A program without a terminal may have no streams; one that is guarded stays so.
        if stream is not None and not isinstance(stream, _Printing):
            _replace_what_has_no_code(stream)
            setattr(sys, name, cast("TextIO", _Printing(stream)))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _replace_what_has_no_code(stream: TextIO) -> None:
    """Print a question mark for a letter that the terminal's encoding lacks, and go on."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and stream.encoding.lower().replace("-", "") != "utf8":
        reconfigure(errors="replace")


def unguarded(stream: TextIO) -> TextIO:
    """Return the stream itself, for what steers the terminal on purpose."""
    return stream.unguarded if isinstance(stream, _Printing) else stream
