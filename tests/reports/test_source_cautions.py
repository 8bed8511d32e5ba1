"""Cautions about sources and inferred days go wherever a source goes; marks follow from data."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from explorer.cli.page_text import page_text
from explorer.domain.content.documents import Source
from explorer.domain.content.read_models import SubjectDetails
from explorer.i18n.message_catalog import load_words
from explorer.packs.compiler.cache import ensure_compiled
from explorer.reports.formats.bibliography import bibtex, csl_json, ris
from explorer.reports.formats.export import sheets_as
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.citation import citation
from explorer.reports.text.positions import unverified_text
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.subjects import page
from explorer.system.paths import RESOURCES
from tests.reports.output_files import everything_in, pdf_text
from tests.reports.print_jobs import MADE, job, pages_of

CAUTION = {"en": "described by researchers as pro-Kremlin", "uk": "дослідники описують як прокремл"}
INFERRED = {"en": "(date inferred)", "uk": "(дату встановлено за змістом)"}
LANGUAGES = pytest.mark.parametrize("language", ["en", "uk"])


def one_line(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c not in "\u00ad\u200b")


@LANGUAGES
def test_on_paper_and_in_every_file(pack_connection: Connection, language: str) -> None:
    options = SheetOptions(language=language, include_map=False, made=MADE)
    made = job(pack_connection, ["us-28/21"], options)
    sheets = list(made.sheets)
    cited = [one for one in sheets[0].sources.values() if one.caution]
    assert cited
    outputs = {".pdf": pdf_text(made.pdf())}
    for ending in (".docx", ".html", ".md"):
        outputs[ending] = everything_in(ending, sheets_as(ending, sheets, options))
    for ending, text in outputs.items():
        assert one_line(CAUTION[language]) in one_line(text).replace("\\", ""), ending
        assert one_line(INFERRED[language]) in one_line(text).replace("\\", ""), ending


def test_in_the_table_of_stances(pack_connection: Connection) -> None:
    options = SheetOptions(include_map=False, made=MADE)
    references = [f"us-28/{number}" for number in range(1, 29)]
    sheets = list(job(pack_connection, references, options).sheets)
    text = sheets_as(".csv", sheets, options).decode()
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert any(row["source_1_date_inferred"] == "yes" for row in rows)
    assert any(row["source_1_caution"] for row in rows)


@LANGUAGES
def test_in_the_window_and_in_the_terminal(pack_connection: Connection, language: str) -> None:
    from explorer.ui.features.reader.html import reader_html

    (shown,) = pages_of(pack_connection, ["us-28/21"], language)
    words = load_words(language)
    copied = citation(shown, words)
    for text in (page_text(shown, words), reader_html(shown, words, ())):
        assert CAUTION[language] in text
        assert INFERRED[language] in text
    assert CAUTION[language] in copied.text
    assert CAUTION[language] in copied.html


SOURCE = Source(
    "src-x",
    "A page",
    "A title",
    MADE,
    "news",
    "https://example.org/x",
    caution="A copy.",
    date_inferred=True,
    consulted=False,
)


def test_in_citation_formats() -> None:
    (item,) = json.loads(csl_json([SOURCE]))
    assert item["issued"]["circa"] is True
    told = "Caution: A copy. Not consulted for this pack. Date inferred."
    assert item["annote"] == told
    assert "date = {2026-03-01~}" in bibtex([SOURCE])
    assert told in bibtex([SOURCE])
    lines = ris([SOURCE]).split("\r\n")
    assert "DA  - 2026/03/01/inferred" in lines
    assert f"N1  - {told}" in lines


def test_a_day_that_the_page_gives_stays_exact() -> None:
    plain = Source("src-y", "A page", "A title", MADE, "news")
    assert "circa" not in csl_json([plain])
    assert "date = {2026-03-01}" in bibtex([plain])
    assert "DA  - 2026/03/01\r\n" in ris([plain])


@pytest.fixture(scope="module")
def good_friday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pack = RESOURCES / "packs" / "good-friday-1998"
    return ensure_compiled(pack, tmp_path_factory.mktemp("packs")).path


@pytest.fixture
def good_friday_pages(good_friday: Path) -> Iterator[list[SubjectDetails]]:
    connection = open_compiled_pack(good_friday)
    day = pack_info(connection, "en").as_of
    yield [page(connection, f"gfa/{number}", day, "en") for number in range(1, 12)]
    connection.close()


def test_a_text_is_never_called_unverified_above_a_source_that_verifies_it(
    good_friday_pages: list[SubjectDetails],
) -> None:
    words = load_words("en")
    marked = 0
    for shown in good_friday_pages:
        assert shown.clause is not None
        said = unverified_text(shown, words)
        cited = [shown.sources[name] for name in shown.clause.sources]
        assert bool(said) == (not shown.clause.verified)
        if not said:
            assert any(source.consulted for source in cited)
            continue
        marked += 1
        unread = not any(source.consulted for source in cited)
        assert ("were not consulted" in said) == unread
        text = page_text(shown, words)
        assert all(
            "Not consulted for this pack." in text for source in cited if not source.consulted
        )
    assert marked == 8
