"""A comparison says first what is compared, and marks words only where the text changed."""

import io
import zipfile
from itertools import permutations

import pytest
from sqlalchemy import Connection

from explorer.domain.comparison.comparison import ComparedClause, Comparison
from explorer.domain.comparison.redline import ChangeType
from explorer.domain.content.documents import Relation
from explorer.i18n.message_catalog import load_words
from explorer.reports.book.comparison import comparison_book
from explorer.reports.book.model import TextTable
from explorer.reports.formats.export import book_as
from explorer.reports.print_job import typeset_book
from explorer.reports.sheet.model import PaperSize, SheetOptions
from explorer.reports.text.comparison_text import Role, cell_lines, compared_texts, lines_as_text
from explorer.reports.text.typography import typographic
from explorer.store.pack.comparison import comparison
from explorer.store.pack.documents import documents
from explorer.store.pack.metadata import pack_info
from tests.reports.output_files import pdf_text
from tests.reports.print_jobs import MADE

NOW = {"en": ", now ", "uk": ", тепер "}
LANGUAGES = pytest.mark.parametrize("language", ["en", "uk"])


def compared(connection: Connection, language: str) -> list[Comparison]:
    """Every document of the pack with every other."""
    names = [one.reference for one in documents(connection, language)]
    day = pack_info(connection, language).as_of
    return [comparison(connection, pair, day, language) for pair in permutations(names, 2)]


def entries(found: Comparison) -> list[ComparedClause]:
    return [entry for row in found.rows for cell in row.cells for entry in cell.entries]


@LANGUAGES
def test_no_word_is_marked_in_a_clause_that_was_kept(
    pack_connection: Connection, language: str
) -> None:
    kept = 0
    for found in compared(pack_connection, language):
        for entry in entries(found):
            step = entry.step
            if step is None or Relation.KEPT not in {step.relation, step.recorded}:
                continue
            kept += 1
            assert {one.change for one in entry.segments} <= {ChangeType.KEPT}, (
                entry.clause.reference
            )
    assert kept > 30


@LANGUAGES
def test_remarks_on_a_text_are_shown_and_never_compared(
    pack_connection: Connection, language: str
) -> None:
    words = load_words(language)
    remarks = set()
    for found in compared(pack_connection, language):
        for entry in entries(found):
            if entry.clause.remark:
                remarks.add(entry.clause.reference)
                assert entry.clause.remark not in entry.clause.summary
                assert entry.clause.remark not in "".join(one.text for one in entry.segments)
            for one in entry.before:
                gone = "".join(s.text for s in entry.segments if s.change is not ChangeType.KEPT)
                assert not one.remark or one.remark not in gone
        for row in found.rows:
            for column, cell in enumerate(row.cells):
                lines = cell_lines(found, row, column, words)
                for entry in cell.entries:
                    said = lines_as_text([one for one in lines if one.role is Role.NOTE], words)
                    assert entry.clause.remark in said
    assert {"us-28/1", "us-28/8", "us-28/15", "e3/10", "p20/14"} <= remarks


def test_both_languages_have_the_same_remarks(pack_connection: Connection) -> None:
    found = []
    for language in ("en", "uk"):
        clauses = [e.clause for c in compared(pack_connection, language) for e in entries(c)]
        found.append({clause.reference for clause in clauses if clause.remark})
    assert found[0] == found[1]


def document_text(ending: str, made: bytes) -> str:
    if ending == ".docx":
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            return archive.read("word/document.xml").decode()
    text = made.decode()
    return text[text.index("<body") :] if ending == ".html" else text


@LANGUAGES
@pytest.mark.parametrize("paper", list(PaperSize))
def test_what_is_compared_stands_first_and_on_every_page(
    pack_connection: Connection, language: str, paper: PaperSize
) -> None:
    info, words = pack_info(pack_connection, language), load_words(language)
    found = comparison(pack_connection, ("us-28", "e3"), info.as_of, language)
    options = SheetOptions(paper=paper, language=language, made=MADE)
    book = comparison_book(found, info, options)
    caveat = compared_texts(found, words)
    pages = [
        " ".join(page.split()) for page in pdf_text(typeset_book(book, options).pdf()).split("\f")
    ]
    pages = [page for page in pages if page]
    assert len(pages) > 3
    printed = typographic(caveat, language)
    assert all(printed in page for page in pages)
    first = found.documents[0].clauses[0].title
    assert pages[0].index(printed) < pages[0].index(first)
    for ending in (".html", ".md", ".docx"):
        text = document_text(ending, book_as(ending, book, options))
        start = caveat.split("'")[0].split(":")[0]
        assert 0 <= text.index(start) < text.index(first), ending


@LANGUAGES
def test_each_marked_passage_and_each_column_says_that_it_is_a_summary(
    pack_connection: Connection, language: str
) -> None:
    info, words = pack_info(pack_connection, language), load_words(language)
    compared_texts_of = comparison(pack_connection, ("us-28", "e3"), info.as_of, language)
    label, summary = words["compare.between_summaries"], words["compare.summary"]
    book = comparison_book(compared_texts_of, info, SheetOptions(language=language, made=MADE))
    table = book.parts[0]
    assert isinstance(table, TextTable)
    assert all(below.endswith(summary) for _, below in table.columns)
    marked = 0
    for row in compared_texts_of.rows:
        for column, cell in enumerate(row.cells):
            lines = cell_lines(compared_texts_of, row, column, words)
            texts = [lines_as_text([line], words) for line in lines]
            changes = sum(
                entry.is_rewritten
                or any(piece.change is not ChangeType.KEPT for piece in entry.segments)
                for entry in cell.entries
            )
            assert texts.count(label) == changes
            marked += changes
    assert marked > 10
    options = SheetOptions(language=language, made=MADE)
    for ending in (".html", ".md", ".docx", ".odt"):
        if ending == ".odt":
            with zipfile.ZipFile(io.BytesIO(book_as(ending, book, options))) as archive:
                text = archive.read("content.xml").decode()
        else:
            text = document_text(ending, book_as(ending, book, options))
        assert text.count(label) == marked, ending
        assert text.count(summary) >= 2, ending
    pages = pdf_text(typeset_book(book, options).pdf())
    assert " ".join(pages.split()).count(label) == marked


@LANGUAGES
def test_numbers_that_changed_are_never_shown_as_a_range(
    pack_connection: Connection, language: str
) -> None:
    words = load_words(language)
    changed = 0
    for found in compared(pack_connection, language):
        for row in found.rows:
            for column in range(len(row.cells)):
                for line in cell_lines(found, row, column, words):
                    text = line.pieces[0].text
                    changed += line.role is Role.QUANTITY and NOW[language] in text
                    assert "→" not in text
    assert changed > 1


def test_a_number_that_is_gone_is_not_here(pack_connection: Connection) -> None:
    words = load_words("en")
    info = pack_info(pack_connection, "en")
    found = comparison(pack_connection, ("us-28", "e3"), info.as_of, "en")
    text = "\n".join(lines_as_text(cell_lines(found, row, 1, words), words) for row in found.rows)
    assert "Not here: 25%" in text
    assert "600,000, now 800,000\xa0personnel" in text
