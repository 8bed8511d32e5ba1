"""What is new since a day on paper: a summary by party, and after it clause by clause."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from explorer.domain.comparison.news import News, PageChanges, PartyNews, news_by_party
from explorer.domain.content.documents import Source
from explorer.domain.content.read_models import PackInfo
from explorer.domain.content.stances import Party, Stance
from explorer.i18n.message_catalog import load_words, with_author
from explorer.reports.book.builder import book_without_cover
from explorer.reports.book.model import Book, TextTable
from explorer.reports.sheet.model import SheetOptions, numbered
from explorer.reports.text.comparison_text import CellLine, Role, cell
from explorer.reports.text.news_text import (
    Words,
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
    """What is new on a subject, by itself; ``warning`` is told before all else."""
    words = load_words(options.language)
    sources = _cited(news)
    numbers, _ = numbered(sources)
    title = words["news.title"].format(subject=subject)
    told = (*((warning,) if warning else ()), period_text(news, words), counts_text(news, words))
    parts = [
        TextTable(
            title=words["news.by_party"].format(title=title),
            captions=told,
            columns=tuple((words[f"news.{key}"], "") for key in ("who", "new", "moved")),
            rows=tuple(_summary_rows(news, numbers, words)),
            foot=(words["news.steps"], words["page.summary_mark"]),
            shares=_BY_PARTY,
        )
    ]
    if news.nonempty_changes:
        parts.append(
            TextTable(
                title=words["news.by_clause"].format(title=title),
                captions=(period_text(news, words),),
                columns=tuple(
                    (words[key], "") for key in ("list.clause", "page.stances", "page.events")
                ),
                rows=tuple(_clause_row(one, numbers, words) for one in news.nonempty_changes),
                foot=(words["page.summary_mark"],),
                shares=_BY_CLAUSE,
            )
        )
    book = book_without_cover(tuple(parts), title, info, options, news.until)
    return replace(book, sources=sources)


def counts_text(news: News, words: Words) -> str:
    """How much is new; that nothing is, where it is so."""
    stances = {stance.reference for one in news.changes for _, stance in one.stances}
    counts = (len(news.documents), len(news.events), len(stances))
    if not any(counts) and not news.nonempty_changes:
        return words["news.nothing"]
    names = ("documents", "events", "stances")
    return words["news.counts"].format(**dict(zip(names, counts, strict=True)))


def _cited(news: News) -> tuple[Source, ...]:
    """The sources in the order in which a reader meets them."""
    names = [
        *(name for one in news.documents for name in one.sources),
        *(name for event in news.events for name in event.sources),
        *(name for one in news.changes for _, stance in one.stances for name in stance.sources),
    ]
    return tuple(news.sources[name] for name in dict.fromkeys(names) if name in news.sources)


def _summary_rows(news: News, numbers: Numbers, words: Words) -> Iterator[tuple[Cell, ...]]:
    documents = [
        f"{document_text(one, words)}{_cites(one.sources, numbers)}" for one in news.documents
    ]
    events = [f"{event_text(one, words)}{_cites(one.sources, numbers)}" for one in news.events]
    for key, lines in (("news.documents", documents), ("page.events", events)):
        if lines:
            yield cell(Role.TITLE, words[key]), cell(Role.TEXT, *lines), ()
    for party in news_by_party(news):
        yield _party_row(party, words)


def _party_row(one: PartyNews, words: Words) -> tuple[Cell, ...]:
    held = [f"{word}: {', '.join(at)}" for word, at in by_position(one.stances, words).items()]
    moved = [
        f"{subject_text(under, words)}. {movement_text(movement, one.party.name, words)}"
        for under, movement in one.movements
    ]
    return cell(Role.TITLE, one.party.name), cell(Role.TEXT, *held), cell(Role.TEXT, *moved)


def _clause_row(one: PageChanges, numbers: Numbers, words: Words) -> tuple[Cell, ...]:
    if not one.known:
        gone = words["sheet.gone"].format(reference=one.reference)
        return cell(Role.TITLE, one.reference), cell(Role.NOTE, gone), ()
    names = {party.reference: party.name for party, _ in one.stances}
    moved = [
        movement_text(movement, names.get(movement.party, movement.party), words)
        for movement in one.movements
    ]
    stances = [line for pair in one.stances for line in _stance(*pair, numbers, words)]
    events = [f"{event_text(each, words)}{_cites(each.sources, numbers)}" for each in one.events]
    return (
        (*cell(Role.TITLE, subject_text(one, words)), *cell(Role.RELATION, *moved)),
        tuple(stances),
        cell(Role.TEXT, *events),
    )


def _stance(party: Party, stance: Stance, numbers: Numbers, words: Words) -> Cell:
    kind = words["page.stated" if stance.stated else "page.assessed"]
    head = f"{party.name}: {words[f'position.{stance.position}']} ({kind})"
    said = with_author(stance.statement, stance.author, words)
    return (
        *cell(Role.TITLE, head),
        *cell(Role.TEXT, f"{said}{_cites(stance.sources, numbers)}"),
        *cell(Role.NOTE, news_basis_text(stance, words)),
    )


def _cites(names: Iterable[str], numbers: Numbers) -> str:
    cited = sorted(numbers[name] for name in names if name in numbers)
    return f" [{', '.join(map(str, cited))}]" if cited else ""
