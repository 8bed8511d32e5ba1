"""map --since, run as scripts do."""

import json
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from tests.cli.test_command_line import run

DAYS = ("--since", "2025-11-23", "--as-of", "2026-02-28")


@pytest.mark.parametrize(
    ("ending", "start"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".pdf", b"%PDF-")]
)
def test_every_format_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str, start: bytes
) -> None:
    target = tmp_path / f"change{ending}"
    assert run(capsys, "map", "-o", str(target), *DAYS)[0] == 0
    assert target.read_bytes().startswith(start)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_pdf_has_the_drawing_and_the_table(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    target = tmp_path / "change.pdf"
    assert run(capsys, "map", "-o", str(target), "--lang", language, *DAYS)[0] == 0
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == 2


def test_geojson_has_dates_holders_and_areas(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "change.geojson"
    assert run(capsys, "map", "-o", str(target), *DAYS)[0] == 0
    collection = json.loads(target.read_text(encoding="utf-8"))
    areas = [f for f in collection["features"] if f["properties"]["kind"] == "area"]
    places = [f for f in collection["features"] if f["properties"]["kind"] == "place"]
    assert len(areas) + len(places) == len(collection["features"])
    donetsk = {
        (p["from"], p["to"]): p["km2"]
        for p in (area["properties"] for area in areas)
        if p["oblast"] == "UA-14"
    }
    net = donetsk[("ukraine", "russia")] - donetsk[("russia", "ukraine")]
    assert net == pytest.approx(5909 - 5327, rel=0.005)
    for feature in collection["features"]:
        properties = feature["properties"]
        assert (properties["day_from"], properties["day_to"]) == ("2025-11-23", "2026-02-28")
        assert properties["schematic"] is True
        assert properties["accuracy_km"] == 4
    for area in areas:
        geometry = area["geometry"]
        polygons = geometry["coordinates"]
        for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
            ring = polygon[0]
            assert ring[0] == ring[-1]
            turns = sum(
                (a[0] - ring[0][0]) * (b[1] - ring[0][1])
                - (b[0] - ring[0][0]) * (a[1] - ring[0][1])
                for a, b in pairwise(ring)
            )
            assert turns > 0  # RFC 7946: outlines run counterclockwise
    assert collection["omitted"] > 0
    assert "© Мінрегіон" in collection["attribution"]


def test_equal_map_days_are_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "change.svg"
    days = ("--since", "2025-11-24", "--as-of", "2025-12-01")
    status, _, message = run(capsys, "map", "-o", str(target), *days)
    assert (status, target.exists()) == (1, False)
    assert "The map is the same on 2025-11-24 and 2025-12-01" in message
    assert "2025-10-01, 2025-11-23, 2025-12-24" in message


@pytest.mark.parametrize(
    "options",
    [
        ("--since", "2026-02-28", "--as-of", "2025-11-23"),
        (*DAYS, "--clause", "21"),
        (*DAYS, "--paper", "a4"),
    ],
)
def test_wrong_usage_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: tuple[str, ...]
) -> None:
    target = tmp_path / "change.svg"
    assert run(capsys, "map", "-o", str(target), *options)[0] == 2
    assert not target.exists()


def test_a_pdf_needs_since_and_has_no_width(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "change.pdf"
    assert run(capsys, "map", "-o", str(target))[0] == 1
    assert run(capsys, "map", "-o", str(target), *DAYS, "--width", "100")[0] == 2
    assert not target.exists()
