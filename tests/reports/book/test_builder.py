"""A briefing set on paper: everything in its order, and nothing that may not leave the house."""

import json
import subprocess
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.domain.desk.briefing import WRITTEN, BriefingSet, ItemKind, SetItem
from explorer.domain.desk.desk import Note
from explorer.i18n.message_catalog import load_words
from explorer.reports.book.model import StanceTable
from explorer.reports.book.typst_data import book_inputs
from explorer.reports.print_job import (
    bilingual_document,
    book_for,
    table_book,
    typeset_book,
)
from explorer.reports.sheet.model import PaperSize, SheetOptions
from explorer.reports.text.note_markdown import Run, paragraphs
from explorer.reports.text.protective_marking import PRESETS, Marking, marking_of
from explorer.store.pack.briefing_content import set_content
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.documents import contents
from explorer.store.pack.map_content import map_content
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.subjects import page

DAY = date(2025, 12, 20)
SECRET = "Geheimnis"


def item(key: str, kind: ItemKind, reference: str = "", text: str = "", **more: bool) -> SetItem:
    return SetItem(key, kind, reference, text, **more)


ITEMS = (
    item("1", ItemKind.HEADING, text="Before the call"),
    item("2", ItemKind.OBJECTIVE, text="Find out where the **line** stands.", releasable=True),
    item("3", ItemKind.POINTS, text="- One\n- Two *soft*\n\n1. First\n2. Second", releasable=True),
    item("4", ItemKind.BACKGROUND, text=f"{SECRET} of the embassy"),
    item("5", ItemKind.CLAUSE, "us-28/6"),
    item("6", ItemKind.HEADING, text="Territory"),
    item("7", ItemKind.CLAUSE, "us-28/21"),
    item("8", ItemKind.MAP, "37.6,48.4,220,160", "Northern Donetsk"),
    item("9", ItemKind.STANCES, "us-28"),
    item("10", ItemKind.CLAUSE, "us-28/99"),
)
SET = BriefingSet("k", "For the minister", "ukraine-2025", "1", DAY, ITEMS)
NOTES = {
    "us-28/6": Note("Ask about reserves.", releasable=True),
    "us-28/21": Note(f"{SECRET} of ours"),
    "us-28/7": Note("of a clause that is not in the set", releasable=True),
}


def pdf_of(
    connection: Connection,
    options: SheetOptions,
    *,
    one: BriefingSet = SET,
    notes: Mapping[str, Note] | None = None,
) -> bytes:
    language, second = options.language, options.second_language
    book = book_for(
        one,
        NOTES if notes is None else notes,
        set_content(connection, one, language),
        pack_info(connection, language),
        map_content(connection, language) if options.include_map else None,
        options,
        set_content(connection, one, second) if second else None,
    )
    return typeset_book(book, options).pdf()


def text_of(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "book.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True, encoding="utf-8"
    )
    return " ".join(done.stdout.split())


def test_everything_is_there_in_its_order(pack_connection: Connection, tmp_path: Path) -> None:
    options = SheetOptions(
        made=date(2026, 1, 5),
        marking="OFFICIAL-SENSITIVE",
        copy_number="3",
        prepared_by="Eastern Desk",
        cleared_by="Head of unit",
    )
    said = text_of(pdf_of(pack_connection, options), tmp_path)
    at = 0
    for part in (
        "For the minister",
        "As of 20 Dec 2025",
        "Copy number 3",
        "Prepared by Eastern Desk",
        "Cleared by Head of unit",
        "Contents",
        "Before the call",
        "Objective",
        "Find out where the line stands.",
        "Points to make",
        "2. Second",
        "not releasable",
        f"{SECRET} of the embassy",
        "Addendum 1",
        "Limit on the Armed Forces",
        "Ask about reserves.",
        "Territory",
        "Addendum 2",
        f"{SECRET} of ours",
        "Northern Donetsk",
        "Who stands where: US-drafted 28-point plan",
        "us-28/99 is no longer in the pack.",
        "Sources",
    ):
        at = said.find(part, at)
        assert at >= 0, part
    assert "of a clause that is not in the set" not in said


