"""The map on paper and as data."""

import dataclasses
import json
import re
import struct
from xml.etree import ElementTree as ET

import pytest

from explorer.cartography.geometry.geometry import Box, is_in_rings
from explorer.cartography.scene.extents import extent_for, resolve
from explorer.cartography.scene.legend import legend
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.scene import SceneOptions, build_scene, with_options
from explorer.cartography.scene.style import MM_PER_PIXEL
from explorer.i18n.message_catalog import load_words
from explorer.reports.formats.geojson import map_geojson
from explorer.reports.formats.png import svg_to_png
from explorer.reports.svg.furniture import entry_title
from explorer.reports.svg.map import map_svg
from explorer.reports.svg.text import wrap
from explorer.reports.text.font_metrics import load_metrics
from tests.cartography.loader import map_content

SVG = "{http://www.w3.org/2000/svg}"
WORDS = load_words("en")


def the_map(*references: str, **options: object) -> str:
    content = map_content()
    drawn, _ = resolve(content, references)
    sizes: dict[str, object] = {"width_mm": 170, "height_mm": 85, "compact": True, **options}
    return map_svg(build_scene(content), catalog=WORDS, marked=Marked(drawn), **sizes)  # type: ignore[arg-type]


def texts(svg: str) -> list[str]:
    return [e.text or "" for e in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314


@pytest.mark.parametrize("reference", list(map_content().references))
def test_every_map_reference_prints_small_enough(reference: str) -> None:
    svg = the_map(reference)
    assert len(svg.encode()) < 400_000
    assert ET.fromstring(svg).get("width") == "170.00mm"  # noqa: S314


def test_paper_says_date_schematic_borders_and_credits() -> None:
    said = " ".join(texts(the_map("donetsk-withdrawal-zone")))
    for words in ("As of 23 Nov 2025", "schematic, not surveyed", "68/262", "© Мінрегіон", "WRI"):
        assert words in said
    assert "Proposed withdrawal zone" in said
    assert "Proposed demilitarised zone" in said


def test_the_legend_tells_of_drawn_layers_only() -> None:
    content = map_content()
    scene = with_options(build_scene(content), SceneOptions(off=frozenset({"wall"})))
    svg = map_svg(scene, width_mm=180, height_mm=240, catalog=WORDS)
    assert "Security wall" not in texts(svg)
    assert "Line of contact" in texts(svg)


@pytest.mark.parametrize("size", [(180, 243), (240, 120), (180, None)], ids=str)
@pytest.mark.parametrize("reference", list(map_content().references))
def test_a_full_page_has_all_that_a_map_needs(reference: str, size: tuple[int, int | None]) -> None:
    content = map_content()
    scene = build_scene(content)
    lifted, _ = resolve(content, [reference])
    wanted = extent_for(scene, lifted)
    svg = map_svg(
        scene,
        width_mm=size[0],
        height_mm=size[1],
        catalog=WORDS,
        title="21 Territories",
        extent=wanted,
        marked=Marked(lifted),
    )
    said = texts(svg)
    whole = " ".join(said)
    for needed in ("21 Territories", "As of 23 Nov 2025", "68/262", "© Мінрегіон", "schematic"):
        assert needed in whole
    assert WORDS["map.disclaimer"].split()[0] in whole
    assert any(re.fullmatch(r"[\d.]+\xa0km", text) for text in said)  # the scale bar
    assert WORDS["map.north"] in said
    found = re.search('data-ground="([^"]+)"', svg)
    assert found is not None
    ground = Box(*map(float, found[1].split()))
    assert ground.x0 <= wanted.x0 + 1e-3
    assert ground.x1 >= wanted.x1 - 1e-3
    drawn = {entry_title(e, WORDS) for e in legend(scene, drawn_only=True, within=ground)}
    every = {entry_title(e, WORDS) for e in legend(scene)}
    key = whole.replace(scene.attribution, "")
    assert {title for title in every if title in key} == drawn


def grounds(svg: str) -> list[Box]:
    return [Box(*map(float, found.split())) for found in re.findall(r'data-ground="([^"]+)"', svg)]


def test_a_zone_that_would_be_a_speck_is_shown_in_detail_beside_the_whole() -> None:
    content = map_content()
    oblasts = ("crimea", "luhansk", "kherson", "zaporizhzhia", "sumy")
    zone = resolve(content, ["donetsk-withdrawal-zone"])[0]
    detail, whole = grounds(the_map("donetsk-withdrawal-zone", *oblasts))
    assert all(
        detail.holds(*build_scene(content).shapes[name].box.centre)
        for name in zone
        if name in build_scene(content).shapes
    )
    assert detail.width < whole.width * 0.5
    assert whole.holds(*detail.centre)
    assert len(grounds(the_map("donetsk-withdrawal-zone"))) == 1
    assert len(grounds(the_map(*oblasts))) == 1


def test_grey_paper_has_no_colour() -> None:
    colours = set(re.findall(r"#[0-9a-f]{6}", the_map("donetsk", grey=True)))
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours), colours


