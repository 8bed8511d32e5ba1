"""Cache files that are valid for a key: a line of JSON, then bytes with a checksum."""

import json
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from explorer.errors import FileProblemError

Header = dict[str, Any]


def read_keyed(path: Path, key: str) -> tuple[Header, bytes] | None:
    """Return header and content of a file if it has this key; None if not, or if it is damaged."""
    try:
        with path.open("rb") as file:
            header = _header(file, key)
            if header is None:
                return None
            content = file.read()
        return (header, content) if zlib.adler32(content) == header.get("checksum") else None
    except OSError:
        return None


def read_header(path: Path, key: str) -> Header | None:
    """Return the header of a file if it has this key, or None."""
    try:
        with path.open("rb") as file:
            return _header(file, key)
    except OSError:
        return None


def _header(file: BinaryIO, key: str) -> Header | None:
    """Read the first line; return it as a header if it has this key, or None."""
    try:
        header = json.loads(file.readline())
    except ValueError:
        return None
    return header if isinstance(header, dict) and header.get("key") == key else None


def write_keyed(path: Path, key: str, header: Header, content: bytes) -> bool:
    """Write a file that its owner alone may read; return False if that was not possible."""
    from explorer.system.atomic_file import PRIVATE, write_atomic

    line = json.dumps({**header, "key": key, "checksum": zlib.adler32(content)}).encode()
    try:
        write_atomic(path, line + b"\n" + content, mode=PRIVATE)
    except FileProblemError:
        return False
    return True
