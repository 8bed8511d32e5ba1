"""What a clause sheet is made of: plain frozen blocks that every kind of paper is set from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from explorer.domain.content.documents import Source


class Paper(StrEnum):
    """Paper sizes."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How sheets are to be printed; ``made`` is the day told as the day of printing.

    The five before the last are for books: what only others may see, the lines of the cover, and a
    second language to print beside the first. ``local`` prints the user's own records, too.
    """

    paper: Paper = Paper.A4
    large: bool = False
    grey: bool = False
    marking: str = ""
    include_map: bool = True
    language: str = "en"
    made: date | None = None
    releasable_only: bool = False
    copy_number: str = ""
    prepared_by: str = ""
    cleared_by: str = ""
    second_language: str = ""
    local: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a section.

    ``lead`` comes first in bold, ``small`` below in small type; ``position`` is a sign drawn
    before it; ``warning`` is set off from the text. ``cites`` are references of sources.
    ``note`` is a sentence before the text. ``inner`` are entries below this one, as the sides of a
    disagreement.
    """

    text: str
    lead: str = ""
    small: str = ""
    position: str = ""
    warning: str = ""
    cites: tuple[str, ...] = ()
    inner: tuple["Line", ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class StanceRow:
    """One row of who stands where; without a statement no position was found.

    ``day`` is as people write it, ``iso_day`` as programs sort it. ``measured_against`` names the
    clause that the position was taken on.
    """

    party: str
    position: str
    position_word: str
    statement: str = ""
    day: str = ""
    facts: tuple[str, ...] = ()
    warning: str = ""
    cites: tuple[str, ...] = ()
    iso_day: str = ""
    measured_against: str = ""


class Look(StrEnum):
    """How a section is set."""

    TEXT = "text"
    LIST = "list"
    FIGURES = "figures"
    STANCES = "stances"
    SIDES = "sides"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a sheet.

    ``intro`` is to be read before the entries, ``notes`` stand after them. ``position_head`` heads
    the column of the positions where they were not taken on the sheet's own subject.
    """

    key: str
    title: str
    look: Look
    lines: tuple[Line, ...] = ()
    rows: tuple[StanceRow, ...] = ()
    notes: tuple[str, ...] = ()
    intro: tuple[str, ...] = ()
    position_head: str = ""


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The map of a sheet as SVG, with what it says to those who cannot see it."""

    svg: str
    alt: str
    height_mm: float


@dataclass(frozen=True, slots=True)
class ClauseSheet:
    """Everything one clause, side provision or document says on paper, in its order there.

    ``also`` tells what the program has beyond the sheet. ``sources`` are all that any part could
    cite; only those cited are numbered and listed, with the hosts of their addresses alone where
    they are ``short_sources``. The texts of the same clause in other documents are left out where
    they are ``short_others``. It takes at most so many ``sides``; 0 allows any number. In a book
    all sources are listed ``sources_at_end``.
    """

    reference: str
    language: str
    number: str
    title: str
    captions: tuple[str, ...]
    as_of: str
    summary_mark: str
    warnings: tuple[str, ...]
    bottom_line: str
    sections: tuple[Section, ...]
    also: str
    foot: str
    picture: MapPicture | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    short_sources: bool = False
    short_others: bool = False
    sides: int = 0
    sources_at_end: bool = False

    @property
    def heading(self) -> str:
        """Number and title together."""
        return f"{self.number} {self.title}".strip()


def cited(sheet: ClauseSheet, numbers: dict[str, int] | None = None) -> dict[str, int]:
    """Numbers of the sources a sheet cites, in the order in which a reader meets them.

    They go on from ``numbers``, which is added to, where several sheets are numbered together.
    """
    numbers = {} if numbers is None else numbers
    for section in sheet.sections:
        for line in section.lines:
            for one in (line, *line.inner):
                _number(one.cites, sheet, numbers)
        for row in section.rows:
            _number(row.cites, sheet, numbers)
    return numbers


def numbered(sources: Sequence[Source]) -> tuple[dict[str, int], dict[str, Source]]:
    """Numbers of some sources in their order, and the sources, both by reference."""
    return (
        {one.reference: number for number, one in enumerate(sources, start=1)},
        {one.reference: one for one in sources},
    )


def _number(references: tuple[str, ...], sheet: ClauseSheet, numbers: dict[str, int]) -> None:
    for reference in references:
        if reference in sheet.sources and reference not in numbers:
            numbers[reference] = len(numbers) + 1
