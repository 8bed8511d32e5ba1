"""Files that are replaced completely or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from explorer.errors import FileProblemError
from explorer.system.atomic_file import (
    PRIVATE,
    partial_path,
    replacement,
    space_remedy,
    write_atomic,
)


def test_the_new_file_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "file"
    write_atomic(target, b"old")
    with replacement(target) as partial:
        partial.write_bytes(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("durable", [True, False])
def test_an_error_leaves_the_old_file(tmp_path: Path, durable: bool) -> None:
    target = tmp_path / "file"
    write_atomic(target, b"old")
    with pytest.raises(IsADirectoryError):
        _fail_after_half(target, durable=durable)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_earlier_partial_file_of_this_process_is_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "file"
    partial_path(target).write_bytes(b"left over")
    write_atomic(target, b"new", mode=PRIVATE)
    assert target.read_bytes() == b"new"
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == PRIVATE


def test_long_names_that_differ_at_the_end_have_partial_files_of_their_own(tmp_path: Path) -> None:
    target = tmp_path / ("ї" * 100 + ".sqlite")
    checksum = target.with_name(f"{target.name}.sha256")
    with replacement(target) as partial:
        partial.write_bytes(b"database")
        write_atomic(checksum, b"sum")
    assert (target.read_bytes(), checksum.read_bytes()) == (b"database", b"sum")
    assert len(os.fsencode(partial_path(target).name)) < 255


def test_the_content_is_on_the_disk_before_the_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "file"
    content: list[bytes] = []
    monkeypatch.setattr(
        "explorer.system.atomic_file.os.fsync",
        lambda descriptor: content.append(os.pread(descriptor, 100, 0)),
    )
    write_atomic(target, b"new")
    assert content == [b"new"]
    with replacement(target, durable=False) as partial:
        partial.write_bytes(b"newer")
    assert content == [b"new"]


def test_a_missing_folder_is_a_problem_of_the_file(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "file"
    with pytest.raises(FileProblemError) as problem:
        write_atomic(target, b"new")
    assert problem.value.path == target
    assert str(problem.value).endswith("; choose another place.")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_the_one_reason_to_free_space(code: int) -> None:
    assert space_remedy(OSError(code, ""), "choose another place") == (
        "choose another place or free some space"
    )
    for other in (errno.EACCES, errno.ENOENT, errno.EROFS, errno.EISDIR):
        assert space_remedy(OSError(other, ""), "choose another place") == "choose another place"


def _fail_after_half(target: Path, *, durable: bool) -> None:
    with replacement(target, durable=durable) as partial:
        partial.write_bytes(b"half")
        target.parent.read_bytes()
