"""Layers of the user's own on paper and as data."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from explorer.cartography.local_layer.level_of_detail import local_layer
from explorer.cartography.local_layer.model import LocalLayer, PartKind
from explorer.cartography.scene.extents import home_extent
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.scene import Scene, build_scene
from explorer.i18n.message_catalog import load_words
from explorer.reports.formats.geojson import map_geojson
from explorer.reports.formats.local_layer_geojson import polygons
from explorer.reports.formats.png import svg_to_png
from explorer.reports.svg.map import map_svg
from tests import local_layer_shapes
from tests.cartography.loader import map_content

SVG = "{http://www.w3.org/2000/svg}"
POINT, LINE, RING = PartKind


def survey() -> LocalLayer:
    ring = local_layer_shapes.ring(300, (37.4, 48.6), 0.3)
    made = local_layer_shapes.geometry(
        [
            [(RING, ring), (RING, local_layer_shapes.ring(80, (37.4, 48.6), 0.05))],
            [(LINE, local_layer_shapes.river(200, (36.9, 48.0), (37.9, 48.1)))],
            [(POINT, np.array([(37.3, 48.2)])), (POINT, np.array([(37.5, 48.2)]))],
            [(POINT, np.array([(37.3, 48.2)])), (LINE, np.array([(37.0, 48.0), (37.1, 48.0)]))],
            [],
        ],
        ["Search area", "", "Posts & <signs>", "", ""],
    )
    return local_layer(local_layer_shapes.entry(made), made)


def the_map(scene: Scene, *, language: str = "en", **options: object) -> str:
    sizes: dict[str, object] = {"width_mm": 180, "height_mm": 200, **options}
    return map_svg(scene, catalog=load_words(language), **sizes)  # type: ignore[arg-type]


def root(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314


def own_group(svg: str) -> ET.Element | None:
    return root(svg).find(f".//{SVG}g[@data-layer='own:a1']")


def said(svg: str) -> str:
    return " ".join(e.text or "" for e in root(svg).iter(f"{SVG}text"))


def test_paper_draws_areas_lines_and_points_of_an_own_layer() -> None:
    svg = the_map(build_scene(map_content(), local=(survey(),)))
    group = own_group(svg)
    assert group is not None
    filled = [p.get("fill") for p in group.iter(f"{SVG}path") if p.get("fill") != "none"]
    assert "url(#hatch-own_1)" in filled
    assert 'id="hatch-own_1"' in svg
    assert 'id="hatch-own_2"' not in svg
    assert len(group.findall(f"{SVG}circle")) == 3
    assert len(svg_to_png(svg, pixels=600)) > 10_000


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "local, not from the pack"), ("uk", "локальне, не з пакета")],
)
def test_the_legend_on_paper_says_local_with_file_and_day(language: str, words: str) -> None:
    scene = build_scene(map_content(), local=(survey(),))
    text = said(the_map(scene, language=language))
    assert "Survey" in text
    for part in (*words.split(), "survey.geojson."):
        assert part in text


def test_a_hidden_own_layer_is_not_printed() -> None:
    layer = survey()
    hidden = replace(layer, entry=replace(layer.entry, shown=False))
    scene = build_scene(map_content(), local=(hidden,))
    svg = the_map(scene)
    assert own_group(svg) is None
    assert "Survey" not in said(svg)
    assert "own:" not in map_geojson(map_content(), scene)


def test_a_layer_elsewhere_is_not_in_the_legend_of_this_extent() -> None:
    made = local_layer_shapes.geometry([[(RING, local_layer_shapes.ring(300, (24.0, 50.0), 0.2))]])
    scene = build_scene(map_content(), local=(local_layer(local_layer_shapes.entry(made), made),))
    svg = the_map(scene, extent=home_extent(scene))
    assert "Survey" not in said(svg)
    assert own_group(svg) is None


def test_a_million_points_are_thinned_for_paper() -> None:
    made = local_layer_shapes.geometry(
        [[(RING, local_layer_shapes.ring(1_000_000, (31.0, 48.5), 3.0))]]
    )
    scene = build_scene(map_content(), local=(local_layer(local_layer_shapes.entry(made), made),))
    whole = the_map(scene, extent=scene.bounds)
    near = the_map(scene, extent=home_extent(scene))
    assert len(whole) < 4_000_000
    assert len(near) < len(whole)
    group = own_group(whole)
    assert group is not None
    numbers = re.findall(r"-?\d+\.?\d*", group.findall(f"{SVG}path")[0].get("d") or "")
    assert len(numbers) > 2000


def test_a_chosen_own_feature_is_lifted_out_on_paper() -> None:
    scene = build_scene(map_content(), local=(survey(),))
    here = home_extent(scene)
    plain = the_map(scene, extent=here)
    lifted = the_map(scene, extent=here, marked=Marked(chosen="own:a1:1"))
    assert lifted.count("stroke-opacity") > plain.count("stroke-opacity")


def test_geojson_tells_own_features_by_layer_and_source() -> None:
    scene = build_scene(map_content(), local=(survey(),))
    found = json.loads(map_geojson(map_content(), scene))["features"]
    local = {one["id"]: one for one in found if one["id"].startswith("own:")}
    assert list(local) == [f"own:a1:{n}" for n in range(1, 6)]
    assert all(one["properties"]["layer"] == "local, not from the pack" for one in local.values())
    assert all(one["properties"]["source"] == "survey.geojson" for one in local.values())
    shapes = [one["geometry"] and one["geometry"]["type"] for one in local.values()]
    assert shapes == ["Polygon", "LineString", "MultiPoint", "GeometryCollection", None]
    area = local["own:a1:1"]["geometry"]["coordinates"]
    assert [len(ring) for ring in area] == [300, 80]
    assert area[0][0] == area[0][-1]
    assert local["own:a1:1"]["properties"]["name"] == "Search area"
    assert "name" not in local["own:a1:2"]["properties"]


def test_rings_become_polygons_with_their_holes_whatever_their_order() -> None:
    def square(half: float, x: float = 0.0) -> list[list[float]]:
        corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
        return [[x + half * a, half * b] for a, b in corners]

    rings = [square(1), square(4), square(2), square(1, 9), square(3)]
    found = polygons(rings)
    assert sorted([[max(p[0] for p in ring) for ring in one] for one in found]) == [
        [2, 1],
        [4, 3],
        [10],
    ]
