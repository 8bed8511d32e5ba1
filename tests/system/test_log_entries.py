"""The log has a line for each thing that is read, migrated, recovered or installed."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from explorer.domain.desk.briefing import BriefingSet, SharedSet
from explorer.interchange.document_reader import read_draft
from explorer.interchange.pax.reader import read_pax
from explorer.interchange.supplements.briefing_set_file import read_file, shared_bytes
from explorer.interchange.supplements.exchange import import_supplement, write_supplement
from explorer.local_layers.child_process import read_in_process
from explorer.packs.compiler.compiler import compile_pack
from explorer.packs.library.installer import inspect_pack, install_pack, roll_back
from explorer.packs.source.archive_reader import open_pack
from explorer.store.desk.desk import save_note
from explorer.store.desk.file import open_desk
from explorer.store.desk.migrations import VERSION, migrate
from explorer.system.paths import PROGRAM
from tests.interchange.pax.pax_tables import pax_file
from tests.local_layers.layer_files import collection, feature, point, written
from tests.packs.pack_files import FILES, write_pack

SECRET_TEXT = "only for the negotiator"


Log = pytest.LogCaptureFixture


@pytest.fixture
def log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> Iterator[pytest.LogCaptureFixture]:
    """Return the log of the program, whether or not a window was opened in this process before."""
    logger = logging.getLogger("explorer")
    monkeypatch.setattr(logger, "propagate", False)
    caplog.set_level(logging.INFO, logger="explorer")
    logger.addHandler(caplog.handler)
    yield caplog
    logger.removeHandler(caplog.handler)


def test_a_compiled_pack(tmp_path: Path, log: Log) -> None:
    compile_pack(open_pack(write_pack(tmp_path / "small")), tmp_path / "small.sqlite")
    assert len(log.messages) == 1
    assert log.messages[0].startswith("compiled pack small version 1: read in ")


def test_an_installed_pack_its_signature_and_the_way_back(
    tmp_path: Path, log: pytest.LogCaptureFixture
) -> None:
    folder, keys = tmp_path / "installed", tmp_path / "keys"
    for version in (1, 2):
        manifest = FILES["pack.yaml"].replace("version: 1", f"version: {version}")
        source = write_pack(tmp_path / f"v{version}", pack_yaml=manifest)
        install_pack(inspect_pack(source, folder, keys), folder, keys)
    roll_back(folder, "small")
    assert log.messages == [
        "checked a pack's signature: unsigned, key none",
        "installed pack small version 1",
        "checked a pack's signature: unsigned, key none",
        "installed pack small version 2",
        "rolled back pack small to version 1",
    ]


def test_a_migrated_desk(log: Log) -> None:
    with create_engine("sqlite://").connect() as connection:
        migrate(connection, 0)
        migrate(connection, VERSION)
    assert log.messages == [f"migrated a desk from version 0 to {VERSION}"]


def test_a_recovered_desk(tmp_path: Path, log: Log) -> None:
    path = tmp_path / "desk.sqlite"
    with closing(open_desk(path).connection) as desk:
        save_note(desk, "us-28/21", SECRET_TEXT, "")
        desk.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(path.read_bytes())
    raw[:16] = b"not a database!!"
    path.write_bytes(raw)
    log.clear()
    open_desk(path).connection.close()
    assert "recovered from a damaged desk: rows 1, left out 0" in log.messages
    assert SECRET_TEXT not in " ".join(log.messages)


def test_a_draft_and_a_table_of_agreements(tmp_path: Path, log: Log) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(f"1. First point, {SECRET_TEXT}.\n2. Second point.\n", encoding="utf-8")
    read_draft(draft)
    table = pax_file(tmp_path)
    agreements = len(read_pax(table).agreements)
    assert log.messages == [
        "read draft draft.txt: points 2, notices 0",
        f"read PA-X file {table.name}: agreements {agreements}, left out 0",
    ]


def test_a_supplement_and_a_briefing_set(tmp_path: Path, log: Log) -> None:
    supplement, briefing = tmp_path / "theirs.psupplement", tmp_path / "theirs.json"
    with closing(open_desk(tmp_path / "theirs.sqlite").connection) as desk:
        save_note(desk, "us-28/21", SECRET_TEXT, "")
        write_supplement(desk, supplement, date(2025, 12, 1), releasable_only=False)
    key = "0d7c9a3e-32d5-4f0f-a3e1-6a4d4f1f9c11"
    named = BriefingSet(key, SECRET_TEXT, "small", "1", date(2025, 12, 1))
    briefing.write_bytes(shared_bytes(SharedSet(named, {"us-28/21": SECRET_TEXT})))
    with closing(open_desk(tmp_path / "mine.sqlite").connection) as desk:
        log.clear()
        import_supplement(desk, supplement, lambda _conflicts: {})
    read_file(briefing)
    assert log.messages == [
        "imported supplement theirs.psupplement: added 1, changed 0, removed 0, conflicts 0",
        "read briefing set theirs.json: items 0, notes 1",
    ]


def test_a_layer(tmp_path: Path, log: Log) -> None:
    pytest.importorskip("pyogrio")
    layer = collection(feature(point(37.5, 48.5), name=SECRET_TEXT))
    read_in_process(written(tmp_path / "posts.geojson", layer), tmp_path / "copy.npz")
    assert log.messages == ["read layer posts.geojson: features 1, vertices 1"]


def test_the_terminal_shows_no_line_of_the_log(tmp_path: Path) -> None:
    source = write_pack(tmp_path / "small")
    command = "import sys; from explorer.app import main; sys.exit(main(sys.argv[1:]))"
    for words in (["pack", "install", str(source)], ["list", "--json", "--pack", "small"]):
        line = [sys.executable, "-c", command, *words, "--data-dir", str(tmp_path / "data")]
        result = subprocess.run(line, cwd=PROGRAM, capture_output=True, text=True, check=True)
        assert result.stderr == ""
        assert "compiled pack" not in result.stdout
        assert "checked a pack" not in result.stdout
    assert json.loads(result.stdout)