def test_pages_are_numbered_marked_tagged_and_the_table_lies_across(
    pack_connection: Connection, tmp_path: Path
) -> None:
    pdf = pdf_of(pack_connection, SheetOptions(marking="SECRET"))
    file = tmp_path / "book.pdf"
    file.write_bytes(pdf)
    with pikepdf.open(file) as document:
        count = len(document.pages)
        across = [p for p in document.pages if p.MediaBox[2] > p.MediaBox[3]]
        assert len(across) == 1
        with document.open_outline() as outline:
            titles = [str(entry.title) for entry in outline.root]
        assert titles.count("Contents") == 1
        assert "Territory" in titles
        with document.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
            assert "For the minister" in str(about["dc:title"])
    for number in range(1, count + 1):
        lines = subprocess.run(
            ["pdftotext", "-layout", "-f", str(number), "-l", str(number), str(file), "-"],
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        assert lines.count("SECRET") >= 2, number
        assert number == 1 or f"Page {number} of {count}" in lines


def test_sources_are_numbered_through_and_listed_once_at_the_end(
    pack_connection: Connection,
) -> None:
    one = SET
    content = set_content(pack_connection, one, "en")
    info = pack_info(pack_connection, "en")
    book = book_for(one, {}, content, info, None, SheetOptions(include_map=False))
    data = json.loads(book_inputs(book, SheetOptions())["data.json"])
    numbers = [int(source["number"]) for source in data["sources"]]
    assert numbers == list(range(1, len(numbers) + 1))
    sheets = [part["sheet"] for part in data["parts"] if part["kind"] == "sheet"]
    assert all(sheet["sources"] == [] for sheet in sheets)
    cited = {
        int(cite["number"])
        for sheet in sheets
        for section in sheet["sections"]
        for line in (*section["lines"], *section["rows"])
        for cite in line["cites"]
    }
    assert cited <= set(numbers)
    assert {1, 2, 3} <= cited


@pytest.mark.parametrize(
    "options",
    [
        SheetOptions(language="uk"),
        SheetOptions(grey=True, paper=PaperSize.LETTER),
        SheetOptions(large=True, include_map=False),
        SheetOptions(second_language="uk", include_map=False),
        SheetOptions(marking="TLP:AMBER+STRICT", include_map=False),
    ],
    ids=["uk", "grey letter", "large", "both languages", "tlp"],
)
def test_every_kind_of_print_holds_the_same(
    pack_connection: Connection, tmp_path: Path, options: SheetOptions
) -> None:
    said = text_of(pdf_of(pack_connection, options), tmp_path)
    for part in ("For the minister", "Before the call", "Ask about reserves.", "us-28/21"):
        assert part in said
    if options.second_language:
        assert "Limit on the Armed Forces" in said
        assert "Збройних" in said
    if options.marking:
        assert said.count(options.marking) >= 10


WORDS = st.sampled_from(["alpha", "beta", "**gamma**", "- delta", "1. epsilon", "<b>zeta</b>", "#"])
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(WRITTEN - {ItemKind.HEADING})), TEXTS, st.booleans()),
        max_size=6,
    ),
    TEXTS,
    st.booleans(),
)
def test_a_releasable_print_never_holds_what_is_not_releasable(
    compiled_pack: Path,
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[tuple[ItemKind, str, bool]],
    note: str,
    note_releasable: bool,
) -> None:
    items = tuple(
        SetItem(str(n), kind, "", f"{text} {'open' if free else SECRET}{n}", free)
        for n, (kind, text, free) in enumerate(texts)
    )
    one = BriefingSet("k", "S", "p", "1", DAY, (*items, item("c", ItemKind.CLAUSE, "us-28/9")))
    word = "open" if note_releasable else SECRET
    notes = {"us-28/9": Note(f"{note} {word}99", note_releasable)}
    options = SheetOptions(releasable_only=True, include_map=False)
    with closing(open_compiled_pack(compiled_pack)) as connection:
        pdf = pdf_of(connection, options, one=one, notes=notes)
    said = text_of(pdf, tmp_path_factory.mktemp("released"))
    assert SECRET not in said
    for n, (_, _, free) in enumerate(texts):
        assert (f"open{n}" in said) == free
    assert ("open99" in said) == note_releasable
    assert "Releasable parts only" in said


