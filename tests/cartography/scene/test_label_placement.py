"""Names never lie over one another, and the important ones stay."""

from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.cartography.geometry.geometry import Box, is_in_rings
from explorer.cartography.geometry.projection import FloatArray
from explorer.cartography.scene.contact_distance import name_barriers
from explorer.cartography.scene.extents import extent_for, fit_extent, home_extent
from explorer.cartography.scene.label_candidates import MapLabel
from explorer.cartography.scene.label_placement import (
    Barriers,
    PlacedLabel,
    View,
    place_labels,
    roomy_points,
)
from explorer.cartography.scene.scene import Scene, SceneOptions, build_scene, with_options
from tests.cartography.loader import map_content

numbers = st.floats(0, 400, allow_nan=False)


@st.composite
def map_labels(draw: st.DrawFn) -> list[MapLabel]:
    return [
        MapLabel(
            reference=f"places:{i}",
            text=draw(st.text(min_size=1, max_size=20)),
            style="town",
            anchors=np.array([[draw(numbers), draw(numbers)]]),
            priority=float(i),
            mark=draw(st.sampled_from([0.0, 5.0, 9.0])),
        )
        for i in range(draw(st.integers(1, 40)))
    ]


def measure(text: str, _style: str) -> tuple[float, float]:
    return len(text) * 6.0, 12.0


def box(name: PlacedLabel) -> Box:
    return Box(name.x, name.y, name.x + name.width, name.y + name.height)


