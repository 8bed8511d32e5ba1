"""Atomic writing of files: complete or unchanged, also after a power cut."""

import contextlib
import errno
import os
import re
import shutil
import stat
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from explorer.errors import FileProblemError
from explorer.system.private_files import FILE_MODE

#: Mode of files that only their owner may read.
PRIVATE = FILE_MODE
#: Prefix of the names of temporary folders.
TEMPORARY = "clause-explorer-"
#: Characters of a name, so that a partial file's name fits into 255 bytes of UTF-8.
_LONGEST_NAME = 60
#: Errors of a disk, or of a user's share of it, without space.
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_PARTIAL = re.compile(r"\.(\d+)\.partial$")
#: Longer than writing any file takes.
_LONGEST_SECONDS = 24 * 3600


def write_atomic(target: Path, content: bytes, *, mode: int | None = None) -> None:
    """Write a file completely or not at all. Raises FileProblemError.

    ``mode`` are its permissions from the first byte on; the usual ones if it is None.
    """
    try:
        with replacement(target) as partial, _open_new(partial, mode) as file:
            file.write(content)
    except OSError as error:
        reason, remedy = error.strerror or str(error), space_remedy(error, "choose another place")
        raise FileProblemError(target, reason, remedy) from None


def space_remedy(error: OSError, remedy: str) -> str:
    """Return a remedy for a failed write; if the disk is full, also to free some space."""
    return f"{remedy} or free some space" if error.errno in _FULL else remedy


@contextlib.contextmanager
def replacement(target: Path, *, durable: bool = True) -> Iterator[Path]:
    """Yield the path of a new file that replaces ``target`` if the block raises no error.

    For libraries that write a file themselves, such as SQLite. The new file is removed if the
    block fails. ``durable`` as in ``replace_file``. Raises OSError.
    """
    partial = partial_path(target)
    partial.unlink(missing_ok=True)
    try:
        yield partial
        replace_file(partial, target, durable=durable)
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def partial_path(target: Path) -> Path:
    """Return the path beside ``target`` under which this process writes it."""
    name = target.name
    if len(name) > _LONGEST_NAME:
        # Shortened names stay different: a pack and its checksum differ at the end only.
        name = f"{name[: _LONGEST_NAME - 9]}-{zlib.crc32(os.fsencode(name)):08x}"
    return target.with_name(f".{name}.{os.getpid()}.partial")


def replace_file(source: Path, target: Path, *, durable: bool = True) -> None:
    """Rename a complete file to ``target``, which it replaces. Raises OSError.

    If ``durable``, the content is on the disk before the rename, so that a power cut leaves the
    old file or the new one.
    """
    if durable:
        with source.open("rb+") as file:
            os.fsync(file.fileno())
    source.replace(target)


def remove_stale_partials(folder: Path) -> None:
    """Remove partial files of processes that were killed.

    Their names end in the process number and ``.partial``. Files of running processes are kept; a
    reused process number is recognised by the age of the file.
    """
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            match = _PARTIAL.search(path.name)
            if match and _is_stale(path, int(match[1])):
                path.unlink(missing_ok=True)


def remove_stale_folders(temporary: Path) -> None:
    """Remove this user's temporary folders that killed processes left more than a day ago."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    with contextlib.suppress(OSError):
        for path in temporary.glob(f"{TEMPORARY}*-*"):
            status = path.lstat()
            is_own = stat.S_ISDIR(status.st_mode) and status.st_uid == user
            if is_own and time.time() - status.st_mtime > _LONGEST_SECONDS:
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


def _open_new(partial: Path, mode: int | None) -> BinaryIO:
    if mode is None:
        return partial.open("wb")
    return os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb")


def fsync_directory(folder: Path) -> None:
    """Make the renames in a folder durable, if the system supports it."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows cannot open folders; its journal keeps renames
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