def test_a_hostile_name_stays_text() -> None:
    content = map_content()
    nasty = '</text><script>alert("x")</script>&\x00\x1b'
    features = tuple(
        dataclasses.replace(f, name=nasty) if f.reference == "places:gn-704508" else f
        for f in content.features
    )
    scene = build_scene(dataclasses.replace(content, features=features))
    svg = map_svg(scene, width_mm=180, height_mm=240, catalog=WORDS, title=nasty)
    root = ET.fromstring(svg)  # noqa: S314
    assert not list(root.iter(f"{SVG}script"))
    assert json.loads(map_geojson(content, scene))


def test_a_picture_has_the_width_asked_for() -> None:
    png = svg_to_png(the_map("crimea"), pixels=800)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", png[16:20])[0] == 800


def test_geojson_is_what_is_shown_with_its_licence() -> None:
    content = map_content()
    scene = build_scene(content)
    collection = json.loads(map_geojson(content, scene))
    found = {f["id"]: f for f in collection["features"]}
    assert len(found) == len(collection["features"])
    assert "control_points:cp-001" not in found
    zone = found["withdrawal_zone:zone"]
    assert zone["properties"]["class"] == "text-defined"
    assert zone["properties"]["licence"] == "CC BY-SA 4.0"
    ring = zone["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]
    assert found["held_areas:UA-43-held-russia"]["geometry"]["type"] == "MultiPolygon"


def test_the_fonts_widths_are_read_from_the_font() -> None:
    regular, bold = load_metrics(), load_metrics(bold=True)
    assert 0.5 < regular.width("n") < 0.7
    assert regular.width("Кремінна") > 4
    assert bold.width("Kyiv") > regular.width("Kyiv")


def test_wrapped_lines_fit_and_lose_no_word() -> None:
    text = "Control of an area implies no view on sovereignty"
    lines = wrap(text, 10, 90)
    assert " ".join(lines) == text
    assert all(load_metrics().width(line) * 10 <= 90 for line in lines)


def test_the_legend_of_a_narrow_map_stays_above_its_small_print() -> None:
    for width, height in ((103, 74), (90, 60)):
        svg = the_map("donetsk-withdrawal-zone", width_mm=width, height_mm=height)
        root = ET.fromstring(svg)  # noqa: S314
        groups = [g for g in root.iter(f"{SVG}g") if g.get("transform", "").startswith("trans")]
        legend_texts = [float(t.get("y", "0")) for t in groups[-1].iter(f"{SVG}text")]
        top = float(groups[-1].get("transform", "").split()[1].rstrip(")"))
        first = next(t for t in root.iter(f"{SVG}text") if (t.text or "").startswith("As of"))
        assert top + max(legend_texts) < float(first.get("y", "0")) - 5


@pytest.mark.parametrize(
    ("language", "named", "chosen"),
    [("en", "Named by the clause", "Chosen"), ("uk", "Названо в пункті", "Вибрано")],
)
@pytest.mark.parametrize("compact", [False, True])
def test_the_legend_on_paper_says_what_the_outlines_mean(
    language: str, named: str, chosen: str, compact: bool
) -> None:
    scene = build_scene(map_content())
    wall = "security_wall:security-wall"

    def words_on(marked: Marked) -> list[str]:
        words = load_words(language)
        return texts(
            map_svg(
                scene, width_mm=170, height_mm=110, catalog=words, marked=marked, compact=compact
            )
        )

    zone = frozenset({"withdrawal_zone:zone"})
    both = words_on(Marked(zone, wall))
    assert named in both
    assert chosen in both
    assert chosen not in words_on(Marked(zone))
    assert named not in words_on(Marked(zone, "withdrawal_zone:zone"))
    assert not {named, chosen} & set(words_on(Marked()))


def test_the_names_of_bakhmut_and_kostiantynivka_stand_where_their_marks_are() -> None:
    scene = build_scene(map_content())
    drawn, _ = resolve(map_content(), ["donetsk-withdrawal-zone"])
    svg = map_svg(scene, width_mm=180, height_mm=243, catalog=WORDS, marked=Marked(drawn))
    (ground,) = grounds(svg)
    scale = 180 / MM_PER_PIXEL / ground.width
    towns = (("Kostiantynivka 67k", True), ("Kramatorsk 147k", True), ("Bakhmut", False))
    for town, inside in towns:
        at = re.search(rf'<text x="([\d.]+)" y="([\d.]+)"[^>]*>{town}<', svg)
        assert at is not None
        for right in (0, 4 * len(town)):
            x = ground.x0 + (float(at[1]) + right) / scale
            y = ground.y1 - float(at[2]) / scale
            assert is_in_rings(x, y, scene.shapes["withdrawal_zone:zone"].parts) == inside, town
