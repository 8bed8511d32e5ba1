"""What is new on a subject since a day: stances and events, told by their own dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from explorer.domain.distance import Movement, MovementKind, movement, placing
from explorer.domain.documents import Event
from explorer.domain.stances import Party, Stance
from explorer.domain.views import Page


@dataclass(frozen=True, slots=True)
class PageChanges:
    """New stances and events of one subject, oldest first; ``known`` False where it is gone.

    ``movements`` are those of the parties between whom the distance is measured.
    """

    reference: str
    title: str
    stances: tuple[tuple[Party, Stance], ...] = ()
    events: tuple[Event, ...] = ()
    movements: tuple[Movement, ...] = ()
    known: bool = True

    @property
    def is_empty(self) -> bool:
        """True where nothing is new."""
        return self.known and not self.stances and not self.events


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
        if stance.date > since
    ]
    events = [event for event in page.events if event.date > since]
    return PageChanges(
        page.reference,
        page.title,
        tuple(sorted(stances, key=lambda pair: (pair[1].date, pair[1].reference))),
        tuple(sorted(events, key=lambda event: (event.date, event.reference))),
        tuple(_movements(page, since, parties, not_counted)),
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
