"""Files are written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from explorer.errors import FileProblemError
from explorer.system.atomic_file import write_whole


def test_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["sheet.pdf"]  # noqa: PTH208


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileProblemError, match="No space left on device"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match="choose another place"):
        write_whole(tmp_path / "gone" / "sheet.pdf", b"x")


def test_the_longest_name_is_taken(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 251 + ".pdf")
    write_whole(target, b"x")
    assert target.read_bytes() == b"x"
