"""Clipping, thinning and the things around a map."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.cartography.geometry.geometry import (
    Box,
    clip_line,
    clip_ring,
    is_in_rings,
    ring_area,
    simplify,
)
from explorer.cartography.geometry.shared_boundaries import shared_lines
from explorer.cartography.scene.furniture import edge_marks, graticule, scale_bar_km
from explorer.cartography.scene.label_placement import View

SQUARE = np.array([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], dtype=np.float64)
coordinates = st.tuples(st.floats(-20, 20), st.floats(-20, 20))


@given(st.lists(coordinates, min_size=3, max_size=20))
def test_a_clipped_ring_lies_within_the_box(points: list[tuple[float, float]]) -> None:
    box = Box(-5, -5, 5, 5)
    clipped = clip_ring(np.array([*points, points[0]]), box)
    if len(clipped):
        assert (clipped >= -5 - 1e-9).all()
        assert (clipped <= 5 + 1e-9).all()


def test_clipping_a_square_leaves_the_shared_part() -> None:
    assert ring_area(clip_ring(SQUARE, Box(5, 5, 20, 20))) == pytest.approx(25)
    assert len(clip_ring(SQUARE, Box(20, 20, 30, 30))) == 0


@given(st.lists(coordinates, min_size=2, max_size=12))
def test_a_clipped_line_lies_within_the_box(points: list[tuple[float, float]]) -> None:
    for piece in clip_line(np.array(points), Box(-5, -5, 5, 5)):
        assert (np.abs(piece) <= 5 + 1e-9).all()


def test_thinning_keeps_ends_and_moves_no_point() -> None:
    line = np.column_stack((np.linspace(0, 10, 500), np.zeros(500)))
    fewer = simplify(line, 1.0)
    assert len(fewer) < 15
    assert fewer[0].tolist() == [0, 0]
    assert fewer[-1].tolist() == [10, 0]


def test_a_hole_is_outside() -> None:
    hole = SQUARE * 0.2 + 4
    assert is_in_rings(1, 1, (SQUARE, hole))
    assert not is_in_rings(5, 5, (SQUARE, hole))


def test_two_squares_share_one_line() -> None:
    beside = SQUARE + np.array((10, 0))
    plain, marked = shared_lines([SQUARE, beside], [SQUARE, beside], [False, True])
    assert not plain
    assert len(marked) == 1
    assert sorted(marked[0].tolist()) == [[10, 0], [10, 10]]


@given(st.floats(0.01, 500), st.floats(20, 400))
def test_the_scale_bar_is_one_two_or_five_and_fits(scale: float, room: float) -> None:
    km = scale_bar_km(scale, room)
    assert float(f"{km:e}".split("e")[0]) in (1, 2, 5)
    assert room / 2.6 < km * scale <= room * 1.0001


def test_the_graticule_has_a_few_round_lines_that_reach_the_frame() -> None:
    extent = Box(-150, -100, 150, 100)
    lines = graticule(extent)
    assert 4 <= len(lines) <= 12
    assert len(edge_marks(View.of(extent, 600, 400))) >= 4
