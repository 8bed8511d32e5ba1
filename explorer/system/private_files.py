"""Files and folders that only their owner may read."""

import contextlib
import os
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_OWN_FOLDERS = frozenset({"clause-explorer", "backups", "keys", "layers"})


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, for the owner alone.

    An existing folder keeps its mode unless it is one that the program makes. Raises OSError.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        with contextlib.suppress(FileExistsError):
            path.mkdir(mode=FOLDER_MODE)
    if not folder.is_dir():
        raise NotADirectoryError(20, "is not a folder", str(folder))
    if folder.name in _OWN_FOLDERS and folder not in missing:
        _restrict(folder, FOLDER_MODE)


def make_private_file(path: Path) -> None:
    """Make sure that a file exists and only its owner may read it. Raises OSError.

    SQLite gives the files beside a database the mode of the database itself.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
    except FileExistsError:
        _restrict(path, FILE_MODE)


def restrict_file(path: Path) -> None:
    """Take from everyone else the right to read a file, where it exists and is ours."""
    _restrict(path, FILE_MODE)


def _restrict(path: Path, mode: int) -> None:
    # A file of somebody else, or on a medium without modes, keeps what it has.
    with contextlib.suppress(OSError):
        if path.stat().st_mode & 0o777 & ~mode:
            path.chmod(mode)
