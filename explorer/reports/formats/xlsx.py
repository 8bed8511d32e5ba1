"""Excel workbooks: stances, matrices and tables of texts, with filters, dates and links."""

import io
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from explorer.i18n.message_catalog import load_words
from explorer.reports.book.model import Book, StanceTable, TextTable
from explorer.reports.formats.packed_files import author_of, time_of
from explorer.reports.formats.stance_csv import COLUMNS
from explorer.reports.formats.stance_records import (
    StanceRecord,
    records_of_book,
    records_of_sheets,
)
from explorer.reports.sheet.model import ClauseSheet, SheetOptions
from explorer.reports.text.protective_marking import marking_of
from explorer.reports.text.sanitize import clean, web_address

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31
_LONGEST_CELL = 32_000
_LONGEST_LINK = 2_000
_WIDTHS = {"statement": 70, "clause": 34, "party": 22, "speaker": 26, "attribution": 18}
_DATES = frozenset({"date", "as_of"})


def sheets_xlsx(sheets: Sequence[ClauseSheet], options: SheetOptions) -> bytes:
    """Return a workbook of the stances of some sheets, and of their sources."""
    writer = _WorkbookWriter(options, sheets[0].foot if sheets else "")
    writer.stances(records_of_sheets(sheets))
    return writer.content()


def book_xlsx(book: Book, options: SheetOptions) -> bytes:
    """Return a workbook with a sheet for each table of a book, and another of its stances."""
    writer = _WorkbookWriter(options, book.foot)
    for part in book.parts:
        if isinstance(part, StanceTable):
            writer.matrix(part)
        elif isinstance(part, TextTable):
            writer.texts(part)
    records = records_of_book(book)
    if records:
        writer.stances(records)
    return writer.content()


class _WorkbookWriter:
    """Writer of a workbook; the same content gives the same bytes."""

    def __init__(self, options: SheetOptions, foot: str) -> None:
        import xlsxwriter

        self.buffer = io.BytesIO()
        # Text that looks like a formula or a link stays text.
        settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book: Workbook = xlsxwriter.Workbook(self.buffer, settings)
        self.catalog = load_words(options.language)
        self.marking = marking_of(options.marking).text
        self.foot = foot
        self.names: set[str] = set()
        self.book.set_properties(
            {"author": author_of(options), "comments": foot, "created": time_of(options)}
        )
        self.head = self.book.add_format({"bold": True, "bottom": 2, "valign": "top"})
        self.text = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self.link = self.book.add_format(
            {"font_color": "#0a58a6", "underline": 1, "text_wrap": True, "valign": "top"}
        )

    def content(self) -> bytes:
        """Return the finished file."""
        self.book.close()
        return self.buffer.getvalue()

    def page(self, title: str, columns: Sequence[str], rows: int) -> "Worksheet":
        """Return a new sheet with a frozen head and filters."""
        name = self._name(title)
        page = self.book.add_worksheet(name)
        for place, column in enumerate(columns):
            page.write_string(0, place, clean(column), self.head)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(rows, 1), max(len(columns) - 1, 0))
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        heading = clean(self.marking or title).replace("&", "&&")
        page.set_header(f"&C{heading}"[:250])
        page.set_footer(f"&L{clean(self.foot).replace('&', '&&')}&R&P / &N"[:250])
        return page

    def _name(self, title: str) -> str:
        plain = clean(title).translate(_FORBIDDEN).strip()[:_LONGEST_NAME] or "Sheet"
        name, number = plain, 2
        while name.lower() in self.names:
            suffix = f" {number}"
            name, number = plain[: _LONGEST_NAME - len(suffix)] + suffix, number + 1
        self.names.add(name.lower())
        return name

    def cell(self, page: "Worksheet", row: int, column: int, text: str) -> None:
        """Write a text as text."""
        page.write_string(row, column, clean(text)[:_LONGEST_CELL], self.text)

    def date_cell(self, page: "Worksheet", row: int, column: int, iso_day: str) -> None:
        """Write a date as a date; Excel has none before 1900."""
        try:
            day = date.fromisoformat(iso_day)
        except ValueError:
            self.cell(page, row, column, iso_day)
            return
        if day.year < 1900:
            self.cell(page, row, column, iso_day)
        else:
            page.write_datetime(row, column, datetime(day.year, day.month, day.day), self.day)  # noqa: DTZ001 - a day without a time

    def stances(self, records: Sequence[StanceRecord]) -> None:
        """Add a sheet with a row for each statement; its sources are links."""
        most = max((len(record.sources) for record in records), default=0)
        columns = [*COLUMNS, *(f"source_{number}" for number in range(1, most + 1))]
        page = self.page(self.catalog["page.stances"], columns, len(records))
        for place, name in enumerate(columns):
            page.set_column(place, place, _WIDTHS.get(name, 30 if place >= len(COLUMNS) else 15))
        for row, record in enumerate(records, start=1):
            fields: dict[str, Any] = asdict(record)
            for place, name in enumerate(COLUMNS):
                write = self.date_cell if name in _DATES and fields[name] else self.cell
                write(page, row, place, fields[name])
            for place, source in enumerate(record.sources, start=len(COLUMNS)):
                text = clean(f"{source.publisher}: {source.title}, {source.date.isoformat()}")
                address = web_address(source.url)
                if address and len(address) < _LONGEST_LINK:
                    page.write_url(row, place, address, self.link, string=text[:255])
                else:
                    self.cell(page, row, place, text)

    def matrix(self, table: StanceTable) -> None:
        """Add a sheet with a row for each clause and a column for each party, in words."""
        words = dict(table.legend)
        columns = ["reference", "clause", *(name for _, name in table.parties), "measured_against"]
        page = self.page(table.title, columns, len(table.rows))
        page.set_column(1, 1, 40)
        page.set_column(2, len(columns) - 1, 18)
        for number, row in enumerate(table.rows, start=1):
            self.cell(page, number, 0, row.reference)
            self.cell(page, number, 1, f"{row.number} {row.title}".strip())
            for place, positions in enumerate(row.positions, start=2):
                text = " / ".join(words[position] for position in positions) or words["none"]
                self.cell(page, number, place, text)
            self.cell(page, number, len(columns) - 1, row.measured_against or row.reference)

    def texts(self, table: TextTable) -> None:
        """Add a sheet with the cells of a table of texts; rows with days begin with a date."""
        titles = [" · ".join(part for part in column if part) for column in table.columns]
        dated = len(table.days) == len(table.rows) > 0
        page = self.page(table.title, ["date", *titles] if dated else titles, len(table.rows))
        page.set_column(0, len(titles), 44)
        for number, row in enumerate(table.rows, start=1):
            if dated:
                self.date_cell(page, number, 0, table.days[number - 1])
            for place, lines in enumerate(row, start=int(dated)):
                text = "\n".join("".join(piece.text for piece in line.pieces) for line in lines)
                page.write_string(number, place, _lines(text)[:_LONGEST_CELL], self.text)
        if dated:
            page.set_column(0, 0, 12)


def _lines(text: str) -> str:
    return "\n".join(clean(line) for line in text.split("\n"))
