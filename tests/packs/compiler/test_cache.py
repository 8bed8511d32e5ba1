"""The compiled pack is built once, again when its content changes, and never half."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from explorer.errors import FileProblemError, PackError
from explorer.packs.compiler.cache import discard, ensure_compiled, find_compiled
from explorer.store.pack import writer
from explorer.store.pack.checksum import is_intact
from explorer.store.pack.connection import DamagedPackError, open_pack
from explorer.system.paths import BUNDLED_PACK
from tests.packs.pack_files import FILES, write_pack


def test_built_on_the_first_start_and_never_again(tmp_path: Path) -> None:
    source, folder = write_pack(tmp_path / "small"), tmp_path / "cache"
    first = ensure_compiled(source, folder)
    second = ensure_compiled(source, folder)
    assert (first.built, second.built) == (True, False)
    assert first.path == second.path


def test_built_again_when_the_content_changes(tmp_path: Path) -> None:
    source, folder = write_pack(tmp_path / "small"), tmp_path / "cache"
    first = ensure_compiled(source, folder)
    topics = FILES["topics.yaml"].replace("Peace", "War")
    (source / "topics.yaml").write_text(topics, encoding="utf-8")
    second = ensure_compiled(source, folder)
    assert second.built
    assert second.path != first.path
    assert not first.path.exists()


def test_a_touched_file_of_the_same_content_is_not_compiled_again(tmp_path: Path) -> None:
    source, folder = write_pack(tmp_path / "small"), tmp_path / "cache"
    ensure_compiled(source, folder)
    os.utime(source / "topics.yaml", (1, 1))
    assert find_compiled(source, folder) is None
    assert not ensure_compiled(source, folder).built
    assert find_compiled(source, folder) is not None


def test_a_warm_start_reads_no_pack_file_and_loads_no_reading_library(tmp_path: Path) -> None:
    source, folder = write_pack(tmp_path / "small"), tmp_path / "cache"
    ensure_compiled(source, folder)
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        "from pathlib import Path\n"
        "from explorer.packs.compiler.cache import ensure_compiled\n"
        f"ensure_compiled(Path({str(source)!r}), Path({str(folder)!r}))\n"
        "assert 'yaml' not in sys.modules and 'explorer.packs.source.source' not in sys.modules\n"
        f"read = [name for name in opened if name.startswith({str(source)!r})]\n"
        "assert not read, read\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=BUNDLED_PACK.parents[2])


def test_a_source_with_problems_leaves_the_last_good_pack_in_use(tmp_path: Path) -> None:
    source, folder = write_pack(tmp_path / "small"), tmp_path / "cache"
    good = ensure_compiled(source, folder)
    (source / "topics.yaml").write_text("- {id: peace}\n", encoding="utf-8")
    kept = ensure_compiled(source, folder)
    assert kept.path == good.path
    assert "topics.yaml:1" in kept.warning


def test_a_bad_source_without_a_good_one_is_refused(tmp_path: Path) -> None:
    source = write_pack(tmp_path / "small", topics_yaml="- {id: peace}\n")
    with pytest.raises(PackError):
        ensure_compiled(source, tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("*.sqlite*"))


def test_a_truncated_compiled_pack_is_noticed_and_built_again(tmp_path: Path) -> None:
    source, folder = write_pack(tmp_path / "small"), tmp_path / "cache"
    path = ensure_compiled(source, folder).path
    os.truncate(path, 4096)
    again = ensure_compiled(source, folder)
    assert again.built
    assert is_intact(again.path)


def test_damaged_bytes_are_found_and_a_discarded_pack_is_built_again(tmp_path: Path) -> None:
    source, folder = write_pack(tmp_path / "small"), tmp_path / "cache"
    path = ensure_compiled(source, folder).path
    raw = bytearray(path.read_bytes())
    raw[5000:9000] = os.urandom(4000)
    path.write_bytes(raw)
    assert not is_intact(path)
    path.write_bytes(b"no database at all" * 999)
    with pytest.raises(DamagedPackError):
        open_pack(path)
    discard(path)
    assert ensure_compiled(source, folder).built


def test_a_killed_build_leaves_nothing_half(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    program = (
        "from pathlib import Path\n"
        "from explorer.packs.compiler.cache import ensure_compiled\n"
        f"ensure_compiled(Path({str(BUNDLED_PACK)!r}), Path({str(folder)!r}))\n"
    )
    for seconds in (0.3, 0.6, 0.75):
        process = subprocess.Popen([sys.executable, "-c", program], cwd=BUNDLED_PACK.parents[2])
        time.sleep(seconds)
        process.kill()
        process.wait()
        for path in folder.glob("*.sqlite"):
            assert is_intact(path)
    compiled = ensure_compiled(BUNDLED_PACK, folder)
    assert is_intact(compiled.path)


def test_one_flipped_letter_is_found(tmp_path: Path) -> None:
    """SQLite's own check passes it; only a checksum shows that a text is not what was written."""
    source, folder = write_pack(tmp_path / "small"), tmp_path / "cache"
    path = ensure_compiled(source, folder).path
    raw = bytearray(path.read_bytes())
    place = raw.index(b"Peace")
    raw[place] ^= 1
    path.write_bytes(raw)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    assert not is_intact(path)


def test_a_read_only_cache_uses_one_temporary_folder_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_pack(tmp_path / "small")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    first = ensure_compiled(source, tmp_path / "cache")
    second = ensure_compiled(source, tmp_path / "cache")
    assert (first.built, second.built) == (True, False)
    assert first.path == second.path
    (folder,) = (tmp_path / "temporary").iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root")
def test_a_full_disk_is_told_in_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("no small file system can be mounted here")
    try:
        with pytest.raises(FileProblemError, match=r"free some space"):
            ensure_compiled(BUNDLED_PACK, folder)
        assert not list(folder.glob("*.sqlite*"))
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_values_that_are_equal_but_not_alike_stay_apart(tmp_path: Path) -> None:
    values = [[], "[]", {}, "{}", [1], [True], [1.0], ["1"], "[1]", {"a": 1}, {"a": True}, None]
    rows = {"meta": [{"key": str(n), "value": value} for n, value in enumerate(values)]}
    writer.write_pack(tmp_path / "made.sqlite", rows, [])
    with closing(sqlite3.connect(tmp_path / "made.sqlite")) as pack:
        held = pack.execute("SELECT value FROM meta ORDER BY CAST(key AS INTEGER)").fetchall()
    assert [text for (text,) in held] == [json.dumps(value) for value in values]
