"""A document as it flows: headings, passages, tables and pictures, one after the other.

Word files, web pages and Markdown are each written from this, so that all of them say the same in
the same order.
"""

from dataclasses import dataclass
from enum import StrEnum

from explorer.domain.comparison.redline import ChangeType
from explorer.domain.content.scripts import with_direction_mark
from explorer.reports.text.sanitize import clean_run

#: Signs of positions in characters, of the shapes they have on paper and on the screen.
SIGNS = {
    "supports": "\N{BLACK CIRCLE}",
    "accepts_conditionally": "\N{CIRCLE WITH LEFT HALF BLACK}",
    "undecided": "\N{WHITE CIRCLE}",
    "seeks_changes": "\N{BLACK UP-POINTING TRIANGLE}",
    "opposes": "\N{BALLOT BOX WITH X}",
    "none": "\N{EN DASH}",
}


class RunStyle(StrEnum):
    """What a passage is for; each has a style of its name in a Word file."""

    TEXT = "text"
    CAPTION = "caption"
    WARNING = "warning"
    BOTTOM_LINE = "bottom line"
    ITEM = "item"
    NOTE = "note"
    OWN = "own"
    SOURCE = "source"
    COVER = "cover"
    COVER_DAY = "cover-day"


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text in one manner; ``position`` makes it the sign of that position.

    ``quiet`` are words for a sign that stands alone. ``change`` tells that it came, went or moved.
    """

    text: str
    bold: bool = False
    italic: bool = False
    small: bool = False
    warning: bool = False
    position: str = ""
    address: str = ""
    quiet: str = ""
    change: ChangeType = ChangeType.KEPT


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the document's own title has level 1.

    ``new_page`` begins one on paper; what is ``listed`` stands in the contents.
    """

    level: int
    text: str
    language: str
    new_page: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or an item of a list; an item has a ``number``, a ``mark`` or a bullet."""

    style: RunStyle
    spans: tuple[TextRun, ...]
    language: str
    mark: str = ""
    number: int = 0

    @property
    def text(self) -> str:
        """The words without their manner."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a table, ``across`` so many columns; ``heads`` makes it the head of its row."""

    lines: tuple[tuple[TextRun, ...], ...]
    language: str
    heads: bool = False
    across: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row repeats on each page; ``shares`` are the widths of its columns.

    ``turned`` wants a page of its own across; one of ``prose`` has texts in its cells, and no
    signs. ``caption`` is told to those who hear it read.
    """

    caption: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]
    language: str
    turned: bool = False
    prose: bool = False


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """A drawing as wide as the text, with what it says to those who cannot see it."""

    svg: str
    alt: str
    language: str


Element = Heading | Passage | Table | FlowPicture


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole document; ``running`` and ``foot`` stand at the top and bottom of its pages.

    A ``covered`` one has a title of its own before its parts, and contents.
    """

    title: str
    language: str
    elements: tuple[Element, ...]
    running: str = ""
    foot: str = ""
    covered: bool = False

    @property
    def contents(self) -> tuple[Heading, ...]:
        """The headings that stand in its contents."""
        return tuple(one for one in self.elements if isinstance(one, Heading) and one.listed)


def span(text: str, *, bold: bool = False, italic: bool = False, small: bool = False) -> TextRun:
    """A span of text that is made clean."""
    return TextRun(with_direction_mark(clean_run(text)), bold=bold, italic=italic, small=small)


def position_run(position: str) -> TextRun:
    """The sign of a position."""
    return TextRun(SIGNS.get(position, SIGNS["none"]), position=position or "none")
