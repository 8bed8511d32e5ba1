"""Printed sheets: few sides, nothing cut, tagged, true to the content, hostile text and all."""

import io
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from sqlalchemy import Connection

from explorer.i18n.message_catalog import load_words
from explorer.reports.print_job import sheet_document
from explorer.reports.sheet.model import ClauseSheet, PaperSize, SheetOptions
from explorer.reports.text.typesetting import settable_address, to_typst_text
from explorer.reports.text.typography import typographic
from explorer.store.pack.metadata import pack_info
from tests.displays import require_tools
from tests.reports.print_jobs import MADE, every_reference, job, opened, pages_of, sides_of

NAMESPACES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


def text_of(pdf: bytes) -> str:
    require_tools("pdftotext")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def words_of(text: str) -> Counter[str]:
    # A line may end at a hyphen within a word; dashes of ranges are printed as such.
    text = typographic(text.replace("\u200b", ""), "en")
    return Counter(re.findall(r"\w+", re.sub(r"-\s*", "", text)))


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("paper", list(PaperSize))
def test_at_least_half_of_the_clauses_take_one_side_and_none_more_than_three(
    pack_connection: Connection, language: str, paper: PaperSize
) -> None:
    references = [f"us-28/{number}" for number in range(1, 29)]
    options = SheetOptions(paper=paper, language=language, marking="OFFICIAL", made=MADE)
    sides = sides_of(job(pack_connection, references, options).pdf())
    least = 0.5 if (language, paper) == ("en", PaperSize.A4) else 0.3
    assert sides.count(1) >= least * len(sides), sides
    assert max(sides) <= 3


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize(("document", "count"), [("us-28", 28), ("e3", 28), ("p20", 20)])
def test_a_second_side_is_three_tenths_full_and_no_statement_is_on_two(
    pack_connection: Connection, document: str, count: int, language: str
) -> None:
    references = [f"{document}/{number}" for number in range(1, count + 1)]
    options = SheetOptions(language=language, made=MADE)
    pdf = job(pack_connection, references, options).pdf()
    sides, bottoms = sides_of(pdf), bottoms_of(pdf)
    last = len(bottoms) - sum(sides) - 1
    emptier = []
    for reference, number in zip(references, sides, strict=True):
        last += number
        if number > 1 and bottoms[last] < 0.29:
            emptier.append((reference, bottoms[last]))
    assert not emptier
    require_tools("pdftotext")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    pages = [letters_of(page) for page in done.stdout.decode().split("\f")]
    for details in pages_of(pack_connection, references, language):
        for stance in (each for entry in details.stances for each in entry.current):
            statement = letters_of(typographic(stance.statement, language))
            assert any(statement in page for page in pages), stance.reference


def letters_of(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def bottoms_of(pdf: bytes) -> list[float]:
    """Return how far down the last line above the foot is on each A4 page, from 0 to 1."""
    require_tools("pdftotext")
    done = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    )
    first, last = 51.0, 841.9 - 46.0
    return [
        (max(y for y in map(float, re.findall(r'yMax="([\d.]+)"', page)) if y < last) - first)
        / (last - first)
        for page in done.stdout.decode().split("<page ")[1:]
    ]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_word_of_every_sheet_is_on_paper(pack_connection: Connection, language: str) -> None:
    for reference in ("us-28/21", "us-28/6", "us-28/24", "e3/26", "us-28", "sp-security-wall"):
        document = job(pack_connection, [reference], SheetOptions(language=language, made=MADE))
        printed = words_of(text_of(document.pdf()))
        (sheet,) = document.sheets
        spoken = Counter[str]()
        for section in sheet.sections:
            for row in section.rows:
                spoken += words_of(" ".join((row.statement, row.day, *row.facts)))
            for line in section.lines:
                for entry in (line, *line.inner):
                    spoken += words_of(entry.text)
            spoken += words_of(" ".join((*section.notes, *section.intro)))
        # The reader of the PDF may join two words where one column meets the next.
        assert sum((spoken - printed).values()) <= 1, reference


def test_tagged_archived_and_told_in_its_language(pack_connection: Connection) -> None:
    for language in ("en", "uk"):
        options = SheetOptions(language=language, made=MADE)
        with opened(job(pack_connection, ["us-28/21"], options).pdf()) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.StructTreeRoot.K is not None
            assert str(pdf.Root.Lang) == language
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            with pdf.open_metadata() as meta:
                assert meta[f"{{{NAMESPACES['pdfaid']}}}part"] == "2"
                assert meta[f"{{{NAMESPACES['pdfaid']}}}conformance"] == "A"
                assert meta[f"{{{NAMESPACES['pdfuaid']}}}part"] == "1"
                assert "us-28/21" in str(meta["dc:title"])


