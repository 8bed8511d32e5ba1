"""Stamps of files: size and time of change, by which a change is detected without reading."""

import os
from pathlib import Path

#: Name relative to the folder, size in bytes, and time of change in nanoseconds.
FileStamp = tuple[str, int, int]


def file_stamps(source: Path) -> list[FileStamp]:
    """Return the stamps of a file, or of all files below a folder, sorted by name.

    Symbolic links to folders are not followed; what cannot be read is left out.
    """
    if source.is_file():
        status = source.stat()
        return [(source.name, status.st_size, status.st_mtime_ns)]
    result, queue = [], [(str(source), "")]
    while queue:
        folder, prefix = queue.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                queue.append((entry.path, f"{name}/"))
            else:
                status = entry.stat(follow_symlinks=False)
                result.append((name, status.st_size, status.st_mtime_ns))
    return sorted(result)


def newest_change(root: Path) -> tuple[int, int]:
    """Return the number of files below a folder and the newest change, in nanoseconds.

    Caches of compiled modules do not count.
    """
    count = newest = 0
    queue = [str(root)]
    while queue:
        for entry in os.scandir(queue.pop()):
            if not entry.is_dir(follow_symlinks=False):
                count += 1
                newest = max(newest, entry.stat(follow_symlinks=False).st_mtime_ns)
            elif entry.name != "__pycache__":
                queue.append(entry.path)
    return count, newest
