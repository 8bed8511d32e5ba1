"""Markdown: what a text says is never taken for markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.reports.document.model import Flow, Heading, Passage, Span, Style
from explorer.reports.formats.export import book_as, sheets_as
from explorer.reports.formats.markdown import escaped, markdown
from explorer.reports.sheet.model import SheetOptions
from explorer.reports.text.sanitize import clean
from tests.reports.output_files import CLAUSES, book, hostile_sheet, sheet_text
from tests.reports.print_jobs import MADE

PLAIN = SheetOptions(made=MADE, include_map=False)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_headings_lists_tables_and_sources(pack_connection: Connection, language: str) -> None:
    for reference in CLAUSES:
        said = sheet_text(pack_connection, ".md", [reference], language)
        assert re.match(r"# \d+ \w", said)
        assert said.count("\n## ") >= 5
        heads = re.findall(r"^\|(?: --- \|)+$", said, re.MULTILINE)
        assert len(heads) == 1
        width = heads[0].count("|")
        rows = [line for line in said.splitlines() if line.startswith("| ")]
        # A bar within a text has a backslash before it.
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {width}
        assert re.search(r"^1\. .*\]\(<https?://[^<>]+>\)$", said, re.MULTILINE)


def test_a_set_in_its_order(pack_connection: Connection) -> None:
    said = book_as(".md", book(pack_connection, PLAIN), PLAIN).decode()
    parts = ["# For the minister", "## Objective", "Learn **what** is settled.", "- One\n- Two"]
    parts += ["1. First\n2. Second", "## Territory", "### 21 Territories", "## Forces"]
    at = 0
    for part in parts:
        at = said.find(part, at)
        assert at >= 0, part


@given(st.text(max_size=60))
def test_whatever_is_written_stays_text(text: str) -> None:
    said = clean(text)
    flow = Flow("t", "en", (Heading(1, "t", "en"), Passage(Style.TEXT, (Span(said),), "en")))
    body = markdown(flow, SheetOptions()).split("\n\n")
    shown = body[1] if said else ""
    assert re.sub(r"\\([^\w\s]|_)", r"\1", shown) == said
    bare = re.sub(r"\\(?:[^\w\s]|_)", "", shown)
    assert not re.search(r"[`*_{}\[\]<>#|~&$]", bare)
    assert not re.match(r"\s*(?:[-+=:]|\d+[.)])", shown)


def test_bare_addresses_make_no_links() -> None:
    assert escaped("see https://x.example and www.x.example") == (
        "see https\\://x.example and www\\.x.example"
    )


def test_hostile_text_stays_text(pack_connection: Connection) -> None:
    said = sheets_as(".md", [hostile_sheet(pack_connection, PLAIN)], PLAIN).decode()
    assert "\\<script\\>alert(1)" in said
    assert "](javascript" not in re.sub(r"\\\]", "", said)
    assert "\u202e" not in said
    assert not re.search(r"(?<!\\)[`{<](?!https?:)", said)
