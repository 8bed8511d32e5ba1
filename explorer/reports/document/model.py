"""Model of a flow document: headings, passages, tables and pictures in sequence.

Word files, web pages and Markdown are all written from it, so that they have the same content in
the same order.
"""

from dataclasses import dataclass
from enum import StrEnum

from explorer.domain.comparison.redline import ChangeType
from explorer.domain.content.scripts import with_direction_mark
from explorer.reports.text.sanitize import clean_run

#: Position signs as characters of the same shapes as on paper and on the screen.
SIGNS = {
    "supports": "\N{BLACK CIRCLE}",
    "accepts_conditionally": "\N{CIRCLE WITH LEFT HALF BLACK}",
    "undecided": "\N{WHITE CIRCLE}",
    "seeks_changes": "\N{BLACK UP-POINTING TRIANGLE}",
    "opposes": "\N{BALLOT BOX WITH X}",
    "none": "\N{EN DASH}",
}


class RunStyle(StrEnum):
    """Purpose of a passage; each has a named style in a Word file."""

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
    """A stretch of text in one style; ``position`` makes it the sign of that position.

    ``quiet`` is the text of a sign for screen readers. ``change`` marks it as added, removed or
    moved.
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
    """A heading; the document's title has level 1.

    ``new_page`` begins a page on paper; a ``listed`` heading is part of the contents.
    """

    level: int
    text: str
    language: str
    new_page: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a list item; an item has a ``number``, a ``mark`` or a bullet."""

    style: RunStyle
    spans: tuple[TextRun, ...]
    language: str
    mark: str = ""
    number: int = 0

    @property
    def text(self) -> str:
        """Text without its styles."""
        return "".join(span.text for span in self.spans)

    @property
    def label(self) -> str:
        """Mark or number before the text, or "" for a bullet and for a paragraph."""
        return self.mark or (f"{self.number}." if self.number else "")


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell that spans ``across`` columns; ``heads`` makes it the head of its row.

    ``changed_by`` and ``changed_on`` are the text and the ISO date that marked changes come from.
    """

    lines: tuple[tuple[TextRun, ...], ...]
    language: str
    heads: bool = False
    across: int = 1
    changed_by: str = ""
    changed_on: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row repeats on each page; ``shares`` are relative column widths.

    ``turned`` puts it on a landscape page; a table of ``prose`` has texts in its cells and no
    signs. ``caption`` is for screen readers.
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
    """A drawing as wide as the text, with an alternative text.

    One that is ``turned`` is on a landscape page.
    """

    svg: str
    alt: str
    language: str
    turned: bool = False


Element = Heading | Passage | Table | FlowPicture


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole document; ``running`` and ``foot`` are printed at the top and bottom of its pages.

    A ``covered`` document has a title page and contents.
    """

    title: str
    language: str
    elements: tuple[Element, ...]
    running: str = ""
    foot: str = ""
    covered: bool = False

    @property
    def contents(self) -> tuple[Heading, ...]:
        """Headings listed in the contents."""
        return tuple(
            element for element in self.elements if isinstance(element, Heading) and element.listed
        )


def span(text: str, *, bold: bool = False, italic: bool = False, small: bool = False) -> TextRun:
    """Return a span of sanitised text."""
    return TextRun(with_direction_mark(clean_run(text)), bold=bold, italic=italic, small=small)


def position_run(position: str) -> TextRun:
    """Return the sign of a position."""
    return TextRun(SIGNS.get(position, SIGNS["none"]), position=position or "none")
