"""News since a date on paper: a summary by party, followed by the changes clause by clause."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from explorer.domain.comparison.news import News, PageChanges, PartyNews, news_by_party
from explorer.domain.content.documents import Source
from explorer.domain.content.read_models import PackInfo
from explorer.domain.content.stances import Party, Stance
from explorer.i18n.message_catalog import load_words, with_author
from explorer.reports.book.builder import book_without_cover
from explorer.reports.book.model import Book, TextTable
from explorer.reports.sheet.model import SheetOptions, number_sources
from explorer.reports.text.comparison_text import CellLine, Role, cell
from explorer.reports.text.news_text import (
    Catalog,
    by_position,
    document_text,
    event_text,
    movement_text,
    news_basis_text,
    period_text,
    subject_text,
)

Numbers = dict[str, int]
Cell = tuple[CellLine, ...]
_BY_PARTY = (1.0, 2.6, 2.2)
_BY_CLAUSE = (1.3, 2.8, 1.5)


def news_book(
    news: News, subject: str, info: PackInfo, options: SheetOptions, warning: str = ""
) -> Book:
    """Return a book of the news on a subject; ``warning`` is printed first."""
    catalog = load_words(options.language)
    sources = _cited(news)
    numbers, _ = number_sources(sources)
    title = catalog["news.title"].format(subject=subject)
    summary = (
        *((warning,) if warning else ()),
        period_text(news, catalog),
        counts_text(news, catalog),
    )
    parts = [
        TextTable(
            title=catalog["news.by_party"].format(title=title),
            captions=summary,
            columns=tuple((catalog[f"news.{key}"], "") for key in ("who", "new", "moved")),
            rows=tuple(_summary_rows(news, numbers, catalog)),
            foot=(catalog["news.steps"], catalog["page.summary_mark"]),
            shares=_BY_PARTY,
        )
    ]
    if news.nonempty_changes:
        parts.append(
            TextTable(
                title=catalog["news.by_clause"].format(title=title),
                captions=(period_text(news, catalog),),
                columns=tuple(
                    (catalog[key], "") for key in ("list.clause", "page.stances", "page.events")
                ),
                rows=tuple(
                    _clause_row(changes, numbers, catalog) for changes in news.nonempty_changes
                ),
                foot=(catalog["page.summary_mark"],),
                shares=_BY_CLAUSE,
            )
        )
    book = book_without_cover(tuple(parts), title, info, options, news.until)
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
    names = [
        *(name for item in news.documents for name in item.sources),
        *(name for event in news.events for name in event.sources),
        *(name for item in news.changes for _, stance in item.stances for name in stance.sources),
    ]
    return tuple(news.sources[name] for name in dict.fromkeys(names) if name in news.sources)


def _summary_rows(news: News, numbers: Numbers, catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    documents = [
        f"{document_text(item, catalog)}{_cites(item.sources, numbers)}" for item in news.documents
    ]
    events = [f"{event_text(item, catalog)}{_cites(item.sources, numbers)}" for item in news.events]
    for key, lines in (("news.documents", documents), ("page.events", events)):
        if lines:
            yield cell(Role.TITLE, catalog[key]), cell(Role.TEXT, *lines), ()
    for party in news_by_party(news):
        yield _party_row(party, catalog)


def _party_row(news: PartyNews, catalog: Catalog) -> tuple[Cell, ...]:
    stances = [
        f"{word}: {', '.join(places)}"
        for word, places in by_position(news.stances, catalog).items()
    ]
    moved = [
        f"{subject_text(under, catalog)}. {movement_text(movement, news.party.name, catalog)}"
        for under, movement in news.movements
    ]
    return cell(Role.TITLE, news.party.name), cell(Role.TEXT, *stances), cell(Role.TEXT, *moved)


def _clause_row(changes: PageChanges, numbers: Numbers, catalog: Catalog) -> tuple[Cell, ...]:
    if not changes.known:
        missing = catalog["sheet.gone"].format(reference=changes.reference)
        return cell(Role.TITLE, changes.reference), cell(Role.NOTE, missing), ()
    names = {party.reference: party.name for party, _ in changes.stances}
    moved = [
        movement_text(movement, names.get(movement.party, movement.party), catalog)
        for movement in changes.movements
    ]
    stances = [line for pair in changes.stances for line in _stance(*pair, numbers, catalog)]
    events = [
        f"{event_text(each, catalog)}{_cites(each.sources, numbers)}" for each in changes.events
    ]
    return (
        (*cell(Role.TITLE, subject_text(changes, catalog)), *cell(Role.RELATION, *moved)),
        tuple(stances),
        cell(Role.TEXT, *events),
    )


def _stance(party: Party, stance: Stance, numbers: Numbers, catalog: Catalog) -> Cell:
    kind = catalog["page.stated" if stance.stated else "page.assessed"]
    head = f"{party.name}: {catalog[f'position.{stance.position}']} ({kind})"
    statement = with_author(stance.statement, stance.author, catalog)
    return (
        *cell(Role.TITLE, head),
        *cell(Role.TEXT, f"{statement}{_cites(stance.sources, numbers)}"),
        *cell(Role.NOTE, news_basis_text(stance, catalog)),
    )


def _cites(names: Iterable[str], numbers: Numbers) -> str:
    cited = sorted(numbers[name] for name in names if name in numbers)
    return f" [{', '.join(map(str, cited))}]" if cited else ""
