"""Opening a layer made elsewhere: what is drawn of it, what is said, what is refused and where."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.cartography.local_layer.model import LocalGeometry, PartKind
from explorer.errors import UserFacingError
from explorer.i18n.message_catalog import load_words
from explorer.local_layers.cache import read_copy, write_copy
from explorer.local_layers.child_process import command, environment, parse_message, read_in_process
from explorer.local_layers.cleaning import clean_features
from explorer.local_layers.import_report import LayerReport, extents_overlap, sentences, swapped
from explorer.system.paths import PROGRAM
from tests.local_layers.layer_files import (
    ENTITIES,
    KML,
    SQUARE,
    collection,
    feature,
    point,
    polygon,
    written,
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "layers" / "copy.npz"


def opened(source: Path, target: Path) -> tuple[LayerReport, LocalGeometry]:
    report = read_in_process(source, target)
    return report, read_copy(target)


def said(report: LayerReport) -> str:
    return "\n".join(sentences(report, load_words("en")))


def test_geojson_is_read_with_names_and_what_is_left_out_is_counted(
    tmp_path: Path, target: Path
) -> None:
    mixed = {"type": "GeometryCollection", "geometries": [point(37, 48), polygon(SQUARE)]}
    source = written(
        tmp_path / "моя зона!a.zip.geojson",
        collection(
            feature(polygon(SQUARE), name="Zone"),
            feature(None, name="Nothing"),
            feature(point(37.5, 48.5, 120), name="Post"),
            feature({"type": "LineString", "coordinates": [[37, 48], [None, 48]]}, name="Torn"),
            feature(mixed, name="Both"),
        ),
    )
    before = source.read_bytes()
    report, geometry = opened(source, target)
    assert list(geometry.names) == ["Zone", "Post", "Both"]
    assert geometry.owners.tolist() == [0, 1, 2, 2]
    assert geometry.kinds.tolist() == [PartKind.RING, PartKind.POINT, PartKind.POINT, PartKind.RING]
    assert geometry.points[:5].tolist() == SQUARE
    assert (report.features, report.areas, report.points, report.lines) == (3, 1, 2, 0)
    assert (report.empty, report.broken, report.first_left_out) == (2, 0, 2)
    assert report.heights == 1
    assert report.extent == (37, 48, 38, 49)
    assert "The first feature left out is number 2" in said(report)
    assert source.read_bytes() == before
    assert sorted(one.name for one in target.parent.iterdir()) == ["copy.npz"]


@pytest.mark.parametrize("content", [polygon(SQUARE), feature(polygon(SQUARE), title="Zone")])
def test_a_lone_geometry_or_feature_is_a_layer_too(
    tmp_path: Path, target: Path, content: object
) -> None:
    _, geometry = opened(written(tmp_path / "one.json", content), target)
    assert geometry.points.tolist() == SQUARE


@pytest.mark.parametrize(
    ("system", "x", "y"),
    [("urn:ogc:def:crs:EPSG::3857", 4_174_000, 6_106_000), ("EPSG:32637", 400_000, 5_300_000)],
)
def test_other_reference_systems_of_the_older_geojson_are_converted(
    tmp_path: Path, target: Path, system: str, x: float, y: float
) -> None:
    crs = {"type": "name", "properties": {"name": system}}
    source = written(tmp_path / "old.geojson", collection(feature(point(x, y)), crs=crs))
    report, geometry = opened(source, target)
    longitude, latitude = geometry.points[0]
    # EPSG:3857 by its formula; EPSG:32637 as PROJ's cs2cs gives it.
    wanted = {3857: (37.495680, 47.994861), 32637: (37.663409, 47.845561)}
    expected = wanted[int(re.findall(r"\d+$", system)[0])]
    assert (longitude, latitude) == pytest.approx(expected, abs=1e-5)
    assert "Converted to WGS 84" in said(report)


def test_kml_folders_are_drawn_together_and_links_are_not_followed(
    tmp_path: Path, target: Path
) -> None:
    report, geometry = opened(written(tmp_path / "survey.kml", KML), target)
    assert list(geometry.names) == ["Пост 1", "Area"]
    assert (report.layers, report.points, report.areas) == (2, 1, 1)


def test_geopackage_is_read_and_left_as_it_was(tmp_path: Path, target: Path) -> None:
    from pyogrio import raw

    source = tmp_path / "zones.gpkg"
    wkb = bytes([1]) + (1).to_bytes(4, "little") + np.array([400_000.0, 5_300_000.0]).tobytes()
    raw.write(
        source,
        geometry=np.array([wkb], dtype=object),
        field_data=[np.array(["Пост"], dtype=object)],
        fields=["NAME"],
        layer='a "layer" <1>',
        crs="EPSG:32637",
        geometry_type="Point",
    )
    before = source.read_bytes()
    _, geometry = opened(source, target)
    assert list(geometry.names) == ["Пост"]
    assert geometry.points[0] == pytest.approx((37.663409, 47.845561), abs=1e-5)
    assert source.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["layers", "zones.gpkg"]


def test_rings_the_wrong_way_round_or_open_are_drawn_and_said(tmp_path: Path, target: Path) -> None:
    source = written(
        tmp_path / "rings.geojson",
        collection(feature(polygon(SQUARE[::-1])), feature(polygon(SQUARE[:-1]))),
    )
    report, geometry = opened(source, target)
    assert (report.reversed_rings, report.unclosed_rings) == (1, 1)
    assert (np.diff(geometry.starts) == 5).all()


def test_a_shape_across_the_antimeridian_stays_in_one_piece(tmp_path: Path, target: Path) -> None:
    ring = [[170.0, 60.0], [-170.0, 60.0], [-170.0, 65.0], [170.0, 65.0], [170.0, 60.0]]
    report, geometry = opened(written(tmp_path / "pacific.geojson", feature(polygon(ring))), target)
    assert report.across_antimeridian == 1
    assert sorted(set(geometry.points[:, 0].tolist())) == [170, 190]


def test_latitude_first_is_seen_and_can_be_turned_round(tmp_path: Path, target: Path) -> None:
    source = written(tmp_path / "turned.geojson", feature(point(48.5, 37.5)))
    ukraine = (22.0, 44.0, 41.0, 53.0)
    report, _ = opened(source, target)
    assert not extents_overlap(report.extent, ukraine)
    assert extents_overlap(swapped(report.extent), ukraine)
    done = subprocess.run(
        command(source, target, latitude_first=True),
        env=environment(),
        cwd=PROGRAM,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    again = [parse_message(line).report for line in done.stdout.splitlines()][-1]
    assert again is not None
    assert extents_overlap(again.extent, ukraine)


REFUSED = {
    "broken.geojson": (
        json.dumps(feature(point(1, 2)), indent=1).replace('"Point"', '"Point'),
        "line 6, character",
    ),
    "deep.geojson": (
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":'
        + "[" * 50_000
        + "]" * 50_000
        + '},"geometry":null}]}',
        "line 1, character",
    ),
    "huge.geojson": (
        json.dumps(feature(point(1, 2))).replace("2]", "1e999]"),
        "nothing in it to draw",
    ),
    "far.geojson": (collection(feature(point(1, 2)), feature(point(4e6, 5e6))), "feature 2"),
    "empty.geojson": (collection(), "nothing in it to draw"),
    "nulls.geojson": (collection(feature(None)), "nothing in it to draw"),
    "other.json": ({"a": 1}, "not a map layer"),
    "topology.json": ({"type": "Topology", "objects": {}, "arcs": []}, "not a map layer"),
    "pipeline.json": (
        {"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline ! read /etc/passwd"},
        "not GeoJSON",
    ),
    "list.geojson": ("[]", "not GeoJSON"),
    "picture.kml": (b"\x89PNG\r\n\x1a\n" + bytes(100), "not KML"),
    "torn.kml": (KML.replace("</Point>", "</Pint>"), "line 4"),
    "entities.kml": (ENTITIES, "entities.kml"),
    "pointer.kml": (
        "<OGRVRTDataSource><OGRVRTLayer><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>",
        "not KML",
    ),
    "notes.gpkg": (b"SQLite format 3\x00" + bytes(84), "not GeoPackage"),
    "damaged.gpkg": (b"SQLite format 3\x00" + bytes(52) + b"GPKG" + b"\xff" * 4000, "damaged.gpkg"),
    "zones.shp": (b"\x00\x00\x27\x0a", "cannot be read from this kind of file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_is_refused_in_a_sentence_and_leaves_nothing(
    tmp_path: Path, target: Path, name: str
) -> None:
    content, place = REFUSED[name]
    source = written(tmp_path / name, content)
    with pytest.raises(UserFacingError) as refusal:
        read_in_process(source, target)
    sentence = str(refusal.value)
    assert sentence.startswith(str(source)), sentence
    assert place in sentence
    assert "\n" not in sentence
    assert "root:" not in sentence
    assert not target.exists()
    assert not any(target.parent.glob("*"))


def test_files_and_features_beyond_the_bounds_are_refused(tmp_path: Path, target: Path) -> None:
    large = tmp_path / "large.geojson"
    with large.open("wb") as file:
        file.write(b"{")
        file.truncate((200 << 20) + 1)
    with pytest.raises(UserFacingError, match="200 MiB; a layer may have 200"):
        read_in_process(large, target)
    one = json.dumps(feature(point(37, 48)))
    many = written(
        tmp_path / "many.geojson",
        '{"type":"FeatureCollection","features":[' + ",".join([one] * 100_001) + "]}",
    )
    with pytest.raises(UserFacingError, match="it has 100001 features; a layer may have 100000"):
        read_in_process(many, target)


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    source = written(tmp_path / "zone.geojson", feature(point(37, 48)))
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserFacingError, match="--data-dir"):
        read_in_process(source, tmp_path / "file" / "copy.npz")


def test_names_are_text_alone(tmp_path: Path, target: Path) -> None:
    source = written(
        tmp_path / "names.geojson",
        collection(
            feature(point(37, 48), name="a\u202eb\nc\x07" + "d" * 400), feature(point(1, 2))
        ),
    )
    _, geometry = opened(source, target)
    assert geometry.names[0] == "abc" + "d" * 197
    assert geometry.names[1] == ""


def test_reading_touches_no_network_and_no_other_file(tmp_path: Path, target: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    source = written(tmp_path / "survey.kml", KML)
    trace = tmp_path / "trace"
    target.parent.mkdir()
    subprocess.run(
        ["strace", "-f", "-e", "trace=network", "-o", str(trace), *command(source, target)],
        env=dict(environment()),
        cwd=PROGRAM,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    assert re.findall(r"AF_INET6?|sendto|connect\(", trace.read_text()) == []


def test_settings_of_the_users_gdal_do_not_reach_the_reading(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GDAL_HTTP_PROXY", "x")
    monkeypatch.setenv("OGR_SKIP", "GeoJSON")
    assert not [name for name in environment() if name.startswith(("GDAL", "OGR"))]
    opened(written(tmp_path / "a.geojson", feature(point(1, 2))), tmp_path / "copy.npz")


def test_a_python_that_finds_its_packages_on_the_path_alone_can_read(
    tmp_path: Path, target: Path
) -> None:
    """As ``main.py`` runs the program: the system's Python, the packages of another folder."""
    source = written(tmp_path / "a.geojson", feature(point(37, 48)))
    packages = Path(np.__file__).resolve().parents[1]
    code = (
        f"import sys; sys.path.append({str(packages)!r}); from pathlib import Path;"
        "from explorer.local_layers.child_process import read_in_process;"
        f"print(read_in_process(Path({str(source)!r}), Path({str(target)!r})).features)"
    )
    base = getattr(sys, "_base_executable", sys.executable)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [base, "-c", code],
        cwd=PROGRAM,
        env={**kept, "PYTHONPATH": str(PROGRAM)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.strip() == "1", done.stderr


@pytest.mark.parametrize("cut", [0, 10, 300, -200, -1])
def test_a_damaged_copy_is_told_and_never_drawn(tmp_path: Path, cut: int) -> None:
    copy = tmp_path / "copy.npz"
    write_copy(copy, clean_features([_wkb_point(37, 48)], ["x"])[0])
    copy.write_bytes(copy.read_bytes()[:cut])
    with pytest.raises(UserFacingError, match="damaged"):
        read_copy(copy)
    copy.unlink()
    with pytest.raises(UserFacingError, match="gone"):
        read_copy(copy)


def test_a_copy_with_pickled_objects_is_not_opened(tmp_path: Path) -> None:
    copy = tmp_path / "copy.npz"
    arrays = dict.fromkeys(
        ("points", "starts", "kinds", "owners", "names", "name_starts"),
        np.array([{"a": 1}], dtype=object),
    )
    np.savez(copy, **arrays)
    with pytest.raises(UserFacingError, match="damaged"):
        read_copy(copy)


def _wkb_point(x: float, y: float) -> bytes:
    return bytes([1]) + (1).to_bytes(4, "little") + np.array([x, y]).tobytes()


@given(st.lists(st.binary(max_size=60) | st.none(), max_size=6))
def test_no_bytes_of_a_geometry_bring_the_reading_down(geometries: list[bytes | None]) -> None:
    geometry, findings = clean_features(geometries, [""] * len(geometries))
    drawn = len(geometry.names)
    assert drawn + findings.empty + findings.broken == len(geometries)
    assert len(geometry.points) == geometry.starts[-1]


def test_the_worker_knows_no_other_driver(tmp_path: Path) -> None:
    code = (
        "from explorer.local_layers.gdal_reader import fence_drivers; fence_drivers();"
        " import pyogrio; print(sorted(pyogrio.list_drivers()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROGRAM,
        env={**os.environ},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    drivers = "['ESRI Shapefile', 'FlatGeobuf', 'GPKG', 'GeoJSON', 'LIBKML', 'OGR_VRT']"
    assert done.stdout.strip() == drivers
    assert done.stderr == ""
