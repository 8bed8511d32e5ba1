"""Printed sheets as they are read: references explained, no line that begins or ends badly."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from explorer.i18n.message_catalog import load_words
from explorer.reports.formats.export import sheets_as
from explorer.reports.print_job import bilingual_document, sheets_for
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.sheet.stances import stance_section
from explorer.store.pack.metadata import pack_info
from tests.reports.output_files import pdf_text
from tests.reports.print_jobs import MADE, job, pages_of

#: Clauses with many statements, sources and corresponding clauses.
RICH = ("us-28/3", "us-28/6", "us-28/8", "us-28/21", "e3/26", "p20/8")


def lines_of(connection: Connection, language: str, *, large: bool = False) -> list[str]:
    options = SheetOptions(language=language, large=large, made=MADE)
    return pdf_text(job(connection, RICH, options).pdf()).splitlines()


@pytest.mark.parametrize("language", ["en", "uk"])
def test_no_line_is_a_citation_alone_or_begins_with_a_dot(
    pack_connection: Connection, language: str
) -> None:
    for line in lines_of(pack_connection, language):
        assert not re.fullmatch(r"\[\d+(,\s\d+)*\]", line.strip()), line
        assert not line.strip().startswith("·"), line


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("large", [False, True])
def test_references_to_other_documents_are_explained(
    pack_connection: Connection, language: str, large: bool
) -> None:
    """Each document of a corresponding clause has its title on the sheet."""
    text = " ".join(" ".join(lines_of(pack_connection, language, large=large)).split())
    for page in pages_of(pack_connection, RICH, language):
        for related in page.correspondences:
            if not related.is_in_earlier:
                assert f"{related.document} – {page.titles[related.document]}" in text


@pytest.mark.parametrize("ending", [".html", ".md", ".docx"])
def test_every_format_explains_the_references(pack_connection: Connection, ending: str) -> None:
    options = SheetOptions(made=MADE)
    (page,) = pages_of(pack_connection, ["us-28/6"])
    (sheet,) = sheets_for([page], pack_info(pack_connection), None, options)
    assert sheet.documents_key.startswith("Documents: e3 – European (E3) counter-text; ")
    made = sheets_as(ending, [sheet], replace(options, flowing=True))
    assert made
    if ending != ".docx":
        assert sheet.documents_key in made.decode()


@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_missing_clause_is_not_read_as_a_sentence(
    pack_connection: Connection, language: str
) -> None:
    """“no clause dropped” would say the contrary."""
    text = " ".join(" ".join(lines_of(pack_connection, language)).split())
    catalog = load_words(language)
    none, dropped = catalog["page.no_clause"], catalog["relation.dropped"]
    assert f"p20: {none} ({dropped})." in text
    assert f"{none} {dropped}" not in text


def test_every_side_says_of_which_document_it_is(pack_connection: Connection) -> None:
    options = SheetOptions(made=MADE)
    text = pdf_text(job(pack_connection, ["us-28/6"], options).pdf())
    sides = [side for side in text.split("\f") if side.strip()]
    assert len(sides) > 1
    head = "US-drafted 28-point plan · us-28/6 · Limit on the Armed Forces of Ukraine"
    assert all(side.startswith(head) for side in sides), [side[:90] for side in sides]
    large = pdf_text(job(pack_connection, ["us-28/6"], replace(options, large=True)).pdf())
    heads = [side.splitlines()[0] for side in large.split("\f") if side.strip()]
    assert all(line.startswith("US-drafted 28-point plan · us-28/6") for line in heads), heads
    assert not any("Limit" in line for line in heads), heads


@pytest.mark.parametrize(("language", "short"), [("en", "IAEA"), ("uk", "США")], ids=["en", "uk"])
def test_a_name_too_wide_for_the_scale_is_abbreviated(
    pack_connection: Connection, language: str, short: str
) -> None:
    (page,) = pages_of(pack_connection, ["us-28/19"], language)
    section = stance_section(page, load_words(language), MADE)
    assert short in {row.short for row in section.rows}
    assert max(len(row.short) for row in section.rows) <= 20


def test_sources_of_pages_in_two_languages_are_in_the_first(pack_connection: Connection) -> None:
    """A caution in the second language would be a riddle beside the word “Caution”."""
    references = ["us-28/19"]
    left, right = (pages_of(pack_connection, references, language) for language in ("en", "uk"))
    options = SheetOptions(second_language="uk", made=MADE)
    info = pack_info(pack_connection)
    text = pdf_text(bilingual_document(left, right, info, None, options).pdf())
    cautions = re.findall(r"Caution:\s+(\w+)", text)
    assert cautions
    assert all(word.isascii() for word in cautions), cautions
