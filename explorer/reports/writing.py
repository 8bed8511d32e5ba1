"""Writing a file so that nobody ever finds half of one."""

import contextlib
import os
from pathlib import Path

from explorer.errors import FileProblemError


def write_whole(target: Path, content: bytes) -> None:
    """Write a file by way of a neighbour that is renamed. Raises FileProblemError."""
    partial = target.with_name(f".{target.name[:60]}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise FileProblemError(target, reason, "choose another place or free some space") from None
