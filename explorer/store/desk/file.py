"""The desk's file: opening, checking, migration after a back-up, recovery when damaged."""

import contextlib
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from explorer.errors import DeskBusyError, DeskError
from explorer.store.desk.backup import (
    back_up,
    backed_up_today,
    backups,
    merge_backup,
    newest_backup,
    read_backup,
)
from explorer.store.desk.errors import as_desk_error, is_busy, is_unwritable
from explorer.store.desk.migrations import VERSION, migrate, stored_version
from explorer.store.desk.recovery import Recovery, recover, recover_log
from explorer.store.desk.write_ahead_log import LogCheck, check_log, replay
from explorer.system.private_files import make_private_file, make_private_folder, restrict_file

__all__ = [
    "DeskConnection",
    "OpenedDesk",
    "UnwritableDeskError",
    "as_desk_error",
    "back_up",
    "backed_up_today",
    "backups",
    "checkpoint",
    "is_busy",
    "newest_backup",
    "open_desk",
    "open_desk_or_copy",
    "restore",
    "restore_missing",
]


class UnwritableDeskError(DeskError):
    """The location of the desk does not allow writing; its content may still be readable."""


#: A connection to a desk, for other layers, which do not import SQLAlchemy.
DeskConnection = Connection

_BUSY_MS = 5_000


@dataclass(frozen=True, slots=True)
class OpenedDesk:
    """A desk ready for use.

    ``in_memory`` if no file could be written: nothing is stored then. ``set_aside`` is the copy of
    a damaged desk, ``backup`` the newest back-up that could be restored, ``recovered`` the number
    of entries that were recovered, ``left_out`` of those that could not be.
    """

    connection: Connection
    in_memory: bool = False
    set_aside: Path | None = None
    backup: Path | None = None
    recovered: int = 0
    left_out: int = 0


def open_desk(path: Path) -> OpenedDesk:
    """Open the desk at ``path`` for writing; create it if it does not exist.

    A damaged file is renamed, never deleted, and its readable content is recovered. Raises
    DeskBusyError if it stays locked, DeskError if a newer program wrote it or the location is not
    writable; nothing is changed then.
    """
    try:
        make_private_folder(path.parent)
        if not _is_truncated(path):
            make_private_file(path)
            return _open_sound(path)
    except (OSError, sqlite3.Error, UnicodeDecodeError) as error:  # damage can affect names too
        if is_busy(error):
            raise DeskBusyError(
                f"{path}: the desk is in use by another window or program; close it first."
            ) from None
        if is_unwritable(error):
            raise UnwritableDeskError(str(as_desk_error(error, path, task="opening"))) from None
    return _replace_damaged(path)


def open_desk_or_copy(path: Path) -> OpenedDesk:
    """Open the desk; if it cannot be written, copy what can be read into memory.

    For the window, which shows the content and warns that nothing is saved. Raises the errors of
    ``open_desk``, except for a location that is not writable.
    """
    try:
        return open_desk(path)
    except UnwritableDeskError:
        return OpenedDesk(_copy_in_memory(path), in_memory=True)


def checkpoint(connection: Connection) -> None:
    """Move the write-ahead log into the desk's file, unless another process is reading."""
    connection.rollback()
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.rollback()


def restore(path: Path, backup: Path) -> tuple[OpenedDesk, Path]:
    """Insert the rows of a back-up that the desk at ``path`` lacks.

    The back-up is read first, and the desk is backed up before it is changed. Return the opened
    desk and that back-up. Raises DeskError if either fails; the desk is not changed then.
    """
    with read_backup(backup, _migrate_copy) as copy:
        opened = open_desk(path)
        try:
            earlier = back_up(opened.connection, path)
            merge_backup(opened.connection, copy)
        except BaseException:
            opened.connection.close()
            raise
    return opened, earlier


def restore_missing(connection: Connection, backup: Path) -> None:
    """Insert the rows of a back-up that the open desk lacks. Raises DeskError as ``restore``."""
    with read_backup(backup, _migrate_copy) as copy:
        merge_backup(connection, copy)


def _migrate_copy(copy: Path) -> None:
    """Migrate a copy of a back-up and read all of it. Raises SQLite's errors for damage."""
    with contextlib.closing(_connect(copy)) as connection:
        _migrate(connection, None)
        _expect_readable(connection)


