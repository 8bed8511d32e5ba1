"""Writing a file so that nobody ever finds half of one, and it is there after a power cut."""

import contextlib
import os
from pathlib import Path
from typing import BinaryIO

from explorer.errors import FileProblemError

#: Files that nobody but their owner may read.
PRIVATE = 0o600


def write_whole(target: Path, content: bytes, *, mode: int | None = None) -> None:
    """Write a file by way of a neighbour that is renamed. Raises FileProblemError.

    ``mode`` are its permissions from the first byte on; the usual ones without it.
    """
    partial = target.with_name(f".{target.name[:60]}.{os.getpid()}.partial")
    try:
        with _opened(partial, mode) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise FileProblemError(target, reason, "choose another place or free some space") from None


def _opened(partial: Path, mode: int | None) -> BinaryIO:
    if mode is None:
        return partial.open("wb")
    partial.unlink(missing_ok=True)
    return os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb")


def settle(folder: Path) -> None:
    """Make the renames in a folder last through a power cut, where the system can do so."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders; a rename is kept there by the journal
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
