"""The drawing of what changed between two map days."""

import dataclasses
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from explorer.cartography.scene.day_change_scene import change_extent
from explorer.cartography.scene.style import load_map_theme
from explorer.domain.content.features import MapContent
from explorer.i18n.message_catalog import load_words
from explorer.reports.svg.day_change import ChangeDrawing, change_drawing, change_svg
from explorer.reports.text.day_change_text import area_rows, change_as_text
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.map_content import map_content

SVG = "{http://www.w3.org/2000/svg}"
BEFORE, AFTER = "2025-11-23", "2026-02-28"


@pytest.fixture(scope="module")
def contents(compiled_pack: Path) -> Iterator[dict[str, MapContent]]:
    connection = open_compiled_pack(compiled_pack)
    yield {language: map_content(connection, language) for language in ("en", "uk")}
    connection.close()


@pytest.fixture(scope="module")
def drawing(contents: dict[str, MapContent]) -> ChangeDrawing:
    return change_drawing(contents["en"], BEFORE, AFTER)


def texts(svg: str) -> list[str]:
    return [e.text or "" for e in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314


@pytest.mark.parametrize("grey", [False, True])
def test_areas_of_both_directions_have_their_own_hatch(drawing: ChangeDrawing, grey: bool) -> None:
    svg = change_svg(drawing, load_words("en"), width_mm=180, height_mm=243, grey=grey)
    for name in ("change_to_russia", "change_to_ukraine"):
        assert f'id="hatch-{name}"' in svg
        assert svg.count(f"url(#hatch-{name})") >= 2  # on the map and in the legend
    styles = load_map_theme("grey" if grey else "print").styles
    russia, ukraine = styles["change_to_russia"], styles["change_to_ukraine"]
    assert russia.hatch != ukraine.hatch
    assert russia.fill != ukraine.fill


def test_heading_totals_legend_and_small_print(drawing: ChangeDrawing) -> None:
    lines = texts(change_svg(drawing, load_words("en"), width_mm=180, height_mm=243))
    assert lines[0] == "What changed on the map between 23 Nov 2025 and 28 Feb 2026"
    whole = " ".join(lines)
    for words in (
        "From Ukraine to Russia: 1,010 km². From Russia to Ukraine: 197 km².",
        "5,909 km² before, 5,327 km² after (−582); estimates 5,189–6,468 and 4,871–5,801 km²",
        "Earlier line of contact",
        "assessed, 23 Nov 2025",
        "Schematic, not surveyed. The line is drawn to about 4 km",
        "Pieces under 1 km² are left out: 37",
        "Line of 23 Nov 2025: two maps",
        "© Мінрегіон",
    ):
        assert words in whole


def test_places_that_changed_holder_are_named_in_bold(drawing: ChangeDrawing) -> None:
    svg = change_svg(drawing, load_words("en"), width_mm=300, height_mm=400)
    bold = set(re.findall(r'font-weight="bold"[^>]*>([^<]+)<', svg))
    towns = {place.name for place in drawing.change.places if place.population}
    assert towns <= bold
    assert "Kramatorsk" not in bold


def test_layers_that_look_like_changes_are_hidden(drawing: ChangeDrawing) -> None:
    drawn = {layer.key for layer in drawing.scene.drawn}
    assert not drawn & {"belt", "zone", "demilitarised", "wall", "zone_bounds"}
    assert not [key for key in drawn if key.startswith("other:")]
    keys = [layer.key for layer in drawing.scene.layers]
    assert keys.index("held_russia") < keys.index("change_to_russia") < keys.index("oblasts")
    assert keys.index("contact_before") + 1 == keys.index("contact")


def test_the_extent_is_fitted_to_what_changed(drawing: ChangeDrawing) -> None:
    extent = change_extent(drawing.change, drawing.scene)
    layers = {layer.key: layer for layer in drawing.scene.layers}
    for key in ("change_to_russia", "change_to_ukraine"):
        for shape in layers[key].shapes:
            assert extent.holds(*shape.box[:2])
            assert extent.holds(*shape.box[2:])
    assert extent.width < drawing.scene.bounds.width / 2


def test_the_columns_of_the_table_add_up(contents: dict[str, MapContent]) -> None:
    days = [day.as_of for day in contents["en"].days]
    for before, after in pairwise(days):
        change = change_drawing(contents["en"], before, after).change
        *rows, total = area_rows(change, load_words("en"))
        for column in (1, 2, 3):
            numbers = [
                int(row[column].replace(",", "").replace("−", "-")) for row in (*rows, total)
            ]
            assert sum(numbers[:-1]) == numbers[-1]


def test_without_a_change_it_says_so(drawing: ChangeDrawing) -> None:
    change = dataclasses.replace(drawing.change, transfers=(), places=())
    empty = ChangeDrawing(change, drawing.scene)
    lines = texts(change_svg(empty, load_words("en"), width_mm=180, height_mm=243))
    assert "No area or place changed holder between these days, as drawn." in lines


def test_as_text_it_has_both_tables(contents: dict[str, MapContent]) -> None:
    change = change_drawing(contents["uk"], BEFORE, AFTER).change
    text = change_as_text(change, load_words("uk"))
    assert "Донецька область\t635\t52\t+583" in text
    assert "Гуляйполе\tЗапорізька область\tУкраїна\tРосія" in text
    assert "близько 4 км" in text
