"""A book by itself as a file, for the commands that tell in the terminal or write one."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import UserFacingError

if TYPE_CHECKING:
    from explorer.reports.blocks import SheetOptions
    from explorer.reports.book_blocks import Book

_ENDINGS = (".pdf", ".docx", ".html", ".md")


def expect_ending(output: Path | None) -> None:
    """Refuse a file of a kind that no book is written as. Raises UserFacingError."""
    if output is not None and output.suffix.lower() not in _ENDINGS:
        known = ", ".join(_ENDINGS)
        raise UserFacingError(f"{output}: this ending is not known; use {known}.")


def sheet_options(options: argparse.Namespace, language: str) -> "SheetOptions":
    """How the pages are to look, as the command line says."""
    from explorer.reports.blocks import Paper, SheetOptions

    return SheetOptions(
        paper=Paper(options.paper),
        large=options.large,
        grey=options.grey,
        marking=options.marking,
        language=language,
        made=date.today(),  # noqa: DTZ011 - the user's own day
    )


def book_file(book: "Book", output: Path, sheet: "SheetOptions") -> bytes:
    """The book in the format of the file's ending."""
    from explorer.reports.outputs import book_as
    from explorer.reports.print_job import set_book

    ending = output.suffix.lower()
    return set_book(book, sheet).pdf() if ending == ".pdf" else book_as(ending, book, sheet)
