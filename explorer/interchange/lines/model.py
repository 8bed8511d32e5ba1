"""Lines of a text with their places, and lines that are left out of its points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

#: Why a line is not part of a point: fields before the text, a table of contents, the number or the
#: running head of a page, a foot- or endnote, the markup of a comment or a link.
AsideKind = Literal["front", "contents", "page", "note", "markup"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text; ``place`` is its index among all lines of the text."""

    place: int
    text: str

    @property
    def blank(self) -> bool:
        """Return whether the line has no text."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A line that is left out of the points, with the reason."""

    kind: AsideKind
    place: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceLines:
    """Lines of a text, in order, and those that are left out.

    ``every`` are all lines of the text; ``fields`` are those before the text, as ``title``;
    ``counted`` are places of lines whose number Markdown counts on, ``notices`` are for the reader.
    """

    lines: Sequence[Line]
    asides: tuple[AsideLine, ...] = ()
    every: Sequence[str] = ()
    title: str = ""
    dated: date | None = None
    counted: frozenset[int] = frozenset()
    notices: tuple[str, ...] = ()


@dataclass(slots=True)
class LineCollector:
    """Lines that are kept and lines that are left out, as a pass over a text collects them."""

    lines: list[Line] = field(default_factory=list)
    asides: list[AsideLine] = field(default_factory=list)

    def leave_out(self, kind: AsideKind, *lines: Line) -> None:
        """Add lines to those left out; blank ones are dropped."""
        self.asides += [
            AsideLine(kind, line.place, line.text.strip()) for line in lines if line.text.strip()
        ]


def fields_of(values: Mapping[str, str], *names: str) -> str:
    """Return the first of several fields that has a value, or an empty text."""
    return next((values[name] for name in names if values.get(name)), "")
