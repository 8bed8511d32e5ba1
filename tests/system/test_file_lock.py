"""Lock files: one holder, across processes, released when the holder ends."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from explorer.system.file_lock import file_lock

HOLDER = """
import sys
from pathlib import Path
from explorer.system.file_lock import file_lock
with file_lock(Path(sys.argv[1]), sys.exit):
    print("locked", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(path: Path) -> "Iterator[subprocess.Popen[str]]":
    """Run a process that holds the lock until its input is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "locked\n"
        yield process
        process.kill()


def refuse() -> None:
    raise RuntimeError("locked by another process")


def test_a_second_process_is_refused_or_waits(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    calls = []
    with holder(path) as process:
        with pytest.raises(RuntimeError), file_lock(path, refuse):
            pass

        def release() -> None:
            calls.append("busy")
            assert process.stdin is not None
            process.stdin.close()

        with file_lock(path, release):
            assert calls == ["busy"]


def test_a_killed_process_releases_its_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with holder(path):
        pass
    with file_lock(path, refuse) as descriptor:
        assert descriptor > 0


def test_the_lock_is_free_after_use(tmp_path: Path) -> None:
    for _ in range(2):
        with file_lock(tmp_path / "lock", refuse):
            pass
    with pytest.raises(FileNotFoundError), file_lock(tmp_path / "missing" / "lock", refuse):
        pass
