"""What changed between two map days."""

from array import array
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from explorer.cartography.geometry.geodesic import ring_area_km2
from explorer.cartography.geometry.geometry import part_array
from explorer.cartography.scene.day_change import LEAST_KM2, DayChange, day_change
from explorer.domain.content.features import (
    Feature,
    FeatureClass,
    FeatureKind,
    MapContent,
    MapDay,
    Shape,
)
from explorer.domain.content.map_days import content_on
from explorer.store.pack.connection import open_compiled_pack
from explorer.store.pack.map_content import map_content

FIRST, SECOND = "2025-01-01", "2025-02-01"
#: About the area in square kilometres of one degree by one degree at 48 degrees north.
DEGREE_KM2 = 8290


def day(as_of: str, accuracy_km: float, zone_km2: float = 0) -> MapDay:
    return MapDay(as_of, "", "certain", accuracy_km, zone_km2, 0, zone_km2 - 1, zone_km2 + 1)


def box(reference: str, west: float, south: float, east: float, north: float) -> Shape:
    corners = [west, south, east, south, east, north, west, north, west, south]
    return Shape(reference, "polygon", (memoryview(array("d", corners)),), (1,))


def point(reference: str, longitude: float, latitude: float) -> Shape:
    return Shape(reference, "point", (memoryview(array("d", [longitude, latitude])),))


def feature(reference: str, held_by: str = "", oblast: str = "", name: str = "") -> Feature:
    layer, _, rest = reference.partition(":")
    kind = FeatureKind.PLACE if layer in ("places", "control_points") else FeatureKind.AREA
    form = {"held_areas": "held_area"}.get(layer, layer)
    return Feature(
        *(reference, layer, kind, form, FeatureClass.ASSESSED, name or rest, "", "", "", ""),
        held_by=held_by,
        oblast=oblast,
    )


def content(as_of: str, line: float, town: str, hamlet: str, *, both: bool) -> MapContent:
    """Return an oblast from 37 to 38 degrees east, held by Russia east of a line."""
    entries = [
        (feature("oblasts:X", oblast="X", name="Oblast X"), box("oblasts:X", 37, 48, 38, 49)),
        (feature("held_areas:r", "russia", "X"), box("held_areas:r", line, 48, 38, 49)),
        (
            feature("held_areas:u", "ukraine", "X"),
            box("held_areas:u", 37, 48, line if both else 37.5, 49),
        ),
        (feature("places:t", town, "X", "Town"), point("places:t", 37.5, 48.5)),
        (feature("control_points:t", town, "", "Town"), point("control_points:t", 37.51, 48.5)),
        (feature("control_points:h", hamlet, "", "Hamlet"), point("control_points:h", 37.2, 48.2)),
    ]
    return MapContent(
        features=tuple(f for f, _ in entries),
        shapes={f.reference: shape for f, shape in entries},
        references={},
        as_of=as_of,
        days=(day(FIRST, 4, 700), day(SECOND, 6, 650)),
    )


@pytest.mark.parametrize("both", [True, False])
def test_what_passed_is_measured_by_oblast(both: bool) -> None:
    earlier = content(FIRST, 37.5, "ukraine", "ukraine", both=both)
    later = content(SECOND, 37.4, "contested", "ukraine", both=both)
    change = day_change(earlier, later)
    (transfer,) = change.transfers
    assert (transfer.oblast, transfer.oblast_name) == ("X", "Oblast X")
    assert (transfer.from_holder, transfer.to_holder) == ("ukraine", "russia")
    assert transfer.km2 == pytest.approx(DEGREE_KM2 / 10, rel=0.02)
    assert change.total.to_ukraine_km2 == 0
    assert change.accuracy_km == 6
    assert change.zone_difference_km2 == -50


def test_the_other_direction_is_the_other_transfer() -> None:
    earlier = content(FIRST, 37.4, "russia", "ukraine", both=True)
    later = content(SECOND, 37.5, "russia", "ukraine", both=True)
    (transfer,) = day_change(earlier, later).transfers
    assert (transfer.from_holder, transfer.to_holder) == ("russia", "ukraine")


