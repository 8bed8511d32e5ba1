"""Opening a GeoJSON and a KML of 50 MB as a layer, beside pyogrio reading it in its own process."""

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import numpy as np

from explorer.cartography.local_layer.level_of_detail import local_layer
from explorer.local_layers import child_process
from explorer.local_layers.cache import read_copy
from explorer.system.paths import PROGRAM
from tests import local_layer_shapes
from tests.benchmarks.table import Row, middle
from tests.benchmarks.timing import timed

RUNS = 3
FILE_BYTES = 50_000_000
RING_POINTS = 5_000
PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
)
BARE = "import sys; from pyogrio.raw import read; read(sys.argv[1])"


def written(path: Path) -> int:
    """Write jagged borders until the file is large enough; returns how many vertices it has."""
    size, number = 0, 0
    with path.open("w", encoding="utf-8") as file:
        size += file.write('{"type":"FeatureCollection","features":[\n')
        while size < FILE_BYTES:
            centre = (25 + number % 14, 45 + number // 14 % 7)
            ring = np.round(local_layer_shapes.ring(RING_POINTS, centre, 0.4, number), 7).tolist()
            geometry = {"type": "Polygon", "coordinates": [ring]}
            one = {"type": "Feature", "properties": {"name": f"Area {number}"}}
            line = json.dumps(one | {"geometry": geometry})
            size += file.write(f"{',' if number else ''}{line}\n")
            number += 1
        file.write("]}")
    return number * RING_POINTS


def written_kml(path: Path) -> int:
    """Write the same borders as KML; returns how many vertices it has."""
    size, number = 0, 0
    with path.open("w", encoding="utf-8") as file:
        size += file.write('<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n')
        while size < FILE_BYTES:
            centre = (25 + number % 14, 45 + number // 14 % 7)
            ring = local_layer_shapes.ring(RING_POINTS, centre, 0.4, number).tolist()
            places = " ".join(f"{x:.7f},{y:.7f}" for x, y in ring)
            size += file.write(
                f"<Placemark><name>Area {number}</name><Polygon><outerBoundaryIs><LinearRing>"
                f"<coordinates>{places}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
                "</Placemark>\n"
            )
            number += 1
        file.write("</Document></kml>")
    return number * RING_POINTS


def measured(path: Path, target: Path) -> tuple[float, float]:
    """Return the times of ours and of the bare thing, measured in turn."""
    ours, plain = [], []
    for _ in range(RUNS):
        ours.append(timed(lambda: opened(path, target)))
        plain.append(timed(lambda: bare(path)))
    return middle(ours), middle(plain)


def peak_mib(command: list[str]) -> float:
    """Highest memory of a process, MiB, started by one that is small itself."""
    line = [sys.executable, "-S", "-c", PEAK, *command]
    environ = child_process.environment()
    done = subprocess.run(
        line, check=True, env=environ, cwd=PROGRAM, stdout=subprocess.PIPE, text=True
    )
    return float(done.stdout.splitlines()[-1])


def bare_command(path: Path) -> list[str]:
    """Return a process that reads the file with pyogrio and does nothing with it."""
    return [sys.executable, "-c", BARE, str(path)]


def bare(path: Path) -> None:
    """Return the file read by pyogrio, in a process, as ours is."""
    subprocess.run(bare_command(path), check=True, env=child_process.environment())


def opened(path: Path, target: Path) -> None:
    """From the file to shapes that can be drawn."""
    report = child_process.read_in_process(path, target)
    geometry = read_copy(target)
    layer = local_layer(local_layer_shapes.entry(geometry), geometry)
    assert layer.levels
    assert report.vertices


def main() -> None:
    """Measure in turn and print the rows."""
    with tempfile.TemporaryDirectory() as name:
        path, target = Path(name) / "borders.geojson", Path(name) / "borders.npz"
        points = written(path)
        ours, plain = measured(path, target)
        survey = Path(name) / "borders.kml"
        kml_points = written_kml(survey)
        kml_ours, kml_plain = measured(survey, target)
        memory = peak_mib(child_process.command(path, target))
        least = peak_mib(bare_command(path))
    rows = [
        Row(
            "layer_file",
            f"opening a GeoJSON of {FILE_BYTES // 1_000_000} MB until it can be drawn",
            ours,
            plain,
            2.5,
            note=f"{points} vertices, checked and kept; bare: pyogrio alone in a process",
        ),
        Row(
            "layer_file_kml",
            f"opening a KML of {FILE_BYTES // 1_000_000} MB until it can be drawn",
            kml_ours,
            kml_plain,
            5.0,
            note=f"{kml_points} vertices, its elements rewritten; bare: the same",
        ),
        Row(
            "layer_file_memory",
            "peak memory of the reading process, MiB",
            memory,
            least,
            2.0,
        ),
    ]
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
