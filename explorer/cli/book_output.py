"""Output of a book to a file, for the commands that print to the terminal or write a file."""

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import UsageError, UserFacingError

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
    """Refuse unsupported file extensions and inapplicable options.

    ``further`` are extensions of the command alone. Raises UserFacingError.
    """
    if options.output is None:
        refuse_options(options, PAGE_OPTIONS, "these shape pages; name a file with -o")
    else:
        refuse_options(options, ("json",), "-o FILE writes pages; leave out one of the two")
    _expect_ending(options.output, further)


def _expect_ending(output: Path | None, further: tuple[str, ...]) -> None:
    from explorer.reports.formats.export import TABLE_ENDINGS

    endings = (*TABLE_ENDINGS, *further)
    if output is not None and output.suffix.lower() not in endings:
        supported = ", ".join(endings)
        raise UserFacingError(f"{output}: unknown file extension; use {supported}.")


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


def book_file(book: "Book", output: Path, sheet: "SheetOptions") -> bytes:
    """Return the book in the format of the file's extension."""
    from explorer.reports.formats.export import book_as
    from explorer.reports.print_job import typeset_book

    ending = output.suffix.lower()
    return typeset_book(book, sheet).pdf() if ending == ".pdf" else book_as(ending, book, sheet)
