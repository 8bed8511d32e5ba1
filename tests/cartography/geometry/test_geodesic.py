"""Distances, lengths and areas against the geodesics of GeographicLib."""

import dataclasses
from itertools import pairwise

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic

from explorer.cartography.geometry.geodesic import quick_area_km2, quick_length_km
from explorer.cartography.geometry.geometry import part_array
from explorer.cartography.scene.contact_distance import contact_distance
from explorer.cartography.scene.scene import build_scene
from explorer.domain.content.features import MapContent, Shape
from tests.cartography.loader import map_content
from tests.cartography.measures import shape_area_km2, shape_length_km

TOWNS = [f for f in map_content().features if f.layer == "places"]


def parts_of(shape: Shape) -> list[np.ndarray]:
    return [part_array(part) for part in shape.parts]


def spaced(content: MapContent) -> np.ndarray:
    """Return the line of contact as spots at most 100 m apart."""
    pieces = []
    for feature in content.features:
        if feature.layer == "line_of_contact":
            for line in parts_of(content.shapes[feature.reference]):
                for a, b in pairwise(line):
                    count = int(np.hypot(*((b - a) * (73, 111))) / 0.1) + 2
                    pieces.append(np.linspace(a, b, count))
    return np.concatenate(pieces)


@pytest.mark.parametrize("name", ["Kramatorsk", "Dobropillia", "Kharkiv", "Enerhodar", "Kyiv"])
def test_a_towns_distance_is_that_of_the_nearest_spot_of_the_line(name: str) -> None:
    content = map_content()
    town = next(f for f in TOWNS if f.name == name)
    found = contact_distance(build_scene(content), town.reference)
    assert found is not None
    lon, lat = content.shapes[town.reference].parts[0]
    line = spaced(content)
    near = np.argsort(np.hypot((line[:, 0] - lon) * np.cos(np.radians(lat)), line[:, 1] - lat))
    least = min(Geodesic.WGS84.Inverse(lat, lon, y, x)["s12"] for x, y in line[near[:400]].tolist())
    assert found.km == pytest.approx(least / 1000, rel=0.01, abs=0.1)
    assert found.accuracy_km


def test_no_distance_is_told_outside_ukraine_nor_without_a_line() -> None:
    content = map_content()
    scene = build_scene(content)
    abroad = {f.name for f in TOWNS if contact_distance(scene, f.reference) is None}
    assert abroad == {"Rostov-on-Don", "Belgorod"}
    assert contact_distance(scene, "oblasts:UA-14") is None
    features = tuple(f for f in content.features if f.layer != "line_of_contact")
    bare = build_scene(dataclasses.replace(content, features=features))
    assert contact_distance(bare, TOWNS[0].reference) is None


@pytest.mark.parametrize("layer", ["oblasts", "withdrawal_zone", "held_areas"])
def test_quick_areas_are_within_one_per_cent(layer: str) -> None:
    content = map_content()
    for feature in content.features:
        if feature.layer == layer:
            shape = content.shapes[feature.reference]
            quick = quick_area_km2(parts_of(shape))
            assert quick == pytest.approx(shape_area_km2(shape), rel=0.01), feature.reference


@pytest.mark.parametrize("layer", ["rivers", "line_of_contact", "security_wall"])
def test_quick_lengths_are_within_one_per_cent(layer: str) -> None:
    content = map_content()
    for feature in content.features:
        if feature.layer == layer:
            shape = content.shapes[feature.reference]
            quick = quick_length_km(parts_of(shape))
            assert quick == pytest.approx(shape_length_km(shape), rel=0.01), feature.reference
