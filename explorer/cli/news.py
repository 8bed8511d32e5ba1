"""Command new: prints news since a date to the terminal, as JSON, or writes a file."""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from explorer.cli.book_output import expect_written, sheet_options, write_book
from explorer.cli.json_output import dumps
from explorer.cli.output.terminal import print_text
from explorer.cli.pack_context import opened
from explorer.domain.comparison.distance import Movement
from explorer.domain.comparison.news import News, PageChanges, news_by_party
from explorer.errors import UserFacingError
from explorer.i18n.message_catalog import load_words, with_author
from explorer.reports.book.news import counts_text
from explorer.reports.compose import compose_news
from explorer.reports.text.news_text import (
    Catalog,
    by_position,
    clause_names,
    document_text,
    event_text,
    movement_text,
    news_basis_text,
    period_text,
    subject_text,
)
from explorer.store.pack.documents import document
from explorer.store.pack.news import news_since, subjects_of


def run(options: argparse.Namespace) -> int:
    """Print or write the news of a document since a date."""
    expect_written(options)
    with opened(options) as pack:
        if options.since >= pack.as_of:
            raise UserFacingError(
                f"--since {options.since}: nothing can be new after it up to {pack.as_of};"
                " give an earlier day."
            )
        named = options.document or pack.info.first_document
        subjects = subjects_of(pack.connection, named, pack.as_of, pack.language)
        news = news_since(pack.connection, subjects, options.since, pack.as_of, pack.language)
        title = document(pack.connection, named, pack.language).title
        if options.output is not None:
            sheet = sheet_options(options, pack.language)
            book = compose_news(
                pack.connection,
                sheet,
                document=named,
                references=subjects,
                since=options.since,
                until=pack.as_of,
            )
            write_book(options, book, sheet)
        elif options.json:
            print(dumps(news_data(news, pack.language), "new"))
        else:
            print_text("\n".join(news_lines(news, title, load_words(pack.language))))
    return 0


def news_data(news: News, language: str) -> dict[str, Any]:
    """Return the news as plain data with the fields of resources/help/json-output.md."""
    return {
        "since": news.since,
        "as_of": news.until,
        "language": language,
        "documents": news.documents,
        "parties": [
            {
                "party": party.party.reference,
                "stances": [stance.reference for _, stance in party.stances],
                "movements": [_movement(*moved) for moved in party.movements],
            }
            for party in news_by_party(news)
        ],
        "subjects": [
            {
                "reference": subject.reference,
                "title": subject.title,
                "stances": [stance for _, stance in subject.stances],
                "events": subject.events,
                "movements": [_movement(subject, moved) for moved in subject.movements],
                "measured_against": subject.measured_against,
            }
            for subject in news.nonempty_changes
        ],
        "sources": news.sources,
    }


def _movement(subject: PageChanges, moved: Movement) -> dict[str, Any]:
    return {
        "subject": subject.reference,
        "party": moved.party,
        "kind": moved.kind,
        "before": moved.before.steps,
        "after": moved.after.steps,
        "reported": moved.before.reported,
    }


def news_lines(news: News, title: str, catalog: Catalog) -> Iterator[str]:
    """Yield the news as text: changed positions, then records by kind, party and clause."""
    yield catalog["news.title"].format(subject=title)
    yield period_text(news, catalog)
    yield counts_text(news, catalog)
    names = clause_names(news, catalog)
    yield from _movement_lines(news, names, catalog)
    if news.documents:
        yield f"\n{catalog['news.documents']}"
        yield from (f"  {document_text(item, catalog)}" for item in news.documents)
    parties = news_by_party(news)
    if parties:
        yield f"\n{catalog['news.who']}"
    for party in parties:
        yield f"  {party.party.name}"
        for word, places in by_position(party.stances, names, catalog).items():
            yield f"    {word}: {'; '.join(places)}"
    for changes in news.nonempty_changes:
        yield from _subject_lines(changes, names, catalog)


def _movement_lines(news: News, names: Mapping[str, str], catalog: Catalog) -> Iterator[str]:
    """Yield the changed positions, then the first ones, each below its clause."""
    for key, movements in (
        ("news.changed_heading", news.changed_positions),
        ("news.first_heading", news.first_positions),
    ):
        if movements:
            yield f"\n{catalog[key]}"
        for item in movements:
            text = movement_text(item.movement, item.party.name, catalog)
            yield f"  {subject_text(item.subject, names, catalog)}. {text}"


def _subject_lines(
    changes: PageChanges, names: Mapping[str, str], catalog: Catalog
) -> Iterator[str]:
    yield f"\n{subject_text(changes, names, catalog)} [{changes.reference}]"
    for party, stance in changes.stances:
        text = with_author(stance.statement, stance.author, catalog)
        yield f"  {party.name}: {catalog[f'position.{stance.position}']}. {text}"
        yield f"    {news_basis_text(stance, catalog)}"
    yield from (f"  {event_text(event, catalog)}" for event in changes.events)
