"""What is inside printed PDFs, looked at by other programs: structure, order, and how pages end."""

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sqlalchemy import Connection

from explorer.domain.desk.briefing import BriefingSet, ItemKind, SetItem
from explorer.reports.book.news import news_book
from explorer.reports.book.timeline import timeline_book
from explorer.reports.print_job import bilingual_document, table_book, typeset_book
from explorer.reports.sheet.model import SheetOptions
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.documents import contents
from explorer.store.pack.map_content import map_content
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.news import news_since, subjects_of
from explorer.store.pack.timeline import listing, whole_timeline
from tests.reports.book.test_builder import pdf_of
from tests.reports.print_jobs import MADE, every_reference, job, opened, pages_of

LONG_KINDS = ("all", "all_large", "all_in_a_book")
KINDS = ("sheet", "large", "ukrainian", "book", "table", "paired", "news", "timeline")
PDF_UA = "{http://www.aiim.org/pdfua/ns/id/}part"
PDF_A = "{http://www.aiim.org/pdfa/ns/id/}"
#: Below this on a page are the lines at its foot, in points from its bottom; in large print.
FOOT, LARGE_FOOT = 48, 62
#: A heading with the space above it is no higher than this.
HEADING, LARGE_HEADING = 26, 38
#: Shorter texts stand in many places.
LONG = 14


Make = Callable[[str], bytes]


@pytest.fixture(scope="module")
def made(compiled_pack: Path) -> Iterator[Make]:
    """PDFs by kind, each made once."""
    with closing(open_compiled_pack(compiled_pack)) as connection:
        kept: dict[str, bytes] = {}

        def once(kind: str) -> bytes:
            if kind not in kept:
                way = long_pdf if kind in LONG_KINDS else short_pdf
                kept[kind] = way(connection, kind)
            return kept[kind]

        yield once


def short_pdf(connection: Connection, kind: str) -> bytes:
    """Return a PDF of each kind that the program makes."""
    info = pack_info(connection, "en")
    options = SheetOptions(made=MADE)
    if kind == "book":
        return pdf_of(connection, options)
    if kind == "table":
        listed = contents(connection, "us-28", info.as_of, "en")
        return typeset_book(table_book(listed, info, options, info.as_of), options).pdf()
    if kind == "timeline":
        days = date(2025, 11, 20), date(2025, 12, 5)
        known = listing(connection, *days, "en")
        whole = whole_timeline(connection, "en")
        book = timeline_book(whole, known, *days, date(2025, 11, 25), info, options)
        return typeset_book(book, options).pdf()
    if kind == "news":
        subjects = subjects_of(connection, "us-28", info.as_of, "en")
        news = news_since(connection, subjects, date(2025, 12, 20), info.as_of, "en")
        return typeset_book(news_book(news, "us-28", info, options), options).pdf()
    if kind == "paired":
        both = SheetOptions(made=MADE, second_language="uk")
        references = ["us-28/21", "us-28/9"]
        left, right = (pages_of(connection, references, language) for language in ("en", "uk"))
        return bilingual_document(left, right, info, map_content(connection, "en"), both).pdf()
    changed = {"large": {"large": True}, "ukrainian": {"language": "uk"}}.get(kind, {})
    return job(connection, ["us-28/21", "us-28/6"], SheetOptions(made=MADE, **changed)).pdf()  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the structure, with the language that holds in it and its pages' numbers."""

    kind: str
    language: str
    node: pikepdf.Dictionary
    above: tuple[str, ...]
    pages: frozenset[int]


def walk(pdf: pikepdf.Pdf) -> Iterator[Tag]:
    """All elements in reading order."""
    numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}

    def pages_in(node: Any, page: int) -> set[int]:  # noqa: ANN401
        if isinstance(node, pikepdf.Array):
            return set().union(*(pages_in(one, page) for one in node))
        if not isinstance(node, pikepdf.Dictionary):
            return {page}
        own = numbers[node.Pg.objgen] if "/Pg" in node else page
        return pages_in(node.K, own) if "/K" in node else {own}

    def inner(node: Any, language: str, above: tuple[str, ...], page: int) -> Iterator[Tag]:  # noqa: ANN401
        if isinstance(node, pikepdf.Array):
            for one in node:
                yield from inner(one, language, above, page)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            language = str(node.get("/Lang", language))
            page = numbers[node.Pg.objgen] if "/Pg" in node else page
            kind = str(node.S)[1:]
            found = pages_in(node, page) - {-1}
            yield Tag(kind, language, node, above, frozenset(found))
            yield from inner(node.get("/K"), language, (*above, kind), page)

    yield from inner(pdf.Root.StructTreeRoot.K, str(pdf.Root.Lang), (), -1)


