"""Control characters of terminals and text direction, which are removed from foreign texts.

The single list of them. Imported texts and command-line output are cleaned with it.
"""

import contextlib
import json
import re
import sys
from collections.abc import Iterator
from typing import Any, TextIO, cast

#: Controls except line end and tab, direction marks, separators that terminals treat as line
#: ends, and invisible tags.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\U000e0000-\U000e007f]"
)
#: Half of a surrogate pair is not a character and cannot be encoded.
_SURROGATES = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(f"{_STEERING.pattern}|{_SURROGATES.pattern}")


def without_steering(text: str) -> str:
    """Return a text without control characters for terminals; line ends and tabs are kept."""
    return _STEERING.sub("", text)


def printable(text: str) -> str:
    """Return a text that is safe for a terminal, with halves of surrogate pairs replaced."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", without_steering(text))


def in_one_line(text: str) -> str:
    """Return a message in one line: line ends in names could look like further messages."""
    return " ".join(text.splitlines())


def has_surrogates(text: str) -> bool:
    """Return True if a text has surrogates, which stand for invalid UTF-8 on a command line."""
    return _SURROGATES.search(text) is not None


def escaped_in_json(written: str) -> str:
    """Return JSON with these characters escaped; its meaning is unchanged."""
    return _ESCAPED.sub(
        lambda match: match[0] if match[0] in "\n\t" else json.dumps(match[0])[1:-1], written
    )


class _SafeStream:
    """A stream that prints only safe text; ``unguarded`` is the stream itself."""

    def __init__(self, unguarded: TextIO) -> None:
        self.unguarded = unguarded

    def write(self, text: str) -> int:
        """Write a text after making it safe."""
        return self.unguarded.write(printable(text))

    def writelines(self, lines: Iterator[str]) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any attribute of the stream
        return getattr(self.unguarded, name)


@contextlib.contextmanager
def guarded_streams() -> Iterator[None]:
    """Replace the standard streams by ones that print safe text, in this context."""
    before = sys.stdout, sys.stderr
    for name, stream in zip(("stdout", "stderr"), before, strict=True):
        # A program without a terminal may have no streams; a guarded stream is kept.
        if stream is not None and not isinstance(stream, _SafeStream):
            _replace_unencodable(stream)
            setattr(sys, name, cast("TextIO", _SafeStream(stream)))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _replace_unencodable(stream: TextIO) -> None:
    """Print a question mark for letters that the terminal's encoding lacks."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and stream.encoding.lower().replace("-", "") != "utf8":
        reconfigure(errors="replace")


def unguarded(stream: TextIO) -> TextIO:
    """Return the stream itself, for intended control sequences."""
    return stream.unguarded if isinstance(stream, _SafeStream) else stream
