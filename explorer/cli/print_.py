"""print: clauses, a briefing set or the table of a document as a file, by its ending."""

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.cli.book_output import PAGE_OPTIONS, book_file, refuse_options, sheet_options
from explorer.cli.pack_context import OpenedPack, opened
from explorer.cli.read import reference_of
from explorer.errors import DeskError, UsageError, UserFacingError
from explorer.reports.formats.export import ENDINGS
from explorer.store.pack.documents import contents
from explorer.store.pack.map_content import map_content
from explorer.store.pack.subjects import page
from explorer.system.atomic_file import write_whole
from explorer.system.paths import places

if TYPE_CHECKING:
    from explorer.domain.content.features import MapContent
    from explorer.domain.desk.briefing import BriefingSet
    from explorer.domain.desk.desk import Desk
    from explorer.reports.book.model import Book
    from explorer.reports.formats.pdf import PrintedPages
    from explorer.reports.sheet.model import SheetOptions


#: Endings of files that hold data and no pages.
_DATA = frozenset({".csv", ".json", ".bib", ".ris"})


def print_(options: argparse.Namespace) -> int:
    """Write clause summaries, a briefing set or a table of stances into one file."""
    ending = options.output.suffix.lower()
    if ending not in {".pdf", *ENDINGS}:
        known = ", ".join((".pdf", *ENDINGS))
        raise UserFacingError(f"{options.output}: this ending is not known; use {known}.")
    wanted = (options.references, options.all, options.set, options.overview)
    if options.references and options.all:
        raise UsageError("Name clauses or --all DOCUMENT, not both.")
    if sum(map(bool, wanted)) != 1:
        raise UserFacingError(
            "Nothing to print, or too much; name clauses such as us-28/21,"
            " or use one of --all, --set and --overview."
        )
    _refuse_what_does_nothing(options, ending)
    from explorer.reports.formats.export import book_as
    from explorer.reports.print_job import set_book

    with opened(options) as pack:
        sheet = _sheet_options(options, pack)
        if options.set:
            book = _set_book(options, pack, sheet)
            made = _set(set_book(book, sheet)) if ending == ".pdf" else book_as(ending, book, sheet)
        elif options.overview:
            made = book_file(_table(options, pack, sheet), options.output, sheet)
        else:
            made = _sheets_as(ending, options, pack, sheet)
        write_whole(options.output, made)
    return 0


def _refuse_what_does_nothing(options: argparse.Namespace, ending: str) -> None:
    if not options.set:
        cover = ("copy_number", "prepared_by", "cleared_by")
        refuse_options(options, cover, "these are printed on the cover of a set; add --set NAME")
    if ending in _DATA:
        reason = f"a {ending} file has no pages"
        refuse_options(options, PAGE_OPTIONS, reason)


def _set(pages: "PrintedPages") -> bytes:
    """Return the pages as PDF; what was left out to fit them is said on standard error."""
    made = pages.pdf()
    for sentence in pages.losses():
        print(sentence, file=sys.stderr)
    return made


def _sheet_options(options: argparse.Namespace, pack: OpenedPack) -> "SheetOptions":
    return replace(
        sheet_options(options, pack.language),
        include_map=not options.no_map,
        releasable_only=options.releasable,
        copy_number=options.copy_number,
        prepared_by=options.prepared_by,
        cleared_by=options.cleared_by,
    )


def _map(pack: OpenedPack, options: "SheetOptions") -> "MapContent | None":
    return map_content(pack.connection, pack.language) if options.include_map else None


def _sheets_as(
    ending: str, options: argparse.Namespace, pack: OpenedPack, sheet: "SheetOptions"
) -> bytes:
    from explorer.reports.formats.export import sheets_as
    from explorer.reports.print_job import printed, sheets_for

    references = [reference_of(typed, pack) for typed in options.references]
    if options.all:
        listing = contents(pack.connection, options.all, pack.as_of, pack.language)
        references += [row.reference for row in listing.clauses]
    pages = [
        page(pack.connection, reference, pack.as_of, pack.language)
        for reference in dict.fromkeys(references)
    ]
    drawn = _map(pack, sheet)
    if ending == ".pdf":
        return _set(printed(pages, pack.info, drawn, sheet))
    return sheets_as(ending, sheets_for(pages, pack.info, drawn, sheet), sheet)


def _table(options: argparse.Namespace, pack: OpenedPack, sheet: "SheetOptions") -> "Book":
    from explorer.reports.print_job import table_book

    listed = contents(pack.connection, options.overview, pack.as_of, pack.language)
    return table_book(listed, pack.info, sheet, pack.as_of)


def _set_book(options: argparse.Namespace, pack: OpenedPack, sheet: "SheetOptions") -> "Book":
    """The book of a set of the desk, as of the set's own day where no other is given."""
    from explorer.reports.print_job import book_for
    from explorer.store.desk.read_only import look_into
    from explorer.store.pack.briefing_content import set_content

    desk = look_into(places(options.data_dir).desk)
    one = set_named(options.set, desk)
    if options.as_of:
        one = replace(one, as_of=pack.as_of)
    content = set_content(pack.connection, one, pack.language)
    drawn = _map(pack, sheet)
    return book_for(one, desk.notes, content, pack.info, drawn, sheet)


def set_named(name: str, desk: "Desk") -> "BriefingSet":
    """The set of this name, in capitals or not. Raises DeskError, naming those that there are."""
    wanted = name.strip()
    exact = [one for one in desk.sets if one.name == wanted]
    alike = [one for one in desk.sets if one.name.casefold() == wanted.casefold()]
    found = exact or alike
    if found:
        return found[0]
    if not desk.sets:
        raise DeskError("There is no briefing set on the desk yet; make one in the window.")
    known = ", ".join(f"“{one.name}”" for one in desk.sets)
    raise DeskError(f"There is no briefing set “{name}”; there are {known}.")
