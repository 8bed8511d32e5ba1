"""Layers that mean no good or are still being written: what is read, refused and ended."""

import signal
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from explorer.errors import UserFacingError
from explorer.i18n.message_catalog import load_words
from explorer.local_layers import child_process as process_module
from explorer.local_layers.cache import read_copy
from explorer.local_layers.child_process import command, environment, failed_error, read_in_process
from explorer.local_layers.import_report import sentences
from explorer.system.limits import MAX_LAYERS
from explorer.system.paths import PROGRAM

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
ENDLESS = (
    "CREATE VIEW v AS WITH RECURSIVE r(fid) AS (SELECT 1 UNION ALL SELECT fid + 1 FROM r)"
    " SELECT r.fid, layer0.geom FROM layer0 CROSS JOIN r"
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "layers" / "copy.npz"


def geopackage(path: Path, layers: int = 1) -> Path:
    """Return a GeoPackage with one point a layer."""
    from pyogrio import raw

    for number in range(layers):
        raw.write(
            path,
            np.array([struct.pack("<BIdd", 1, 1, 37, 48)], dtype=object),
            [np.array(["Old position"], dtype=object)],
            ["name"],
            layer=f"layer{number}",
            driver="GPKG",
            geometry_type="Point",
            crs="EPSG:4326",
            layer_options={"SPATIAL_INDEX": "NO"},
            append=number > 0,
        )
    return path


def with_view(path: Path, view: str) -> Path:
    """Return a GeoPackage with a view named v among its layers."""
    geopackage(path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(view)
        connection.execute(
            "INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id)"
            " VALUES ('v', 'features', 'v', 4326)"
        )
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POINT', 4326, 0, 0)"
        )
    connection.close()
    return path


def point_of(x: float, y: float) -> bytes:
    return b"GP\x00\x01" + struct.pack("<i", 4326) + struct.pack("<BIdd", 1, 1, x, y)


@pytest.fixture
def held_open(tmp_path: Path) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """Return a GeoPackage with changes that the program that has it open has not written yet."""
    source = geopackage(tmp_path / "front-line.gpkg")
    connection = sqlite3.connect(source)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    with connection:
        row = (point_of(38.5, 48.5), "New position")
        connection.execute("INSERT INTO layer0(geom, name) VALUES (?, ?)", row)
    yield source, connection
    connection.close()


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_pending_changes_are_read_and_mentioned_and_nothing_is_touched(
    held_open: tuple[Path, sqlite3.Connection], target: Path
) -> None:
    source, _ = held_open
    before = state(source.parent)
    assert len(before["front-line.gpkg-wal"]) > 0
    report = read_in_process(source, target)
    assert list(read_copy(target).names) == ["Old position", "New position"]
    assert report.pending
    assert "has not yet saved into it" in "\n".join(sentences(report, load_words("en")))
    assert state(source.parent) == before
    assert [path.name for path in target.parent.iterdir()] == ["copy.npz"]


def test_the_key_of_a_layer_changes_with_its_pending_changes(
    held_open: tuple[Path, sqlite3.Connection], target: Path
) -> None:
    source, connection = held_open
    first = read_in_process(source, target).key
    with connection:
        connection.execute("UPDATE layer0 SET name = 'Moved' WHERE fid = 1")
    assert read_in_process(source, target).key != first
    assert "Moved" in read_copy(target).names


def test_what_is_not_committed_is_not_read(
    held_open: tuple[Path, sqlite3.Connection], target: Path
) -> None:
    source, connection = held_open
    connection.execute("UPDATE layer0 SET name = 'Perhaps' WHERE fid = 1")
    read_in_process(source, target)
    assert list(read_copy(target).names) == ["Old position", "New position"]


def test_a_file_half_written_is_read_as_it_was_before(tmp_path: Path, target: Path) -> None:
    source = geopackage(tmp_path / "zones.gpkg")
    connection = sqlite3.connect(source, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE big(x)")
    connection.executemany("INSERT INTO big VALUES (?)", [("x" * 4_000,)] * 500)
    connection.execute("UPDATE layer0 SET name = 'Perhaps'")
    assert (tmp_path / "zones.gpkg-journal").stat().st_size > 0
    read_in_process(source, target)
    assert list(read_copy(target).names) == ["Old position"]
    connection.execute("ROLLBACK")
    connection.close()


def test_a_damaged_file_beside_it_costs_a_sentence_or_nothing(tmp_path: Path, target: Path) -> None:
    source = geopackage(tmp_path / "zones.gpkg")
    (tmp_path / "zones.gpkg-wal").write_bytes(b"no changes at all" * 100)
    try:
        read_in_process(source, target)
    except UserFacingError as error:
        assert "another program" in str(error)  # noqa: PT017 - either is right
    else:
        assert list(read_copy(target).names) == ["Old position"]


@pytest.mark.parametrize("where", ["", " WHERE r.fid < 0"], ids=["endless", "silent"])
def test_a_view_without_end_is_refused(tmp_path: Path, target: Path, where: str) -> None:
    source = with_view(tmp_path / "endless.gpkg", ENDLESS + where)
    with pytest.raises(UserFacingError, match="“v” is a view that has too many rows or does not"):
        read_in_process(source, target)


def test_a_view_with_an_end_is_drawn(tmp_path: Path, target: Path) -> None:
    source = with_view(tmp_path / "view.gpkg", "CREATE VIEW v AS SELECT fid, geom FROM layer0")
    assert read_in_process(source, target).layers == 2


def test_hundreds_of_layers_are_refused_at_once(tmp_path: Path, target: Path) -> None:
    source = geopackage(tmp_path / "many.gpkg", MAX_LAYERS + 1)
    with pytest.raises(UserFacingError, match=f"more than {MAX_LAYERS} layers"):
        read_in_process(source, target)
    folder = (
        "<Folder><name>{n}</name><Placemark><Point><coordinates>37,48</coordinates></Point>"
        "</Placemark></Folder>"
    )
    folders = "".join(folder.format(n=n) for n in range(400))
    survey = tmp_path / "many.kml"
    survey.write_text(
        f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{folders}</Document></kml>'
    )
    with pytest.raises(UserFacingError, match="it has 400 layers"):
        read_in_process(survey, target)


def test_a_reading_that_takes_too_long_is_ended(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_module, "MAX_LAYER_SECONDS", 1)
    source = with_view(tmp_path / "endless.gpkg", f"{ENDLESS} WHERE r.fid < 0")
    with pytest.raises(UserFacingError, match="reading it takes too long"):
        read_in_process(source, target)


@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="no limit of processor time here")
def test_a_reading_ended_for_its_processor_time_is_said_to_be(tmp_path: Path) -> None:
    said = str(failed_error(tmp_path / "a.kml", signal.SIGXCPU))
    assert "takes too long" in said
    assert "damaged" in str(failed_error(tmp_path / "a.kml", signal.SIGSEGV))


@LINUX
def test_the_reading_process_is_bounded(tmp_path: Path) -> None:
    code = (
        "from explorer.local_layers.bounds import limit_resources; import resource as r;"
        "limit_resources();"
        "print(r.getrlimit(r.RLIMIT_AS)[0] >> 30, r.getrlimit(r.RLIMIT_CPU)[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROGRAM, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["3", "60"]


def children_of(parent: int) -> list[int]:
    tasks = Path(f"/proc/{parent}/task")
    return [int(one) for task in tasks.iterdir() for one in (task / "children").read_text().split()]


def wait_for(happens: "object", seconds: float = 20) -> None:
    assert callable(happens)
    ends = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < ends, "it did not happen"
        time.sleep(0.05)


def is_running(number: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


@LINUX
def test_the_reading_ends_when_the_program_is_killed(tmp_path: Path, target: Path) -> None:
    source = with_view(tmp_path / "endless.gpkg", f"{ENDLESS} WHERE r.fid < 0")
    code = (
        "import sys; from pathlib import Path;"
        "from explorer.local_layers.child_process import read_in_process;"
        "read_in_process(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    program = subprocess.Popen([sys.executable, "-c", code, source, target], cwd=PROGRAM)
    wait_for(lambda: children_of(program.pid))
    (reader,) = children_of(program.pid)
    wait_for(lambda: list(target.parent.glob("clause-explorer-layer-*/*.gpkg")))
    assert is_running(reader)
    program.kill()
    program.wait()
    wait_for(lambda: not is_running(reader), seconds=5)


@LINUX
def test_the_reading_ends_with_its_input_alone(tmp_path: Path, target: Path) -> None:
    """As where no kernel ends it: another process started it, and lives on."""
    source = with_view(tmp_path / "endless.gpkg", f"{ENDLESS} WHERE r.fid < 0")
    reader = subprocess.Popen(
        command(source, target, ends_with_input=True),
        env=dict(environment()),
        cwd=PROGRAM,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    wait_for(lambda: list(target.parent.glob("clause-explorer-layer-*/*.gpkg")))
    assert reader.stdin is not None
    reader.stdin.close()
    wait_for(lambda: not is_running(reader.pid), seconds=5)
    reader.wait()
