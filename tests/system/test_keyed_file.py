"""Cache files with a key: another key, damage and a missing file read as nothing."""

import stat
from pathlib import Path

import pytest

from explorer.system.keyed_file import read_header, read_keyed, write_keyed

CONTENT = bytes(range(256)) * 8


def test_a_file_is_read_with_its_key_alone(tmp_path: Path) -> None:
    path = tmp_path / "view.bin"
    assert write_keyed(path, "key", {"width": 3}, CONTENT)
    stored = read_keyed(path, "key")
    assert stored is not None
    assert stored[0]["width"] == 3
    assert stored[1] == CONTENT
    assert read_header(path, "key") == stored[0]
    assert read_keyed(path, "other") is None
    assert read_header(path, "other") is None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("place", [0, 20, 300, -1])
def test_a_flipped_byte_reads_as_nothing(tmp_path: Path, place: int) -> None:
    path = tmp_path / "view.bin"
    write_keyed(path, "key", {}, CONTENT)
    damaged = bytearray(path.read_bytes())
    damaged[place] ^= 0x40
    path.write_bytes(damaged)
    assert read_keyed(path, "key") is None


@pytest.mark.parametrize("content", [b"", b"[]\n", b"{}\n", b"\xff\xfe\n", b'{"key": "key"}\n'])
def test_other_files_read_as_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "view.bin"
    path.write_bytes(content)
    assert read_keyed(path, "key") is None
    assert read_keyed(tmp_path / "missing.bin", "key") is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    assert not write_keyed(tmp_path / "missing" / "view.bin", "key", {}, CONTENT)
