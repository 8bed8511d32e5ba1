"""What a measured spot snaps to."""

from datetime import date
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.cartography.geometry.projection import FloatArray, project
from explorer.cartography.local_layer.level_of_detail import local_layer
from explorer.cartography.local_layer.model import LocalGeometry, LocalLayer, PartKind
from explorer.cartography.scene.contact_distance import nearest_on
from explorer.cartography.scene.scene import (
    Scene,
    SceneOptions,
    build_scene,
    drawn_shapes,
    with_local_layers,
    with_options,
)
from explorer.cartography.scene.snapping import SNAP_PIXELS, SnapKind, snap
from explorer.domain.desk.local_layers import LocalLayerEntry
from tests.cartography.loader import map_content


@lru_cache(maxsize=1)
def scene() -> Scene:
    return build_scene(map_content())


@lru_cache(maxsize=1)
def drawn_parts() -> tuple[FloatArray, ...]:
    return tuple(p for _, s in drawn_shapes(scene()) if s.style != "held_none" for p in s.parts)


spots = st.tuples(st.floats(-600, 400), st.floats(-350, 450))
scales = st.floats(0.4, 20)


def kilometres(reference: str) -> tuple[float, float]:
    x, y = scene().shapes[reference].parts[0][0].tolist()
    return x, y


@given(spots, scales)
def test_what_is_snapped_to_is_drawn_and_within_reach(
    spot: tuple[float, float], scale: float
) -> None:
    found = snap(scene(), *spot, scale)
    gaps = [
        nearest_on(p, *spot)[0] if len(p) > 1 else float(np.hypot(*(p[0] - spot)))
        for p in drawn_parts()
    ]
    if found is None:
        assert min(gaps) > SNAP_PIXELS / scale
        return
    gap = float(np.hypot(found.x - spot[0], found.y - spot[1]))
    assert gap == pytest.approx(found.gap, abs=1e-9)
    assert gap <= SNAP_PIXELS / scale
    at = (found.x, found.y)
    assert any(
        (nearest_on(p, *at)[0] if len(p) > 1 else np.hypot(*(p[0] - at))) < 1e-6
        for p in drawn_parts()
    )


@given(spots, scales)
def test_an_edge_is_taken_only_where_no_corner_is_within_reach(
    spot: tuple[float, float], scale: float
) -> None:
    found = snap(scene(), *spot, scale)
    if found is not None and found.kind is SnapKind.EDGE:
        corners = np.concatenate(drawn_parts())
        gaps = np.hypot(corners[:, 0] - spot[0], corners[:, 1] - spot[1])
        assert gaps.min() > SNAP_PIXELS / scale


@given(spots, scales)
def test_places_and_corners_stay_where_they_are(spot: tuple[float, float], scale: float) -> None:
    found = snap(scene(), *spot, scale)
    if found is not None and found.kind is not SnapKind.EDGE:
        again = snap(scene(), found.x, found.y, scale)
        assert again is not None
        assert (again.kind, again.x, again.y) <= (found.kind, found.x, found.y) or not again.gap


def test_a_town_goes_before_a_nearer_line() -> None:
    x, y = kilometres("places:gn-704508")
    found = snap(scene(), x + 3, y, 2.0)
    assert found is not None
    assert (found.kind, found.x, found.y) == (SnapKind.PLACE, x, y)


def test_a_town_whose_mark_is_not_seen_draws_nothing_to_itself() -> None:
    x, y = kilometres("places:gn-704508")
    found = snap(scene(), x, y, 2.0, frozenset())
    assert found is None or found.kind is not SnapKind.PLACE


def test_a_hidden_layer_draws_nothing_to_itself() -> None:
    x, y = kilometres("znpp:znpp")
    assert snap(scene(), x, y, 20.0) is not None
    hidden = with_options(scene(), SceneOptions(off=frozenset({"znpp"})))
    found = snap(hidden, x, y, 20.0)
    assert found is None or found.reference != "znpp:znpp"


def local() -> LocalLayer:
    """Return a point and a line of two corners, 100 km apart along a meridian."""
    geometry = LocalGeometry(
        points=np.array([(30.0, 50.0), (31.0, 50.0), (31.0, 50.9)]),
        starts=np.array([0, 1, 3]),
        kinds=np.array([PartKind.POINT, PartKind.LINE], dtype=np.uint8),
        owners=np.array([0, 1]),
        names=["spot", "line"],
    )
    entry = LocalLayerEntry("k", "mine", "mine.geojson", date(2026, 1, 1), 2, 3)
    return local_layer(entry, geometry)


def test_layers_of_ones_own_are_snapped_to_as_well() -> None:
    with_mine = with_local_layers(scene(), [local()])
    spot, start, end = project(np.array([(30.0, 50.0), (31.0, 50.0), (31.0, 50.9)]))
    found = snap(with_mine, spot[0] + 0.05, spot[1], 50.0)
    assert found is not None
    assert (found.kind, found.reference) == (SnapKind.PLACE, "own:k:1")
    found = snap(with_mine, start[0] - 0.05, start[1], 50.0)
    assert found is not None
    assert (found.kind, found.reference) == (SnapKind.CORNER, "own:k:2")
    middle = (start + end) / 2
    found = snap(with_mine, middle[0] + 0.05, middle[1], 50.0)
    assert found is not None
    assert (found.kind, found.reference) == (SnapKind.EDGE, "own:k:2")
    hidden = with_local_layers(scene(), ())
    assert snap(hidden, middle[0] + 0.05, middle[1], 50.0) is None
