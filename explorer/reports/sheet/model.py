"""Model of a clause sheet: frozen blocks that every output is built from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from explorer.domain.content.documents import Source


class PaperSize(StrEnum):
    """Paper sizes."""

    A4 = "a4"
    LETTER = "letter"


#: Width and height of each paper in millimetres.
PAPER_MM = {PaperSize.A4: (210.0, 297.0), PaperSize.LETTER: (215.9, 279.4)}


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """Print options of sheets; ``made`` is the printing date.

    The release filter, the lines of the cover and a second language to print beside the first are
    for books. ``local`` also prints local records. ``flowing`` formats have no pages: their maps
    are as wide as the text.
    """

    paper: PaperSize = PaperSize.A4
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
    flowing: bool = False

    @property
    def file_day(self) -> date:
        """Printing date for the properties of a file, the same each time if there is none."""
        return self.made or date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One entry of a section.

    ``lead`` comes first in bold, ``small`` below in small type; ``position`` is a sign drawn before
    it; ``warning`` is set off from the text. ``cites`` are references of sources. ``note`` is a
    sentence before the text. ``inner`` are entries below this one, as the sides of a disagreement.
    """

    text: str
    lead: str = ""
    small: str = ""
    position: str = ""
    warning: str = ""
    cites: tuple[str, ...] = ()
    inner: tuple["SheetLine", ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class StanceRow:
    """One row of the stances; a row without a statement has no position.

    ``day`` is formatted for readers, ``iso_day`` for sorting. ``measured_against`` names the clause
    that the position was taken on. ``short`` is the party's name where there is little room.
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
    short: str = ""


class SectionLayout(StrEnum):
    """Layout of a section."""

    TEXT = "text"
    LIST = "list"
    FIGURES = "figures"
    STANCES = "stances"
    SIDES = "sides"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Section:
    """A section with a heading.

    ``intro`` is read before the entries, ``notes`` after them. ``position_head`` is the heading of
    the position column if they were not taken on the sheet's own subject. ``newest`` is the day of
    the newest statement with its age.
    """

    key: str
    title: str
    look: SectionLayout
    lines: tuple[SheetLine, ...] = ()
    rows: tuple[StanceRow, ...] = ()
    notes: tuple[str, ...] = ()
    intro: tuple[str, ...] = ()
    position_head: str = ""
    newest: str = ""


@dataclass(frozen=True, slots=True)
class MapImage:
    """The map of a sheet as SVG, with an alternative text.

    ``notes`` are the small print that the drawing itself has no room for, ``ratio`` its height
    divided by its width if that matters for the page.
    """

    svg: str
    alt: str
    notes: str = ""
    ratio: float = 0.0


@dataclass(frozen=True, slots=True)
class ClauseSheet:
    """Print content of one clause, side provision or document, in print order.

    ``also`` lists what the program has beyond the sheet, and is not printed. ``sources`` are all
    that any part could cite; only cited ones are numbered and listed. In a book all sources are
    listed ``sources_at_end``. ``iso_day`` is the as-of date for programs.
    ``document`` is the title of the text that the subject belongs to, ``documents_key`` a sentence
    with the titles of the other documents that the sheet refers to.
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
    picture: MapImage | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    sources_at_end: bool = False
    iso_day: str = ""
    document: str = ""
    documents_key: str = ""

    @property
    def heading(self) -> str:
        """Number and title together."""
        return f"{self.number} {self.title}".strip()


def set_title(sheets: Sequence[ClauseSheet], catalog: Mapping[str, str]) -> str:
    """Return the title of several sheets together, with their document if it is the same."""
    documents = {sheet.document for sheet in sheets}
    title = catalog["sheet.set_title"]
    return f"{title}: {documents.pop()}" if len(documents) == 1 and all(documents) else title


def set_facts(sheets: Sequence[ClauseSheet], catalog: Mapping[str, str]) -> list[str]:
    """Return what several sheets have in common: facts on their text, the day, their number."""
    first = sheets[0]
    common = [
        fact
        for fact in (*first.captions, first.as_of, first.summary_mark)
        if all(fact in (*sheet.captions, sheet.as_of, sheet.summary_mark) for sheet in sheets)
    ]
    return [*common, catalog["sheet.set_count"].format(count=len(sheets))]


def citation_numbers(sheet: ClauseSheet, numbers: dict[str, int] | None = None) -> dict[str, int]:
    """Return the numbers of the sources a sheet cites, in the order of citation.

    They continue ``numbers``, which is updated, if several sheets are numbered together.
    """
    numbers = {} if numbers is None else numbers
    for section in sheet.sections:
        for line in section.lines:
            for entry in (line, *line.inner):
                _number(entry.cites, sheet, numbers)
        for row in section.rows:
            _number(row.cites, sheet, numbers)
    return numbers


def number_sources(sources: Sequence[Source]) -> tuple[dict[str, int], dict[str, Source]]:
    """Return the numbers of sources in their order, and the sources, both by reference."""
    return (
        {source.reference: number for number, source in enumerate(sources, start=1)},
        {source.reference: source for source in sources},
    )


def _number(references: tuple[str, ...], sheet: ClauseSheet, numbers: dict[str, int]) -> None:
    for reference in references:
        if reference in sheet.sources and reference not in numbers:
            numbers[reference] = len(numbers) + 1
