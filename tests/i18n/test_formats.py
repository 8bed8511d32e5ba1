"""One formatter: a quantity is the same text wherever it is shown, and nothing else formats."""

import io
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.cli.page_text import page_text
from explorer.domain.content.documents import Quantity
from explorer.i18n.formats import (
    amount_text,
    below_text,
    change_text,
    number_text,
    percent_text,
    range_text,
)
from explorer.i18n.message_catalog import load_words
from explorer.reports.formats.export import sheets_as
from explorer.reports.print_job import sheet_document
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.comparison_text import cell_lines, lines_as_text
from explorer.store.pack.comparison import comparison
from explorer.store.pack.documents import contents, documents
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.subjects import page
from tests.reports.output_files import pdf_text
from tests.reports.print_jobs import MADE

EN, UK = load_words("en"), load_words("uk")
CODE = Path(__file__).parents[2] / "explorer"
_SPACES = re.compile(r"\s+")


@pytest.mark.parametrize(
    ("value", "unit", "english", "ukrainian"),
    [
        (600_000, "personnel", "600,000 personnel", "600 000 осіб"),
        (25, "percent", "25%", "25 %"),
        (20.5, "percent", "20.5%", "20,5 %"),
        (100, "USD billion", "USD 100 billion", "100 млрд дол. США"),
        (90, "EUR billion", "EUR 90 billion", "90 млрд євро"),
        (1_500, "CHF", "CHF 1,500", "1 500 CHF"),
        (1_234.5, "km²", "1,234.5 km²", "1 234,5 km²"),
        (7, "sorties", "7 sorties", "7 sorties"),
    ],
)
def test_an_amount_has_one_form_in_each_language(
    value: float, unit: str, english: str, ukrainian: str
) -> None:
    assert amount_text(value, unit, EN) == english.replace(" ", "\N{NO-BREAK SPACE}")
    assert amount_text(value, unit, UK) == ukrainian.replace(" ", "\N{NO-BREAK SPACE}")


def test_a_change_cannot_be_read_as_a_range() -> None:
    changed = change_text(600_000, 800_000, "personnel", EN).replace("\xa0", " ")
    assert changed == "600,000, now 800,000 personnel (+200,000)"
    assert change_text(50, 25, "percent", EN) == "50%, now 25% (−25 percentage points)"
    grown = change_text(100, 800, "USD billion", UK).replace("\xa0", " ")
    assert grown == "100 млрд дол. США, тепер 800 млрд дол. США (+700)"


def test_ranges_and_limits() -> None:
    assert range_text("3", "5", EN) == "3–5"
    assert range_text("4", "4", EN) == "4"
    assert below_text(2.5, UK) == "< 2,5"
    assert percent_text(56.26, EN) == "56.26%"


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_whole_number_keeps_its_digits(value: int) -> None:
    for words in (EN, UK):
        text = number_text(value, words)
        assert re.sub(r"[,\xa0]", "", text).replace("−", "-") == str(value)
        groups = re.split(r"[,\xa0]", text.removeprefix("−"))
        assert all(len(group) == 3 for group in groups[1:])


@given(st.floats(min_value=-1e9, max_value=1e9, allow_nan=False))
def test_the_languages_differ_in_separators_alone(value: float) -> None:
    swapped = number_text(value, EN).replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    assert swapped == number_text(value, UK)


_PATTERNS = (
    re.compile(r":,[^\s\"'\]\[]*\}"),  # digits grouped by hand
    re.compile(r"replace\([^)]*(?:202f|xa0|NO-BREAK|&#8239;|&nbsp;)"),
    re.compile(r"\{[^{}]*\}(?:&nbsp;| )?%(?!u\b)"),
    re.compile(r"[\[\(]f?[\"']unit\."),
    re.compile(r"[\[\(]f?[\"']map\.date\."),
    re.compile(r"\{[^{}]*:g\}[^\"']*(?:km|\{words)"),
)
_FORMATTER = CODE / "i18n" / "formats.py"


def test_no_other_code_formats_numbers_and_days() -> None:
    others = []
    for file in sorted(CODE.rglob("*.py")):
        if file == _FORMATTER:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if any(pattern.search(line) for pattern in _PATTERNS):
                others.append(f"{file.relative_to(CODE)}:{number}: {line.strip()}")
    assert others == []


def _plain(text: str) -> str:
    """Text on one line, as it is compared across formats."""
    return _SPACES.sub(" ", unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u200b", ""))


def _docx_text(file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_quantity_is_the_same_text_in_window_terminal_and_on_paper(
    pack_connection: Connection, language: str
) -> None:
    from explorer.ui.features.reader.html import reader_html

    words, info = load_words(language), pack_info(pack_connection, language)
    options = SheetOptions(language=language, include_map=False, made=MADE)
    seen: list[Quantity] = []
    for document in documents(pack_connection, language):
        compared = comparison(pack_connection, [document.reference], info.as_of, language)
        rows = compared.rows
        beside = _plain(
            "\n".join(lines_as_text(cell_lines(compared, r, 0, words), words) for r in rows)
        )
        listed = contents(pack_connection, document.reference, info.as_of, language)
        pages = [
            page(pack_connection, row.reference, info.as_of, language) for row in listed.clauses
        ]
        named = [one for one in pages if one.clause is not None and one.clause.quantities]
        if not named:
            continue
        job = sheet_document(named, info, None, options)
        paper, sheets = _plain(pdf_text(job.pdf())), list(job.sheets)
        files = [_plain(sheets_as(ending, sheets, options).decode()) for ending in (".html", ".md")]
        files.append(_plain(_docx_text(sheets_as(".docx", sheets, options))))
        for shown in named:
            assert shown.clause is not None
            reader, terminal = (
                _plain(reader_html(shown, words, ())),
                _plain(page_text(shown, words)),
            )
            for quantity in shown.clause.quantities:
                text = _plain(amount_text(quantity.value, quantity.unit, words))
                for output in (reader, terminal, beside, paper, *files):
                    assert text in output, (shown.reference, text)
                seen.append(quantity)
    assert len(seen) > 15
