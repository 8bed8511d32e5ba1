"""Size of a zip archive's file list, known before the list is read: it alone could fill the
memory.
"""

from pathlib import Path

_END, _END_SIZE, _END_64, _MOST_COMMENT = b"PK\5\6", 22, b"PK\6\7", 65_535


class NoArchiveError(ValueError):
    """A file that does not end as a zip archive."""


def listing_bytes(path: Path) -> int:
    """Return the size of the file list in bytes. Raises NoArchiveError and OSError.

    An archive in the 64-bit format has more files than any that is read here, so it counts as
    4 GiB.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _MOST_COMMENT - _END_SIZE - 20))
        tail = file.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + _END_SIZE:
        raise NoArchiveError
    if _END_64 in tail[max(0, end - 20) : end]:
        return 1 << 32
    return int.from_bytes(tail[end + 12 : end + 16], "little")
