"""Definitions of unsafe characters, and functions that remove, replace or escape them.

The only module that lists such characters. A *steering* character moves the cursor of a terminal,
turns the direction of the text around it, or is a tag that nothing displays.
"""

import contextlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any, TextIO, cast

#: Controls except line feed and tab, direction marks, the separators that terminals treat as line
#: ends, the byte order mark, and tags.
_STEERING_CLASS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\U000e0000-\U000e007f"
)
#: Half of a surrogate pair: no encoding can write it.
_SURROGATE_CLASS = "\ud800-\udfff"
_STEERING = re.compile(f"[{_STEERING_CLASS}]")
_SURROGATES = re.compile(f"[{_SURROGATE_CLASS}]")
_UNSAFE = re.compile(f"[{_STEERING_CLASS}{_SURROGATE_CLASS}]")
#: XML 1.0 also excludes two noncharacters.
_NOT_IN_XML = re.compile(f"[{_STEERING_CLASS}{_SURROGATE_CLASS}\ufffe\uffff]")
#: Controls that no text file has; line ends, tabs and page breaks are usual.
_BINARY_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
#: Characters that select a glyph for the character before them.
_SELECTORS = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
#: Characters without a glyph that join or select the glyphs of their neighbours.
_JOINERS = re.compile("[\u200d\u034f\u2060\ufe00-\ufe0f]")
#: Spaces that keep a number and its unit on one line.
_NO_BREAK_SPACES = frozenset("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
#: Categories of characters that a reader does not see in a text.
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def without_steering(text: str) -> str:
    """Return a text without the characters that steer a screen; line ends and tabs stay."""
    return _STEERING.sub("", text)


def is_steering(character: str) -> bool:
    """Return whether a character steers a screen; line feeds and tabs do not."""
    return _STEERING.match(character) is not None


def first_unsafe(text: str) -> str | None:
    """Return the first steering character or surrogate of a text, or None if it has none."""
    # A printable text has none, and that check is much faster than the search.
    match = None if text.isprintable() else _UNSAFE.search(text)
    return match and match[0]


def without_invisible(text: str) -> str:
    """Return a text without controls, format characters, private and unassigned codes.

    Line feeds and tabs stay. This is stricter than ``without_steering``: joiners and soft hyphens
    are removed too.
    """
    return "".join(
        c for c in text if c in "\n\t" or unicodedata.category(c) not in _INVISIBLE_CATEGORIES
    )


def is_private_or_unassigned(character: str) -> bool:
    """Return whether the glyph of a character, if any, is a matter of the font alone."""
    return unicodedata.category(character) in {"Co", "Cn"}


def is_never_drawn(character: str) -> bool:
    """Return whether a character has no glyph in any font: controls, marks and selectors."""
    if is_steering(character) or _SELECTORS.match(character):
        return True
    return not character.isprintable() and not is_private_or_unassigned(character)


def with_plain_spaces(text: str) -> str:
    """Return a text of printable characters, with every white space as a space.

    No-break spaces stay; every other character that is not printable is removed.
    """
    if text.isprintable():
        return text
    return "".join(
        c if c in _NO_BREAK_SPACES or c.isprintable() else " " * c.isspace() for c in text
    )


def visible_part(text: str) -> str:
    """Return a text from its first visible character, tab or line end on."""
    for index, character in enumerate(text):
        if character in "\t\r\n" or (character.isprintable() and not character.isspace()):
            return text[index:]
    return ""


def xml_safe(text: str) -> str:
    """Return a text without steering characters and without those that XML 1.0 excludes."""
    return _NOT_IN_XML.sub("", text)


def without_joiners(text: str) -> str:
    """Return a text without the characters that only join or select glyphs."""
    return _JOINERS.sub("", text)


def has_binary_controls(text: str) -> bool:
    """Return whether a text has controls that no text file has."""
    return _BINARY_CONTROLS.search(text) is not None


def printable(text: str) -> str:
    """Return a text for a terminal: without steering, each surrogate as a replacement character."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", without_steering(text))


def in_one_line(text: str) -> str:
    """Return a message on one line: a line end in a name would look like a second message."""
    return " ".join(text.splitlines())


def has_surrogates(text: str) -> bool:
    """Return whether a text has surrogates, which command-line bytes that are not UTF-8 become."""
    return _SURROGATES.search(text) is not None


def escaped_in_json(written: str) -> str:
    """Return JSON of the same meaning with its unsafe characters escaped."""
    return _UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], written)


class _Printing:
    """Stream that prints no steering character; ``unguarded`` is the stream behind it."""

    def __init__(self, unguarded: TextIO) -> None:
        self.unguarded = unguarded

    def write(self, text: str) -> int:
        """Write a text without its steering characters."""
        return self.unguarded.write(printable(text))

    def writelines(self, lines: Iterator[str]) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream has
        return getattr(self.unguarded, name)


@contextlib.contextmanager
def guarded_streams() -> Iterator[None]:
    """Pass everything that is printed in the block through ``printable``."""
    before = sys.stdout, sys.stderr
    for name, stream in zip(("stdout", "stderr"), before, strict=True):
        # A program without a terminal may have no streams; one that is guarded stays so.
        if stream is not None and not isinstance(stream, _Printing):
            _replace_unencodable(stream)
            setattr(sys, name, cast("TextIO", _Printing(stream)))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _replace_unencodable(stream: TextIO) -> None:
    """Let a stream print a question mark for each letter that its encoding lacks."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and stream.encoding.lower().replace("-", "") != "utf8":
        reconfigure(errors="replace")


def unguarded(stream: TextIO) -> TextIO:
    """Return the stream behind the guard, for output that controls the terminal on purpose."""
    return stream.unguarded if isinstance(stream, _Printing) else stream
