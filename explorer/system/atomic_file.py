"""Writing a file so that nobody ever finds half of one, and it is there after a power cut."""

import contextlib
import os
import re
import shutil
import stat
import time
from pathlib import Path
from typing import BinaryIO

from explorer.errors import FileProblemError
from explorer.system.private_files import FILE_MODE

#: Files that nobody but their owner may read.
PRIVATE = FILE_MODE
#: Names of folders for temporary files begin so.
TEMPORARY = "clause-explorer-"
_PARTIAL = re.compile(r"\.(\d+)\.partial$")
#: No file takes so long to be written.
_LONGEST_SECONDS = 24 * 3600


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


def remove_stale_partials(folder: Path) -> None:
    """Remove files that a process left half written when it was killed.

    Their names end in the number of the process and ``.partial``. One whose process lives is
    another window's work; a number that was given again is told by the file's age.
    """
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            match = _PARTIAL.search(path.name)
            if match and _is_stale(path, int(match[1])):
                path.unlink(missing_ok=True)


def remove_stale_folders(temporary: Path) -> None:
    """Remove this user's folders for temporary files that a killed process left a day ago."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    with contextlib.suppress(OSError):
        for path in temporary.glob(f"{TEMPORARY}*-*"):
            status = path.lstat()
            is_ours = stat.S_ISDIR(status.st_mode) and status.st_uid == user
            if is_ours and time.time() - status.st_mtime > _LONGEST_SECONDS:
                shutil.rmtree(path, ignore_errors=True)


def _is_stale(path: Path, process: int) -> bool:
    if time.time() - path.stat().st_mtime > _LONGEST_SECONDS:
        return True
    if os.name != "posix":  # a signal 0 ends a process on Windows
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


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
