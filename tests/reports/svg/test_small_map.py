"""The map on a sheet: few names clear of outlines, areas filled, text that grows with the print."""

import re
from datetime import date
from functools import partial
from itertools import combinations

import pytest
from sqlalchemy import Connection

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.scene.extents import resolve
from explorer.cartography.scene.label_placement import View, place_labels
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.scene import build_scene, shown_labels
from explorer.cartography.scene.style import MM_PER_PIXEL, load_map_theme
from explorer.domain.content.features import roles_by_feature
from explorer.i18n.message_catalog import load_words
from explorer.reports.print_job import bilingual_document
from explorer.reports.sheet.model import PaperSize, SheetOptions
from explorer.reports.svg.small_map import ENLARGED, ENLARGED_LARGE, SmallMap, small_map
from explorer.reports.svg.text import measure
from explorer.store.pack.map_content import map_content
from explorer.store.pack.metadata import pack_info
from explorer.store.pack.subjects import page
from tests.reports.output_files import pdf_text
from tests.reports.print_jobs import job

DAY = date(2026, 6, 30)
RAIL, TEXT = 58.0, 180.0
POINT_MM = 25.4 / 72
NAME = re.compile(
    r'<text x="([0-9.-]+)" y="([0-9.-]+)" font-size="([0-9.]+)"([^>]*) fill="#[^"]+">([^<]+)</text>'
)


def drawing(
    connection: Connection,
    reference: str,
    *,
    width: float = RAIL,
    enlarged: float = ENLARGED,
    language: str = "en",
) -> SmallMap:
    content = map_content(connection, language)
    details = page(connection, reference, DAY, language)
    named = [item.reference for item in details.map_references if not item.off_map]
    highlighted, _ = resolve(content, named)
    assert details.clause is not None
    roles = roles_by_feature(content.references, details.clause.feature_roles)
    return small_map(
        build_scene(content),
        width_mm=width,
        catalog=load_words(language),
        grey=False,
        marked=Marked(highlighted, roles=roles),
        enlarged=enlarged,
    )


def names_in(svg: str) -> list[str]:
    return [match.group(5) for match in NAME.finditer(svg)]


def test_a_country_and_a_sea_are_filled_and_the_key_shows_it(pack_connection: Connection) -> None:
    """Their outline alone is cut off at the end of the data, or follows every coast."""
    fill = load_map_theme("print").styles["highlight_area_fill"]
    for reference in ("us-28/9", "us-28/23"):
        svg = drawing(pack_connection, reference).svg
        assert svg.count(f'<path fill="{fill.fill}" fill-opacity="{fill.opacity:g}"') >= 2
    sea = drawing(pack_connection, "us-28/23").svg
    assert "RUSSIA" in names_in(sea)


def test_a_named_country_reaches_the_side_of_the_frame(pack_connection: Connection) -> None:
    """What is beyond the end of the data looks as if the country ended there."""
    svg = drawing(pack_connection, "us-28/9").svg
    assert "POLAND" in names_in(svg)
    fill = load_map_theme("print").styles["highlight_area_fill"]
    data = re.search(rf'<path fill="{fill.fill}" fill-opacity="0.22"[^>]* d="([^"]+)"', svg)
    assert data is not None
    lefts = [float(x) for x, _ in re.findall(r"[ML](-?[0-9.]+) (-?[0-9.]+)", data.group(1))]
    assert min(lefts) <= 1


@pytest.mark.parametrize("language", ["en", "uk"])
def test_names_lie_over_no_other_name(pack_connection: Connection, language: str) -> None:
    views = 0
    for number in range(1, 29):
        details = page(pack_connection, f"us-28/{number}", DAY, language)
        if all(item.off_map for item in details.map_references):
            continue
        svg = drawing(pack_connection, f"us-28/{number}", language=language).svg
        for view in re.findall(r'clip-path="url\(#(?:frame|detail)\)">(.*?)</g><rect', svg, re.S):
            views += 1
            assert not clashes(view), number
    assert views > 5


