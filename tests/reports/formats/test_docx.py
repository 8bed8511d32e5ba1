"""Word files: real headings, heads that repeat, words for pictures; LibreOffice opens them."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from sqlalchemy import Connection

from explorer.i18n.message_catalog import load_words
from explorer.reports.formats.export import book_as, sheets_as
from explorer.reports.print_job import table_book
from explorer.reports.sheet.model import PaperSize, SheetOptions
from explorer.store.pack.documents import contents
from explorer.store.pack.metadata import pack_info
from tests.reports.output_files import (
    CLAUSES,
    book,
    everything_in,
    hostile_sheet,
    read_by_office,
    sheets,
)
from tests.reports.print_jobs import MADE

OPTIONS = SheetOptions(made=MADE, marking="OFFICIAL-SENSITIVE")


def opened(made: bytes) -> "docx.document.Document":
    return docx.Document(io.BytesIO(made))


def of_clause(connection: Connection, options: SheetOptions = OPTIONS) -> bytes:
    return sheets_as(".docx", sheets(connection, ["us-28/21"], options), options)


def test_headings_are_real_and_styles_are_named(pack_connection: Connection) -> None:
    document = opened(of_clause(pack_connection))
    used = [(p.style.name, p.text) for p in document.paragraphs if p.style is not None]
    headings = [(name, text) for name, text in used if name.startswith("Heading")]
    assert headings[0] == ("Heading 1", "21 Territories")
    assert {name for name, _ in headings[1:]} == {"Heading 2"}
    assert {"Bottom line", "Caption line", "Summary text", "Note", "Source", "List Bullet"} <= {
        name for name, _ in used
    }
    assert all(document.styles[name].paragraph_format.keep_with_next for name, _ in headings)


def test_the_table_repeats_its_head_and_keeps_rows_whole(pack_connection: Connection) -> None:
    (table,) = opened(of_clause(pack_connection)).tables
    assert table.style is not None
    assert table.style.name == "Stance table"
    rows = table._tbl.findall(qn("w:tr"))
    assert len(rows) > 5
    assert [bool(row.findall(f".//{qn('w:tblHeader')}")) for row in rows[:2]] == [True, False]
    assert all(row.findall(f".//{qn('w:cantSplit')}") for row in rows)
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    assert "☒\N{NO-BREAK SPACE}opposes" in [cell.text for cell in table.column_cells(1)]


def test_the_map_is_told_in_words(pack_connection: Connection) -> None:
    document = opened(of_clause(pack_connection, replace(OPTIONS, flowing=True)))
    (shape,) = document.inline_shapes
    assert "Donetsk" in shape._inline.docPr.get("descr")
    assert shape.width.mm == pytest.approx(176, abs=0.5)
    (picture,) = [p for p in document.part.package.iter_parts() if "png" in p.content_type]
    width = int.from_bytes(picture.blob[16:20], "big")
    assert width / (shape.width.inches) == pytest.approx(200, abs=1)


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("uk", "uk-UA")])
def test_every_run_tells_its_language(pack_connection: Connection, language: str, tag: str) -> None:
    options = SheetOptions(made=MADE, language=language, include_map=False)
    document = opened(of_clause(pack_connection, options))
    runs = [run for p in document.paragraphs for run in p._p.iter(qn("w:r"))]
    told = [run.find(f"{qn('w:rPr')}/{qn('w:lang')}") for run in runs]
    tags = [mark.get(qn("w:val")) for mark in told if mark is not None]
    assert len(tags) == len(runs)
    assert tags.count(tag) > len(tags) / 2
    # Titles of sources without a translation are English there.
    assert set(tags) <= {tag, "en-GB"}
    assert document.core_properties.language == tag


def test_pages_are_numbered_and_marked(pack_connection: Connection) -> None:
    document = opened(of_clause(pack_connection))
    (section,) = document.sections
    foot = section.footer._element.xml
    assert " PAGE " in foot
    assert " NUMPAGES " in foot
    for part in (section.header, section.footer):
        assert "OFFICIAL-SENSITIVE" in [p.text for p in part.paragraphs]
    assert document.core_properties.title == "21 Territories"
    assert document.core_properties.author == "Clause Explorer"


def test_a_label_of_the_traffic_light_protocol_is_coloured_on_black(
    pack_connection: Connection,
) -> None:
    for grey, ink in ((False, "FFC000"), (True, "FFFFFF")):
        options = SheetOptions(made=MADE, marking="tlp: amber", include_map=False, grey=grey)
        head = opened(of_clause(pack_connection, options)).sections[0].header._element.xml
        assert "TLP:AMBER" in head
        assert f'w:color w:val="{ink}"' in head
        assert 'w:fill="000000"' in head


def test_paper_and_size_follow_the_options(pack_connection: Connection) -> None:
    options = SheetOptions(made=MADE, paper=PaperSize.LETTER, large=True, grey=True)
    document = opened(of_clause(pack_connection, options))
    assert document.sections[0].page_width.mm == pytest.approx(215.9, abs=0.1)
    assert document.styles["Normal"].font.size.pt == 18
    assert len(document.tables[0].columns) == 2
    colours = {
        run.find(f".//{qn('w:color')}").get(qn("w:val"))
        for run in document.element.iter(qn("w:rPr"))
        if run.find(f".//{qn('w:color')}") is not None
    }
    assert all(c[:2] == c[2:4] == c[4:] for c in colours), colours


def test_same_wish_same_bytes(pack_connection: Connection) -> None:
    assert of_clause(pack_connection) == of_clause(pack_connection)
    with zipfile.ZipFile(io.BytesIO(of_clause(pack_connection))) as file:
        assert {entry.date_time[:3] for entry in file.infolist()} == {(2026, 3, 1)}
        assert not any("thumbnail" in name for name in file.namelist())


def test_a_set_has_a_title_contents_and_a_table_across(pack_connection: Connection) -> None:
    options = SheetOptions(made=MADE, copy_number="3", prepared_by="Eastern Desk")
    document = opened(book_as(".docx", book(pack_connection, options), options))
    used = [(p.style.name, p.text) for p in document.paragraphs if p.style is not None]
    assert used[0] == ("Title", "For the minister")
    contents_of = [text for name, text in used if name == "Contents line"]
    assert contents_of[:4] == ["Objective", "Points to make", "Territory", "21 Territories"]
    assert ("Heading 1", "Territory") in used
    assert ("Heading 2", "21 Territories") in used
    assert ("Cover line", "Prepared by Eastern Desk") in used
    turned = [s.page_width > s.page_height for s in document.sections]
    assert turned == [False, True, False]
    marks = {m.get(qn("w:name")) for m in document.element.iter(qn("w:bookmarkStart"))}
    links = {m.get(qn("w:anchor")) for m in document.element.iter(qn("w:hyperlink"))}
    assert links - {None} == marks


def test_hostile_text_stays_text(pack_connection: Connection) -> None:
    options = SheetOptions(made=MADE, include_map=False)
    made = sheets_as(".docx", [hostile_sheet(pack_connection, options)], options)
    said = [p.text for p in opened(made).paragraphs]
    assert any("<script>alert(1)</script> =cmd()|x \\input `code` {{ 7*7 }}" in t for t in said)
    inside = everything_in(".docx", made)
    assert "\u202e" not in inside
    assert 'Target="javascript' not in inside


def test_office_opens_them_and_reads_in_order(pack_connection: Connection, tmp_path: Path) -> None:
    files, headings = [], []
    for language in ("en", "uk"):
        options = SheetOptions(made=MADE, language=language, marking="TLP:GREEN")
        for sheet in sheets(pack_connection, CLAUSES, options):
            file = tmp_path / f"{sheet.reference.replace('/', '-')}-{language}.docx"
            file.write_bytes(sheets_as(".docx", [sheet], options))
            files.append(file)
            sources = load_words(language)["page.sources"]
            headings.append([sheet.heading, *(s.title for s in sheet.sections), sources])
    whole = tmp_path / "whole.docx"
    whole.write_bytes(book_as(".docx", book(pack_connection, OPTIONS), OPTIONS))
    table = tmp_path / "table.docx"
    listed = contents(pack_connection, "us-28", MADE, "en")
    made = table_book(listed, pack_info(pack_connection), OPTIONS, MADE)
    table.write_bytes(book_as(".docx", made, OPTIONS))
    *of_clauses, of_set, of_table = read_by_office([*files, whole, table], tmp_path)
    for said, expected in zip(of_clauses, headings, strict=True):
        assert_in_order(said, expected)
        assert "TLP:GREEN" in said
    order = ["For the minister", "Contents", "Objective", "2. Second", "Territory", "Addendum 1"]
    assert_in_order(of_set, [*order, "Ask about the line", "Northern Donetsk", "us-28/99"])
    assert "Page 1 of 1" in of_table


def assert_in_order(said: str, parts: list[str]) -> None:
    at = 0
    for part in parts:
        at = said.find(part, at)
        assert at >= 0, part
