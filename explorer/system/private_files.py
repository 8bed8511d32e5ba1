"""Files and folders that only their owner may read."""

import contextlib
import os
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_OWN_FOLDERS = frozenset({"clause-explorer", "backups", "keys", "layers"})


def make_private_folder(folder: Path) -> None:
    """Create a folder, and missing parents, for the owner only.

    An existing folder keeps its mode unless it is one of the program's own. Raises OSError.
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
    """Create a file if missing, and restrict it to its owner. Raises OSError.

    SQLite gives the files beside a database the mode of the database.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
    except FileExistsError:
        _restrict(path, FILE_MODE)


def restrict_file(path: Path) -> None:
    """Restrict a file to its owner, if it exists and belongs to the user."""
    _restrict(path, FILE_MODE)


def _restrict(path: Path, mode: int) -> None:
    # A file of another user, or on a medium without modes, keeps its mode.
    with contextlib.suppress(OSError):
        if path.stat().st_mode & 0o777 & ~mode:
            path.chmod(mode)
