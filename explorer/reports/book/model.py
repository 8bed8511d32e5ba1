"""What a book is made of: the parts of a briefing set in order, for every kind of output."""

from dataclasses import dataclass
from enum import StrEnum

from explorer.domain.content.documents import Source
from explorer.domain.content.stances import Position
from explorer.reports.sheet.model import ClauseSheet, MapPicture
from explorer.reports.text.comparison_text import CellLine
from explorer.reports.text.note_markdown import Paragraph


class TextRole(StrEnum):
    """What a written text is for."""

    OBJECTIVE = "objective"
    POINTS = "points"
    BACKGROUND = "background"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class HeadingPart:
    """A heading that the parts after it stand under."""

    text: str


@dataclass(frozen=True, slots=True)
class TextPart:
    """A text of the user's own; ``title`` names its role, or what the note is on."""

    role: TextRole
    title: str
    paragraphs: tuple[Paragraph, ...]
    releasable: bool


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A clause summary with the user's notes on it.

    ``addendum`` is its number among the sheets. ``other`` is the same sheet in a second language,
    to be set beside or after it.
    """

    addendum: int
    sheet: ClauseSheet
    notes: tuple[TextPart, ...] = ()
    other: ClauseSheet | None = None


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A clause of the set that is not in the pack any more."""

    reference: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MapPart:
    """A view of the map that the user kept."""

    title: str
    picture: MapPicture


@dataclass(frozen=True, slots=True)
class DiagramPart:
    """A diagram on a page across; ``captions`` are what its lines mean and what is wrong in it."""

    title: str
    captions: tuple[str, ...]
    picture: MapPicture
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
    """All clauses of a document by party, on one page across.

    ``parties`` are (short name, full name); ``legend`` gives each sign's word; ``caption`` tells
    document and day; ``intro`` is to be read before the table, ``foot`` says whose summaries these
    are.
    """

    title: str
    caption: str
    parties: tuple[tuple[str, str], ...]
    rows: tuple[TableRow, ...]
    legend: tuple[tuple[str, str], ...]
    foot: tuple[str, ...]
    intro: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of texts, on pages across: a comparison, or a concordance.

    ``columns`` are (title, what is said below it); each cell is its lines. A ``dense`` one is set
    small, to stand on one page as long as it can. ``signs`` tell how changes are marked. ``shares``
    are the widths of the columns, beside each other; without them all are as wide. ``caveat`` is to
    be read before everything else.
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
    """The first page: what the book is, of which day and pack, and who answers for it.

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
    """A briefing set ready for paper; without a cover it is no more than its parts.

    ``running`` and ``as_of`` stand at the top of its pages, ``foot`` at their bottom. ``sources``
    are those that its tables cite, by the number they have in this order. ``mark`` tells whose
    words its texts are in.
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
        """The clause summaries in it, in order."""
        return tuple(part.sheet for part in self.parts if isinstance(part, SheetPart))
