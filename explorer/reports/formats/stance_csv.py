"""Stances as rows of a spreadsheet."""

from collections.abc import Iterator, Mapping, Sequence

from explorer.domain.content.documents import Source
from explorer.i18n.message_catalog import load_words
from explorer.reports.book.model import Book, StanceTable
from explorer.reports.formats.csv_safe import csv_text
from explorer.reports.sheet.model import ClauseSheet
from explorer.reports.text.positions import source_cautions
from explorer.reports.text.sanitize import clean, web_address

Row = tuple[str, ...]
#: Spreadsheets recognise UTF-8 only by this mark.
_MARK = "\ufeff"
_COLUMNS = (
    "sheet.reference",
    "list.clause",
    "sheet.party",
    "sheet.position",
    "sheet.statement",
    "sheet.since",
    "sheet.who",
    "page.sources",
    "sheet.day_shown",
    "sheet.measured_against",
)


def sheets_csv(sheets: Sequence[ClauseSheet], language: str) -> bytes:
    """Return one row for each statement of the sheets, and for each party without one."""
    return _file([row for sheet in sheets for row in _of_sheet(sheet)], language)


def book_csv(book: Book) -> bytes:
    """Return the rows of a book's sheets, followed by one row for each cell of its tables."""
    rows = [row for sheet in book.sheets for row in _of_sheet(sheet)]
    references = {sheet.reference for sheet in book.sheets}
    for part in book.parts:
        if isinstance(part, StanceTable):
            rows += [row for row in _of_table(part, book.language) if row[0] not in references]
    return _file(rows, book.language)


def _file(rows: Sequence[Row], language: str) -> bytes:
    catalog = load_words(language)
    head = tuple(catalog[key] for key in _COLUMNS)
    cleaned = (tuple(clean(cell) for cell in row) for row in rows)
    return (_MARK + csv_text([head, *cleaned])).encode()


def _of_sheet(sheet: ClauseSheet) -> Iterator[Row]:
    for section in sheet.sections:
        for row in section.rows:
            facts = " \N{MIDDLE DOT} ".join(part for part in (*row.facts, row.warning) if part)
            catalog = load_words(sheet.language)
            sources = "; ".join(
                _source(sheet.sources[reference], catalog)
                for reference in row.cites
                if reference in sheet.sources
            )
            yield (
                sheet.reference,
                sheet.heading,
                row.party,
                row.position_word,
                row.statement,
                row.iso_day or row.day,
                facts,
                sources,
                sheet.as_of,
                row.measured_against,
            )


def _of_table(table: StanceTable, language: str) -> Iterator[Row]:
    catalog: Mapping[str, str] = dict(table.legend)
    for row in table.rows:
        title = f"{row.number} {row.title}".strip()
        for (_, party), positions in zip(table.parties, row.positions, strict=True):
            text = " / ".join(catalog[position] for position in positions) or catalog["none"]
            if party in row.differing:
                text = load_words(language)["page.differ_in_cell"].format(positions=text)
            measured = row.measured_against or row.reference
            yield (row.reference, title, party, text, "", "", "", "", table.caption, measured)


def _source(source: Source, catalog: Mapping[str, str]) -> str:
    day = source.date.isoformat()
    if source.date_inferred:
        day = catalog["source.inferred"].format(date=day)
    parts = (
        f"{source.publisher}: {source.title} ({day})",
        web_address(source.url),
        source_cautions(source, catalog),
    )
    return " ".join(part for part in parts if part)
