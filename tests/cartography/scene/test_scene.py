"""What a scene draws, and where a clause's view lies."""

import dataclasses
from itertools import pairwise

import pytest

from explorer.cartography.scene.extents import (
    NEAREST_KM,
    extent_for,
    fit_extent,
    home_extent,
    resolve,
)
from explorer.cartography.scene.highlight import highlight, highlights_at_scale
from explorer.cartography.scene.hit_test import hits, keyboard_order
from explorer.cartography.scene.legend import legend, marked_entries
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.scene import (
    Scene,
    SceneOptions,
    build_scene,
    drawn_shapes,
    shown_labels,
    with_options,
)
from explorer.cartography.scene.style import THEMES, load_map_theme
from explorer.domain.content.features import Feature, FeatureClass, FeatureKind, MapContent, Shape
from tests.cartography.loader import map_content


@pytest.fixture(scope="module")
def scene() -> Scene:
    return build_scene(map_content())


def test_layers_lie_in_the_order_the_data_ask_for(scene: Scene) -> None:
    keys = [layer.key for layer in scene.layers]
    order = ["sea", "land", "lakes", "held_russia", "zone", "oblasts", "rivers", "contact", "wall"]
    assert [k for k in keys if k in order] == order
    assert keys[-2:] == ["places", "znpp"]


def test_the_twins_of_other_files_are_not_drawn_but_found(scene: Scene) -> None:
    assert not [s for _, s in drawn_shapes(scene) if s.reference.startswith("donetsk:")]
    assert [s.reference for s in highlight(scene, ["donetsk:UA-14"])] == ["oblasts:UA-14"]


def test_zone_and_demilitarised_zone_share_ground_but_not_looks(scene: Scene) -> None:
    by_key = {layer.key: layer for layer in scene.layers}
    zone, buffer = by_key["zone"].shapes[0], by_key["demilitarised"].shapes[0]
    assert zone.parts is buffer.parts
    for theme in THEMES:
        styles = load_map_theme(theme).styles
        assert styles[zone.style].dash
        assert not styles[zone.style].hatch
        assert styles[buffer.style].hatch


def test_each_line_between_oblasts_is_drawn_once(scene: Scene) -> None:
    layer = next(layer for layer in scene.layers if layer.key == "oblasts")
    edges = set()
    for shape in layer.shapes:
        for part in shape.parts:
            points = [tuple(point) for point in part.round(4).tolist()]
            for a, b in pairwise(points):
                edge = frozenset((a, b))
                assert edge not in edges
                edges.add(edge)
    assert {shape.style for shape in layer.shapes} == {"oblast", "oblast_disputed"}


def test_recognised_borders_are_solid_in_every_theme() -> None:
    assert not any(load_map_theme(theme).styles["border"].dash for theme in THEMES)


def test_every_style_a_layer_names_exists(scene: Scene) -> None:
    for theme in THEMES:
        styles = load_map_theme(theme).styles
        assert {s.style for layer in scene.layers for s in layer.shapes} <= set(styles)
        assert {n.style for n in scene.labels} <= set(load_map_theme(theme).texts)


def test_hiding_a_layer_hides_its_names_and_legend_but_projects_nothing(scene: Scene) -> None:
    fewer = with_options(scene, SceneOptions(off=frozenset({"places"})))
    assert fewer.shapes is scene.shapes
    assert not [n for n in shown_labels(fewer) if n.reference.startswith("places:")]
    assert "wall" in {e.key for e in legend(scene, drawn_only=True)}
    hidden = with_options(scene, SceneOptions().toggled("wall", shown=False))
    assert "wall" not in {e.key for e in legend(hidden, drawn_only=True)}


def test_a_file_of_a_pack_that_nobody_knows_is_drawn_and_told_in_the_legend() -> None:
    content = map_content()
    local = Feature(
        reference="mine:1",
        layer="mine",
        kind=FeatureKind.AREA,
        form="area",
        feature_class=FeatureClass.CLAIMED,
        name="Mine",
        as_of="2025-12-01",
        source="me",
        licence="mine",
        method="schematic",
    )
    shape = Shape("mine:1", "polygon", content.shapes["withdrawal_zone:zone"].parts)
    scene = build_scene(
        dataclasses.replace(
            content,
            features=(*content.features, local),
            shapes=content.shapes | {"mine:1": shape},
        )
    )
    entry = next(e for e in legend(scene) if e.group == "other")
    assert (entry.name, entry.feature_class) == ("mine", FeatureClass.CLAIMED)


