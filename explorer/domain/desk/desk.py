"""Content of the desk: notes, tags, views, searches, sets and layers, by reference."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from explorer.domain.desk.briefing import BriefingSet
from explorer.domain.desk.local_layers import LocalLayerEntry
from explorer.domain.desk.local_records import LocalRecord

if TYPE_CHECKING:
    from explorer.domain.desk.team import Team


@dataclass(frozen=True, slots=True)
class Note:
    """A user note in limited Markdown; exported only if ``releasable``."""

    text: str
    releasable: bool = False


@dataclass(frozen=True, slots=True)
class MapView:
    """A saved map view: its centre in degrees, its size in kilometres."""

    name: str
    longitude: float
    latitude: float
    width_km: float
    height_km: float


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A named query, with its results when they were last viewed."""

    name: str
    query: str
    seen: frozenset[str] = frozenset()
    looked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A user change that can be undone: its kind and its subject."""

    sort: str
    subject: str


@dataclass(frozen=True, slots=True)
class Desk:
    """All content of the desk. ``sets`` are by name, ``current`` is the key of the set in use.

    ``undo`` and ``redo`` are the next changes that can be undone or redone. ``team`` is None if
    the desk belongs to no team.
    """

    notes: Mapping[str, Note] = field(default_factory=dict)
    views: tuple[MapView, ...] = ()
    layers: tuple[LocalLayerEntry, ...] = ()
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    searches: tuple[SavedSearch, ...] = ()
    sets: tuple[BriefingSet, ...] = ()
    records: tuple[LocalRecord, ...] = ()
    current: str = ""
    undo: Change | None = None
    redo: Change | None = None
    team: "Team | None" = None

    @property
    def current_set(self) -> BriefingSet | None:
        """The briefing set in use, or None if there is none."""
        return next(
            (briefing_set for briefing_set in self.sets if briefing_set.key == self.current), None
        )

    @property
    def pins(self) -> tuple[str, ...]:
        """Pinned clauses: those of the set in use, in its order."""
        return self.current_set.references if self.current_set is not None else ()


def join_texts(first: str, second: str) -> str:
    """Return both texts, one below the other; a text contained in the other is not repeated."""
    if not first.strip() or first in second:
        return second
    if not second.strip() or second in first:
        return first
    return f"{first}\n\n{second}"
