"""Errors of the desk's file by cause: busy, not writable, or damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from explorer.errors import DeskBusyError, DeskError, UserFacingError

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full; free some space",
    sqlite3.SQLITE_READONLY: "the file cannot be written; allow writing or choose another folder",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened or made; choose another folder",
    sqlite3.SQLITE_PERM: "access is denied; allow it or choose another folder",
    sqlite3.SQLITE_IOERR: "the disk reports an error; check the disk or choose another folder",
}
_CONSEQUENCES = {
    "desk": "what you typed is not saved yet",
    "opening": "the desk cannot be opened for writing",
    "back-up": "no back-up was made",
    "command": "nothing was changed",
}


@contextmanager
def plain_desk_errors(path: Path, task: str) -> Iterator[None]:
    """Convert errors of the disk or the database to DeskError; see ``as_desk_error``."""
    try:
        yield
    except (OSError, SQLAlchemyError, sqlite3.Error) as error:
        raise as_desk_error(error, path, task=task) from None


def sqlite_cause(error: BaseException) -> sqlite3.Error | None:
    """Return SQLite's own error behind an error, or None."""
    cause = error if isinstance(error, sqlite3.Error) else getattr(error, "orig", None)
    return cause if isinstance(cause, sqlite3.Error) else None


def _code(error: BaseException) -> int | None:
    """Return SQLite's primary result code."""
    code = getattr(sqlite_cause(error), "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def is_busy(error: BaseException) -> bool:
    """Return True if another process holds the file, so that the operation can be retried."""
    return isinstance(error, DeskBusyError) or _code(error) in _BUSY


def is_unwritable(error: BaseException) -> bool:
    """Return True if the location does not allow writing; the content may be intact."""
    return isinstance(error, OSError) or _code(error) in _REASONS


def as_desk_error(error: Exception, path: Path, *, task: str = "desk") -> Exception:
    """Convert an error of the disk or the database to a DeskError; return others unchanged.

    ``task`` is what failed: "desk" for a write to it, "opening", "back-up" or "command".
    """
    if isinstance(error, UserFacingError):
        return error
    if is_busy(error):
        return DeskBusyError(
            f"{path}: another window or program is using the desk; what you typed is not saved"
            " yet, and saving is tried again."
        )
    consequence = _CONSEQUENCES[task]
    if isinstance(error, OSError):
        reason = (error.strerror or str(error)).lower()
        return DeskError(
            f"{path}: {reason}; {consequence}. Choose another folder or free some space."
        )
    code = _code(error)
    if code in _REASONS:
        return DeskError(f"{path}: {consequence}: {_REASONS[code]}.")
    if task != "desk" and sqlite_cause(error) is not None:
        return DeskError(f"{path}: {consequence}: {sqlite_cause(error)}.")
    return error
