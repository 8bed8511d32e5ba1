"""Query for the timeline of a pack: documents, events, and stances by party."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, and_, select

from explorer.domain.content.documents import Document
from explorer.domain.content.stances import STATED, Attribution, listed_parties
from explorer.domain.content.timeline import (
    EARLIER_LANE,
    Lane,
    Listing,
    MarkKind,
    Timeline,
    TimelineEntry,
)
from explorer.store.pack import tables as t
from explorer.store.pack.documents import documents
from explorer.store.pack.local_records import local_of
from explorer.store.pack.metadata import meta, parties, provision_titles
from explorer.store.pack.sources import sources


def whole_timeline(connection: Connection, language: str) -> Timeline:
    """Return every document, event and stance of the pack, whatever the as-of date."""
    stances = _stances(connection, language)
    main = meta(connection, "pack")["main_parties"]
    spoken = {party for party, marks in stances.items() if marks}
    shown = listed_parties(parties(connection, language), main, spoken)
    listed = documents(connection, language)
    earlier = _entries(item for item in listed if item.is_earlier)
    lanes = [
        Lane("documents", "", _entries(item for item in listed if not item.is_earlier)),
        Lane("events", "", _events(connection, language)),
        *(Lane(p.reference, p.name, tuple(stances[p.reference])) for p in shown),
        # Last, since they may be years away: a step from lane to lane stays near the same day.
        *((Lane(EARLIER_LANE, "", earlier),) if earlier else ()),
    ]
    return Timeline(tuple(lanes))


def listing(connection: Connection, since: date, until: date, language: str) -> Listing:
    """Return titles and sources for the list of marks from one day to another."""
    cited: dict[str, tuple[str, ...]] = {}
    for table in (t.document, t.event, t.stance):
        rows = connection.execute(
            select(table.c.reference, table.c.sources).where(table.c.date.between(since, until))
        )
        cited |= {row.reference: tuple(row.sources) for row in rows}
    known = sources(connection, {name for names in cited.values() for name in names}, language)
    titles = provision_titles(connection, language)
    titles |= {document.reference: document.title for document in documents(connection, language)}
    return Listing(titles, cited, known)


def _entries(listed: Iterable[Document]) -> tuple[TimelineEntry, ...]:
    entries = (
        TimelineEntry(
            document.reference,
            MarkKind.DOCUMENT,
            "",
            document.date,
            document.title,
            (document.reference,),
            author=document.author,
        )
        for document in listed
    )
    return tuple(sorted(entries, key=lambda mark: (mark.day, mark.reference)))


def _events(connection: Connection, language: str) -> tuple[TimelineEntry, ...]:
    e, text = t.event, t.event_text
    rows = connection.execute(
        select(e.c.reference, e.c.date, e.c.precision, e.c.verified, e.c.clauses, text.c.title)
        .join(text, and_(text.c.event_id == e.c.id, text.c.language == language))
        .order_by(e.c.date, e.c.id)
    )
    return tuple(
        TimelineEntry(
            row.reference,
            MarkKind.EVENT,
            "",
            row.date,
            row.title,
            tuple(row.clauses),
            verified=bool(row.verified),
            precision=row.precision,
            author=local_of(connection, row.reference).author,
        )
        for row in rows
    )


def _stances(connection: Connection, language: str) -> dict[str, list[TimelineEntry]]:
    s, text = t.stance, t.stance_text
    rows = connection.execute(
        select(
            *(s.c.reference, s.c.party, s.c.date, s.c.target, s.c.position, s.c.attribution),
            *(s.c.verified, text.c.statement, text.c.speaker),
        )
        .join(text, and_(text.c.stance_id == s.c.id, text.c.language == language))
        .order_by(s.c.date, s.c.id)
    )
    by_party: dict[str, list[TimelineEntry]] = defaultdict(list)
    for row in rows:
        by_party[row.party].append(
            TimelineEntry(
                row.reference,
                MarkKind.STANCE,
                row.party,
                row.date,
                row.statement,
                (row.target,),
                row.position,
                row.speaker,
                stated=Attribution(row.attribution) in STATED,
                verified=bool(row.verified),
                author=local_of(connection, row.reference).author,
            )
        )
    return by_party
