"""Commands compare and concordance: print to the terminal, as JSON, or write a file."""

import argparse

from explorer.cli.book_output import expect_written, sheet_options, write_book
from explorer.cli.comparison_json import comparison_data
from explorer.cli.json_output import dumps
from explorer.cli.output.terminal import print_text
from explorer.cli.pack_context import OpenedPack, opened
from explorer.domain.comparison.comparison import LEAST, MOST, Comparison
from explorer.domain.comparison.row_filter import RowFilter, filter_rows
from explorer.errors import UserFacingError
from explorer.i18n.message_catalog import day_text, load_words
from explorer.program_name import program_name
from explorer.reports.text.comparison_text import (
    Catalog,
    cell_lines,
    compared_texts,
    comparison_title,
    document_line,
    lines_as_text,
)
from explorer.store.pack.comparison import comparison, documents_on
from explorer.store.pack.documents import documents


def run(options: argparse.Namespace) -> int:
    """Compare documents, or list the corresponding clauses of all of them."""
    _expect_possible(options)
    with opened(options) as pack:
        if options.output is not None:
            _write(options, pack)
            return 0
        compared = comparison(pack.connection, _wanted(options, pack), pack.as_of, pack.language)
        if options.json:
            data = comparison_data(compared, changed_only=_changed_only(options))
            print(dumps(data, options.command))
        else:
            catalog = load_words(pack.language)
            print_text(_text(compared, catalog, changed_only=_changed_only(options)))
    return 0


def _expect_possible(options: argparse.Namespace) -> None:
    expect_written(options)
    if options.command == "concordance":
        return
    named = options.documents
    if len(set(named)) != len(named) or not LEAST <= len(named) <= MOST:
        raise UserFacingError(
            f"Name {LEAST} to {MOST} different documents, such as us-28 e3;"
            f" {program_name()} list shows them."
        )


def _wanted(options: argparse.Namespace, pack: OpenedPack) -> tuple[str, ...]:
    if options.command == "concordance":
        return documents_on(documents(pack.connection, pack.language), pack.as_of)
    return tuple(options.documents)


def _changed_only(options: argparse.Namespace) -> bool:
    return options.command == "compare" and bool(options.changed)


def _text(compared: Comparison, catalog: Catalog, *, changed_only: bool) -> str:
    """Return all rows as lines, with additions and removals in brackets."""
    day = day_text(compared.as_of.isoformat(), catalog)
    lines = [
        comparison_title(compared, catalog),
        compared_texts(compared, catalog),
        catalog["page.as_of"].format(date=day),
    ]
    lines += [
        f"  {column.document.reference:12} {column.document.title}"
        f" ({document_line(column, catalog)})"
        for column in compared.documents
    ]
    rows = filter_rows(compared, RowFilter(changed_only=changed_only))
    lines.append(catalog["compare.counts"].format(shown=len(rows), all=len(compared.rows)))
    for row in rows:
        lines.append("")
        for index, column in enumerate(compared.documents):
            text = lines_as_text(cell_lines(compared, row, index, catalog), catalog)
            first, *further = text.split("\n")
            lines.append(f"{column.document.reference:12} {first}")
            lines += [f"{'':12} {line}" for line in further]
    return "\n".join(lines)


def _write(options: argparse.Namespace, pack: OpenedPack) -> None:
    from explorer.reports.compose import compose_comparison, compose_concordance

    sheet = sheet_options(options, pack.language)
    if options.command == "concordance":
        book = compose_concordance(pack.connection, sheet, as_of=pack.as_of)
    else:
        book = compose_comparison(
            pack.connection,
            sheet,
            chosen=options.documents,
            shown=pack.info.first_document,
            as_of=pack.as_of,
            changed_only=options.changed,
        )
    write_book(options, book, sheet)
