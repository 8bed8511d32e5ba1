"""Stances for a spreadsheet: one row each, nothing calculated."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection

from explorer.reports.formats.export import book_as, sheets_as
from explorer.reports.sheet.model import SheetOptions
from tests.reports.output_files import CLAUSES, book, hostile_sheet, sheet_text, sheets_of
from tests.reports.print_jobs import MADE, pages_of

PLAIN = SheetOptions(made=MADE, include_map=False)


def rows(said: str) -> list[dict[str, str]]:
    assert said.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(said[1:], newline="")))


@pytest.mark.parametrize("language", ["en", "uk"])
def test_one_row_for_each_statement_and_each_silent_party(
    pack_connection: Connection, language: str
) -> None:
    for page in pages_of(pack_connection, CLAUSES, language):
        found = rows(sheet_text(pack_connection, ".csv", [page.reference], language))
        assert len(found) == sum(max(1, len(entry.current)) for entry in page.stances)
        assert {next(iter(row.values())) for row in found} == {page.reference}


def test_what_a_row_tells(pack_connection: Connection) -> None:
    first, *_ = rows(sheet_text(pack_connection, ".csv", ["us-28/21"]))
    assert first["clause"] == "21 Territories"
    assert (first["party"], first["position"]) == ("Ukraine", "seeks_changes")
    assert date.fromisoformat(first["date"]) == date(2026, 6, 4)
    assert first["confidence"] == "high confidence"
    assert first["source_1_url"].startswith("https://")
    assert first["as_of"] == "2026-06-30"


def test_a_set_has_its_clauses_and_what_its_table_has_beyond_them(
    pack_connection: Connection,
) -> None:
    found = rows(book_as(".csv", book(pack_connection, PLAIN), PLAIN).decode())
    named = list(dict.fromkeys(row["reference"] for row in found))
    assert named[:2] == ["us-28/21", "us-28/6"]
    assert len(named) == 29


def test_nothing_is_taken_for_a_formula(pack_connection: Connection) -> None:
    (page,) = pages_of(pack_connection, ["us-28/21"])
    assert page.clause is not None
    stances = tuple(
        replace(e, current=tuple(replace(s, statement="\x07=1+1") for s in e.current))
        for e in page.stances
    )
    evil = sheets_of(pack_connection, [replace(page, stances=stances)], PLAIN)
    evil.append(hostile_sheet(pack_connection, PLAIN))
    for row in rows(sheets_as(".csv", evil, PLAIN).decode()):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert cell.isprintable()
