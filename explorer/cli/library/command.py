"""Command library: search, compare and print clauses across all agreements."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.cli.json_output import dumps
from explorer.domain.search.query import QueryMistakeError, parse
from explorer.errors import UserFacingError
from explorer.i18n.message_catalog import day_text, load_words
from explorer.packs.library.across import LibraryResults, clauses_on_topic, search_across
from explorer.packs.library.catalogue import LibraryEntry, library
from explorer.packs.library.shared_topics import SharedTopic, shared_topics
from explorer.system.paths import places

if TYPE_CHECKING:
    from explorer.packs.library.across import LibraryClause


def run(options: argparse.Namespace) -> int:
    """Run the chosen part of the command."""
    folders = places(options.data_dir)
    entries = library(folders.installed, folders.keys)
    language = options.lang or "en"
    if options.verb == "list":
        _print_entries(entries)
    elif options.verb == "topics":
        for topic in shared_topics():
            print(f"{topic.reference:20} {topic.name(language)}")
    elif options.verb == "print":
        _write(options, entries, language)
    else:
        _print_results(_results(options, entries, language), options, language)
    return 0


def _print_entries(entries: Sequence[LibraryEntry]) -> None:
    for entry in entries:
        print(f"{entry.reference:24} {entry.title} (version {entry.version}, {entry.as_of})")


def _results(
    options: argparse.Namespace, entries: Sequence[LibraryEntry], language: str
) -> LibraryResults:
    folder = places(options.data_dir).packs
    if options.verb == "topic":
        return clauses_on_topic(entries, folder, _topic(options.topic), language)
    typed = " ".join(options.query)
    try:
        # On the command line the query is complete, so its last word is not a prefix.
        return search_across(entries, folder, parse(f"{typed} "), language)
    except QueryMistakeError as mistake:
        what = mistake.what.replace("_", " ")
        raise UserFacingError(
            f"The query has a mistake at character {mistake.start + 1}: {what}."
        ) from None


def _topic(typed: str) -> SharedTopic:
    topics = {topic.reference: topic for topic in shared_topics()}
    chosen = topics.get(typed.casefold().replace("-", "_"))
    if chosen is None:
        raise UserFacingError(f"There is no topic “{typed}”; choose one of: {', '.join(topics)}.")
    return chosen


def _print_results(results: LibraryResults, options: argparse.Namespace, language: str) -> None:
    if options.json:
        print(dumps(results, f"library-{options.verb}"))
        return
    catalog = load_words(language)
    agreement = ""
    for clause in results.clauses:
        if clause.agreement != agreement:
            agreement = clause.agreement
            print(f"{agreement}:")
        day = day_text(clause.dated.isoformat(), catalog)
        print(f"  {clause.address}  {clause.title} ({clause.document}, {day})")
    for problem in results.problems:
        print(f"not searched, {problem}")
    print(f"Clauses: {len(results.clauses)}, agreements: {results.searched}.")


def _write(options: argparse.Namespace, entries: Sequence[LibraryEntry], language: str) -> None:
    from explorer.cli.book_output import expect_written, sheet_options, write_book
    from explorer.packs.library.across import clause_at
    from explorer.reports.book.library import library_book

    expect_written(options)
    folder = places(options.data_dir).packs
    clauses: list[LibraryClause] = [
        clause_at(entries, folder, address, language) for address in options.addresses
    ]
    sheet = sheet_options(options, language)
    write_book(options, library_book(clauses, options.title, sheet), sheet)
