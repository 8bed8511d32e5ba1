"""Diagrams on paper: letters that grow in large print, on as many pages as that takes."""

import io
import re
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from sqlalchemy import Connection

from explorer.reports.book.diagram import decision_book, dependencies_book
from explorer.reports.book.model import Book, DiagramPart
from explorer.reports.formats.export import book_as
from explorer.reports.print_job import typeset_book
from explorer.reports.sheet.model import PaperSize, SheetOptions
from explorer.store.pack.diagrams import decision_paths, dependency_graph
from explorer.store.pack.metadata import pack_info
from tests.reports.output_files import pdf_text

DAY = date(2026, 6, 30)
#: Width of a landscape page without its margins, and height left for a drawing on it.
WIDTHS = {PaperSize.A4: 269.0, PaperSize.LETTER: 251.0}
HEIGHTS = {False: 150.0, True: 116.0}
POINT_MM = 25.4 / 72


def book_of(connection: Connection, name: str, options: SheetOptions) -> Book:
    info = pack_info(connection, options.language)
    if name == "decision":
        paths = decision_paths(connection, DAY, options.language)
        return decision_book(paths, info, options)
    graph = dependency_graph(connection, name, DAY, options.language)
    return dependencies_book(graph, info, options)


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize("name", ["decision", "us-28/21", "us-28/9"])
def test_letters_are_large_enough_and_nothing_is_lost(
    pack_connection: Connection, name: str, paper: PaperSize, large: bool, language: str
) -> None:
    options = SheetOptions(paper=paper, large=large, language=language, made=DAY)
    parts = [
        part
        for part in book_of(pack_connection, name, options).parts
        if isinstance(part, DiagramPart)
    ]
    assert parts
    for part in parts:
        size = re.search(r'^<svg[^>]* width="([0-9.]+)mm" height="([0-9.]+)mm"', part.picture.svg)
        units = re.search(r'viewBox="0 0 ([0-9.]+) ', part.picture.svg)
        assert size is not None
        assert units is not None
        wide, high = map(float, size.groups())
        scale = min(WIDTHS[paper] / wide, HEIGHTS[large] / high)
        letters = [float(s) for s in re.findall(r'font-size="([0-9.]+)"', part.picture.svg)]
        points = min(letters) * wide / float(units.group(1)) * scale / POINT_MM
        assert points >= (13.9 if large else 7.0)
    titles = {part.title for part in parts}
    assert len(titles) == len(parts)


def test_every_clause_of_the_diagram_is_in_large_print(pack_connection: Connection) -> None:
    options = SheetOptions(large=True, made=DAY)
    small = book_of(pack_connection, "us-28/21", SheetOptions(made=DAY))
    pdf = typeset_book(book_of(pack_connection, "us-28/21", options), options).pdf()
    text = " ".join(pdf_text(pdf).split())
    (whole,) = (part for part in small.parts if isinstance(part, DiagramPart))
    for name in re.findall(r'font-weight="bold"[^>]*>([^<]+)<', whole.picture.svg):
        assert name.split()[0] in text


@pytest.mark.parametrize("large", [False, True])
def test_word_has_the_drawing_across_and_contents_before_the_parts(
    pack_connection: Connection, large: bool
) -> None:
    options = SheetOptions(large=large, made=DAY)
    book = book_of(pack_connection, "us-28/21", options)
    document = Document(io.BytesIO(book_as(".docx", book, options)))
    parts = [part for part in book.parts if isinstance(part, DiagramPart)]
    first = document.sections[0]
    assert first.orientation == WD_ORIENT.LANDSCAPE
    assert len(document.inline_shapes) == len(parts)
    most = first.page_height - first.top_margin - first.bottom_margin
    assert all(0 < shape.height < most for shape in document.inline_shapes)
    texts = [paragraph.text for paragraph in document.paragraphs]
    if len(book.parts) > 3:
        assert texts.index("Contents") == 1
        assert texts.count(parts[0].title) == 2