def test_pieces_under_a_square_kilometre_are_left_out_and_counted() -> None:
    earlier = content(FIRST, 37.5, "ukraine", "ukraine", both=True)
    later = content(SECOND, 37.49995, "ukraine", "ukraine", both=True)
    change = day_change(earlier, later)
    assert change.transfers == ()
    assert change.omitted == 1
    assert 0 < change.omitted_km2 < LEAST_KM2


def test_a_place_is_named_once_and_contested_is_a_holder() -> None:
    earlier = content(FIRST, 37.5, "ukraine", "russia", both=True)
    later = content(SECOND, 37.5, "contested", "ukraine", both=True)
    places = day_change(earlier, later).places
    assert [(p.name, p.from_holder, p.to_holder) for p in places] == [
        ("Hamlet", "russia", "ukraine"),
        ("Town", "ukraine", "contested"),
    ]
    assert {p.oblast_name for p in places} == {"Oblast X"}


def test_a_content_without_map_days_is_an_error() -> None:
    import dataclasses

    empty = dataclasses.replace(content(FIRST, 37.5, "", "", both=True), days=())
    with pytest.raises(ValueError, match="no map days"):
        day_change(empty, empty)


@pytest.fixture(scope="module")
def bundled(compiled_pack: Path) -> Iterator[MapContent]:
    connection = open_compiled_pack(compiled_pack)
    yield map_content(connection, "en")
    connection.close()


def change_between(whole: MapContent, first: str, second: str) -> DayChange:
    return day_change(content_on(whole, first), content_on(whole, second))


def held_km2(whole: MapContent, as_of: str, oblast: str) -> float:
    """Return what Russia holds of an oblast as drawn."""
    shape = content_on(whole, as_of).shapes[f"held_areas:{oblast}-held-russia"]
    rings = iter(shape.parts)
    total = 0.0
    for count in shape.polygons or (len(shape.parts),):
        outline, *holes = [abs(ring_area_km2(part_array(next(rings)))) for _ in range(count)]
        total += outline - sum(holes)
    return total


def test_bundled_days_agree_with_the_areas_as_drawn(bundled: MapContent) -> None:
    days = [d.as_of for d in bundled.days]
    assert len(days) == 6
    for first, second in combinations(days, 2):
        change = change_between(bundled, first, second)
        assert change.transfers
        for row in change.oblasts:
            drawn = held_km2(bundled, second, row.oblast) - held_km2(bundled, first, row.oblast)
            # What was left out is the whole difference; without it they agree exactly.
            assert abs(row.net_to_russia_km2 - drawn) <= change.omitted_km2
            moved = row.to_russia_km2 + row.to_ukraine_km2
            if row.oblast == "UA-14":
                assert abs(row.net_to_russia_km2 - drawn) <= 0.005 * moved


def test_bundled_zone_changes_as_published(bundled: MapContent) -> None:
    days = [d.as_of for d in bundled.days]
    differences = [change_between(bundled, a, b).zone_difference_km2 for a, b in pairwise(days)]
    assert differences == [-266, -173, -409, -169, 27]


def test_bundled_towns_that_changed_holder(bundled: MapContent) -> None:
    places = change_between(bundled, "2025-11-23", "2026-02-28").places
    towns = {p.name: (p.from_holder, p.to_holder) for p in places if p.population}
    assert towns["Pokrovsk"] == ("contested", "russia")
    assert towns["Huliaipole"] == ("ukraine", "russia")
    assert all(p.oblast_name for p in places)
    assert len({(p.name, p.position) for p in places}) == len(places)


def test_geos_is_loaded_when_days_are_compared() -> None:
    import subprocess
    import sys

    code = (
        "import sys, explorer.cartography.scene.day_change;"
        "assert not [name for name in sys.modules if name.startswith('shapely')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