@pytest.mark.parametrize("kind", KINDS)
def test_structure_is_whole(made: Make, kind: str) -> None:
    with opened(made(kind)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.Lang) == ("uk" if kind == "ukrainian" else "en")
        with pdf.open_metadata() as about:
            assert about[PDF_UA] == "1"
            assert (about[f"{PDF_A}part"], about[f"{PDF_A}conformance"]) == ("2", "A")
            assert str(about["dc:title"]).strip()
        tags = list(walk(pdf))
        kinds = [tag.kind for tag in tags]
        levels = [int(one[1]) for one in kinds if re.fullmatch(r"H[1-6]", one)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        for tag in tags:
            if tag.kind == "Figure":
                assert str(tag.node.get("/Alt", "")).strip()
            if tag.kind in {"TH", "TD"}:
                assert tag.above[-1] == "TR"
            if tag.kind == "TR":
                assert set(tag.above) & {"Table"}
            if tag.kind == "Link":
                assert tag.node.get("/K") is not None
        assert "TH" in kinds or kind == "paired" or "Table" not in kinds


@pytest.mark.parametrize("kind", KINDS)
def test_every_font_is_within_and_says_its_letters(made: Make, kind: str) -> None:
    with opened(made(kind)) as pdf:
        fonts = {
            font.objgen: font
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }
        assert fonts
        for font in fonts.values():
            assert "/ToUnicode" in font
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())


def test_each_language_is_told_where_it_is_spoken(made: Make) -> None:
    with opened(made("paired")) as pdf:
        spoken = {tag.language for tag in walk(pdf)}
        assert {"en", "uk"} <= spoken
        headings = [tag for tag in walk(pdf) if tag.kind == "H2"]
        assert {tag.language for tag in headings} == {"en", "uk"}


@pytest.mark.parametrize("kind", KINDS)
def test_bookmarks_lead_to_every_heading(made: Make, kind: str) -> None:
    with opened(made(kind)) as pdf, pdf.open_outline() as outline:
        entries = list(outline.root)
        count = 0
        while entries:
            one = entries.pop()
            assert str(one.title).strip()
            assert one.action is not None or one.destination is not None
            entries += one.children
            count += 1
        headings = [tag for tag in walk(pdf) if re.fullmatch(r"H[12]", tag.kind)]
        # Of two languages beside each other the first one's title alone is listed.
        assert count >= len(headings) - (2 if kind == "paired" else 0)