def tags(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    found: list[pikepdf.Dictionary] = []
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += list(node)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            if "/K" in node:
                waiting.append(node.K)
    return found


def test_headings_lists_links_and_map_are_tagged(pack_connection: Connection) -> None:
    with opened(job(pack_connection, ["us-28/21"]).pdf()) as pdf:
        found = tags(pdf)
        kinds = {str(tag.S) for tag in found}
        assert {"/H1", "/H2", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Link", "/Figure"} <= kinds
        figures = [tag for tag in found if str(tag.S) == "/Figure"]
        assert any("Donetsk" in str(tag.get("/Alt", "")) for tag in figures)


def test_only_the_bundled_font_and_nothing_small(pack_connection: Connection) -> None:
    options = SheetOptions(include_map=False, marking="OFFICIAL")
    with opened(job(pack_connection, ["us-28/21", "e3/15"], options).pdf()) as pdf:
        sizes, fonts = set(), set()
        for page in pdf.pages:
            fonts |= {str(font.BaseFont) for font in page.Resources.Font.values()}
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    sizes.add(float(operands[1]))
        assert all(re.match(r"/[A-Z]{6}\+NotoSans", font) for font in fonts)
        assert min(sizes) >= 7


def test_says_what_a_reader_must_know(pack_connection: Connection) -> None:
    options = SheetOptions(marking="OFFICIAL – SENSITIVE", made=MADE)
    said = text_of(job(pack_connection, ["us-28/21"], options).pdf())
    for words in (
        "Summary by this project, not the wording of the document",
        "As of 30 Jun 2026",
        "Ukraine seeks changes",
        "Russia supports",
        "No position found, up to 30 Jun 2026: NATO.",
        "Newest statement",
        "leaked copy",
        "25%",
        "assessed",
        "Page 1 of 3",
        "Page 3 of 3",
        "Printed 1 Mar 2026",
    ):
        assert words in said, words
    assert said.count("OFFICIAL – SENSITIVE") == 6


def test_unverified_and_disputed_are_seen(pack_connection: Connection) -> None:
    said = text_of(job(pack_connection, ["e3/15"]).pdf())
    assert "Unverified: no page was found that confirms this." in said
    assert "Sources disagree" in text_of(job(pack_connection, ["us-28/6"]).pdf())


def test_ukrainian_sheets_are_ukrainian(pack_connection: Connection) -> None:
    options = SheetOptions(language="uk", made=MADE, include_map=False)
    said = text_of(job(pack_connection, ["us-28/21"], options).pdf())
    assert "Хто яку позицію займає" in said
    assert "Станом на 30 червня 2026 р." in said
    assert not re.search(r"[^.]\.\.(?!\.)", said)
    made = job(pack_connection, every_reference(pack_connection), options)
    for sheet in made.sheets:
        for text in _texts(sheet):
            # Names of media may stay Latin; two English words in a row are a sentence.
            assert not re.search("[a-z]{3,} [a-z]{3,}", text), (sheet.reference, text)


def _texts(sheet: ClauseSheet) -> Iterator[str]:
    yield from (sheet.title, sheet.bottom_line, sheet.also, *sheet.captions, *sheet.warnings)
    for section in sheet.sections:
        yield section.title
        yield from section.notes
        yield from (part for row in section.rows for part in (row.statement, *row.facts))
        for line in section.lines:
            for one in (line, *line.inner):
                yield from (one.text, one.lead, one.small)


def test_hostile_text_stays_text(pack_connection: Connection) -> None:
    evil = (
        '#panic("x") $x$ *b* _e_ `r` <l> @r [c] \\u{1F600} "q" \'s\' // no /* no */ {{ }} == = - +'
    )
    odd = "\u202eRTL\u202c \u0627\u0644 \u05d0 \U0001f600 \x00\x07 a\u0301 \ufffe \ud800 end"
    (page,) = pages_of(pack_connection, ["us-28/21"])
    assert page.clause is not None
    clause = replace(page.clause, title=evil, summary=f"{evil} {odd}", subpoints=(evil, odd))
    sources = {
        name: replace(one, title=evil, url="javascript:x") for name, one in page.sources.items()
    }
    page = replace(page, clause=clause, sources=sources)
    options = SheetOptions(marking=evil)
    pdf = sheet_document([page], pack_info(pack_connection), None, options).pdf()
    said = text_of(pdf)
    for words in ('#panic("x") $x$ *b* _e_ `r` <l> @r [c]', "// no /* no */ {{ }} == = - +", "end"):
        assert words in said
    assert "\u202e" not in said
    assert "javascript" not in said
    with opened(pdf) as document:
        links = [a for p in document.pages for a in p.get("/Annots", []) if "/A" in a]
        assert all("javascript" not in str(a.A.get("/URI", "")) for a in links)


def test_a_word_without_end_is_broken() -> None:
    assert to_typst_text("a" * 60) == "\u200b".join(("a" * 24, "a" * 24, "a" * 12))
    assert settable_address("x.org/a_b") == "x.org/a_\u200bb"
    assert to_typst_text("Київ, plain words stay") == "Київ, plain words stay"


def test_a_sheet_beyond_all_measure_is_still_printed(pack_connection: Connection) -> None:
    (page,) = pages_of(pack_connection, ["us-28/21"])
    assert page.clause is not None
    clause = replace(page.clause, summary="word " * 4000, subpoints=("point " * 300,) * 60)
    page = replace(page, clause=clause, stances=page.stances * 30)
    made = sheet_document([page], pack_info(pack_connection), None, SheetOptions())
    assert sides_of(made.pdf())[0] > 3
    monster = replace(page, clause=replace(clause, title="title " * 2000))
    assert sheet_document([monster], pack_info(pack_connection), None, SheetOptions()).pdf()


def test_several_make_one_document_with_contents(pack_connection: Connection) -> None:
    pdf = job(pack_connection, ["us-28/9", "us-28/15"]).pdf()
    said = text_of(pdf)
    assert said.startswith("Clause summaries US-drafted 28-point plan")
    with opened(pdf) as document, document.open_outline() as outline:
        titles = [item.title.replace("\u2002", " ") for item in outline.root]
        assert titles[0] == "Contents"
        assert titles[1:] == [
            "9 Fighter aircraft in Poland",
            "15 Joint US-Russian security working group",
        ]
    assert "Contents" not in text_of(job(pack_connection, ["us-28/9"]).pdf())


def test_large_print_leaves_nothing_out(pack_connection: Connection) -> None:
    options = SheetOptions(large=True, include_map=False)
    made = job(pack_connection, ["us-28/21"], options)
    assert len(sides_of(made.pdf())) == 1


def test_same_wish_same_bytes(pack_connection: Connection) -> None:
    first, second = (job(pack_connection, ["us-28/9"]).pdf() for _ in range(2))
    assert first == second


def test_pictures_are_those_pages(pack_connection: Connection) -> None:
    made = job(pack_connection, ["us-28/21"])
    pictures = made.pictures(50)
    assert len(pictures) == len(pikepdf.open(io.BytesIO(made.pdf())).pages)
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def test_the_age_of_the_newest_statement_is_seen_from_the_printing_date(
    pack_connection: Connection,
) -> None:
    for made, newest, ends in (
        (date(2026, 11, 29), "5 Jun 2026, five months ago.", "30 Jun 2026, four months ago"),
        (date(2026, 7, 1), "5 Jun 2026.", "30 Jun 2026 · Printed"),
        (None, "5 Jun 2026.", ""),
    ):
        (sheet,) = job(pack_connection, ["us-28/21"], SheetOptions(made=made)).sheets
        assert sheet.bottom_line.endswith(f"Newest statement: {newest}")
        assert (f"Content ends {ends}" if ends else "Pack ukraine-2025") in sheet.foot
        assert ("Content ends" in sheet.foot) == bool(ends)


def test_an_earlier_text_is_told_apart_on_paper(pack_connection: Connection) -> None:
    (sheet,) = job(pack_connection, ["ru-memo-25/1"], SheetOptions()).sheets
    assert "earlier than the reference text" in sheet.captions
    assert any(
        caption.startswith("Numbers: own numbers of section I") for caption in sheet.captions
    )
    (draft,) = job(pack_connection, ["us-28/21"], SheetOptions()).sheets
    section = next(one for one in draft.sections if one.key == "correspondence")
    earlier = [line for line in section.lines if "ru-memo-25/1" in line.text]
    assert [line.lead for line in earlier] == [load_words("en")["group.earlier"]]
    assert not any("minsk-15" in line.lead for line in section.lines)