def clashes(view: str) -> list[tuple[str, str]]:
    """Return pairs of different names whose letters overlap, by rough widths."""
    boxes = []
    for x, y, size, traits, text in NAME.findall(view):
        left, base, high = float(x), float(y), float(size) * 0.7
        wide = len(text) * float(size) * (0.52 if "bold" in traits else 0.5)
        boxes.append((text, Box(left, base - high, left + wide, base)))
    pairs = [(a[0], b[0]) for a, b in combinations(boxes, 2) if overlap(a[1], b[1])]
    return [pair for pair in pairs if pair[0] != pair[1]]


def overlap(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1


def test_a_crowded_overview_names_few_places_and_none_of_the_detail(
    pack_connection: Connection,
) -> None:
    svg = drawing(pack_connection, "us-28/21").svg
    overview, detail = svg.split("url(#frame)")[-1], svg.split("url(#detail)")[-1]
    assert "Kramatorsk" in detail
    assert "Kramatorsk" not in overview
    assert not [name for name in names_in(overview) if name.endswith("Oblast")]


@pytest.mark.parametrize("reference", ["us-28/9", "us-28/21", "us-28/23"])
def test_all_text_of_the_map_grows_with_large_print(
    pack_connection: Connection, reference: str
) -> None:
    for width, enlarged, least in ((RAIL, ENLARGED, 7.0), (TEXT, ENLARGED_LARGE, 13.5)):
        svg = drawing(pack_connection, reference, width=width, enlarged=enlarged).svg
        drawn = re.search(r'^<svg[^>]* width="([0-9.]+)mm"', svg)
        assert drawn is not None
        scale = width / float(drawn.group(1)) * MM_PER_PIXEL / POINT_MM
        sizes = [float(size) * scale for size in re.findall(r'font-size="([0-9.]+)"', svg)]
        assert min(sizes) >= least
        assert "CC BY" not in svg


def test_small_print_of_the_map_is_text_of_the_page_in_large_print(
    pack_connection: Connection,
) -> None:
    options = SheetOptions(large=True, made=DAY)
    text = " ".join(pdf_text(job(pack_connection, ["us-28/9"], options).pdf()).split())
    note = drawing(pack_connection, "us-28/9", width=TEXT, enlarged=ENLARGED_LARGE).notes
    start = note.split(" · ")[0]
    assert text.count(start) == 1
    assert text.index(start) < text.index("What it does not say")


def test_each_language_has_its_own_names_on_its_map(pack_connection: Connection) -> None:
    both = SheetOptions(second_language="uk", made=DAY)
    left, right = ([page(pack_connection, "us-28/19", DAY, name)] for name in ("en", "uk"))
    english, ukrainian = (map_content(pack_connection, name) for name in ("en", "uk"))
    info = pack_info(pack_connection, "en")
    printed = bilingual_document(left, right, info, english, both, ukrainian)
    text = " ".join(pdf_text(printed.pdf()).split())
    assert "Enerhodar" in text
    assert "Енергодар" in text
    assert text.count("BY-SA 4.0") >= 2


def test_a_name_avoids_an_outline_unless_it_is_of_a_selected_place(
    pack_connection: Connection,
) -> None:
    scene = build_scene(map_content(pack_connection, "en"))
    view = View.of(scene.bounds, 400, 400)
    everywhere = [Box(0, 0, 400, 400)]
    size = partial(measure, load_map_theme("print").texts)
    labels = shown_labels(scene)
    assert not place_labels(labels, view, size, avoided=everywhere)
    (kyiv,) = [label for label in labels if label.text == "Kyiv" and label.mark]
    placed = place_labels(labels, view, size, avoided=everywhere, first=frozenset({kyiv.reference}))
    assert [name.text for name in placed] == ["Kyiv"]


@pytest.mark.parametrize("paper", list(PaperSize))
def test_the_heading_of_a_large_map_is_on_its_page(
    pack_connection: Connection, paper: PaperSize
) -> None:
    words = load_words("uk")
    options = SheetOptions(large=True, language="uk", paper=paper, made=DAY)
    pages = pdf_text(job(pack_connection, ["us-28/21"], options).pdf()).split("\f")
    heading = words["sheet.map_on"].split("{")[0]
    (page_of_map,) = [text for text in pages if words["map.layer.held_russia"] in text]
    assert heading in page_of_map
