"""File locks between processes; the system releases a lock when its process ends.

Imports the standard library only: the set-up of the environment uses it too.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_RETRY_SECONDS = 0.1


@contextmanager
def file_lock(path: Path, on_busy: Callable[[], None]) -> Iterator[int]:
    """Hold the lock of a file, which is created if missing; yield its descriptor.

    If another process holds the lock, call ``on_busy`` once, which may raise an error of the
    caller; otherwise wait until the lock is free. Raises OSError if the file cannot be opened.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not try_lock(descriptor):
            on_busy()
            while not try_lock(descriptor):
                time.sleep(_RETRY_SECONDS)
        yield descriptor
    finally:
        os.close(descriptor)


def try_lock(descriptor: int) -> bool:
    """Lock an open file; return False if another process has locked it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
