"""News since a day, by subject and by party, by the date of each record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from explorer.domain.comparison.distance import Movement, MovementKind, movement, party_placement
from explorer.domain.content.days import exists_on
from explorer.domain.content.documents import Document, Event, Source
from explorer.domain.content.read_models import MeasuredClause, SubjectDetails
from explorer.domain.content.stances import Party, Stance


@dataclass(frozen=True, slots=True)
class PageChanges:
    """New stances and events of a subject, oldest first; ``known`` is False if it is gone.

    ``movements`` are those of the parties whose distance is measured.
    ``measured_against`` are the clauses the stances refer to, if not the subject itself;
    ``document_title`` is that of the subject's document, "" for a side provision.
    """

    reference: str
    title: str
    stances: tuple[tuple[Party, Stance], ...] = ()
    events: tuple[Event, ...] = ()
    movements: tuple[Movement, ...] = ()
    known: bool = True
    measured_against: tuple[MeasuredClause, ...] = ()
    document_title: str = ""

    @property
    def is_empty(self) -> bool:
        """True if nothing is new."""
        return self.known and not self.stances and not self.events


@dataclass(frozen=True, slots=True)
class PartyMovement:
    """A movement with its party and its subject."""

    subject: PageChanges
    party: Party
    movement: Movement


@dataclass(frozen=True, slots=True)
class News:
    """Everything new after ``since`` up to ``until``: documents of those days, and each subject.

    ``parties`` are the main ones and those with statements, in the order of the pack; ``sources``
    those cited by what is new.
    """

    since: date
    until: date
    documents: tuple[Document, ...]
    changes: tuple[PageChanges, ...]
    parties: tuple[Party, ...]
    sources: Mapping[str, Source]

    @property
    def nonempty_changes(self) -> tuple[PageChanges, ...]:
        """The subjects that have news."""
        return tuple(change for change in self.changes if not change.is_empty)

    @property
    def events(self) -> tuple[Event, ...]:
        """The new events of all subjects, each once, oldest first."""
        by_reference = {
            event.reference: event for change in self.changes for event in change.events
        }
        return tuple(sorted(by_reference.values(), key=lambda event: (event.date, event.reference)))

    @property
    def changed_positions(self) -> tuple[PartyMovement, ...]:
        """Movements from one stated position to another, subject by subject."""
        return tuple(self._movements(_CHANGES))

    @property
    def first_positions(self) -> tuple[PartyMovement, ...]:
        """Positions stated for the first time, also after reports, subject by subject."""
        return tuple(self._movements(_NEWS - _CHANGES))

    def _movements(self, kinds: frozenset[MovementKind]) -> Iterator[PartyMovement]:
        parties = {party.reference: party for party in self.parties}
        for subject in self.changes:
            for step in subject.movements:
                if step.kind in kinds and step.party in parties:
                    yield PartyMovement(subject, parties[step.party], step)


@dataclass(frozen=True, slots=True)
class PartyNews:
    """New statements and movements of a party, each with its subject.

    A stance that is shown under several subjects is listed under the first of them.
    """

    party: Party
    stances: tuple[tuple[PageChanges, Stance], ...]
    movements: tuple[tuple[PageChanges, Movement], ...]


def news_by_party(news: News) -> tuple[PartyNews, ...]:
    """Return the parties with news, in their order."""
    stances: dict[str, dict[str, tuple[PageChanges, Stance]]] = {}
    movements: dict[str, list[tuple[PageChanges, Movement]]] = {}
    for change in news.changes:
        for party, stance in change.stances:
            stances.setdefault(party.reference, {}).setdefault(stance.reference, (change, stance))
        for step in change.movements:
            movements.setdefault(step.party, []).append((change, step))
    return tuple(
        PartyNews(
            party,
            tuple(stances.get(party.reference, {}).values()),
            tuple(movements.get(party.reference, ())),
        )
        for party in news.parties
        if party.reference in stances or party.reference in movements
    )


#: Kinds of movement that are news; an unchanged position is not.
_NEWS = frozenset(
    {
        MovementKind.MOVED,
        MovementKind.FIRST_STATED,
        MovementKind.CONFIRMED,
        MovementKind.CONTRADICTED,
    }
)
#: Kinds of movement between two stated positions.
_CHANGES = frozenset({MovementKind.MOVED})


def changes_on(
    page: SubjectDetails,
    since: date,
    parties: Sequence[str] = (),
    not_counted: frozenset[str] = frozenset(),
) -> PageChanges:
    """Return the news of a page after ``since``, and the movements of the parties since then."""
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
        document_title=page.document.title if page.document is not None else "",
    )


def _movements(
    page: SubjectDetails, since: date, parties: Sequence[str], not_counted: frozenset[str]
) -> Iterator[Movement]:
    stances = [stance for entry in page.stances for stance in (*entry.current, *entry.history)]
    for party in parties:
        before = party_placement(party, stances, since, not_counted)
        step = movement(before, party_placement(party, stances, page.as_of, not_counted))
        if step.kind in _NEWS:
            yield step