def overlap(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1


@given(map_labels())
def test_no_name_lies_over_another_or_outside_or_over_an_obstacle(labels: list[MapLabel]) -> None:
    view = View(0, 400, 1.0, 400, 400)
    kept_clear = Box(0, 350, 120, 400)
    boxes = [box(n) for n in place_labels(labels, view, measure, obstacles=[kept_clear])]
    for i, one in enumerate(boxes):
        assert one.x0 >= 0
        assert one.y0 >= 0
        assert one.x1 <= 400
        assert one.y1 <= 400
        assert not overlap(one, kept_clear)
        assert not any(overlap(one, other) for other in boxes[i + 1 :])


@given(map_labels())
def test_the_chosen_name_is_served_first(labels: list[MapLabel]) -> None:
    view = View(-200, 600, 1.0, 800, 800)
    last = labels[-1].reference
    placed = place_labels(labels, view, measure, first=frozenset({last}))
    assert placed[0].reference == last or not any(p.reference == last for p in placed)


def test_zooming_out_keeps_the_largest_towns() -> None:
    scene = build_scene(map_content())
    ground = fit_extent(scene.bounds, 700, 450)
    far = {n.reference for n in place_labels(scene.labels, View.of(ground, 700, 450), measure)}
    near_ground = fit_extent(home_extent(scene), 700, 450)
    near_view = View.of(near_ground, 700, 450)
    near = {n.reference for n in place_labels(scene.labels, near_view, measure)}
    assert {"places:gn-703448", "places:gn-706483", "places:gn-709717"} <= far
    assert "places:gn-709717" in near
    towns = {r for r in near if r.startswith("places:")}
    assert len(towns) > len({r for r in far if r.startswith("places:")})


@lru_cache(maxsize=1)
def the_scene() -> Scene:
    return build_scene(map_content())


@given(st.floats(5, 120), st.floats(3, 40), st.floats(-300, 200), st.floats(-250, 250))
def test_a_roomy_spot_holds_the_whole_name_within_area_and_extent(
    width: float, height: float, x: float, y: float
) -> None:
    ring = max(the_scene().shapes["countries:UA"].parts, key=len)
    within = Box(x, y, x + 250, y + 160)
    for spot in roomy_points(ring, within, (width, height))[:6]:
        half = np.array((width, height)) / 2
        name = Box(*(spot - half), *(spot + half))
        assert within.grown(1e-6).holds(name.x0, name.y0)
        assert within.grown(1e-6).holds(name.x1, name.y1)
        assert is_in_rings(float(spot[0]), float(spot[1]), [ring])


def test_a_country_that_shows_a_corner_is_named_in_that_corner() -> None:
    scene = the_scene()
    ground = Box(-450, -200, 330, 160)  # the line of contact, Russia on the right
    view = View.of(ground, 780, 360)
    label = next(n for n in scene.labels if n.reference == "countries:RU")
    (placed,) = place_labels([label], view, measure, within=ground)
    b = box(placed)
    corners = [(b.x0, b.y0), (b.x1, b.y0), (b.x0, b.y1), (b.x1, b.y1)]
    for px, py in corners:
        x, y = view.x0 + px / view.scale, view.y1 - py / view.scale
        assert is_in_rings(x, y, scene.shapes["countries:RU"].parts)


def crosses(a: tuple[float, float], b: tuple[float, float], line: FloatArray) -> bool:
    """Whether the way from one pixel to another crosses a line."""

    def turn(p: FloatArray, q: FloatArray, r: FloatArray) -> float:
        return float((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

    start, end = np.array(a), np.array(b)
    return any(
        turn(start, end, p) * turn(start, end, q) < 0 and turn(p, q, start) * turn(p, q, end) < 0
        for p, q in pairwise(line)
    )


def holder_at(scene: Scene, x: float, y: float) -> str:
    areas = (
        (scene.features[reference].held_by, shape)
        for reference, shape in scene.shapes.items()
        if reference.startswith("held_areas:")
    )
    held = {"ukraine", "russia"}
    return next((h for h, shape in areas if h in held and is_in_rings(x, y, shape.parts)), "")


FRAMES = {
    "donetsk": ("oblasts:UA-14",),
    "territories": tuple(f"oblasts:UA-{n}" for n in ("43", "09", "14", "65", "23")),
    "line": ("line_of_contact:loc-UA-14", "line_of_contact:loc-dnipro"),
    "plant": ("znpp:znpp",),
    "zone": ("withdrawal_zone:zone",),
    "kherson": ("oblasts:UA-65",),
}


@pytest.mark.parametrize("size", [(420, 260), (700, 450), (1200, 800)], ids=str)
@pytest.mark.parametrize("frame", FRAMES)
def test_the_name_of_a_place_stands_on_its_side_of_the_line_of_contact(
    frame: str, size: tuple[int, int]
) -> None:
    scene = the_scene()
    view = View.of(fit_extent(extent_for(scene, FRAMES[frame]), *size), *size)
    barriers = name_barriers(scene)
    lines = [view.pixels(line) for line in barriers.lines]
    placed = place_labels(scene.labels, view, measure, barriers=barriers)
    towns = [name for name in placed if name.mark]
    assert len(towns) >= 3
    for name in towns:
        home = barriers.homes.get(name.reference, name.anchor)
        x, y = view.pixels(np.array([home]))[0].tolist()
        corners = [
            (name.x + name.width * right, name.y + name.height * down)
            for right in (0.0, 0.25, 0.5, 0.75, 1.0)
            for down in (0.0, 0.5, 1.0)
        ]
        parted = [at for at in corners for line in lines if crosses((x, y), at, line)]
        assert not parted, f"{name.text} is parted from its mark"


@pytest.mark.parametrize("frame", FRAMES)
def test_the_name_of_a_held_place_lies_on_ground_of_its_holder(frame: str) -> None:
    scene = the_scene()
    view = View.of(fit_extent(extent_for(scene, FRAMES[frame]), 1200, 800), 1200, 800)
    for name in place_labels(scene.labels, view, measure, barriers=name_barriers(scene)):
        feature = scene.features[name.reference]
        if feature.layer == "places" and feature.held_by in {"ukraine", "russia"}:
            middle = (name.x + name.width / 2, name.y + name.height / 2)
            ground = holder_at(
                scene, view.x0 + middle[0] / view.scale, view.y1 - middle[1] / view.scale
            )
            # Beyond the areas of the file nothing is held by the other side.
            assert ground in {"", feature.held_by}, name.text


def test_a_town_beyond_the_line_by_less_than_it_is_exact_is_named_on_its_holders_side() -> None:
    scene = the_scene()
    kherson = next(
        r for r, f in scene.features.items() if r[:7] == "places:" and f.name == "Kherson"
    )
    at = scene.shapes[kherson].parts[0][0].tolist()
    assert scene.features[kherson].held_by == "ukraine"
    assert holder_at(scene, *at) == "russia"  # the line is schematic there
    home = name_barriers(scene).homes[kherson]
    assert holder_at(scene, *home) != "russia"


def test_a_hidden_line_parts_no_names() -> None:
    hidden = with_options(the_scene(), SceneOptions(off=frozenset({"contact"})))
    assert name_barriers(hidden) == Barriers()
