"""Tables of texts on paper: no nearly empty page, notes before rows, typographic marks."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection

from explorer.domain.comparison.redline import ChangeType
from explorer.reports.book.model import Book, TextTable
from explorer.reports.book.news import news_book
from explorer.reports.book.typst_data import book_inputs
from explorer.reports.compose import compose_concordance
from explorer.reports.print_job import typeset_book
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.svg.timeline import _truncated
from explorer.reports.text.comparison_text import CellLine, Role, StyledText
from explorer.store.pack.diagrams import dependency_graph
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.news import news_since, subjects_of
from tests.reports.output_files import pdf_text

SINCE, DAY = date(2025, 12, 1), date(2026, 6, 30)


def new_since(connection: Connection, language: str) -> Book:
    subjects = subjects_of(connection, "us-28", DAY, language)
    news = news_since(connection, subjects, SINCE, DAY, language)
    options = SheetOptions(language=language)
    return news_book(news, "us-28", pack_info(connection, language), options)


def pages_of_book(book: Book, language: str) -> list[str]:
    text = pdf_text(typeset_book(book, SheetOptions(language=language)).pdf())
    return [page for page in text.split("\f") if page.strip()]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_no_page_but_the_last_holds_a_few_lines(pack_connection: Connection, language: str) -> None:
    concordance = compose_concordance(pack_connection, SheetOptions(language=language), as_of=DAY)
    for book in (new_since(pack_connection, language), concordance):
        pages = pages_of_book(book, language)
        for number, page in enumerate(pages[:-1], start=1):
            assert len(page.split()) > 100, (number, page)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_how_to_read_a_table_is_said_once_and_before_its_rows(
    pack_connection: Connection, language: str
) -> None:
    tables = new_since(pack_connection, language).parts
    assert all(isinstance(part, TextTable) and not part.foot for part in tables)
    captions = [line for part in tables if isinstance(part, TextTable) for line in part.captions]
    rules = [line for line in captions if len(line) > 150]
    assert len(rules) == 1


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_basis_of_dependencies_is_explained_in_words_of_the_table(
    pack_connection: Connection, language: str
) -> None:
    note = dependency_graph(pack_connection, "us-28/21", DAY, language).basis_note
    assert note
    for field in ("basis text", "basis analysis", "from, kind, to", "implements"):
        assert field not in note


def test_marks_are_typographic_across_the_pieces_of_a_line(pack_connection: Connection) -> None:
    """An apostrophe at the beginning of a piece closes the word of the piece before."""
    pieces = (
        StyledText("The project"),
        StyledText('\'s "own" words', ChangeType.INSERTED),
        StyledText(" of 17-22 March [9, 10]"),
    )
    row = ((CellLine(Role.TEXT, pieces),),)
    table = TextTable("The people's table", (), (("Column", ""),), (row,), ())
    book = new_since(pack_connection, "en")
    made = replace(book, parts=(table,))
    data = book_inputs(made, SheetOptions())["data.json"]
    assert "’s “own” words" in data
    assert " of 17–22 March\u00a0[9,\u00a010]" in data
    assert "The people’s table" in data


def test_a_name_on_the_timeline_ends_with_a_whole_word() -> None:
    text = "Said that each ally decides for itself on contacts with Russia"
    for width in range(20, 400, 7):
        shown = _truncated(text, 8.0, width)
        assert not shown or shown == text or text.startswith(f"{shown.removesuffix('…')} "), shown
