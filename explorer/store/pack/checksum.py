"""Checksum of a compiled pack, which detects flipped bits that SQLite's own check misses."""

import hashlib
from pathlib import Path

from explorer.system.atomic_file import write_atomic


def checksum_path(compiled: Path) -> Path:
    """Return the path of the checksum of a compiled pack."""
    return compiled.with_name(f"{compiled.name}.sha256")


def write_checksum(written: Path, compiled: Path) -> None:
    """Write the checksum of a file that is about to be renamed to ``compiled``.

    Raises FileProblemError.
    """
    write_atomic(checksum_path(compiled), _checksum(written).encode())


def is_intact(compiled: Path) -> bool:
    """Return True if a compiled pack is byte for byte the file that was written.

    Return False if the checksum is missing. Reads the whole file.
    """
    try:
        expected = checksum_path(compiled).read_text(encoding="ascii").strip()
        return _checksum(compiled) == expected
    except (OSError, UnicodeDecodeError):
        return False


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
