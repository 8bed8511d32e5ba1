"""Positions under another text than they were taken on: said first, on every kind of output."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection

from explorer.cli.page_text import page_text
from explorer.i18n.message_catalog import load_words
from explorer.reports.formats.export import book_as, sheets_as
from explorer.reports.print_job import sheet_document, sheets_for, table_book, typeset_book
from explorer.reports.sheet.model import SheetOptions, citation_numbers
from explorer.reports.sheet.typst_data import CitationLabels, sheet_data
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.subjects import page
from tests.reports.output_files import sheet_text
from tests.reports.print_jobs import MADE, pages_of
from tests.reports.sheet.test_sheets import text_of

FIRST = {
    "en": "On us-28/26 “Full amnesty” (“US-drafted 28-point plan”), not on this text, as of",
    "uk": "Щодо us-28/26 «Повна амністія» («План США з 28 пунктів»), а не щодо цього тексту,",
}
PLAIN = SheetOptions(made=MADE, include_map=False)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_clause_outside_the_baseline_names_the_measured_clause_first(
    pack_connection: Connection, language: str
) -> None:
    options = replace(PLAIN, language=language)
    info, words = pack_info(pack_connection, language), load_words(language)
    seen = 0
    for document in documents(pack_connection, language):
        rows = contents(pack_connection, document.reference, info.as_of, language).clauses
        pages = pages_of(pack_connection, [row.reference for row in rows], language)
        for one, sheet in zip(pages, sheets_for(pages, info, None, options), strict=True):
            section = next(part for part in sheet.sections if part.key == "stances")
            if document.reference == "us-28":
                assert not section.intro
                continue
            if not one.measured_against:
                continue  # nothing of the baseline corresponds: positions are on the clause
            seen += 1
            names = [measured.reference for measured in one.measured_against]
            assert one.stances_from == tuple(names)
            first = sheet.bottom_line.partition(words["position.opposes"])[0]
            assert all(name in first and name in section.title for name in names)
            assert all(row.measured_against.startswith("us-28/") for row in section.rows)
            told = page_text(one, words)
            assert told.index(section.intro[0]) < told.index(f"\n  {one.stances[0].party.name}: ")
    assert seen > 45


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("ending", [".html", ".md"])
def test_files_say_it_in_the_bottom_line_and_above_the_table(
    pack_connection: Connection, language: str, ending: str
) -> None:
    text = sheet_text(pack_connection, ending, ["e3/26"], language)
    words = load_words(language)
    assert FIRST[language] in text
    table = "<table" if ending == ".html" else f"| {words['sheet.party']}"
    heading = words["page.stances_measured"].partition("{")[0]
    assert text.index(heading) < text.index(table)
    authorship = words["page.authorship"].partition("{")[0]
    assert text.index(heading) < text.index(authorship) < text.index(table)


def test_the_pdf_says_it_before_the_positions(pack_connection: Connection) -> None:
    info = pack_info(pack_connection, "en")
    pages = pages_of(pack_connection, ["e3/26"])
    text = text_of(sheet_document(pages, info, None, PLAIN).pdf())
    sentence = text.index("These positions were taken on us-28/26")
    assert text.index("Who stands where on us-28/26") < sentence < text.index("Ukraine opposes")
    assert "Attributed by Reuters to Britain" in text


def test_a_column_of_the_spreadsheet_names_the_clause(pack_connection: Connection) -> None:
    for reference, wanted in (
        ("e3/26", "us-28/26 Full amnesty (US-drafted 28-point plan)"),
        ("us-28/26", "us-28/26"),
    ):
        said = sheet_text(pack_connection, ".csv", [reference])
        rows = list(csv.DictReader(io.StringIO(said[1:], newline="")))
        assert {row["measured_against"] for row in rows} == {wanted}


def test_the_overview_says_it_above_and_in_each_row(pack_connection: Connection) -> None:
    info = pack_info(pack_connection, "en")
    listed = contents(pack_connection, "e3", info.as_of, "en")
    book = table_book(listed, info, PLAIN, info.as_of)
    text = book_as(".md", book, PLAIN).decode()
    assert text.index("Positions were taken on the clauses of") < text.index("positions on us-28/1")
    rows = list(csv.DictReader(io.StringIO(book_as(".csv", book, PLAIN).decode()[1:])))
    measured = {row["reference"]: row["measured_against"] for row in rows}
    assert measured["e3/26"] == "us-28/26"


def test_statements_of_one_day_that_differ_are_said_to_differ(pack_connection: Connection) -> None:
    info = pack_info(pack_connection, "en")
    (one,) = pages_of(pack_connection, ["us-28/19"])
    (sheet,) = sheets_for([one], info, None, PLAIN)
    assert (
        "Europe (E3 and European Union): statements of 23 Nov 2025 differ (supports / opposes)"
        in sheet.bottom_line
    )
    assert "statements of 23 Nov 2025 differ" in page_text(one, load_words("en"))
    listed = contents(pack_connection, "us-28", info.as_of, "en")
    row = next(row for row in listed.clauses if row.reference == "us-28/19")
    assert row.differing == ("europe",)
    book = table_book(listed, info, PLAIN, info.as_of)
    rows = list(csv.DictReader(io.StringIO(book_as(".csv", book, PLAIN).decode()[1:])))
    europe = "us-28/19", "Europe (E3 and European Union)"
    positions = [r["position"] for r in rows if (r["reference"], r["party"]) == europe]
    assert positions == ["supports", "opposes"]
    text = text_of(typeset_book(book, PLAIN).pdf())
    assert "statements of one day differ: supports, opposes" in text


def test_paper_of_an_earlier_day_leaves_later_texts_out(pack_connection: Connection) -> None:
    info = pack_info(pack_connection, "en")
    eve = page(pack_connection, "us-28/21", date(2025, 11, 22), "en")
    sheets = sheets_for([eve], info, None, PLAIN)
    for ending in (".html", ".md"):
        text = sheets_as(ending, sheets, PLAIN).decode()
        assert "e3/21" not in text
        assert "p20/14" not in text
        assert "Texts dated after 22 Nov 2025 are left out: 3." in text
    numbers = citation_numbers(sheets[0])
    data = sheet_data(sheets[0], load_words("en"), {}, numbers, CitationLabels("s0"))
    assert "p20/14" not in str(data)


def test_a_position_on_one_of_several_clauses_names_it(pack_connection: Connection) -> None:
    info = pack_info(pack_connection, "en")
    (sheet,) = sheets_for(pages_of(pack_connection, ["p20/9"]), info, None, PLAIN)
    assert "United States supports (us-28/12)" in sheet.bottom_line
    assert "Russia seeks changes (us-28/14)" in sheet.bottom_line
