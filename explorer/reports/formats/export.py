"""Export of sheets and books in the format of a file extension, all from the same models."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.errors import UserFacingError
from explorer.reports.sheet.model import ClauseSheet, SheetOptions

if TYPE_CHECKING:
    from explorer.reports.book.model import Book
    from explorer.reports.document.model import Flow


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format that sheets and books are written in.

    ``with_texts`` formats hold what the user wrote, ``paged`` ones have pages; the others are data.
    Formats for ``tables`` also hold comparisons, timelines and diagrams.
    """

    ending: str
    with_texts: bool = True
    paged: bool = True
    tables: bool = True


FORMATS = (
    FileFormat(".pdf"),
    FileFormat(".docx"),
    FileFormat(".odt"),
    FileFormat(".html"),
    FileFormat(".epub"),
    FileFormat(".md"),
    FileFormat(".eml"),
    FileFormat(".pptx", tables=False),
    FileFormat(".xlsx", with_texts=False, paged=False),
    FileFormat(".csv", with_texts=False, paged=False, tables=False),
    FileFormat(".json", with_texts=False, paged=False, tables=False),
    FileFormat(".bib", with_texts=False, paged=False, tables=False),
    FileFormat(".ris", with_texts=False, paged=False, tables=False),
)
#: Endings of all formats, and of those that also hold tables.
ENDINGS = tuple(item.ending for item in FORMATS)
TABLE_ENDINGS = tuple(item.ending for item in FORMATS if item.tables)
#: Endings of formats without pages, to which page options do not apply.
DATA_ENDINGS = frozenset(item.ending for item in FORMATS if not item.paged)
#: Endings of formats with texts of the user.
TEXT_ENDINGS = frozenset(item.ending for item in FORMATS if item.with_texts)
_SOURCES = frozenset({".bib", ".ris", ".json"})


def options_for(ending: str, options: SheetOptions) -> SheetOptions:
    """Return the options of sheets for a format.

    On pages and slides the map is narrow; formats of data have none.
    """
    if ending in (".pdf", ".pptx"):
        return options
    has_map = options.include_map and ending not in DATA_ENDINGS
    return replace(options, flowing=True, include_map=has_map)


def sheets_as(ending: str, sheets: Sequence[ClauseSheet], options: SheetOptions) -> bytes:
    """Return clause summaries as a file of this extension. Raises ValueError for an unknown one."""
    if ending == ".csv":
        from explorer.reports.formats.stance_csv import sheets_csv

        return sheets_csv(sheets)
    if ending == ".xlsx":
        from explorer.reports.formats.xlsx import sheets_xlsx

        return sheets_xlsx(sheets, options)
    if ending == ".pptx":
        from explorer.reports.formats.pptx import sheets_pptx

        return sheets_pptx(sheets, options)
    if ending in _SOURCES:
        return _sources(ending, sheets)
    from explorer.reports.document.from_book import flow_of_sheets

    return _document(ending, flow_of_sheets(sheets, options), options)


def book_as(ending: str, book: "Book", options: SheetOptions) -> bytes:
    """Return a book as a file of this extension. Raises ValueError for an unknown one."""
    if ending == ".csv":
        from explorer.reports.formats.stance_csv import book_csv

        return book_csv(book)
    if ending == ".xlsx":
        from explorer.reports.formats.xlsx import book_xlsx

        return book_xlsx(book, options)
    if ending == ".pptx":
        from explorer.reports.formats.pptx import book_pptx

        return book_pptx(book, options)
    if ending in _SOURCES:
        return _sources(ending, book.sheets)
    from explorer.reports.document.from_book import flow_of_book

    return _document(ending, flow_of_book(book, options), options)


def _document(ending: str, flow: "Flow", options: SheetOptions) -> bytes:
    if ending == ".docx":
        from explorer.reports.formats.docx import docx

        return docx(flow, options)
    if ending == ".odt":
        from explorer.reports.formats.odt import odt

        return odt(flow, options)
    if ending == ".epub":
        from explorer.reports.formats.epub import epub

        return epub(flow, options)
    if ending == ".eml":
        from explorer.reports.formats.mail import eml

        return eml(flow, options)
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
