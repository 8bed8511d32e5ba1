"""The inset that tells where on the map of the country one is."""

import dataclasses

import pytest

from explorer.cartography.geometry.geometry import Box
from explorer.cartography.scene.extents import extent_for, fit_extent, home_extent, resolve
from explorer.cartography.scene.label_placement import View
from explorer.cartography.scene.locator_map import (
    COUNTRY,
    locator_box,
    locator_frame,
    locator_shapes,
    locator_size,
    locator_view,
    needs_locator,
)
from explorer.cartography.scene.marked_shapes import Marked
from explorer.cartography.scene.scene import Scene, SceneOptions, build_scene, with_options
from explorer.i18n.message_catalog import load_words
from explorer.reports.svg.map import map_svg
from tests.cartography.loader import map_content


@pytest.fixture(scope="module")
def scene() -> Scene:
    return build_scene(map_content())


def test_it_is_wanted_for_a_part_of_the_country_only(scene: Scene) -> None:
    assert needs_locator(scene, home_extent(scene))
    assert not needs_locator(scene, scene.shapes[COUNTRY].box)
    assert not needs_locator(scene, scene.bounds)
    poland, _ = resolve(map_content(), ["poland"])
    assert needs_locator(scene, extent_for(scene, poland))
    bare = dataclasses.replace(scene, shapes={})
    assert not needs_locator(bare, home_extent(scene))


def test_the_frame_lies_where_the_view_does_and_is_never_too_small(scene: Scene) -> None:
    size = locator_size(scene, 104)
    inset = locator_view(scene, Box(0, 0, *size))
    crimea = scene.shapes["oblasts:UA-43"].box
    frame = locator_frame(inset, crimea)
    assert frame.y0 > size[1] / 2  # in the south
    tiny = locator_frame(inset, Box(0, 0, 1, 1))
    assert tiny.width == pytest.approx(5)
    assert Box(0, 0, *size).meets(locator_frame(inset, scene.bounds))


def test_it_stands_on_nothing_else_and_hides_the_least() -> None:
    view = View(0, 0, 1, 700, 450)
    taken = (Box(0, 400, 200, 450), Box(500, 0, 700, 300), Box(660, 380, 700, 450))
    room = locator_box(view, (104, 72), taken, lambda box: box.x0 < 300)
    assert room is not None
    assert not any(room.meets(one) for one in taken)
    assert room.x0 > 300
    assert locator_box(View(0, 0, 1, 90, 60), (104, 72), (), lambda _: 0) is None


def test_it_draws_who_holds_what_only_where_the_map_does(scene: Scene) -> None:
    assert len(locator_shapes(scene)) > 1
    fewer = with_options(scene, SceneOptions(off=frozenset({"held_russia"})))
    assert [shape.reference for shape in locator_shapes(fewer)] == [COUNTRY]


def test_the_full_page_has_it_and_the_compact_map_has_not(scene: Scene) -> None:
    words = load_words("en")
    zone = frozenset({"withdrawal_zone:zone"})
    page = map_svg(scene, width_mm=180, height_mm=160, catalog=words, marked=Marked(zone))
    assert 'id="locator"' in page
    small = map_svg(
        scene, width_mm=170, height_mm=85, catalog=words, marked=Marked(zone), compact=True
    )
    assert 'id="locator"' not in small
    whole = fit_extent(scene.shapes[COUNTRY].box, 180, 120)
    assert 'id="locator"' not in map_svg(
        scene, width_mm=180, height_mm=160, catalog=words, extent=whole
    )
