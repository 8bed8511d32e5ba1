"""Views look past the edge of the mapped ground no more than they must."""

from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.geometry.projection import project
from explorer.cartography.scene.coverage import mapped_degrees, shift_onto_map
from explorer.cartography.scene.extents import extent_for, fit_extent, resolve
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.locator_map import occlusion_penalty
from explorer.cartography.scene.scene import Scene, build_scene
from explorer.domain.content.features import MapContent
from tests.cartography.loader import map_content

NAMES = [name for name, one in map_content().references.items() if not one.off_map]


@lru_cache(maxsize=1)
def scene() -> Scene:
    return build_scene(map_content())


def unmapped(ground: Box) -> float:
    """How far a ground reaches past the western and eastern edges together."""
    degrees = mapped_degrees(scene())
    assert degrees is not None
    latitudes = np.linspace(degrees.y0, degrees.y1, 60)
    gaps = []
    for side, sign in ((degrees.x0, 1), (degrees.x1, -1)):
        line = project(np.column_stack((np.full(60, side), latitudes)))
        at = np.interp((ground.y0, ground.y1), line[:, 1], line[:, 0])
        gaps.append(max(0.0, *(sign * (at - (ground.x0 if sign > 0 else ground.x1)))))
    return sum(gaps)


def test_the_edges_are_those_of_the_data() -> None:
    degrees = mapped_degrees(scene())
    assert degrees is not None
    assert tuple(degrees) == pytest.approx((20.5, 40.8, 44.5, 54.6), abs=0.2)


@given(st.sampled_from(NAMES), st.floats(0.4, 3.5))
def test_a_ground_is_only_moved_and_what_is_wanted_stays_in_it(name: str, ratio: float) -> None:
    wanted = extent_for(scene(), resolve(map_content(), [name])[0])
    ground = fit_extent(wanted, 1000 * ratio, 1000)
    kept = shift_onto_map(scene(), wanted, ground)
    assert (kept.width, kept.height) == pytest.approx((ground.width, ground.height))
    assert kept.x0 <= wanted.x0 + 1e-6
    assert kept.y0 <= wanted.y0 + 1e-6
    assert kept.x1 >= wanted.x1 - 1e-6
    assert kept.y1 >= wanted.y1 - 1e-6
    assert unmapped(kept) <= unmapped(ground) + 1e-6


def test_poland_shows_ukraine_beside_it_and_no_empty_half() -> None:
    wanted = extent_for(scene(), ["countries:PL"])
    ground = fit_extent(wanted, 676, 260)
    kept = shift_onto_map(scene(), wanted, ground)
    assert unmapped(ground) > 0.3 * ground.width
    assert unmapped(kept) < 0.2 * ground.width
    kyiv = scene().shapes["places:gn-703448"].box.centre
    assert kept.holds(*kyiv)


def test_a_map_without_countries_is_left_where_it_is() -> None:
    nothing = build_scene(MapContent((), {}, {}))
    assert shift_onto_map(nothing, Box(0, 0, 1, 1), Box(-1, 0, 2, 1)) == Box(-1, 0, 2, 1)


def test_the_inset_knows_what_it_would_hide() -> None:
    plant = scene().shapes["znpp:znpp"]
    view = View.of(fit_extent(plant.box.grown(100), 600, 400), 600, 400)
    x, y = view.pixels(plant.parts[0])[0].tolist()
    assert occlusion_penalty(view, Box(x - 20, y - 20, x + 20, y + 20), [plant]) > 0
    assert occlusion_penalty(view, Box(x + 50, y + 50, x + 90, y + 90), [plant]) == 0
