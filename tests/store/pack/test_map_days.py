"""The map of each map day, from the compiled pack: areas, holders, wall, and every record."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from explorer.cartography.scene.extents import zone_extent
from explorer.cartography.scene.feature_card import feature_card
from explorer.cartography.scene.scene import build_scene
from explorer.domain.content.features import MapContent, MapDay, Shape
from explorer.domain.content.map_days import (
    changes_of_holder,
    content_on,
    day_after,
    day_shown,
)
from explorer.store.pack.map_content import features, holder_histories, map_content
from explorer.store.pack.metadata import pack_info
from explorer.system.paths import BUNDLED_PACK
from tests.cartography.measures import shape_area_km2

MAP = BUNDLED_PACK / "map"
DAYS = ("2025-10-01", "2025-11-23", "2025-12-24", "2026-02-28", "2026-06-30", "2026-08-22")
ZONE = "withdrawal_zone:zone"
WALL = "security_wall:security-wall"


@pytest.fixture
def content(pack_connection: Connection) -> MapContent:
    """Return the content of the map with all its days."""
    return map_content(pack_connection, "en")


def layer(name: str) -> dict[str, dict[str, object]]:
    """Return the properties of a layer's features by id."""
    document = json.loads((MAP / f"{name}.geojson").read_text(encoding="utf-8"))
    return {f["properties"]["id"]: f["properties"] for f in document["features"]}


def map_day(as_of: str) -> MapDay:
    return MapDay(as_of, "", "", 4.0, 0, 0, 0, 0)


@given(st.lists(st.dates(), min_size=1, max_size=8, unique=True), st.dates())
def test_the_newest_day_not_after_a_date_is_shown(dates: list[date], as_of: date) -> None:
    days = [map_day(day.isoformat()) for day in sorted(dates)]
    shown, following = (
        day_shown(days, as_of.isoformat()),
        day_after(days, as_of.isoformat()),
    )
    assert shown is not None
    passed = [day for day in sorted(dates) if day <= as_of]
    assert shown.as_of == (passed[-1] if passed else min(dates)).isoformat()
    later = [day for day in sorted(dates) if day > as_of]
    assert (following.as_of if following else "") == (later[0].isoformat() if later else "")


def test_a_map_without_days_shows_no_day() -> None:
    assert day_shown((), "2025-11-23") is None
    content = MapContent((), {}, {})
    assert content_on(content, "2025-11-23") is content


def test_the_pack_has_six_map_days_and_can_be_seen_on_each(pack_connection: Connection) -> None:
    info = pack_info(pack_connection)
    assert tuple(day.as_of for day in info.map_days) == DAYS
    assert info.last_day == date(2026, 8, 22)
    assert info.map_day_on(date(2025, 1, 1)) == "2025-10-01"
    assert info.map_day_on(date(2026, 3, 14)) == "2026-02-28"


@pytest.mark.parametrize("day", DAYS)
def test_drawn_areas_agree_with_the_published_table_of_the_day(
    content: MapContent, day: str
) -> None:
    shown = content_on(content, day)
    (known,) = (map_day for map_day in content.days if map_day.as_of == day)
    for reference, km2 in (
        (ZONE, known.zone_km2),
        ("withdrawal_zone:zone-firm", known.zone_low_km2),
        ("withdrawal_zone:zone-max", known.zone_high_km2),
    ):
        assert shape_area_km2(shown.shapes[reference]) == pytest.approx(km2, rel=0.005)
    areas = layer("held_areas_by_day")
    copies = {f.reference.partition(":")[2]: f for f in content.features if f.base}
    for identifier in (name for name, facts in areas.items() if facts["as_of"] == day):
        base = copies[identifier].base
        km2 = float(str(areas[identifier]["area_km2"]))
        assert shape_area_km2(shown.shapes[base]) == pytest.approx(km2, rel=0.005, abs=1)


def test_the_areas_of_the_base_day_agree_with_areas_json(content: MapContent) -> None:
    areas = json.loads((MAP / "areas.json").read_text(encoding="utf-8"))
    shapes = content_on(content, areas["as_of"]).shapes
    zone = areas["zone"]
    assert shape_area_km2(shapes["oblasts:UA-14"]) == pytest.approx(
        areas["oblast"]["area_km2"], rel=0.005
    )
    for reference, name in (("zone", "central"), ("zone-firm", "low_firm_part")):
        drawn = shape_area_km2(shapes[f"withdrawal_zone:{reference}"])
        assert drawn == pytest.approx(zone[name]["area_km2"], rel=0.005)
    for identifier, oblast in areas["other_oblasts"].items():
        held = shapes.get(f"held_areas:{identifier}-held-russia")
        if held is not None:
            drawn = shape_area_km2(held)
            assert drawn == pytest.approx(oblast["russia_to_line_km2"], rel=0.005, abs=2)


@pytest.mark.parametrize("day", DAYS)
def test_references_stay_the_same_on_every_day(content: MapContent, day: str) -> None:
    base = {f.reference for f in content.features if not f.base}
    shown = content_on(content, day)
    assert {f.reference for f in shown.features} == base == set(shown.shapes)
    assert shown.as_of == day
    (zone,) = (f for f in shown.features if f.reference == ZONE)
    assert zone.as_of == day


@pytest.mark.parametrize("day", DAYS)
def test_the_wall_follows_the_zones_edge(content: MapContent, day: str) -> None:
    shown = content_on(content, day)
    edge = {
        pair
        for part in shown.shapes[ZONE].parts
        for pair in zip(part[0::2].tolist(), part[1::2].tolist(), strict=True)
    }
    for part in shown.shapes[WALL].parts:
        pairs = set(zip(part[0::2].tolist(), part[1::2].tolist(), strict=True))
        assert len(pairs) > 1
        assert pairs <= edge


