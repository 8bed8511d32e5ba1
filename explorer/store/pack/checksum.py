"""The checksum of a compiled pack, which finds what SQLite's own check cannot: a flipped letter."""

import hashlib
from pathlib import Path

from explorer.system.atomic_file import write_atomic


def checksum_path(compiled: Path) -> Path:
    """Return where the checksum of a compiled pack is."""
    return compiled.with_name(f"{compiled.name}.sha256")


def write_checksum(written: Path, compiled: Path) -> None:
    """Write the checksum of a file that is about to be renamed to ``compiled``.

    Raises FileProblemError.
    """
    write_atomic(checksum_path(compiled), _checksum(written).encode())


def is_intact(compiled: Path) -> bool:
    """Return True where a compiled pack is, byte for byte, what was written.

    A file whose checksum is missing is not known to be intact. Reads the whole file.
    """
    try:
        expected = checksum_path(compiled).read_text(encoding="ascii").strip()
        return _checksum(compiled) == expected
    except (OSError, UnicodeDecodeError):
        return False


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
