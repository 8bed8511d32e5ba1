"""What this user made: notes, tags, views, searches, sets, layers; each names references."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from explorer.domain.desk.briefing import BriefingSet
from explorer.domain.desk.local_layers import OwnLayerEntry
from explorer.domain.desk.local_records import OwnRecord


@dataclass(frozen=True, slots=True)
class Note:
    """A note in light Markdown; only a releasable one may leave the house."""

    text: str
    releasable: bool = False


@dataclass(frozen=True, slots=True)
class MapView:
    """Ground of the map kept under a name: its middle in degrees, its size in kilometres."""

    name: str
    longitude: float
    latitude: float
    width_km: float
    height_km: float


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name, with what it found when it was last looked at."""

    name: str
    query: str
    seen: frozenset[str] = frozenset()
    looked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Something the user wrote that can be taken back: its sort and what it was about."""

    sort: str
    subject: str


@dataclass(frozen=True, slots=True)
class Desk:
    """All the user made. ``sets`` are in order of name, ``current`` is the key of the one in use.

    ``undo`` and ``redo`` are the changes that can be taken back or made again next.
    """

    notes: Mapping[str, Note] = field(default_factory=dict)
    views: tuple[MapView, ...] = ()
    layers: tuple[OwnLayerEntry, ...] = ()
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    searches: tuple[SavedSearch, ...] = ()
    sets: tuple[BriefingSet, ...] = ()
    records: tuple[OwnRecord, ...] = ()
    current: str = ""
    undo: Change | None = None
    redo: Change | None = None

    @property
    def current_set(self) -> BriefingSet | None:
        """The briefing set in use, None where there is none yet."""
        return next((one for one in self.sets if one.key == self.current), None)

    @property
    def pins(self) -> tuple[str, ...]:
        """What is pinned: the clauses of the set in use, in its order."""
        return self.current_set.references if self.current_set is not None else ()


def joined_texts(first: str, second: str) -> str:
    """Return both texts, one below the other; a text that the other contains stands once."""
    if not first.strip() or first in second:
        return second
    if not second.strip() or second in first:
        return first
    return f"{first}\n\n{second}"
