"""What is new on a subject since a day: stances and events, told by their own dates."""

from dataclasses import dataclass
from datetime import date

from explorer.domain.documents import Event
from explorer.domain.stances import Party, Stance
from explorer.domain.views import Page


@dataclass(frozen=True, slots=True)
class PageChanges:
    """New stances and events of one subject, oldest first; ``known`` False where it is gone."""

    reference: str
    title: str
    stances: tuple[tuple[Party, Stance], ...] = ()
    events: tuple[Event, ...] = ()
    known: bool = True

    @property
    def is_empty(self) -> bool:
        """True where nothing is new."""
        return self.known and not self.stances and not self.events


def changes_on(page: Page, since: date) -> PageChanges:
    """What a page has that is dated after ``since``."""
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
    )
