"""Command print: writes clauses, a briefing set or a stance table as a file, by its extension."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.cli.book_output import PAGE_OPTIONS, refuse_options, sheet_options
from explorer.cli.output.target import expect_target, output_ending, write_output
from explorer.cli.output.terminal import report
from explorer.cli.pack_context import OpenedPack, opened
from explorer.cli.read import references_of
from explorer.errors import DeskError, UsageError, UserFacingError
from explorer.reports.formats.export import DATA_ENDINGS, ENDINGS
from explorer.store.pack.documents import contents
from explorer.store.pack.map_content import map_content
from explorer.store.pack.subjects import page
from explorer.system.paths import places

if TYPE_CHECKING:
    from explorer.domain.content.features import MapContent
    from explorer.domain.desk.briefing import BriefingSet
    from explorer.domain.desk.desk import Desk
    from explorer.reports.book.model import Book
    from explorer.reports.formats.pdf import PrintDocument
    from explorer.reports.sheet.model import SheetOptions


def print_(options: argparse.Namespace) -> int:
    """Write clause summaries, a briefing set or a table of stances into one file."""
    expect_target(options, ENDINGS)
    ending = output_ending(options)
    requested = (options.references, options.all, options.set, options.overview)
    if options.references and options.all:
        raise UsageError("Name clauses or --all DOCUMENT, not both.")
    if sum(map(bool, requested)) != 1:
        raise UserFacingError(
            "Name what to print: clauses such as us-28/21, or one of --all, --set and --overview."
        )
    _refuse_what_does_nothing(options, ending)
    from explorer.reports.formats.export import options_for
    from explorer.reports.print_job import typeset_book

    with opened(options) as pack:
        sheet = options_for(ending, _sheet_options(options, pack))
        if options.set:
            pages = typeset_book(_set_book(options, pack, sheet), sheet)
        elif options.overview:
            pages = typeset_book(_table(options, pack, sheet), sheet)
        else:
            pages = _sheets(options, pack, sheet)
        content = pages.as_file(ending)
        if ending == ".pdf":
            for sentence in pages.not_printed():
                report(options, sentence)
        write_output(options, content)
    return 0


def _refuse_what_does_nothing(options: argparse.Namespace, ending: str) -> None:
    if not options.set:
        cover = ("copy_number", "prepared_by", "cleared_by")
        refuse_options(options, cover, "these are printed on the cover of a set; add --set NAME")
    if ending in DATA_ENDINGS:
        # The header of a workbook carries the marking.
        names = [name for name in PAGE_OPTIONS if (ending, name) != (".xlsx", "marking")]
        refuse_options(options, names, f"a {ending} file has no pages")


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


def _sheets(
    options: argparse.Namespace, pack: OpenedPack, sheet: "SheetOptions"
) -> "PrintDocument":
    """Return the sheets of the named clauses, or of all clauses of a document."""
    from explorer.reports.print_job import sheet_document

    references = [
        reference for typed in options.references for reference in references_of(typed, pack)
    ]
    if options.all:
        listing = contents(pack.connection, options.all, pack.as_of, pack.language)
        references += [row.reference for row in listing.clauses]
    pages = [
        page(pack.connection, reference, pack.as_of, pack.language)
        for reference in dict.fromkeys(references)
    ]
    return sheet_document(pages, pack.info, _map(pack, sheet), sheet)


def _table(options: argparse.Namespace, pack: OpenedPack, sheet: "SheetOptions") -> "Book":
    from explorer.reports.compose import compose_stance_table

    return compose_stance_table(pack.connection, sheet, document=options.overview, as_of=pack.as_of)


def _set_book(options: argparse.Namespace, pack: OpenedPack, sheet: "SheetOptions") -> "Book":
    """Return the book of a desk's set, as of the set's own date unless another is given."""
    from explorer.reports.compose import compose_briefing
    from explorer.store.desk.read_only import read_desk_snapshot

    desk = read_desk_snapshot(places(options.data_dir).desk)
    briefing = set_named(options.set, desk)
    if options.as_of:
        briefing = replace(briefing, as_of=pack.as_of)
    return compose_briefing(
        pack.connection,
        sheet,
        briefing=briefing,
        notes=desk.notes,
        map_content=_map(pack, sheet),
    )


def set_named(name: str, desk: "Desk") -> "BriefingSet":
    """Return the set of this name, ignoring case. Raises DeskError with the existing names."""
    requested = name.strip()
    exact = [briefing for briefing in desk.sets if briefing.name == requested]
    alike = [briefing for briefing in desk.sets if briefing.name.casefold() == requested.casefold()]
    matches = exact or alike
    if matches:
        return matches[0]
    if not desk.sets:
        raise DeskError("There is no briefing set on the desk yet; make one in the window.")
    names = ", ".join(f"“{briefing.name}”" for briefing in desk.sets)
    raise DeskError(f"There is no briefing set “{name}”; there are {names}.")
