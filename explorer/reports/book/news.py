"""News since a date on paper: changed positions first, then records by kind, party and clause."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from explorer.domain.comparison.distance import MovementKind
from explorer.domain.comparison.news import (
    News,
    PageChanges,
    PartyMovement,
    PartyNews,
    news_by_party,
)
from explorer.domain.content.documents import Event, Source
from explorer.domain.content.read_models import PackInfo
from explorer.domain.content.stances import Party, Stance
from explorer.i18n.message_catalog import day_text, load_words, with_author
from explorer.reports.book.builder import book_without_cover
from explorer.reports.book.model import Book, TextTable
from explorer.reports.sheet.model import SheetOptions, number_sources
from explorer.reports.text.comparison_text import CellLine, Role, cell
from explorer.reports.text.news_text import (
    Catalog,
    by_position,
    clause_names,
    direction_text,
    document_title_text,
    event_day,
    event_title,
    period_text,
    placement_text,
    speaker_text,
    taken_on_text,
)

Numbers = dict[str, int]
Cell = tuple[CellLine, ...]
Row = tuple[Cell, ...]
#: Columns of each table with their shares of the width.
_CHANGED = {"clause": 1.2, "party": 0.9, "before": 1.1, "now": 1.1, "statement": 3.0}
_FIRST = {"clause": 1.2, "party": 0.9, "now": 1.1, "statement": 4.1}
_RECORDS = {"date": 1.0, "kind": 1.0, "new": 6.0}
_BY_PARTY = {"party": 1.0, "position": 1.0, "clauses": 5.0}
_BY_CLAUSE = {"clause": 1.2, "date": 0.7, "party": 1.0, "position": 1.0, "statement": 4.0}


def news_book(
    news: News, subject: str, info: PackInfo, options: SheetOptions, warning: str = ""
) -> Book:
    """Return a book of the news on a subject; ``warning`` is printed first."""
    catalog = load_words(options.language)
    sources = _cited(news)
    numbers, _ = number_sources(sources)
    title = catalog["news.title"].format(subject=subject)
    tables = tuple(_TableBuilder(news, numbers, catalog).tables(title, warning))
    book = book_without_cover(tables, title, info, options, news.until)
    return replace(book, sources=sources)


def counts_text(news: News, catalog: Catalog) -> str:
    """Return the number of new records, or that there are none."""
    stances = {stance.reference for changes in news.changes for _, stance in changes.stances}
    counts = (len(news.documents), len(news.events), len(stances))
    if not any(counts) and not news.nonempty_changes:
        return catalog["news.nothing"]
    names = ("documents", "events", "stances")
    return catalog["news.counts"].format(**dict(zip(names, counts, strict=True)))


def _cited(news: News) -> tuple[Source, ...]:
    """Return the sources in the order in which they are cited."""
    movements = (*news.changed_positions, *news.first_positions)
    names = [
        *(
            name
            for item in movements
            for each in item.movement.after.resting_on
            for name in each.sources
        ),
        *(name for item in news.documents for name in item.sources),
        *(name for event in news.events for name in event.sources),
        *(name for item in news.changes for _, stance in item.stances for name in stance.sources),
    ]
    return tuple(news.sources[name] for name in dict.fromkeys(names) if name in news.sources)


class _TableBuilder:
    """Builder of the tables of one book of news."""

    def __init__(self, news: News, numbers: Numbers, catalog: Catalog) -> None:
        self.news = news
        self.numbers = numbers
        self.catalog = catalog
        self.names = clause_names(news, catalog)

    def tables(self, title: str, warning: str) -> Iterator[TextTable]:
        """Yield the tables, the changed positions first; empty ones are left out."""
        news, catalog = self.news, self.catalog
        changed = [self._movement(item) for item in news.changed_positions]
        period = period_text(news, catalog)
        summary = [warning, period, counts_text(news, catalog)]
        if not changed and any(item.movements for item in news.changes):
            summary.append(catalog["news.no_changes"])
        captions = tuple(filter(None, summary))
        movements = (catalog["news.rule"],)
        contents = (
            ("changed", changed, _CHANGED, movements),
            (
                "first",
                [self._movement(item) for item in news.first_positions],
                _FIRST,
                () if changed else movements,
            ),
            ("records", list(self._records()), _RECORDS, ()),
            (
                "by_party",
                [row for party in news_by_party(news) for row in self._party(party)],
                _BY_PARTY,
                (),
            ),
            (
                "by_clause",
                [row for item in news.nonempty_changes for row in self._clause(item)],
                _BY_CLAUSE,
                (),
            ),
        )
        printed = [content for content in contents if content[1]] or [contents[2]]
        for place, (key, rows, shares, rule) in enumerate(printed):
            yield TextTable(
                title=catalog[f"news.{key}"].format(title=title),
                captions=(*(captions if place == 0 else (period,)), *rule),
                columns=tuple((catalog[f"news.column.{name}"], "") for name in shares),
                rows=tuple(rows),
                foot=(),
                shares=tuple(shares.values()),
            )

    def _movement(self, item: PartyMovement) -> Row:
        """Return the row of a movement; that of a first position has no position before."""
        step, catalog = item.movement, self.catalog
        position, day = placement_text(step.before, catalog)
        before = (*cell(Role.TEXT, position), *cell(Role.NOTE, day))
        is_change = step.kind is MovementKind.MOVED
        position, day = placement_text(step.after, catalog)
        direction = direction_text(step, catalog)
        statements = [line for each in step.after.resting_on for line in self._statement(each)]
        return (
            self._subject(item.subject),
            cell(Role.TITLE, item.party.name),
            *((before,) if is_change else ()),
            (*cell(Role.QUANTITY, position), *cell(Role.NOTE, day, direction)),
            tuple(statements),
        )

    def _subject(self, changes: PageChanges) -> Cell:
        name = self.names.get(changes.reference, changes.reference)
        taken_on = taken_on_text(changes, self.catalog)
        return *cell(Role.TITLE, name), *cell(Role.NOTE, taken_on)

    def _records(self) -> Iterator[Row]:
        """Yield the new documents, then the new events."""
        catalog = self.catalog
        for document in self.news.documents:
            yield (
                cell(Role.TITLE, day_text(document.date.isoformat(), catalog)),
                cell(Role.TEXT, catalog["news.document"]),
                cell(
                    Role.TEXT,
                    f"{document_title_text(document, catalog)}{self._cites(document.sources)}",
                ),
            )
        for event in self.news.events:
            yield (
                cell(Role.TITLE, event_day(event, catalog)),
                cell(Role.TEXT, catalog["news.event"]),
                cell(Role.TEXT, f"{event_title(event, catalog)}{self._cites(event.sources)}"),
            )

    def _party(self, news: PartyNews) -> Iterator[Row]:
        """Yield a row for each position of a party, with the clauses and days."""
        for word, places in by_position(news.stances, self.names, self.catalog).items():
            yield (
                cell(Role.TITLE, news.party.name),
                cell(Role.TITLE, word),
                cell(Role.TEXT, "; ".join(places)),
            )

    def _clause(self, changes: PageChanges) -> Iterator[Row]:
        """Yield a row for each new statement and event on a subject, oldest first."""
        if not changes.known:
            missing = self.catalog["sheet.gone"].format(reference=changes.reference)
            yield cell(Role.TITLE, changes.reference), (), (), (), cell(Role.NOTE, missing)
            return
        records: list[tuple[str, str, Row]] = [
            (stance.date.isoformat(), stance.reference, self._stance(party, stance))
            for party, stance in changes.stances
        ]
        records += [
            (event.date.isoformat(), event.reference, self._event(event))
            for event in changes.events
        ]
        name = self._subject(changes)
        for *_, row in sorted(records, key=lambda record: record[:2]):
            yield name, *row

    def _stance(self, party: Party, stance: Stance) -> Row:
        catalog = self.catalog
        kind = catalog["page.stated" if stance.stated else "page.assessed"]
        position = catalog[f"position.{stance.position}"]
        return (
            cell(Role.TEXT, day_text(stance.date.isoformat(), catalog)),
            cell(Role.TITLE, party.name),
            (*cell(Role.TITLE, position), *cell(Role.NOTE, kind)),
            self._statement(stance),
        )

    def _event(self, event: Event) -> Row:
        catalog = self.catalog
        text = f"{event_title(event, catalog)}{self._cites(event.sources)}"
        return (
            cell(Role.TEXT, event_day(event, catalog)),
            cell(Role.NOTE, catalog["news.event"]),
            (),
            cell(Role.TEXT, text),
        )

    def _statement(self, stance: Stance) -> Cell:
        statement = with_author(stance.statement, stance.author, self.catalog)
        return (
            *cell(Role.TEXT, f"{statement}{self._cites(stance.sources)}"),
            *cell(Role.NOTE, speaker_text(stance, self.catalog)),
        )

    def _cites(self, names: Iterable[str]) -> str:
        cited = sorted(self.numbers[name] for name in names if name in self.numbers)
        return f" [{', '.join(map(str, cited))}]" if cited else ""
