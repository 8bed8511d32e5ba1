"""Content of one screen, sheet or command-line answer, assembled from the pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from explorer.domain.content.analysis import Analysis
from explorer.domain.content.documents import (
    Claim,
    Clause,
    Correspondence,
    Document,
    Event,
    SideProvision,
    Source,
    Topic,
)
from explorer.domain.content.features import Feature, MapDay, MapReference, PublishedFigure
from explorer.domain.content.map_days import day_shown
from explorer.domain.content.stances import Party, PartyStances, Position


@dataclass(frozen=True, slots=True)
class PackInfo:
    """Metadata of a compiled pack.

    ``latest`` is the newest day of the pack's statements or of what the user added. ``map_as_of``
    is the day of the map's base features, ``map_days`` are all days that it is drawn for.
    ``local_state`` identifies the state of the local records.
    """

    reference: str
    version: str
    title: str
    as_of: date
    map_as_of: str
    article_date: date | None
    first_document: str
    default_selection: str
    main_parties: tuple[str, ...]
    languages: tuple[str, ...]
    licence: str
    content_hash: str
    text_note: str
    map_attribution: str
    disclaimer: str
    viewpoint_note: str
    counts: dict[str, int]
    latest: date
    local_state: str = ""
    map_days: tuple[MapDay, ...] = ()

    @property
    def last_day(self) -> date:
        """Last day that can be chosen: the map may be newer than the newest statement."""
        days = [date.fromisoformat(day.as_of) for day in self.map_days]
        return max([self.latest, *days])

    def map_day_on(self, as_of: date) -> str:
        """Return the day in ISO form of the map that is shown on a date, "" without a map."""
        day = day_shown(self.map_days, as_of.isoformat())
        return day.as_of if day is not None else self.map_as_of

    def language(self, requested: str) -> str:
        """Return the language to read in: the requested one if the pack has it, else the first."""
        return requested if requested in self.languages else self.languages[0]


@dataclass(frozen=True, slots=True)
class PackOverview:
    """Content that is read once of a pack, in the content language ``language``."""

    info: PackInfo
    documents: tuple[Document, ...]
    parties: tuple[Party, ...]
    days: tuple[date, ...]
    language: str


@dataclass(frozen=True, slots=True)
class MeasuredClause:
    """A clause of another document that the positions shown under a clause refer to."""

    reference: str
    title: str
    document: str
    document_title: str

    @property
    def name(self) -> str:
        """Reference and title together."""
        return f"{self.reference} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A line of the clause list.

    ``positions`` are (party, positions of its newest day); ``features`` are map references.
    ``local`` are the authors of shown positions, by party. ``differing`` are the parties whose
    statements of the newest day take different positions on one subject. ``measured_against``
    are the clauses the positions refer to, if not this one. ``newest_statement`` is the day of
    the newest statement up to the as-of date.
    """

    reference: str
    number: str
    title: str
    verified: bool
    features: tuple[str, ...]
    topics: tuple[str, ...]
    positions: tuple[tuple[str, tuple[Position, ...]], ...]
    local: tuple[tuple[str, str], ...] = ()
    differing: tuple[str, ...] = ()
    measured_against: tuple[MeasuredClause, ...] = ()
    newest_statement: date | None = None


@dataclass(frozen=True, slots=True)
class ClauseListing:
    """Content of the list pane: a document as a whole, its clauses, and its side provisions.

    ``later`` marks a document dated after the as-of date.
    """

    document: Document
    whole: ClauseRow
    clauses: tuple[ClauseRow, ...]
    side_provisions: tuple[ClauseRow, ...]
    parties: tuple[Party, ...]
    topics: tuple[Topic, ...]
    as_of: date | None = None
    later: bool = False


@dataclass(frozen=True, slots=True)
class SubjectDetails:
    """Everything on a clause, side provision or whole document as of a day.

    Exactly one of ``clause`` and ``side_provision`` is set, or neither for a whole document.
    ``published`` are reported figures for the area of the zone, if the subject names it.
    ``stances_from`` names the references whose stances are shown, if not its own, and
    ``measured_against`` are the same with their titles. ``later_correspondences`` counts the
    documents with the same clause that are dated later and left out. ``later`` marks a subject
    that did not exist on the as-of date. ``newest_statement`` is the day of the newest of
    ``stances``.
    """

    reference: str
    as_of: date
    language: str
    document: Document | None
    clause: Clause | None
    side_provision: SideProvision | None
    topics: tuple[Topic, ...]
    correspondences: tuple[Correspondence, ...]
    side_provisions: tuple[SideProvision, ...]
    stances: tuple[PartyStances, ...]
    stances_from: tuple[str, ...]
    analysis: Analysis
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    map_references: tuple[MapReference, ...]
    features: tuple[Feature, ...]
    published: tuple[PublishedFigure, ...]
    sources: dict[str, Source]
    titles: dict[str, str]
    measured_against: tuple[MeasuredClause, ...] = ()
    later_correspondences: int = 0
    later: bool = False
    newest_statement: date | None = None

    @property
    def wording(self) -> bool:
        """True if the subject is in a document's own words."""
        return self.document is not None and self.document.wording

    @property
    def title(self) -> str:
        """Title of the subject."""
        for subject in (self.clause, self.side_provision, self.document):
            if subject is not None:
                return subject.title
        return self.reference


@dataclass(frozen=True, slots=True)
class SetContent:
    """Pack content for a briefing set, by reference; references that are gone are missing."""

    pages: Mapping[str, SubjectDetails]
    contents: Mapping[str, ClauseListing]
