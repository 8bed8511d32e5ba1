"""What is new, on paper and as text: changed positions first, in words."""

import re
from datetime import date

import pytest
from sqlalchemy import Connection

from explorer.cli.news import news_lines
from explorer.domain.comparison.distance import MovementKind
from explorer.domain.comparison.news import News
from explorer.i18n.message_catalog import load_words
from explorer.reports.book.model import TextTable
from explorer.reports.book.news import news_book
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.news_text import clause_names
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.news import news_since, subjects_of

SINCE = date(2025, 12, 20)
#: A clause by its permanent reference, as programs name it.
REFERENCE = re.compile(r"\b(us-28|e3|p20|geneva-19)/\d+|\bsp-[a-z]+")


def news_of(connection: Connection, document: str, language: str = "en") -> News:
    day = pack_info(connection, language).as_of
    subjects = subjects_of(connection, document, day, language)
    return news_since(connection, subjects, SINCE, day, language)


def tables_of(connection: Connection, document: str, language: str) -> list[TextTable]:
    news = news_of(connection, document, language)
    info = pack_info(connection, language)
    book = news_book(news, document, info, SheetOptions(language=language))
    assert all(isinstance(part, TextTable) for part in book.parts)
    return [part for part in book.parts if isinstance(part, TextTable)]


def cells_of(table: TextTable) -> list[list[str]]:
    return [
        [" ".join(piece.text for line in lines for piece in line.pieces) for lines in row]
        for row in table.rows
    ]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_changed_positions_come_first_with_clause_party_and_both_positions(
    pack_connection: Connection, language: str
) -> None:
    catalog = load_words(language)
    news = news_of(pack_connection, "us-28", language)
    first = tables_of(pack_connection, "us-28", language)[0]
    rows = cells_of(first)
    moved = [
        (change, step)
        for change in news.changes
        for step in change.movements
        if step.kind is MovementKind.MOVED
    ]
    assert moved
    assert len(rows) == len(moved)
    words = [catalog[f"position.{name}"] for name in ("supports", "opposes", "seeks_changes")]
    for row, (change, step) in zip(rows, moved, strict=True):
        assert row[0].endswith(change.title)
        assert row[0] != change.title
        assert step.after.resting_on[0].statement.split()[0] in row[-1]
    assert {word for word in words if any(word in row[2] for row in rows)}
    assert all(not row[2][0].isdigit() and not row[3][0].isdigit() for row in rows)


@pytest.mark.parametrize("document", ["us-28", "e3"])
def test_no_bare_reference_is_on_paper(pack_connection: Connection, document: str) -> None:
    for table in tables_of(pack_connection, document, "en"):
        for row in cells_of(table):
            assert not [text for text in row if REFERENCE.search(text)]


def test_each_row_names_its_clause(pack_connection: Connection) -> None:
    """A reader who opens the book in the middle sees which clause a statement is on."""
    for table in tables_of(pack_connection, "us-28", "en"):
        assert all(row[0] for row in cells_of(table))


def test_positions_taken_on_another_text_name_it(pack_connection: Connection) -> None:
    news = news_of(pack_connection, "e3")
    names = clause_names(news, load_words("en"))
    assert names["e3/21"].startswith("21 ")
    assert names["us-28/21"] == "21 Territories (US-drafted 28-point plan)"


def test_the_terminal_says_who_moved_before_everything_else(pack_connection: Connection) -> None:
    catalog = load_words("en")
    news = news_of(pack_connection, "us-28")
    lines = list(news_lines(news, "US-drafted 28-point plan", catalog))
    headings = [line.strip() for line in lines if line.startswith("\n")]
    assert headings[0] == catalog["news.changed_heading"]
    sentence = next(line for line in lines if "21 Territories. Ukraine" in line)
    assert "from “opposes” (15 Dec 2025) to “seeks changes” (4 Jun 2026)" in sentence
    assert not any(re.search(r"step \d", line) for line in lines)
