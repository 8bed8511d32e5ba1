"""Stances as records with a single fact in each field, for spreadsheets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.domain.content.documents import Source
from explorer.reports.book.model import Book, StanceTable
from explorer.reports.sheet.model import ClauseSheet, StanceRow

#: Position of a party without a statement.
NO_POSITION = "none"
_FACTS = ("speaker", "attribution", "basis", "confidence")


@dataclass(frozen=True, slots=True)
class StanceRecord:
    """One statement of a party, or a party without one; days are ISO dates.

    ``position`` is its key, ``basis`` whether it was stated or assessed. ``remarks`` are further
    facts, such as that it is not verified.
    """

    reference: str
    clause: str
    party: str
    position: str
    statement: str = ""
    date: str = ""
    speaker: str = ""
    attribution: str = ""
    basis: str = ""
    confidence: str = ""
    remarks: str = ""
    as_of: str = ""
    measured_against: str = ""
    sources: tuple[Source, ...] = ()


def records_of_sheets(sheets: Sequence[ClauseSheet]) -> list[StanceRecord]:
    """Return a record for each statement of the sheets, and for each party without one."""
    return [record for sheet in sheets for record in _of_sheet(sheet)]


def records_of_book(book: Book) -> list[StanceRecord]:
    """Return the records of a book's sheets, then those of its tables on other clauses."""
    records = records_of_sheets(book.sheets)
    references = {sheet.reference for sheet in book.sheets}
    for part in book.parts:
        if isinstance(part, StanceTable):
            records += [item for item in _of_table(part) if item.reference not in references]
    return records


def _of_sheet(sheet: ClauseSheet) -> Iterator[StanceRecord]:
    for section in sheet.sections:
        for row in section.rows:
            facts = dict(zip(_FACTS, row.facts, strict=False))
            yield StanceRecord(
                reference=sheet.reference,
                clause=sheet.heading,
                party=row.party,
                position=row.position,
                statement=row.statement,
                date=row.iso_day,
                as_of=sheet.iso_day,
                measured_against=row.measured_against,
                sources=tuple(sheet.sources[name] for name in row.cites if name in sheet.sources),
                remarks=_remarks(row),
                **facts,
            )


def _remarks(row: StanceRow) -> str:
    return "; ".join(part for part in (*row.facts[len(_FACTS) :], row.warning) if part)


def _of_table(table: StanceTable) -> Iterator[StanceRecord]:
    for row in table.rows:
        clause = f"{row.number} {row.title}".strip()
        measured = row.measured_against or row.reference
        for (_, party), positions in zip(table.parties, row.positions, strict=True):
            for position in positions or (NO_POSITION,):
                yield StanceRecord(
                    row.reference,
                    clause,
                    party,
                    str(position),
                    as_of=table.iso_day,
                    measured_against=measured,
                )
