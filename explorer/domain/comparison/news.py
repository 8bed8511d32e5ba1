"""What is new since a day, on a subject and by party: all is told by its own date."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from explorer.domain.comparison.distance import Movement, MovementKind, movement, placing
from explorer.domain.content.days import exists_on
from explorer.domain.content.documents import Document, Event, Source
from explorer.domain.content.read_models import MeasuredClause, Page
from explorer.domain.content.stances import Party, Stance


@dataclass(frozen=True, slots=True)
class PageChanges:
    """New stances and events of one subject, oldest first; ``known`` False where it is gone.

    ``movements`` are those of the parties between whom the distance is measured.
    ``measured_against`` are the clauses the stances are on, where they are not on the subject.
    """

    reference: str
    title: str
    stances: tuple[tuple[Party, Stance], ...] = ()
    events: tuple[Event, ...] = ()
    movements: tuple[Movement, ...] = ()
    known: bool = True
    measured_against: tuple[MeasuredClause, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True where nothing is new."""
        return self.known and not self.stances and not self.events


@dataclass(frozen=True, slots=True)
class News:
    """All that is new after ``since`` up to ``until``: documents of those days, and each subject.

    ``parties`` are the main ones and those that said something, in the order of the pack;
    ``sources`` those cited by what is new.
    """

    since: date
    until: date
    documents: tuple[Document, ...]
    changes: tuple[PageChanges, ...]
    parties: tuple[Party, ...]
    sources: Mapping[str, Source]

    @property
    def told(self) -> tuple[PageChanges, ...]:
        """The subjects on which there is something to tell."""
        return tuple(one for one in self.changes if not one.is_empty)

    @property
    def events(self) -> tuple[Event, ...]:
        """The new events of all subjects, each once, oldest first."""
        found = {event.reference: event for one in self.changes for event in one.events}
        return tuple(sorted(found.values(), key=lambda event: (event.date, event.reference)))


@dataclass(frozen=True, slots=True)
class PartyNews:
    """What one party newly said and how it moved, each with the subject it is told under.

    A stance that is shown under several subjects is told under the first of them.
    """

    party: Party
    stances: tuple[tuple[PageChanges, Stance], ...]
    movements: tuple[tuple[PageChanges, Movement], ...]


def news_by_party(news: News) -> tuple[PartyNews, ...]:
    """The parties of which something is new, in their order."""
    stances: dict[str, dict[str, tuple[PageChanges, Stance]]] = {}
    movements: dict[str, list[tuple[PageChanges, Movement]]] = {}
    for one in news.changes:
        for party, stance in one.stances:
            stances.setdefault(party.reference, {}).setdefault(stance.reference, (one, stance))
        for moved in one.movements:
            movements.setdefault(moved.party, []).append((one, moved))
    return tuple(
        PartyNews(
            party,
            tuple(stances.get(party.reference, {}).values()),
            tuple(movements.get(party.reference, ())),
        )
        for party in news.parties
        if party.reference in stances or party.reference in movements
    )


#: What of a movement is news; standing still is none.
_NEWS = frozenset(
    {
        MovementKind.MOVED,
        MovementKind.FIRST_STATED,
        MovementKind.CONFIRMED,
        MovementKind.CONTRADICTED,
    }
)


def changes_on(
    page: Page,
    since: date,
    parties: Sequence[str] = (),
    not_counted: frozenset[str] = frozenset(),
) -> PageChanges:
    """What a page has that is dated after ``since``, and how the parties moved since then."""
    stances = [
        (entry.party, stance)
        for entry in page.stances
        for stance in (*entry.current, *entry.history)
        if not exists_on(stance.date, since)
    ]
    events = [event for event in page.events if not exists_on(event.date, since)]
    return PageChanges(
        page.reference,
        page.title,
        tuple(sorted(stances, key=lambda pair: (pair[1].date, pair[1].reference))),
        tuple(sorted(events, key=lambda event: (event.date, event.reference))),
        tuple(_movements(page, since, parties, not_counted)),
        measured_against=page.measured_against,
    )


def _movements(
    page: Page, since: date, parties: Sequence[str], not_counted: frozenset[str]
) -> Iterator[Movement]:
    own = [stance for entry in page.stances for stance in (*entry.current, *entry.history)]
    for party in parties:
        before = placing(party, own, since, not_counted)
        made = movement(before, placing(party, own, page.as_of, not_counted))
        if made.kind in _NEWS:
            yield made
