"""Layers of the user's own: thinned, cut into pieces and pointed at as their shapes are."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from explorer.cartography.geometry.geometry import Box, distance_to_line, is_in_rings
from explorer.cartography.geometry.projection import project
from explorer.cartography.local_layer.hit_test import MOST_WALKED, feature_box, local_hits
from explorer.cartography.local_layer.level_of_detail import RUN, local_layer
from explorer.cartography.local_layer.model import DetailLevel, LocalLayer, PartKind
from explorer.cartography.local_layer.tiles import (
    GeometryChunk,
    dot_opacity,
    dots_in,
    fills,
    level_for,
    outlines,
)
from explorer.cartography.scene.extents import extent_around, extent_for, home_extent
from explorer.cartography.scene.hit_test import hits, keyboard_order
from explorer.cartography.scene.legend import legend
from explorer.cartography.scene.scene import (
    Scene,
    SceneOptions,
    box_for,
    build_scene,
    feature_of,
    shape_for,
    shown_labels,
    with_local_layers,
    with_options,
)
from explorer.cartography.scene.style import THEMES, load_map_theme
from explorer.domain.content.features import FeatureClass
from tests import local_layer_shapes
from tests.cartography.loader import map_content

FloatArray = NDArray[np.float64]
POINT, LINE, RING = PartKind


def made(*features: list[tuple[PartKind, FloatArray]], **traits: object) -> LocalLayer:
    names = traits.pop("names", None)
    geometry = local_layer_shapes.geometry(list(features), names)  # type: ignore[arg-type]
    return local_layer(local_layer_shapes.entry(geometry, **traits), geometry)  # type: ignore[arg-type]


def square(x: float, y: float, half: float, *, clockwise: bool = False) -> FloatArray:
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    ring = np.array(corners[::-1] if clockwise else corners) * half + (x, y)
    return np.asarray(ring, dtype=np.float64)


@pytest.fixture(scope="module")
def layer() -> LocalLayer:
    geometry = local_layer_shapes.borders(30_000)
    return local_layer(local_layer_shapes.entry(geometry), geometry)


@pytest.fixture(scope="module")
def scene(layer: LocalLayer) -> Scene:
    return build_scene(map_content(), local=(layer,))


# Features of every kind and size, from a metre to a country, some of several parts.
sizes = st.floats(-5, 0.8).map(lambda power: 10.0**power)
places = st.tuples(st.floats(22, 40), st.floats(44.5, 52))
kinds = st.sampled_from(list(PartKind))


@st.composite
def parts(draw: st.DrawFn) -> tuple[PartKind, FloatArray]:
    kind, centre, size = draw(kinds), draw(places), draw(sizes)
    seed, points = draw(st.integers(0, 999)), draw(st.integers(2, 250))
    if kind == POINT:
        return kind, np.array([centre])
    if kind == LINE:
        return kind, local_layer_shapes.river(
            points, centre, (centre[0] + size, centre[1] - size), seed
        )
    return kind, local_layer_shapes.ring(max(points, 5), centre, size, seed)


layers = st.lists(st.lists(parts(), min_size=1, max_size=4), min_size=1, max_size=12)


def gaps_to(spots: FloatArray, kept: FloatArray) -> FloatArray:
    """How far each spot is from the nearest kept point."""
    if not len(kept):
        return np.full(len(spots), np.inf)
    away = np.hypot(*(spots[:, None] - kept[None]).transpose(2, 0, 1))
    return np.asarray(away.min(axis=1))


def drawn_with(layer: LocalLayer, level: DetailLevel, part: int) -> FloatArray:
    """Return what a level draws a part with."""
    place = np.searchsorted(level.parts, part)
    if place < len(level.parts) and level.parts[place] == part:
        first, end = level.runs_of[place : place + 2]
        return level.points[level.first[first] : level.last[end - 1] + 1]
    return level.marks if layer.geometry.kinds[part] == POINT else level.dots


@settings(max_examples=25, deadline=None)
@given(layers)
def test_nothing_vanishes_and_no_point_strays_at_any_scale(
    features: list[list[tuple[PartKind, FloatArray]]],
) -> None:
    layer = made(*features)
    whole = project(layer.geometry.points)
    for level in layer.levels:
        for part, (a, b) in enumerate(pairwise(layer.geometry.starts.tolist())):
            kept = drawn_with(layer, level, part)
            # Cells of dots are two steps wide, those of marks four; within one, one is enough.
            reach = {POINT: 4, LINE: 1, RING: 1}[PartKind(layer.geometry.kinds[part])]
            if kept is level.dots:
                reach = 4  # the part is two steps wide itself
            assert gaps_to(whole[a:b], kept).max() <= reach * level.step * 2**0.5 + 1e-9
        if len(level.points):  # thinned points are points of the file, none made up
            assert gaps_to(level.points, whole).max() < 1e-9


@settings(max_examples=40, deadline=None)
@given(layers, st.lists(places, min_size=1, max_size=8), st.sampled_from([0.3, 2.0, 20.0]))
def test_pointing_finds_what_going_through_all_shapes_finds(
    features: list[list[tuple[PartKind, FloatArray]]],
    spots: list[tuple[float, float]],
    scale: float,
) -> None:
    layer = made(*features)
    near, close = 8 / scale, 6 / scale
    corners = layer.geometry.points[:: max(len(layer.geometry.points) // 5, 1)]
    for x, y in project(np.concatenate((np.array(spots), corners + 0.001))).tolist():
        found = local_hits(layer, x, y, (near, close))
        for place, parts in enumerate(features):
            shapes = [(kind, project(points)) for kind, points in parts]
            points = [np.hypot(*(p[0] - (x, y))) for kind, p in shapes if kind == POINT]
            lines = [distance_to_line(x, y, p) for kind, p in shapes if kind == LINE]
            assert (place in found.points) == (min(points, default=np.inf) <= near)
            assert (place in found.lines) == (min(lines, default=np.inf) <= close)
            rings = [p for kind, p in shapes if kind == RING]
            assert (place in found.areas) == is_in_rings(x, y, rings)


def filled_at(pieces: list[GeometryChunk], x: float, y: float) -> bool:
    """Whether pieces fill a spot, each by its own rule within its own tile."""
    for piece in pieces:
        if not piece.tile.holds(x, y):
            continue
        ends = np.flatnonzero(piece.joined == 0) + 1
        rings = [np.concatenate((r, r[:1])) for r in np.split(piece.points, ends)[:-1]]
        if piece.odd_even and is_in_rings(x, y, rings):
            return True
        if not piece.odd_even and sum(winding(x, y, ring) for ring in rings):
            return True
    return False


def winding(x: float, y: float, ring: FloatArray) -> int:
    """How often a ring goes round a spot."""
    a, b = ring[:-1], ring[1:]
    side = (b[:, 0] - a[:, 0]) * (y - a[:, 1]) - (x - a[:, 0]) * (b[:, 1] - a[:, 1])
    up, down = (a[:, 1] <= y) & (b[:, 1] > y), (a[:, 1] > y) & (b[:, 1] <= y)
    return int((up & (side > 0)).sum()) - int((down & (side < 0)).sum())


@pytest.mark.parametrize("most", [60, 4000])
def test_pieces_fill_within_a_region_what_the_whole_shapes_fill(most: int) -> None:
    features = [
        [
            (RING, local_layer_shapes.ring(4000, (31.0, 48.0), 2.0, 1)),
            (RING, local_layer_shapes.ring(700, (31.0, 48.0), 0.5, 2)),
        ],
        [(RING, local_layer_shapes.ring(900, (33.0, 48.5), 1.0, 3))],
        *([(RING, local_layer_shapes.ring(40, (30 + i / 4, 47.5), 0.1, i))] for i in range(20)),
    ]
    layer = made(*features)
    rng = np.random.default_rng(4)
    for region in (layer.box, Box(-520, -40, -330, 60), Box(-440, -10, -430, 4)):
        pieces = list(fills(layer, layer.levels[0], region, most, 1.0))
        spots = rng.uniform(region[:2], region[2:], (200, 2))
        shapes = [shape_for_test(layer, f) for f in range(layer.features)]
        for x, y in spots.tolist():
            assert filled_at(pieces, x, y) == any(is_in_rings(x, y, shape) for shape in shapes)


def shape_for_test(layer: LocalLayer, feature: int) -> list[FloatArray]:
    starts = layer.geometry.starts
    parts = range(*layer.parts_of[feature : feature + 2].tolist())
    return [project(layer.geometry.points[starts[p] : starts[p + 1]]) for p in parts]


def test_overlapping_features_are_filled_together_and_holes_stay_open() -> None:
    nested = [(RING, square(31, 48, half)) for half in (1.0, 0.6, 0.3)]
    for ring in (nested, nested[::-1], [(k, p[::-1]) for k, p in nested]):
        layer = made(ring, [(RING, square(31.8, 48, 0.5, clockwise=True))])
        pieces = list(fills(layer, layer.levels[0], layer.box, 4000, 1.0))
        assert len(pieces) == 1
        spots = project(np.array([(31, 48), (31, 48.4), (31, 48.8), (31.9, 48.2), (29.5, 47)]))
        told = [filled_at(pieces, *spot) for spot in spots.tolist()]
        assert told == [True, False, True, True, False]


def test_a_feature_of_very_many_rings_is_filled_by_itself() -> None:
    many = [(RING, square(30 + i / 50, 48, 0.005)) for i in range(80)]
    hole = (RING, square(30, 48, 0.002))
    layer = made([*many, hole], [(RING, square(34, 48, 0.3))])
    pieces = list(fills(layer, layer.levels[0], layer.box, 4000, 1.0))
    assert [piece.odd_even for piece in pieces] == [True, False]
    (x, y), (u, v) = project(np.array([(30, 48), (30.004, 48)])).tolist()
    assert not filled_at(pieces, x, y)
    assert filled_at(pieces, u, v)


@pytest.mark.parametrize("most", [300, 100_000])
def test_outlines_within_a_region_leave_out_no_segment_that_comes_in(most: int) -> None:
    layer = made([(LINE, local_layer_shapes.river(5000, (30.0, 48.0), (33.0, 48.6), 5))])
    line, region = layer.levels[0].points, Box(-420, -20, -350, 40)
    pieces = list(outlines(layer.levels[0], region, most))
    drawn = {
        (tuple(a), tuple(b))
        for piece in pieces
        for a, b, on in zip(
            piece.points[:-1].tolist(), piece.points[1:].tolist(), piece.joined[:-1], strict=True
        )
        if on
    }
    low, high = np.minimum(line[:-1], line[1:]), np.maximum(line[:-1], line[1:])
    near = (low <= region[2:]).all(axis=1) & (high >= region[:2]).all(axis=1)
    assert near.any()
    for a, b in zip(line[:-1][near].tolist(), line[1:][near].tolist(), strict=True):
        assert (tuple(a), tuple(b)) in drawn
    assert all(len(piece.points) <= most + RUN + 1 for piece in pieces)


def test_a_million_points_in_one_ring_become_few_at_a_small_scale() -> None:
    layer = made([(RING, local_layer_shapes.ring(1_000_000, (31.0, 48.5), 3.0))])
    assert len(layer.levels[0].points) == 1_000_000
    assert len(level_for(layer, 0.5).points) < 100_000
    most = [
        len(p.points)
        for p in fills(layer, level_for(layer, 30.0), Box(-450, 0, -400, 30), 4000, 0.3)
    ]
    assert max(most) < 4000 + RUN
    x, y = project(np.array([(31.0, 48.5)]))[0].tolist()
    assert local_hits(layer, x, y, (1, 1)).areas.keys() == {0}


def test_a_hundred_thousand_shapes_become_one_dot_to_a_pixel() -> None:
    geometry = local_layer_shapes.fields(100_000)
    layer = local_layer(local_layer_shapes.entry(geometry), geometry)
    small = level_for(layer, 0.5)
    assert not len(small.points)
    assert 1000 < len(small.dots) < 100_000
    assert len(np.unique(np.floor(small.dots / (2 * small.step)), axis=0)) == len(small.dots)


def test_dots_close_together_let_the_map_below_be_read() -> None:
    geometry = local_layer_shapes.fields(100_000)
    many = local_layer(local_layer_shapes.entry(geometry), geometry)
    few = made(*([(RING, square(25 + i, 48, 0.0001))] for i in range(9)))
    assert dot_opacity(level_for(many, 0.5)) < 0.5
    assert dot_opacity(level_for(few, 0.5)) == 1.0


def test_coordinates_off_the_earth_and_empty_parts_break_nothing() -> None:
    wild = np.array([(-900.0, -90.0), (900.0, 95.0), (31.0, 48.0), (-900.0, -90.0)])
    layer = made([(RING, wild)], [(LINE, np.empty((0, 2)))], [], [(LINE, np.array([(31.0, 48.0)]))])
    assert np.isfinite(layer.levels[0].points).all()
    assert layer.features == 4
    assert [layer.kind(f) for f in range(4)] == ["polygon", "", "", "line"]
    assert feature_box(layer, 1) is None
    assert len(layer.levels[0].dots) == 1
    x, y = project(np.array([(31.0, 48.0)]))[0].tolist()
    assert 3 in local_hits(layer, x, y, (1, 1)).points
    assert list(fills(layer, layer.levels[0], Box(-400, -50, 400, 50), 4000, 1.0))


def test_what_a_coarser_level_would_not_pay_for_is_still_seen_as_a_dot() -> None:
    coast = local_layer_shapes.ring(2000, (31.0, 48.0), 4.0)
    ditch = np.array([(31.0, 48.0), (31.0001, 48.0)])
    layer = made([(RING, coast)], [(LINE, ditch)])
    for scale in (0.2, 0.5, 1.0, 3.0):
        dots = dots_in(layer, level_for(layer, scale), layer.box, scale)
        assert gaps_to(project(ditch[:1]), dots).max() < 2 / scale


def test_a_layer_of_nothing_is_a_layer_too() -> None:
    layer = made()
    scene = build_scene(map_content(), local=(layer,))
    assert hits(scene, 0.0, 0.0, 1.0) == hits(build_scene(map_content()), 0.0, 0.0, 1.0)
    assert not layer.labels
    assert "own:a1" in {entry.key for entry in legend(scene)}
    assert "own:a1" not in {e.key for e in legend(scene, within=home_extent(scene))}


def test_own_layers_lie_above_areas_and_below_lines_and_places(scene: Scene) -> None:
    keys = [one.key for one in scene.layers]
    at = keys.index("own:a1")
    assert {"zone", "held_russia", "raions"} <= set(keys[:at])
    assert {"oblasts", "contact", "places"} <= set(keys[at:])
    assert [one.z for one in scene.layers] == list(range(len(keys)))


def test_own_layers_come_and_go_without_the_pack_being_projected_again(
    scene: Scene, layer: LocalLayer
) -> None:
    bare = with_local_layers(scene, ())
    assert not bare.local
    assert bare.shapes is scene.shapes
    assert with_local_layers(bare, ()) is bare
    again = with_local_layers(bare, (layer,))
    assert [(one.key, one.z) for one in again.layers] == [(one.key, one.z) for one in scene.layers]
    hidden = replace(layer, entry=replace(layer.entry, shown=False))
    assert not with_local_layers(scene, (hidden,)).drawn_local
    assert with_options(
        with_local_layers(scene, (hidden,)), SceneOptions(on=frozenset({"own:a1"}))
    ).drawn_local


def test_a_hidden_own_layer_cannot_be_pointed_at_nor_named(scene: Scene, layer: LocalLayer) -> None:
    x, y = layer.levels[0].points[0].tolist()
    assert any(r.startswith("own:") for r in hits(scene, x, y, 2.0))
    hidden = with_options(scene, SceneOptions().toggled("own:a1", shown=False))
    assert not any(r.startswith("own:") for r in hits(hidden, x, y, 2.0))
    assert any(n.reference.startswith("own:") for n in shown_labels(scene))
    assert not any(n.reference.startswith("own:") for n in shown_labels(hidden))
    assert not any(r.startswith("own:") for r in keyboard_order(hidden, scene.bounds))


def test_the_legend_says_that_an_own_layer_is_none_of_the_packs(scene: Scene) -> None:
    entry = next(e for e in legend(scene) if e.key == "own:a1")
    assert (entry.group, entry.name, entry.source) == ("own", "Survey", "survey.geojson")
    assert (entry.feature_class, entry.as_of, entry.dated) == (
        FeatureClass.LOCAL,
        "2026-02-03",
        "map.read_on",
    )
    assert entry.sample == "polygon"


def test_an_own_feature_is_found_by_its_number_in_the_file(scene: Scene, layer: LocalLayer) -> None:
    named = feature_of(scene, "own:a1:6")
    assert named is not None
    assert (named.name, named.source, named.feature_class) == (
        "District 5",
        "survey.geojson",
        FeatureClass.LOCAL,
    )
    assert feature_of(scene, "own:a1:2").name == ""  # type: ignore[union-attr]
    shape = shape_for(scene, "own:a1:2")
    assert shape is not None
    assert shape.type == "polygon"
    assert box_for(scene, "own:a1:2") == pytest.approx(shape.box)
    assert extent_for(scene, ["own:a1:2"]) == pytest.approx(extent_around(shape.box))
    for nothing in ("own:a1:0", "own:a1:661", "own:a1:x", "own:other:1"):
        assert feature_of(scene, nothing) is None
        assert shape_for(scene, nothing) is None


def test_the_walk_ends_with_the_largest_own_features_in_sight(scene: Scene) -> None:
    order = keyboard_order(scene, scene.bounds)
    local = [r for r in order if r.startswith("own:")]
    assert len(local) == MOST_WALKED
    assert order[-MOST_WALKED:] == tuple(local)
    here = keyboard_order(scene, home_extent(scene))
    assert all(box_for(scene, r).meets(home_extent(scene)) for r in here if r in local)  # type: ignore[union-attr]


def test_few_names_of_own_features_ask_for_a_place_after_the_packs(scene: Scene) -> None:
    names = shown_labels(scene)
    local = [name for name in names if name.reference.startswith("own:")]
    assert 0 < len(local) <= 60
    assert tuple(names[-len(local) :]) == tuple(local)
    assert min(n.priority for n in local) > max(n.priority for n in scene.labels)


@pytest.mark.parametrize("theme", THEMES)
def test_own_layers_differ_by_hatch_dash_and_mark_where_colours_are_lost(theme: str) -> None:
    styles = [load_map_theme(theme).styles[f"own_{n}"] for n in range(1, 7)]
    assert len({(s.hatch, s.hatch_step) for s in styles}) == 6
    assert len({s.dash for s in styles}) == 6
    assert len({(s.symbol, s.size) for s in styles}) == 6
    assert all(s.fill and s.opacity <= 0.25 for s in styles)
    assert len({s.line for s in styles}) == 6