def test_notes_on_stances_and_features_are_printed_with_their_clause(
    pack_connection: Connection, tmp_path: Path
) -> None:
    shown = page(pack_connection, "us-28/21", DAY, "en")
    stance, feature = shown.stances[0].current[0], shown.features[0]
    notes = {
        stance.reference: Note("heard otherwise"),
        feature.reference: Note("open ground", releasable=True),
    }
    options = SheetOptions(include_map=False)
    said = text_of(pdf_of(pack_connection, options, notes=notes), tmp_path)
    assert "heard otherwise" in said
    assert f"Note on {feature.name}" in said
    assert "open ground" in said


def test_one_clause_in_two_languages_side_by_side(
    pack_connection: Connection, tmp_path: Path
) -> None:
    options = SheetOptions(second_language="uk", include_map=False)
    pages = [page(pack_connection, "us-28/26", DAY, "en")]
    others = [page(pack_connection, "us-28/26", DAY, "uk")]
    pdf = bilingual_document(pages, others, pack_info(pack_connection, "en"), None, options).pdf()
    said = text_of(pdf, tmp_path)
    assert "Full amnesty" in said
    assert "амністія" in said
    assert "Contents" not in said


@pytest.mark.parametrize("language", ["en", "uk"])
def test_what_stands_below_the_table_is_whole_sentences_each_once(
    pack_connection: Connection, tmp_path: Path, language: str
) -> None:
    info, catalog = pack_info(pack_connection, language), load_words(language)
    listed = contents(pack_connection, "us-28", DAY, language)
    options = SheetOptions(language=language)
    book = table_book(listed, info, options, DAY)
    table = book.parts[0]
    assert isinstance(table, StanceTable)
    assert table.foot
    assert all(line[0].isupper() and line[-1] == "." for line in table.foot)
    text = text_of(typeset_book(book, options).pdf(), tmp_path)
    assert text.count(catalog["page.summary_mark"]) == 1
    assert not [name for short, name in table.parties if f"{short}: {short}" in text]


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("document", ["us-28", "e3", "p20", "geneva-19"])
def test_the_table_of_all_clauses_is_one_page_and_says_each_position(
    pack_connection: Connection, tmp_path: Path, document: str, language: str
) -> None:
    info = pack_info(pack_connection, language)
    listed = contents(pack_connection, document, DAY, language)
    options = SheetOptions(language=language)
    printed = typeset_book(table_book(listed, info, options, DAY), options)
    pdf = printed.pdf()
    file = tmp_path / "table.pdf"
    file.write_bytes(pdf)
    with pikepdf.open(file) as opened:
        assert len(opened.pages) == 1
    said = text_of(pdf, tmp_path)
    for row in listed.clauses:
        assert " ".join(row.title.split()[:2]) in said
    if document == "us-28" and language == "en":
        assert "seeks changes" in said
        assert said.count("no position found") > 10


@pytest.mark.parametrize(
    ("typed", "marking"),
    [
        ("TLP:RED", Marking("TLP:RED", "#ff2b2b", 12)),
        ("tlp: amber+strict", Marking("TLP:AMBER+STRICT", "#ffc000", 12)),
        ("official-sensitive  commercial", Marking("OFFICIAL-SENSITIVE commercial")),
        ("Top Secret", Marking("TOP SECRET")),
        ("officially ours", Marking("officially ours")),
        ("For the delegation", Marking("For the delegation")),
        ("", Marking("")),
    ],
)
def test_markings_follow_the_rules_of_their_schemes(typed: str, marking: Marking) -> None:
    assert marking_of(typed) == marking


def test_every_preset_is_read_back_as_itself() -> None:
    assert [marking_of(text).text for text, _ in PRESETS] == [text for text, _ in PRESETS]


def test_light_markdown_is_lists_and_two_styles_and_nothing_else() -> None:
    found = paragraphs("Hello **bold** and *soft*\n- a\n2) b\n\n5 * 3 * 2 <b>x</b> [l](http://y)")
    assert found[0].runs == (
        Run("Hello "),
        Run("bold", bold=True),
        Run(" and "),
        Run("soft", italic=True),
    )
    assert [(one.item, one.number, one.text) for one in found[1:]] == [
        (True, 0, "a"),
        (True, 1, "b"),
        (False, 0, "5 * 3 * 2 <b>x</b> [l](http://y)"),
    ]


@given(st.text(max_size=80))
def test_no_note_loses_a_word(note: str) -> None:
    kept = "".join(one.text for one in paragraphs(note))
    for word in note.split():
        bare = word.strip("*-•0123456789.)")
        if bare.isalpha():
            assert bare in kept
