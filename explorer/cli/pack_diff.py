"""Command pack diff: prints the differences of two packs, as JSON, or writes a file."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from explorer.cli.book_output import expect_written, sheet_options, write_book
from explorer.cli.json_output import dumps
from explorer.cli.output.terminal import print_text
from explorer.domain.comparison.pack_diff import PackDifference
from explorer.i18n.message_catalog import load_words
from explorer.packs.compiler.compiler import CheckedPack
from explorer.packs.diff.pack_diff import difference_of
from explorer.packs.library.registry import resolve_pack
from explorer.reports.book.pack_diff import (
    change_counts,
    counts_by_type,
    pack_changes_book,
    pack_diff_title,
    report_rows,
)
from explorer.reports.text.comparison_text import lines_as_text
from explorer.system.paths import places


def run(options: argparse.Namespace) -> int:
    """Print or write the differences of two packs."""
    expect_written(options)
    folder = places(options.data_dir).installed
    language = options.lang or "en"
    old, new = (resolve_pack(path, folder) for path in (options.old, options.new))
    difference = difference_of(old, new, language)
    if options.output is not None:
        sheet = sheet_options(options, language)
        write_book(options, pack_changes_book(difference, sheet), sheet)
    elif options.json:
        print(dumps(difference, "pack-diff"))
    else:
        print_text("\n".join(_lines(difference, language)))
    return 0


def change_report(old: Path, new: CheckedPack, language: str) -> str:
    """Return the change report as text, clause by clause."""
    return "\n".join(_lines(difference_of(old, new, language), language))


def _lines(difference: PackDifference, language: str) -> Iterator[str]:
    catalog = load_words(language)
    yield pack_diff_title(difference, catalog)
    yield change_counts(difference, catalog)
    yield from counts_by_type(difference, catalog)
    for rows in report_rows(difference, language, catalog):
        yield ""
        for number, (before, after) in enumerate(rows):
            first = before[:1] if number == 0 else ()
            yield from (lines_as_text((line,), catalog) for line in first)
            name, fate = before[len(first)], after[0]
            yield f"  {lines_as_text((fate,), catalog)}: {lines_as_text((name,), catalog)}"
            lines = after[1:] or before[len(first) + 1 :]
            yield from (f"    {line}" for line in lines_as_text(lines, catalog).splitlines())