def test_the_wall_derived_for_a_day_is_the_drawn_one_on_the_base_day(content: MapContent) -> None:
    """The rule for other days reproduces the wall that the pack draws for its base day."""
    drawn = content_on(content, content.as_of).shapes[WALL]
    other = MapContent(content.features, content.shapes, {}, as_of="2000-01-01", days=content.days)
    derived = content_on(other, "2025-11-23").shapes[WALL]

    def points(shape: Shape) -> list[set[tuple[float, float]]]:
        """Return the points of each part; the direction of a line has no meaning."""
        return [set(zip(part[0::2], part[1::2], strict=True)) for part in shape.parts]

    assert points(derived) == points(drawn)


def test_a_place_has_the_holder_of_the_day_and_no_note_of_another(content: MapContent) -> None:
    def pokrovsk(day: str) -> tuple[str, str]:
        shown = content_on(content, day).features
        (town,) = (f for f in shown if f.layer == "places" and f.name == "Pokrovsk")
        return town.held_by, town.held_note

    assert pokrovsk("2025-10-01") == ("ukraine", "")
    assert pokrovsk("2025-11-23")[0] == "contested"
    assert pokrovsk("2025-11-23")[1]
    assert pokrovsk("2026-02-28") == ("russia", "")


def test_changes_of_holder_are_the_first_day_of_each_stretch() -> None:
    holders = (("a", "ukraine"), ("b", "ukraine"), ("c", "contested"), ("d", "russia"))
    assert changes_of_holder(holders) == (("a", "ukraine"), ("c", "contested"), ("d", "russia"))
    assert changes_of_holder(()) == ()


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_status_of_the_history_is_there_in_both_languages(
    pack_connection: Connection, language: str
) -> None:
    source = json.loads((MAP / "status_history.json").read_text(encoding="utf-8"))
    histories = holder_histories(pack_connection, language)
    count = 0
    for name in ("control_points", "places"):
        for identifier, entries in source[name].items():
            statuses = histories[f"{name}:{identifier}"]
            assert [(s.as_of, s.held_by) for s in statuses] == [
                (entry["as_of"], entry["held_by"]) for entry in entries
            ]
            count += len(statuses)
            if language == "en":
                assert [s.source for s in statuses] == [e.get("source", "") for e in entries]
            else:
                assert not any(s.basis in source["basis"].values() for s in statuses)
    assert count == 3156


def test_every_feature_of_every_layer_is_reachable(content: MapContent) -> None:
    """A feature is drawn or listed, or is the copy of one for a map day that is shown."""
    on_days = {reference for day in content.days for reference in day.features}
    known = {f.reference for f in content.features}
    base = build_scene(content_on(content, content.as_of))
    for file in sorted(MAP.glob("*.geojson")):
        for identifier in layer(file.stem):
            reference = f"{file.stem}:{identifier}"
            assert reference in known
            is_twin = file.stem == "donetsk"  # drawn as an oblast and a held area
            assert reference in base.shapes or reference in on_days or is_twin


def test_a_page_has_the_area_of_its_day(pack_connection: Connection) -> None:
    def area(day: date) -> float | None:
        (zone,) = features(pack_connection, [ZONE], "en", day)
        return zone.area_km2

    assert area(date(2025, 11, 23)) == 5909
    assert area(date(2026, 3, 14)) == 5327


def test_the_zone_fills_the_extent_that_opens_the_map(content: MapContent) -> None:
    for day in DAYS:
        scene = build_scene(content_on(content, day))
        extent, box = zone_extent(scene), scene.shapes[ZONE].box
        assert extent is not None
        assert extent.height <= 1.05 * max(box.width, box.height)


def test_a_card_has_bounds_towns_and_distances_of_the_day(content: MapContent) -> None:
    shown = content_on(content, "2026-02-28")
    scene = build_scene(shown)
    zone = feature_card(scene, shown, ZONE)
    assert zone is not None
    assert (zone.area_km2, zone.low_km2, zone.high_km2) == (5327, 4871, 5801)
    names = [town.name for town in zone.towns]
    assert names[:2] == ["Kramatorsk", "Sloviansk"]
    assert "Bakhmut" not in names
    assert zone.people > 400_000
    assert zone.published
    town = feature_card(scene, shown, "places:gn-704508")
    assert town is not None
    assert town.contact is not None
    assert 10 < town.contact.km < 40
    assert feature_card(scene, shown, "places:nowhere") is None


def test_history_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    from explorer.packs.source.schema import ValidationContext
    from explorer.packs.source.status_history import read_status_history

    bad = [
        "[]",
        "{",
        '{"basis": []}',
        '{"basis": {"a": "b"}, "places": []}',
        '{"basis": {"a": "b"}, "places": {"x": [{"as_of": "today"}]}}',
        '{"basis": {"a": "b"}, "places": {"x": [{"as_of": "2025-10-01", "held_by": "x"}]}}',
        '{"basis": {"a": "b"}, "places": {"x": [{"as_of": 1, "held_by": "russia", "basis": "a"}]}}',
        '{"basis": {"a": "b"}, "places": {"x": 1}}',
    ]
    for text in bad:
        findings = ValidationContext()
        history = read_status_history(text, "map/status_history.json", findings)
        assert findings.problems, text
        assert not history.entries
