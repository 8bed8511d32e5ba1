"""Model of a book: the ordered parts of a briefing set, for every output format."""

from dataclasses import dataclass
from enum import StrEnum

from explorer.domain.content.documents import Source
from explorer.domain.content.stances import Position
from explorer.reports.sheet.model import ClauseSheet, MapImage
from explorer.reports.text.comparison_text import CellLine
from explorer.reports.text.note_markdown import Paragraph


class TextPurpose(StrEnum):
    """Purpose of a text part."""

    OBJECTIVE = "objective"
    POINTS = "points"
    BACKGROUND = "background"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class HeadingPart:
    """A heading of the parts after it."""

    text: str


@dataclass(frozen=True, slots=True)
class TextPart:
    """A text by the user; ``title`` names its role, or the subject of the note."""

    role: TextPurpose
    title: str
    paragraphs: tuple[Paragraph, ...]
    releasable: bool


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A clause summary with the notes on it.

    ``addendum`` is its number among the sheets. ``other`` is the same sheet in a second language,
    to be set beside or after it.
    """

    addendum: int
    sheet: ClauseSheet
    notes: tuple[TextPart, ...] = ()
    other: ClauseSheet | None = None


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A clause of the set that the pack no longer contains."""

    reference: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MapPart:
    """A saved view of the map."""

    title: str
    picture: MapImage


@dataclass(frozen=True, slots=True)
class DiagramPart:
    """A diagram on a landscape page; ``captions`` explain its lines and its errors."""

    title: str
    captions: tuple[str, ...]
    picture: MapImage
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One clause in a table of stances; a party without a position has an empty tuple.

    ``measured_against`` names the clauses that the positions were taken on, where they are not on
    this one; ``differing`` are the full names of parties whose statements of one day differ.
    """

    reference: str
    number: str
    title: str
    positions: tuple[tuple[Position, ...], ...]
    measured_against: str = ""
    differing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StanceTable:
    """All clauses of a document by party, on one landscape page.

    ``parties`` are (short name, full name); ``legend`` gives the word for each sign; ``caption``
    states document and date; ``intro`` is read before the table, ``foot`` explains the signs.
    ``iso_day`` is the as-of date for programs.
    """

    title: str
    caption: str
    parties: tuple[tuple[str, str], ...]
    rows: tuple[TableRow, ...]
    legend: tuple[tuple[str, str], ...]
    foot: tuple[str, ...]
    intro: tuple[str, ...] = ()
    iso_day: str = ""


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of texts on landscape pages: a comparison or a concordance.

    ``columns`` are (title, line below it); each cell is its lines. A ``dense`` table is set small
    to fit one page as long as possible. ``signs`` explain how changes are marked. ``shares`` are
    relative column widths; without them all columns are equally wide. ``caveat`` is read before
    everything else. ``days`` are the ISO dates of the rows, if rows have dates; ``texts_of`` the
    ISO dates of the columns, if columns are texts whose changes are marked.
    """

    title: str
    captions: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[tuple[CellLine, ...], ...], ...]
    foot: tuple[str, ...]
    signs: tuple[CellLine, ...] = ()
    dense: bool = False
    shares: tuple[float, ...] = ()
    caveat: str = ""
    days: tuple[str, ...] = ()
    texts_of: tuple[str, ...] = ()


Part = (
    HeadingPart
    | TextPart
    | SheetPart
    | MissingPart
    | MapPart
    | DiagramPart
    | StanceTable
    | TextTable
)


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: title, date and pack of the book, and who answers for it.

    ``as_of`` is the day, set large.
    """

    title: str
    lines: tuple[str, ...]
    copy_number: str = ""
    prepared_by: str = ""
    cleared_by: str = ""
    releasable_only: bool = False
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A briefing set ready for paper; without a cover it has only its parts.

    ``running`` and ``as_of`` are printed at the top of its pages, ``foot`` at the bottom.
    ``sources`` are those its tables cite, in the order of their numbers. ``mark`` names the author
    of its texts.
    """

    language: str
    cover: Cover | None
    parts: tuple[Part, ...] = ()
    foot: str = ""
    running: str = ""
    as_of: str = ""
    sources: tuple[Source, ...] = ()
    mark: str = ""

    @property
    def sheets(self) -> tuple[ClauseSheet, ...]:
        """Clause summaries of the book, in order."""
        return tuple(part.sheet for part in self.parts if isinstance(part, SheetPart))