def test_an_empty_map_is_a_scene_too() -> None:
    scene = build_scene(MapContent((), {}, {}))
    assert not scene.layers
    assert extent_for(scene, ["nothing:here"]) == scene.bounds


@pytest.mark.parametrize("name", list(map_content().references))
def test_every_map_reference_has_a_view_that_shows_it(scene: Scene, name: str) -> None:
    drawn, off_map = resolve(map_content(), [name])
    assert bool(drawn) != bool(off_map)
    extent = extent_for(scene, drawn)
    assert extent.width >= NEAREST_KM
    for reference in drawn:
        box = scene.shapes[reference].box
        assert extent.holds(box.x0, box.y0)
        assert extent.holds(box.x1, box.y1)


def test_off_map_references_are_listed_and_change_no_view(scene: Scene) -> None:
    drawn, off_map = resolve(map_content(), ["moscow", "arctic"])
    assert off_map == ("moscow", "arctic")
    assert extent_for(scene, drawn) == home_extent(scene)


def test_fitting_widens_and_never_cuts() -> None:
    scene = build_scene(map_content())
    box = home_extent(scene)
    wide = fit_extent(box, 1000, 300)
    assert wide.width / wide.height == pytest.approx(1000 / 300)
    assert wide.x0 <= box.x0
    assert wide.y1 >= box.y1


