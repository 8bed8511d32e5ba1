"""Search results, their kinds and the flags that filter them."""

from dataclasses import dataclass
from datetime import date
from enum import IntFlag, StrEnum


class EntryKind(StrEnum):
    """Kinds of search results."""

    CLAUSE = "clause"
    SIDE_PROVISION = "side_provision"
    DOCUMENT = "document"
    STANCE = "stance"
    EVENT = "event"
    DISAGREEMENT = "disagreement"
    TERM = "term"
    PLACE = "place"
    SOURCE = "source"
    NOTE = "note"


class EntryFlag(IntFlag):
    """Flags for ``is:`` and ``has:``."""

    VERIFIED = 1
    STATED = 2
    QUANTITY = 4
    ON_MAP = 8
    DISPUTED = 16
    STANCE = 32
    LOCAL = 64


class Relaxation(StrEnum):
    """What was searched where nothing matches a query as typed."""

    NONE = "none"
    SPELLING = "spelling"
    POSITION = "position"
    WORDS = "words"
    FILTERS = "filters"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A search result; marks are (start, length) of what to highlight in title and body.

    ``author`` is who added it to the pack, empty for the pack's own. ``reason`` states why it
    matches where no word of its text does: ``clause`` or ``name``.
    """

    kind: EntryKind
    reference: str
    target: str
    title: str
    body: str
    date: date | None
    party: str
    position: str
    verified: bool
    title_marks: tuple[tuple[int, int], ...] = ()
    body_marks: tuple[tuple[int, int], ...] = ()
    author: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class QueryFilter:
    """A field of a query, with the name of its value in the content language.

    ``without`` is the text of the query without it.
    """

    name: str
    value: str
    label: str
    without: str


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Results of a query: the best hits, and counts over all of them.

    ``total`` stops counting at ``COUNTED`` (``capped`` is then true). ``later`` counts hits
    dated after the as-of date, which are not shown. ``filters`` are the fields that were typed or
    understood. Where nothing matches as typed, ``relaxed`` states what was searched instead, and
    ``corrected`` is the query with near spellings.
    """

    query: str
    as_of: date
    hits: tuple[SearchHit, ...]
    total: int
    capped: bool = False
    later: int = 0
    searched: int = 0
    by_kind: tuple[tuple[str, int], ...] = ()
    by_topic: tuple[tuple[str, int], ...] = ()
    by_party: tuple[tuple[str, int], ...] = ()
    by_position: tuple[tuple[str, int], ...] = ()
    filters: tuple[QueryFilter, ...] = ()
    relaxed: Relaxation = Relaxation.NONE
    corrected: str = ""
