"""Output of a book to a file, for the commands that print to the terminal or write a file."""

import argparse
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from explorer.cli.output.target import expect_target, output_ending, write_output
from explorer.errors import UsageError

if TYPE_CHECKING:
    from explorer.reports.book.model import Book
    from explorer.reports.sheet.model import SheetOptions

#: Options that only apply to pages.
PAGE_OPTIONS = ("paper", "large", "grey", "marking")


def refuse_options(options: argparse.Namespace, names: Iterable[str], reason: str) -> None:
    """Refuse given options that would have no effect. Raises UsageError."""
    given = [f"--{name.replace('_', '-')}" for name in names if getattr(options, name, None)]
    if given:
        raise UsageError(f"{', '.join(given)}: {reason}.")


def expect_written(options: argparse.Namespace, further: tuple[str, ...] = ()) -> None:
    """Refuse unsupported file types, an existing file and inapplicable options.

    ``further`` are extensions of the command alone. Raises UserFacingError.
    """
    if options.output is None:
        refuse_options(options, PAGE_OPTIONS, "these shape pages; name a file with -o")
        expect_target(options, ())
        return
    refuse_options(options, ("json",), "-o FILE writes pages; leave out --json or -o")
    from explorer.reports.formats.export import TABLE_ENDINGS

    expect_target(options, (*TABLE_ENDINGS, *further))


def sheet_options(options: argparse.Namespace, language: str) -> "SheetOptions":
    """Return the page options of the command line."""
    from explorer.reports.sheet.model import PaperSize, SheetOptions

    return SheetOptions(
        paper=PaperSize(options.paper or "a4"),
        large=options.large,
        grey=options.grey,
        marking=options.marking,
        language=language,
        made=date.today(),  # noqa: DTZ011 - the user's own day
    )


def write_book(options: argparse.Namespace, book: "Book", sheet: "SheetOptions") -> None:
    """Write the book in the chosen format and report it."""
    write_output(options, book_file(book, output_ending(options), sheet))


def book_file(book: "Book", ending: str, sheet: "SheetOptions") -> bytes:
    """Return the book in the format of an extension."""
    from explorer.reports.print_job import typeset_book

    return typeset_book(book, sheet).as_file(ending)
