"""Commands list, show and search."""

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from explorer.cli.json_output import dumps, json_value
from explorer.cli.output.terminal import print_text
from explorer.cli.pack_context import OpenedPack, opened
from explorer.cli.page_text import page_text
from explorer.domain.content.days import existing, exists_on
from explorer.domain.content.document_groups import by_group, has_earlier
from explorer.domain.content.references import parse_reference
from explorer.domain.search.query import QueryMistakeError, parse
from explorer.domain.search.search_results import Relaxation, SearchResults
from explorer.errors import UnknownReferenceError, UsageError, UserFacingError
from explorer.i18n.message_catalog import day_text, load_words, with_author
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.subjects import page
from explorer.store.search.answers import answer
from explorer.store.search.search import search

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.domain.content.documents import Document
    from explorer.domain.search.answers import Answer


#: Two clauses of a document, the first by its number alone: 21-23, us-28/21-23.
_RANGE = re.compile(
    r"(?:(?P<document>[a-z0-9][a-z0-9-]*)/)?(?P<first>[0-9]{1,6}[a-z]?)[-–](?P<last>[0-9]{1,6}[a-z]?)"
)


def list_(options: argparse.Namespace) -> int:
    """Print the documents, or the clauses of one."""
    with opened(options) as pack:
        if options.document:
            listing = contents(pack.connection, options.document, pack.as_of, pack.language)
            rows = (*listing.clauses, *listing.side_provisions)
            if options.json:
                print(dumps(listing, "list-document"))
                return 0
            lines = [f"{row.reference:24} {row.title}" for row in rows]
            if listing.later:
                catalog = load_words(pack.language)
                day = day_text(pack.as_of.isoformat(), catalog)
                lines.insert(0, f"! {catalog['page.later_document'].format(date=day)}")
            print_text("\n".join(lines))
            return 0
        every = documents(pack.connection, pack.language)
        if options.json:
            fields = [_with_later(document, pack.as_of) for document in every]
            print(dumps({"documents": fields}, "list"))
        else:
            print_text("\n".join(_document_lines(every, pack)))
    return 0


def _with_later(document: "Document", day: date) -> dict[str, Any]:
    """Return a document's fields, and whether it is dated after a day."""
    fields: dict[str, Any] = json_value(document)
    return fields | {"later": not exists_on(document.date, day)}


def _document_lines(every: "Sequence[Document]", pack: OpenedPack) -> "Iterator[str]":
    """Yield the documents of the as-of date, and how many are dated later."""
    catalog, current = load_words(pack.language), existing(every, pack.as_of)
    later = len(every) - len(current)
    for group, members in by_group(current):
        if has_earlier(current):
            yield f"{catalog[f'group.{group}']}:"
        for document in members:
            day = day_text(document.date.isoformat(), catalog)
            facts = f"{day}, {catalog[f'text_status.{document.text_status}']}"
            yield f"{document.reference:12} {document.title} ({facts}, {document.clause_count})"
    if later:
        day = day_text(pack.as_of.isoformat(), catalog)
        yield catalog["page.later_left_out"].format(count=later, date=day)


def reference_of(typed: str, pack: OpenedPack) -> str:
    """Complete a typed reference. Raises UnknownReferenceError if it is not one."""
    reference = parse_reference(typed, pack.info.first_document)
    if reference is None:
        raise UnknownReferenceError(typed)
    return reference


def references_of(typed: str, pack: OpenedPack) -> list[str]:
    """Return the reference of a typed word, or those of a range such as 21-23 or us-28/21-23.

    Raises UnknownReferenceError, also for the end of a range, and UsageError for a range backwards.
    """
    span = _RANGE.fullmatch(typed.strip().lower().removeprefix("clause:"))
    names = {document.reference for document in documents(pack.connection, pack.language)}
    if span is None or typed.strip().lower() in names:
        return [reference_of(typed, pack)]
    document = span["document"] or pack.info.first_document
    clauses = contents(pack.connection, document, pack.as_of, pack.language).clauses
    numbers = [clause.number for clause in clauses]
    ends = [span[name].lstrip("0") or "0" for name in ("first", "last")]
    for number in ends:
        if number not in numbers:
            raise UnknownReferenceError(f"{document}/{number}")
    first, last = map(numbers.index, ends)
    if last < first:
        raise UsageError(f"{typed}: the range is backwards; write the first clause first.")
    return [clause.reference for clause in clauses[first : last + 1]]


def show(options: argparse.Namespace) -> int:
    """Print a clause, side provision or document."""
    with opened(options) as pack:
        reference = reference_of(options.reference, pack)
        subject = page(pack.connection, reference, pack.as_of, pack.language)
        if options.json:
            print(dumps(subject, "show"))
        else:
            today = date.today()  # noqa: DTZ011 - the user's own day
            print_text(page_text(subject, load_words(pack.language), today))
    return 0


def search_(options: argparse.Namespace) -> int:
    """Print the results of a query, best first; return 1 without a result, as grep does."""
    typed = " ".join(options.query)
    try:
        # On the command line the query is complete, so its last word is not a prefix.
        query = parse(f"{typed} ")
        with opened(options) as pack:
            first = pack.info.first_document
            results = search(pack.connection, query, pack.as_of, pack.language, in_view=first)
            card = answer(pack.connection, query, results, pack.language, first)
            if options.json:
                fields = json_value(results) | {"query": typed, "answer": json_value(card)}
                print(dumps(fields, "search"))
            else:
                print_text(_results_text(results, card, pack))
            return 0 if results.total or card is not None else 1
    except QueryMistakeError as mistake:
        raise UserFacingError(_mistake(typed, mistake)) from None


def _mistake(typed: str, mistake: QueryMistakeError) -> str:
    what = mistake.what.replace("_", " ")
    place = typed[mistake.start : mistake.start + mistake.length]
    options = f"; choose one of: {', '.join(mistake.choices)}" if mistake.choices else ""
    return f"The query has a mistake at “{place}” (character {mistake.start + 1}): {what}{options}."


def _results_text(results: SearchResults, card: "Answer | None", pack: OpenedPack) -> str:
    """Return results as lines: the answer, what was understood, the count, and the hits."""
    catalog = load_words(pack.language)
    day = day_text(results.as_of.isoformat(), catalog)
    lines = [card.as_text(), ""] if card is not None else []
    if results.filters:
        filters = ", ".join(f"{item.name}: {item.label}" for item in results.filters)
        lines.append(catalog["search.filters"].format(filters=filters))
    if results.relaxed is not Relaxation.NONE:
        pattern = catalog[f"search.relaxed.{results.relaxed}"]
        lines.append(pattern.format(query=results.corrected))
    lines.append(
        catalog["search.found"].format(count=results.total, searched=results.searched, date=day)
    )
    for hit in results.hits:
        dated = day_text(hit.date.isoformat(), catalog) if hit.date else ""
        facts = [catalog[f"entry.{hit.kind}"], hit.target or hit.reference, dated]
        title = with_author(hit.title, hit.author, catalog)
        lines.append(f"{' · '.join(fact for fact in facts if fact)}: {title}")
        lines.append(f"    {hit.body}".replace("\n", " "))
    return "\n".join(lines)
