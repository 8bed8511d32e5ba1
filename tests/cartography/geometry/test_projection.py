"""The projection and measures on the ellipsoid."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.cartography.geometry.projection import convergence, project, unproject
from explorer.system.paths import BUNDLED_PACK
from tests.cartography.loader import map_content
from tests.cartography.measures import point_scale, shape_area_km2, shape_length_km

FACTS = json.loads((BUNDLED_PACK / "map" / "areas.json").read_text(encoding="utf-8"))


@given(st.floats(15, 60), st.floats(38, 60))
def test_a_point_comes_back_to_where_it_was(longitude: float, latitude: float) -> None:
    there = project(np.array([[longitude, latitude]]))
    back = unproject(there)
    assert np.abs(back - (longitude, latitude)).max() < 1e-9


@pytest.mark.parametrize("latitude", [46.8, 47.5, 48.3, 49.3])
def test_scale_holds_within_a_thousandth_in_donetsk_oblast(latitude: float) -> None:
    assert abs(point_scale(latitude) - 1) < 0.001


@pytest.mark.parametrize("latitude", [44.3, 52.4])
def test_scale_stays_small_at_the_ends_of_ukraine(latitude: float) -> None:
    assert abs(point_scale(latitude) - 1) < 0.0021


def test_north_is_up_on_the_central_meridian_and_leans_inwards_beside_it() -> None:
    assert convergence(37.0) == 0
    here, further = project(np.array([[31.0, 48.0], [31.0, 48.1]]))
    lean = np.degrees(np.arctan2(further[0] - here[0], further[1] - here[1]))
    assert convergence(31.0) == pytest.approx(lean, abs=0.01)


@pytest.mark.parametrize(
    ("reference", "km2"),
    [
        ("oblasts:UA-14", FACTS["oblast"]["area_km2"]),
        ("withdrawal_zone:zone", FACTS["zone"]["central"]["area_km2"]),
        ("withdrawal_zone:zone-firm", FACTS["zone"]["low_firm_part"]["area_km2"]),
        ("withdrawal_zone:zone-max", FACTS["zone"]["high_with_contested_belt"]["area_km2"]),
    ],
)
def test_areas_agree_with_the_published_ones(reference: str, km2: float) -> None:
    assert shape_area_km2(map_content().shapes[reference]) == pytest.approx(km2, rel=0.001)


@pytest.mark.parametrize(("name", "km"), FACTS["lines"]["line_of_contact_km"].items())
def test_lengths_agree_with_the_published_ones(name: str, km: float) -> None:
    shape = map_content().shapes[f"line_of_contact:{name}"]
    assert shape_length_km(shape) == pytest.approx(km, rel=0.001, abs=0.5)
