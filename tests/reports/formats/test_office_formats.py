"""Files for other offices: slides, workbooks, OpenDocument, e-mail, e-books and calendars."""

import csv
import email
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from email import policy

import pytest
from lxml import etree
from sqlalchemy import Connection

from explorer.domain.content.timeline import chronological
from explorer.reports.compose import (
    compose_comparison,
    compose_stance_table,
    compose_timeline,
)
from explorer.reports.formats.export import book_as, sheets_as
from explorer.reports.formats.icalendar import calendar
from explorer.reports.formats.stance_csv import COLUMNS
from explorer.reports.sheet.model import SheetOptions
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.timeline import whole_timeline
from tests.reports.output_files import CLAUSES, book, hostile_sheet, sheets
from tests.reports.print_jobs import MADE

ENDINGS = (".docx", ".odt", ".epub", ".eml", ".pptx", ".xlsx")
OPTIONS = SheetOptions(made=MADE, flowing=True, include_map=False)
ROWS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Written = Callable[[str], bytes]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def text_in(ending: str, content: bytes) -> str:
    """Return the text of a file, without its markup."""
    if ending == ".eml":
        message = email.message_from_bytes(content, policy=policy.default)
        body = message.get_body(("html",))
        assert body is not None
        return re.sub(r"<[^>]+>", " ", body.get_content())
    names = {".docx": "word/", ".odt": "content.xml", ".epub": "EPUB/part", ".pptx": "ppt/"}
    chosen = names.get(ending, "xl/")
    return " ".join(
        "".join(etree.fromstring(data).itertext())
        for name, data in parts(content).items()
        if name.startswith(chosen) and name.endswith(("xml", "xhtml"))
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_clause_and_source_are_in_every_format(pack_connection: Connection, ending: str) -> None:
    content = sheets_as(ending, sheets(pack_connection, CLAUSES, OPTIONS), OPTIONS)
    text = text_in(ending, content)
    for words in ("Territories", "Ukraine", "seeks", "Kyiv Independent"):
        assert words in text, words


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_content_gives_the_same_bytes(pack_connection: Connection, ending: str) -> None:
    first, second = (
        sheets_as(ending, sheets(pack_connection, CLAUSES, OPTIONS), OPTIONS) for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("ending", ENDINGS)
def test_hostile_text_stays_text(pack_connection: Connection, ending: str) -> None:
    content = sheets_as(ending, [hostile_sheet(pack_connection, OPTIONS)], OPTIONS)
    text = text_in(ending, content)
    assert "\u202e" not in text
    links = r'(?:href|Target)="javascript'
    assert not re.search(links, content.decode("latin-1"))
    if ending != ".eml":
        assert not any(re.search(links.encode(), data) for data in parts(content).values())


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_briefing_set_is_whole(pack_connection: Connection, ending: str) -> None:
    text = text_in(ending, book_as(ending, book(pack_connection, OPTIONS), OPTIONS))
    assert "Territories" in text


def test_changes_in_a_word_comparison_can_be_accepted(pack_connection: Connection) -> None:
    compared = compose_comparison(
        pack_connection, OPTIONS, chosen=("us-28", "e3"), shown="us-28", as_of=MADE
    )
    xml = parts(book_as(".docx", compared, OPTIONS))["word/document.xml"].decode()
    insertions = re.findall(r"<w:ins [^>]*>", xml)
    deletions = re.findall(r"<w:del [^>]*>", xml)
    assert insertions
    assert deletions
    assert all('w:date="2025-11-23T12:00:00Z"' in tag for tag in insertions + deletions)
    assert all("European (E3) counter-text" in tag for tag in insertions + deletions)
    assert not re.search(r"<w:del [^>]*>(?:(?!</w:del>).)*<w:t[ >]", xml, re.DOTALL)


def test_a_workbook_has_real_dates_links_filters_and_a_frozen_head(
    pack_connection: Connection,
) -> None:
    files = parts(sheets_as(".xlsx", sheets(pack_connection, CLAUSES, OPTIONS), OPTIONS))
    sheet = etree.fromstring(files["xl/worksheets/sheet1.xml"])
    assert sheet.find(f".//{ROWS}autoFilter") is not None
    assert sheet.find(f".//{ROWS}pane[@state='frozen']") is not None
    assert sheet.find(f".//{ROWS}hyperlink") is not None
    day = COLUMNS.index("date")
    letter = "ABCDEFGHIJKLM"[day]
    dates = [cell for cell in sheet.iter(f"{ROWS}c") if cell.get("r", "").startswith(letter)]
    values = [cell.find(f"{ROWS}v") for cell in dates[1:] if cell.get("t") != "s"]
    assert any(value is not None and float(value.text or 0) > 45_000 for value in values)


def test_a_matrix_and_a_timeline_are_workbooks(pack_connection: Connection) -> None:
    table = compose_stance_table(pack_connection, OPTIONS, document="us-28", as_of=MADE)
    assert "accepts conditionally" in text_in(".xlsx", book_as(".xlsx", table, OPTIONS))
    days = date(2025, 11, 20), date(2025, 11, 25)
    listed = compose_timeline(pack_connection, OPTIONS, days=days, as_of=MADE, with_later=True)
    assert "yyyy-mm-dd" in parts(book_as(".xlsx", listed, OPTIONS))["xl/styles.xml"].decode()


def test_csv_has_one_fact_a_cell_under_english_heads(pack_connection: Connection) -> None:
    options = SheetOptions(made=MADE, flowing=True, include_map=False, language="uk")
    content = sheets_as(".csv", sheets(pack_connection, CLAUSES, options), options).decode(
        "utf-8-sig"
    )
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert set(COLUMNS) <= set(rows[0])
    stated = [row for row in rows if row["statement"]]
    assert {row["position"] for row in stated} <= {
        *("opposes", "seeks_changes", "undecided", "accepts_conditionally", "supports")
    }
    assert all(date.fromisoformat(row["as_of"]) for row in rows)
    assert all(row["source_1_url"].startswith("http") for row in stated)


def test_a_slide_has_its_statements_and_sources_in_the_notes(pack_connection: Connection) -> None:
    from pptx import Presentation

    content = sheets_as(".pptx", sheets(pack_connection, CLAUSES, OPTIONS), OPTIONS)
    deck = Presentation(io.BytesIO(content))
    for slide in deck.slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None
        assert "http" in notes.text


def test_a_mail_is_a_draft_with_text_and_html(pack_connection: Connection) -> None:
    options = SheetOptions(made=MADE, marking="OFFICIAL")
    content = sheets_as(".eml", sheets(pack_connection, CLAUSES, options), options)
    message = email.message_from_bytes(content, policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert message["To"] is None
    assert str(message["Subject"]).startswith("[OFFICIAL]")
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert "Territories" in plain.get_content()
    cited = set(re.findall(r'src="cid:([^"]+)"', page.get_content()))
    attached = {
        str(part["Content-ID"]).strip("<>") for part in message.walk() if part["Content-ID"]
    }
    assert cited == attached != set()
    assert "<script" not in page.get_content()


def test_an_e_book_has_its_contents_and_is_well_formed(pack_connection: Connection) -> None:
    content = sheets_as(".epub", sheets(pack_connection, CLAUSES, OPTIONS), OPTIONS)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    files = parts(content)
    for name, data in files.items():
        if name.endswith(("xhtml", "opf", "xml")):
            etree.fromstring(data)
    listed = re.findall(r'href="(part-[^"]+)"', files["EPUB/nav.xhtml"].decode())
    assert {f"EPUB/{name}" for name in listed} <= set(files)


def test_the_calendar_holds_events_and_folds_its_lines(pack_connection: Connection) -> None:
    info = pack_info(pack_connection, "uk")
    entries = [entry for _, entry in chronological(whole_timeline(pack_connection, "uk"))]
    content = calendar(
        entries, name=info.title, pack=info.reference, language="uk", stamp=date(2026, 3, 1)
    )
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    unfolded = content.decode().replace("\r\n ", "")
    events = [entry for entry in entries if entry.kind != "stance"]
    assert unfolded.count("BEGIN:VEVENT") == len(events) > 0
    assert "DTSTART;VALUE=DATE:20251120" in unfolded
    assert len(set(re.findall(r"UID:.*", unfolded))) == len(events)