def letters(text: str) -> str:
    """Letters and digits alone: lines are broken and words are parted where a page needs it."""
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("kind", ["sheet", "book", "table", "paired"])
def test_what_is_heard_is_read_in_the_same_order(made: Make, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "made.pdf"
    file.write_bytes(made(kind))
    seen = letters(run("pdftotext", "-raw", str(file), "-"))
    heard = re.findall(r'^ *"(.*)"$', run("pdfinfo", "-struct-text", str(file)), re.MULTILINE)
    texts = [text for text in map(letters, heard) if len(text) >= LONG]
    assert len(texts) > 10
    at, back = 0, 0
    for text in texts:
        assert text in seen, text
        found = seen.find(text, at)
        back += found < 0
        at = found if found >= 0 else seen.rfind(text, 0, at)
    with opened(file.read_bytes()) as pdf:
        # A map that goes to the top of the next side is heard where the text speaks of it; of two
        # languages beside each other one is heard to the end of a section before the other.
        figures = sum(tag.kind == "Figure" for tag in walk(pdf))
        # Columns that go on over a page are heard one after the other.
        beside = {"paired": 2 * len(pdf.pages), "sheet": len(pdf.pages), "book": len(pdf.pages)}
        assert back <= figures + beside.get(kind, 0)


def run(*command: str) -> str:
    """Return what a program prints; titles of elements, which nobody asked for, come in UTF-16."""
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode(errors="replace")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it ends on its page, in points from the page's top."""

    text: str
    bottom: float


def words_by_page(file: Path) -> list[tuple[float, list[Word]]]:
    """Every page's height and words, as another program finds them."""
    said = run("pdftotext", "-bbox", str(file), "-")
    pages = []
    for page in said.split("<page ")[1:]:
        height = float(re.search(r'height="([\d.]+)"', page)[1])  # type: ignore[index]
        found = re.findall(r'yMax="([\d.]+)">(.*?)</word>', page)
        pages.append((height, [Word(text, float(bottom)) for bottom, text in found]))
    return pages


def ends_of_headings(pdf: pikepdf.Pdf) -> Iterator[tuple[int, float]]:
    """Page and height (from the bottom) of every bookmarked heading."""
    numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            one = waiting.pop()
            waiting += one.children
            target = one.destination if one.destination is not None else one.action.D
            yield numbers[target[0].objgen], float(target[3])


def long_pdf(connection: Connection, kind: str) -> bytes:
    references = every_reference(connection)
    if kind == "all_in_a_book":
        items = [SetItem("h", ItemKind.HEADING, text="All of it")]
        items += [SetItem(name, ItemKind.CLAUSE, name) for name in references]
        items += [SetItem("t", ItemKind.STANCES, "us-28")]
        one = BriefingSet("k", "All", "p", "1", pack_info(connection, "en").as_of, tuple(items))
        return pdf_of(connection, SheetOptions(made=MADE), one=one, notes={})
    options = SheetOptions(made=MADE, large=kind == "all_large", include_map=False)
    return job(connection, references, options).pdf()


@pytest.mark.parametrize("kind", LONG_KINDS)
def test_nothing_splits_badly(made: Make, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "made.pdf"
    file.write_bytes(made(kind))
    pages = words_by_page(file)
    foot, heading = (LARGE_FOOT, LARGE_HEADING) if kind == "all_large" else (FOOT, HEADING)
    with opened(file.read_bytes()) as pdf:
        for index, above in ends_of_headings(pdf):
            height, words = pages[index]
            below = [w for w in words if height - above + heading < w.bottom < height - foot]
            assert below, (index, above, "a heading alone at a foot")
        tags = list(walk(pdf))
        split = [tag.pages for tag in tags if tag.kind == "TR" and len(tag.pages) > 1]
        assert split == []
        assert_heads_repeat(file, tags)


def assert_heads_repeat(file: Path, tags: list[Tag]) -> None:
    """On every page that a table with a head goes on to, the head's words stand again."""
    texts, holding = run("pdftotext", str(file), "-").split("\f"), None
    for tag in tags:
        if tag.kind == "Table":
            holding = tag
        elif tag.kind == "TH" and holding is not None and len(holding.pages) > 1:
            for page in holding.pages:
                assert "Position" in texts[page], page
            holding = None


def test_a_sheet_in_a_book_takes_three_sides_at_most(made: Make) -> None:
    with opened(made("all_in_a_book")) as pdf:
        starts = sorted({page for page, _ in firsts(pdf)})
        assert max(after - before for before, after in pairwise(starts)) <= 3


def firsts(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """Pages at which the bookmarks of the first level begin, after the contents."""
    numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        for one in outline.root:
            if one.title != "Contents":
                target = one.destination if one.destination is not None else one.action.D
                yield numbers[target[0].objgen], str(one.title)


@pytest.mark.parametrize("kind", ["table", "timeline", "news"])
def test_every_row_of_a_table_has_a_head(made: Make, kind: str) -> None:
    with opened(made(kind)) as pdf:
        rows = [tag for tag in walk(pdf) if tag.kind == "TR"]
        assert rows
        for row in rows:
            kids = row.node.K if isinstance(row.node.K, pikepdf.Array) else [row.node.K]
            cells = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]
            assert str(cells[0].S) == "/TH"
            attributes = cells[0].A if isinstance(cells[0].A, pikepdf.Array) else [cells[0].A]
            scopes = {str(attribute.get("/Scope", "")) for attribute in attributes}
            assert scopes & {"/Row", "/Column"}


@pytest.mark.parametrize("kind", ["sheet", "ukrainian", "large"])
def test_citations_lead_to_their_sources_and_back(made: Make, kind: str) -> None:
    with opened(made(kind)) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", [])]
        inner = [note for note in links if "/Dest" in note or note.get("/A", {}).get("/D")]
        assert len(inner) > 20
        tags = {tag.kind for tag in walk(pdf)}
        assert {"P", "L", "LI", "Lbl", "LBody", "Link"} <= tags
