"""Stances as CSV: a single fact in each cell, under English column names in every language."""

from collections.abc import Sequence
from dataclasses import asdict

from explorer.domain.content.documents import Source
from explorer.reports.book.model import Book
from explorer.reports.formats.csv_safe import csv_text
from explorer.reports.formats.stance_records import (
    StanceRecord,
    records_of_book,
    records_of_sheets,
)
from explorer.reports.sheet.model import ClauseSheet
from explorer.reports.text.sanitize import clean, web_address

#: Spreadsheets recognise UTF-8 only by this mark.
_MARK = "\ufeff"
#: Columns of a record; those of its sources follow, numbered.
COLUMNS = (
    *("reference", "clause", "party", "position", "statement", "date", "speaker", "attribution"),
    *("basis", "confidence", "remarks", "as_of", "measured_against"),
)
SOURCE_COLUMNS = ("publisher", "title", "date", "date_inferred", "url", "caution")


def sheets_csv(sheets: Sequence[ClauseSheet]) -> bytes:
    """Return one row for each statement of the sheets, and for each party without one."""
    return _file(records_of_sheets(sheets))


def book_csv(book: Book) -> bytes:
    """Return the rows of a book's sheets, followed by those of its tables."""
    return _file(records_of_book(book))


def _file(records: Sequence[StanceRecord]) -> bytes:
    most = max((len(record.sources) for record in records), default=0)
    head = list(COLUMNS)
    for number in range(1, most + 1):
        head += [f"source_{number}_{name}" for name in SOURCE_COLUMNS]
    rows = [tuple(head)]
    for record in records:
        fields = asdict(record)
        cells = [clean(str(fields[name])) for name in COLUMNS]
        for source in record.sources:
            cells += source_cells(source)
        rows.append((*cells, *[""] * (len(head) - len(cells))))
    return (_MARK + csv_text(rows)).encode()


def source_cells(source: Source) -> list[str]:
    """Return the facts of a source in the order of ``SOURCE_COLUMNS``."""
    return [
        clean(source.publisher),
        clean(source.title),
        source.date.isoformat(),
        "yes" if source.date_inferred else "no",
        web_address(source.url),
        clean(source.caution),
    ]