def test_a_spot_gives_place_then_line_then_smallest_area(scene: Scene) -> None:
    x, y = scene.shapes["places:gn-704508"].parts[0][0].tolist()
    found = hits(scene, x, y, 2.0)
    belt, zone = "fortress_belt:fortress-belt", "withdrawal_zone:zone"
    assert found[:3] == ("places:gn-704508", belt, zone)
    assert found[-1] == "countries:UA"
    wall = scene.shapes["security_wall:security-wall"].parts[0]
    x, y = wall[len(wall) // 2].tolist()
    found = hits(scene, x, y, 6.0)
    assert {"line_of_contact:loc-UA-14", "security_wall:security-wall"} <= set(found[:3])


def test_the_walk_begins_with_the_clause_and_visits_each_once(scene: Scene) -> None:
    order = keyboard_order(scene, home_extent(scene), frozenset({"znpp:znpp"}))
    assert order[0] == "znpp:znpp"
    assert len(set(order)) == len(order)
    assert order.index("withdrawal_zone:zone") < order.index("places:gn-704508")


def test_lifting_out_a_cut_off_country_draws_no_line_where_the_data_end(scene: Scene) -> None:
    (lifted,) = highlight(scene, ["countries:PL"])
    whole = scene.shapes["countries:PL"]
    assert sum(map(len, lifted.parts)) < sum(map(len, whole.parts))
    assert lifted.type == "line"


def test_a_speck_that_is_lifted_out_is_ringed_and_nothing_else_is(scene: Scene) -> None:
    drawn, _ = resolve(map_content(), ["kinburn-spit", "black-sea", "dnipro"])
    lifted = highlight(scene, drawn)
    far, near = highlights_at_scale(lifted, 0.25), highlights_at_scale(lifted, 5.0)
    (ring,) = (s for s in far if s.type == "point" and s.reference.startswith("held_areas:"))
    assert ring.reference == "held_areas:UA-48-held-russia"
    assert ring.box.holds(*ring.parts[0][0].tolist())
    assert near == lifted
    crimea = highlight(scene, resolve(map_content(), ["crimea"])[0])
    assert highlights_at_scale(crimea, 0.2) == crimea


def test_towns_differ_by_people_and_by_holder_without_colour(scene: Scene) -> None:
    layer = next(layer for layer in scene.layers if layer.key == "places")
    styles = {scene.features[s.reference].name: s.style for s in layer.shapes}
    told = ("Kramatorsk", "Donetsk", "Pokrovsk", "Soledar", "Rostov-on-Don")
    assert [styles[name] for name in told] == [
        *("city_ukraine", "city_russia", "town_contested", "village_russia", "city_abroad"),
    ]
    grey = load_map_theme("grey").styles
    looks = [
        (grey[f"town_{who}"].symbol, grey[f"town_{who}"].fill) for who in ("ukraine", "russia")
    ]
    assert looks[0] != looks[1]
    assert grey["town_contested"].symbol == "diamond"
    sizes = [grey[f"{size}_ukraine"].size for size in ("city", "town", "village")]
    assert sizes == sorted(sizes, reverse=True)
    entry = next(e for e in legend(scene) if e.key == "places")
    assert entry.styles == ("town_ukraine", "town_russia", "town_contested")


WALL = "security_wall:security-wall"


def test_of_lines_along_each_other_the_one_on_top_is_hit_first(scene: Scene) -> None:
    for x, y in scene.shapes[WALL].parts[0][5:-5:9].tolist():
        lines = [r for r in hits(scene, x, y, 6.0) if r.startswith(("security", "line_of"))]
        assert lines == [WALL, "line_of_contact:loc-UA-14"]
    hidden = with_options(scene, SceneOptions(off=frozenset({"wall"})))
    assert WALL not in hits(hidden, x, y, 6.0)


def test_the_chosen_wall_is_lifted_out_and_not_the_line_it_stands_on(scene: Scene) -> None:
    marked = {s.reference: s.style for s in highlight(scene, [], WALL) if "glow" in s.style}
    assert marked == {WALL: "chosen_glow"}
    every = resolve(map_content(), ["security-wall", "line-of-contact"])[0]
    lifted = highlight(scene, every, WALL)
    styles = {s.reference: s.style for s in lifted if "glow" in s.style}
    assert styles.pop(WALL) == "chosen_glow"
    assert set(styles.values()) == {"glow_thin"}
    # What lies along the wall stays to be seen over the outline.
    last = {s.reference for s in lifted if s.style in {"contact_line", "wall"}}
    assert {WALL, "line_of_contact:loc-UA-14"} <= last


@pytest.mark.parametrize("kind", ["countries:PL", "oblasts:UA-14", "rivers:", "places:", "znpp:"])
def test_what_is_chosen_differs_from_what_is_named(scene: Scene, kind: str) -> None:
    reference = next(r for r in scene.shapes if r.startswith(kind))
    named = highlight(scene, [reference])[0].style
    chosen = highlight(scene, [reference], reference)[0].style
    assert named.startswith(("highlight", "glow"))
    assert chosen.startswith("chosen")


def test_a_chosen_part_of_a_named_oblast_is_lifted_out(scene: Scene) -> None:
    part = next(r for r, f in scene.features.items() if f.layer == "held_areas" and f.oblast)
    oblast = f"oblasts:{scene.features[part].oblast}"
    assert [s.reference for s in highlight(scene, [oblast, part])] == [oblast]
    assert [s.reference for s in highlight(scene, [oblast], part)] == [oblast, part]


@pytest.mark.parametrize("theme", THEMES)
def test_an_outline_has_the_colour_of_no_status(theme: str) -> None:
    colours = load_map_theme(theme).colours
    assert "glow" not in colours
    if theme == "grey":
        return  # there the casing and the double line tell it apart

    def channels(name: str) -> tuple[int, int, int]:
        code = colours[name]
        return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)

    red, _, blue = channels("highlight")
    assert blue > red + 60
    for status in ("held", "held_line", "belt", "held_mark", "contested_mark", "plant", "contact"):
        gap = sum(abs(a - b) for a, b in zip(channels("highlight"), channels(status), strict=True))
        assert gap > 150, status
    styles = load_map_theme(theme).styles
    for name in ("highlight", "highlight_thin", "glow", "glow_thin", "chosen", "chosen_glow"):
        both = {styles[name].line, styles[name].case}
        assert both == {colours["highlight"], colours["highlight_case"]}


def test_the_legend_says_what_the_outlines_mean(scene: Scene) -> None:
    keys = [e.key for e in marked_entries(scene, Marked(frozenset({"oblasts:UA-14"}), WALL))]
    assert keys == ["named", "chosen"]
    assert [e.key for e in marked_entries(scene, Marked(frozenset({WALL}), WALL))] == ["chosen"]
    assert [
        e.key for e in marked_entries(scene, Marked(frozenset({"oblasts:UA-14"}), by_any=True))
    ] == ["named_by_any"]
    assert marked_entries(scene, Marked(frozenset({"nothing:known"}))) == ()
    crimea = scene.shapes["oblasts:UA-43"].box
    assert marked_entries(scene, Marked(chosen=WALL), within=crimea) == ()
