"""Export of sheets and books in the format of a file extension, all from the same models."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.errors import UserFacingError
from explorer.reports.sheet.model import ClauseSheet, SheetOptions

if TYPE_CHECKING:
    from explorer.reports.book.model import Book
    from explorer.reports.document.model import Flow

#: Formats written here; ``print_job`` writes PDF.
ENDINGS = (".docx", ".html", ".md", ".csv", ".bib", ".ris", ".json")
_SOURCES = frozenset({".bib", ".ris", ".json"})


def sheets_as(ending: str, sheets: Sequence[ClauseSheet], options: SheetOptions) -> bytes:
    """Return clause summaries as a file of this extension. Raises ValueError for an unknown one."""
    if ending == ".csv":
        from explorer.reports.formats.stance_csv import sheets_csv

        return sheets_csv(sheets, options.language)
    if ending in _SOURCES:
        return _sources(ending, sheets)
    from explorer.reports.document.from_book import flow_of_sheets

    return _document(ending, flow_of_sheets(sheets, options), options)


def book_as(ending: str, book: "Book", options: SheetOptions) -> bytes:
    """Return a book as a file of this extension. Raises ValueError for an unknown one."""
    if ending == ".csv":
        from explorer.reports.formats.stance_csv import book_csv

        return book_csv(book)
    if ending in _SOURCES:
        return _sources(ending, book.sheets)
    from explorer.reports.document.from_book import flow_of_book

    return _document(ending, flow_of_book(book, options), options)


def _document(ending: str, flow: "Flow", options: SheetOptions) -> bytes:
    if ending == ".docx":
        from explorer.reports.formats.docx import docx

        return docx(flow, options)
    if ending == ".html":
        from explorer.reports.formats.html import html

        return html(flow, options).encode()
    if ending == ".md":
        from explorer.reports.formats.markdown import markdown

        return markdown(flow, options).encode()
    message = f"no format has the ending {ending}"
    raise ValueError(message)


def _sources(ending: str, sheets: Sequence[ClauseSheet]) -> bytes:
    from explorer.reports.formats.bibliography import bibtex, csl_json, ris, sources_of

    sources = sources_of(sheets)
    if not sources:
        raise UserFacingError("No source is cited here; choose another file format.")
    write = {".bib": bibtex, ".ris": ris, ".json": csl_json}[ending]
    return write(sources).encode()