def _open_sound(path: Path) -> OpenedDesk:
    """Open a desk that SQLite finds intact. Raises sqlite3.DatabaseError for a damaged one."""
    connection = _connect(path)
    try:
        log, database = _read_log(connection, path)
        aside = _copy_aside(path, database) if log.is_damaged else None
        _migrate(connection, path)
        recovery = Recovery()
        if aside is not None:
            recovery = recover_log(connection, replay(database, log))
            checkpoint(connection)
        _expect_readable(connection)
    except DatabaseError as error:
        connection.close()
        raise error.orig or error from None
    except BaseException:
        connection.close()
        raise
    if aside is None:
        return OpenedDesk(connection)
    return _opened_after_recovery(connection, path, aside, recovery)


def _replace_damaged(path: Path) -> OpenedDesk:
    """Set a damaged desk aside, create a new one, and recover the readable content into it."""
    aside = _set_aside(path)
    make_private_file(path)
    connection = _connect(path)
    _migrate(connection, None)
    return _opened_after_recovery(connection, path, aside, recover(connection, aside))


def _opened_after_recovery(
    connection: Connection, path: Path, aside: Path, recovery: Recovery
) -> OpenedDesk:
    return OpenedDesk(
        connection,
        set_aside=aside,
        backup=newest_backup(path),
        recovered=recovery.rows,
        left_out=recovery.left_out,
    )


def _copy_in_memory(path: Path) -> Connection:
    """Return a desk in memory with the readable content of the file; empty if there is no file."""
    from explorer.store.desk.read_only import copy_desk

    connection = _connect(None)
    if path.is_file():
        with contextlib.suppress(OSError, sqlite3.Error, DatabaseError):
            copy_desk(path, connection)
    try:
        _migrate(connection, None)
        _expect_readable(connection)
    except (sqlite3.Error, DatabaseError):
        connection.close()
        connection = _connect(None)
        _migrate(connection, None)
    return connection


def _is_truncated(path: Path) -> bool:
    """Return True for an empty file of a desk that has a back-up, so was in use before."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_size == 0 and newest_backup(path) is not None
    return False


def _connect(path: Path | None) -> Connection:
    """Connect to a desk's file, or to a desk in memory, after SQLite's quick check."""
    engine = create_engine(
        f"sqlite:///{path}" if path else "sqlite://",
        poolclass=NullPool,
        connect_args={"check_same_thread": False, "timeout": _BUSY_MS / 1000},
    )
    event.listen(engine, "connect", _set_up)
    try:
        connection = engine.connect()
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
            connection.close()
            raise sqlite3.DatabaseError("the check found damage")
    except DatabaseError as error:
        raise error.orig or error from None
    connection.rollback()
    return connection


def _read_log(connection: Connection, path: Path) -> tuple[LogCheck, bytes]:
    """Check the write-ahead log with writers locked out; the second value is the database file."""
    log_file = path.with_name(f"{path.name}-wal")
    if not log_file.exists() or not log_file.stat().st_size:
        return LogCheck(), b""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        log = check_log(log_file)
        return log, path.read_bytes() if log.is_damaged else b""
    finally:
        connection.rollback()


def _expect_readable(connection: Connection) -> None:
    """Read the whole desk: SQLite's check does not find a flipped bit within a value."""
    from explorer.store.desk.desk import read_desk

    try:
        read_desk(connection)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        connection.close()
        raise sqlite3.DatabaseError(f"a value cannot be read: {error}") from None
    except DatabaseError as error:
        connection.close()
        raise error.orig or error from None


def _set_up(driver: sqlite3.Connection, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        driver.execute(f"PRAGMA {pragma}")


def _migrate(connection: Connection, path: Path | None) -> None:
    """Migrate the desk to this version; a desk at ``path`` is backed up before."""
    try:
        version = stored_version(connection, path)
    except DeskError:
        connection.close()
        raise
    if path is not None and 0 < version < VERSION:
        back_up(connection, path)
    migrate(connection, version)
    connection.rollback()


def _aside_name(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")


def _set_aside(path: Path) -> Path:
    """Rename a damaged desk with its companion files and return its new name."""
    aside = _aside_name(path)
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            Path(f"{path}{suffix}").rename(f"{aside}{suffix}")
            restrict_file(Path(f"{aside}{suffix}"))
    return aside


def _copy_aside(path: Path, database: bytes) -> Path:
    """Copy a desk whose log is damaged; the same damage is copied only once."""
    log = Path(f"{path}-wal").read_bytes()
    for earlier in path.parent.glob(f"{path.stem}.damaged-*{path.suffix}-wal"):
        if earlier.stat().st_size == len(log) and earlier.read_bytes() == log:
            return earlier.with_name(earlier.name.removesuffix("-wal"))
    aside = _aside_name(path)
    for suffix, content in (("", database), ("-wal", log)):
        copy = Path(f"{aside}{suffix}")
        make_private_file(copy)
        copy.write_bytes(content)
    return aside
