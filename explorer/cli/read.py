"""list, show and search."""

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from explorer.cli.json_output import dumps, json_value
from explorer.cli.pack_context import OpenedPack, opened
from explorer.cli.page_text import page_text
from explorer.domain.content.days import existing, exists_on
from explorer.domain.content.references import parse_reference
from explorer.domain.search.query import QueryMistakeError, parse
from explorer.domain.search.search_results import SearchResults
from explorer.errors import UnknownReferenceError, UserFacingError
from explorer.i18n.message_catalog import day_text, load_words, with_author
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.search import search
from explorer.store.pack.subjects import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.domain.content.documents import Document


def list_(options: argparse.Namespace) -> int:
    """Documents, or the clauses of one."""
    with opened(options) as pack:
        if options.document:
            listing = contents(pack.connection, options.document, pack.as_of, pack.language)
            rows = (*listing.clauses, *listing.side_provisions)
            if options.json:
                print(dumps(listing))
                return 0
            if listing.later:
                words = load_words(pack.language)
                day = day_text(pack.as_of.isoformat(), words)
                print(f"! {words['page.later_document'].format(date=day)}")
            for row in rows:
                print(f"{row.reference:24} {row.title}")
            return 0
        every = documents(pack.connection, pack.language)
        if options.json:
            print(dumps([_with_later(one, pack.as_of) for one in every]))
        else:
            _print_documents(every, pack)
    return 0


def _with_later(document: "Document", day: date) -> dict[str, Any]:
    """A document's fields, and whether it is dated after a day."""
    fields: dict[str, Any] = json_value(document)
    return fields | {"later": not exists_on(document.date, day)}


def _print_documents(every: "Sequence[Document]", pack: OpenedPack) -> None:
    """The documents of the day, and how many are dated later."""
    words, found = load_words(pack.language), existing(every, pack.as_of)
    later = len(every) - len(found)
    for one in found:
        day = day_text(one.date.isoformat(), words)
        status = words[f"text_status.{one.text_status}"]
        print(f"{one.reference:12} {one.title} ({day}, {status}, {one.clause_count})")
    if later:
        day = day_text(pack.as_of.isoformat(), words)
        print(words["page.later_left_out"].format(count=later, date=day))


def reference_of(typed: str, pack: OpenedPack) -> str:
    """Complete a typed reference. Raises UnknownReferenceError where it is none."""
    reference = parse_reference(typed, pack.info.first_document)
    if reference is None:
        raise UnknownReferenceError(typed)
    return reference


def show(options: argparse.Namespace) -> int:
    """Everything on a clause, side provision or document."""
    with opened(options) as pack:
        reference = reference_of(options.reference, pack)
        found = page(pack.connection, reference, pack.as_of, pack.language)
        print(dumps(found) if options.json else page_text(found, load_words(pack.language)))
    return 0


def search_(options: argparse.Namespace) -> int:
    """What a query finds, best first."""
    typed = " ".join(options.query)
    try:
        # On the command line nothing is still being typed: the last word is whole.
        query = parse(f"{typed} ")
        with opened(options) as pack:
            first = pack.info.first_document
            found = search(pack.connection, query, pack.as_of, pack.language, in_view=first)
            print(dumps(found) if options.json else _found_text(found, pack))
    except QueryMistakeError as mistake:
        raise UserFacingError(_mistake(typed, mistake)) from None
    return 0


def _mistake(typed: str, mistake: QueryMistakeError) -> str:
    what = mistake.what.replace("_", " ")
    place = typed[mistake.start : mistake.start + mistake.length]
    known = f"; choose one of: {', '.join(mistake.choices)}" if mistake.choices else ""
    return f"The query has a mistake at “{place}” (character {mistake.start + 1}): {what}{known}."


def _found_text(found: SearchResults, pack: OpenedPack) -> str:
    words = load_words(pack.language)
    day = day_text(found.as_of.isoformat(), words)
    lines = [words["search.found"].format(count=found.total, searched=found.searched, date=day)]
    for hit in found.hits:
        dated = day_text(hit.date.isoformat(), words) if hit.date else ""
        facts = [words[f"entry.{hit.kind}"], hit.target or hit.reference, dated]
        told = with_author(hit.title, hit.author, words)
        lines.append(f"{' · '.join(fact for fact in facts if fact)}: {told}")
        lines.append(f"    {hit.body}".replace("\n", " "))
    return "\n".join(lines)
