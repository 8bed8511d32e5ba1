"""new: what is new since a day, told in the terminal, as JSON, or written into a file."""

import argparse
from collections.abc import Iterator
from typing import Any

from explorer.cli.book_output import book_file, expect_written, sheet_options
from explorer.cli.json_output import dumps
from explorer.cli.pack_context import opened
from explorer.domain.comparison.distance import Movement
from explorer.domain.comparison.news import News, PageChanges, news_by_party
from explorer.errors import UserFacingError
from explorer.i18n.message_catalog import load_words, with_author
from explorer.reports.book.news import counts_text, news_book
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
from explorer.store.pack.documents import document
from explorer.store.pack.news import news_since, subjects_of
from explorer.system.atomic_file import write_atomic


def run(options: argparse.Namespace) -> int:
    """Tell or write what is new in a document since a day."""
    expect_written(options)
    with opened(options) as pack:
        if options.since >= pack.as_of:
            raise UserFacingError(
                f"--since {options.since}: nothing can be new after it up to {pack.as_of};"
                " give an earlier day."
            )
        named = options.document or pack.info.first_document
        subjects = subjects_of(pack.connection, named, pack.as_of, pack.language)
        found = news_since(pack.connection, subjects, options.since, pack.as_of, pack.language)
        title = document(pack.connection, named, pack.language).title
        if options.output is not None:
            sheet = sheet_options(options, pack.language)
            book = news_book(found, title, pack.info, sheet)
            write_atomic(options.output, book_file(book, options.output, sheet))
        elif options.json:
            print(dumps(news_data(found, pack.language)))
        else:
            print("\n".join(_lines(found, title, load_words(pack.language))))
    return 0


def news_data(news: News, language: str) -> dict[str, Any]:
    """What is new as plain data, its fields as resources/help/json-output.md tells them."""
    return {
        "since": news.since,
        "as_of": news.until,
        "language": language,
        "documents": news.documents,
        "parties": [
            {
                "party": one.party.reference,
                "stances": [stance.reference for _, stance in one.stances],
                "movements": [_movement(*moved) for moved in one.movements],
            }
            for one in news_by_party(news)
        ],
        "subjects": [
            {
                "reference": one.reference,
                "title": one.title,
                "stances": [stance for _, stance in one.stances],
                "events": one.events,
                "movements": [_movement(one, moved) for moved in one.movements],
                "measured_against": one.measured_against,
            }
            for one in news.nonempty_changes
        ],
        "sources": news.sources,
    }


def _movement(one: PageChanges, moved: Movement) -> dict[str, Any]:
    return {
        "subject": one.reference,
        "party": moved.party,
        "kind": moved.kind,
        "before": moved.before.steps,
        "after": moved.after.steps,
        "reported": moved.before.reported,
    }


def _lines(news: News, title: str, words: Words) -> Iterator[str]:
    yield words["news.title"].format(subject=title)
    yield period_text(news, words)
    yield counts_text(news, words)
    if news.documents:
        yield f"\n{words['news.documents']}"
        yield from (f"  {document_text(one, words)}" for one in news.documents)
    parties = news_by_party(news)
    if parties:
        yield f"\n{words['news.who']}"
    for party in parties:
        yield f"  {party.party.name}"
        for word, places in by_position(party.stances, words).items():
            yield f"    {word}: {', '.join(places)}"
        for one, moved in party.movements:
            said = movement_text(moved, party.party.name, words)
            yield f"    {subject_text(one, words)}. {said}"
    for one in news.nonempty_changes:
        yield from _subject_lines(one, words)


def _subject_lines(one: PageChanges, words: Words) -> Iterator[str]:
    yield f"\n{subject_text(one, words)}"
    for party, stance in one.stances:
        said = with_author(stance.statement, stance.author, words)
        yield f"  {party.name}: {words[f'position.{stance.position}']}. {said}"
        yield f"    {news_basis_text(stance, words)}"
    yield from (f"  {event_text(event, words)}" for event in one.events)
