"""The desk's file: opened, checked, migrated with a back-up first, set aside when damaged."""

import contextlib
import os
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from explorer.errors import DeskError
from explorer.store import desk_tables as t
from explorer.store.desk_migrations import VERSION, migrate, stored_version
from explorer.store.desk_recovery import recover

#: A connection to a desk, as other layers name it without importing SQLAlchemy.
DeskConnection = Connection

_BUSY_MS = 5_000
_KEPT_BACKUPS = 7


@dataclass(frozen=True, slots=True)
class OpenedDesk:
    """A desk ready for use.

    ``in_memory`` where no file could be had. ``set_aside`` is where a damaged desk was put, and
    ``backup`` the newest back-up that could be taken over then. ``recovered`` tells that what
    could still be read of it was brought over.
    """

    connection: Connection
    in_memory: bool = False
    set_aside: Path | None = None
    backup: Path | None = None
    recovered: bool = False


def open_desk(path: Path) -> OpenedDesk:
    """Open the desk at ``path``, making it where there is none.

    A damaged file is renamed, never deleted. Raises DeskError where the file was made by a newer
    program or stays locked.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return OpenedDesk(_open(path))
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise DeskError(f"{path}: the desk is in use; close the other window first.") from None
        return OpenedDesk(_open(None), in_memory=True)
    except OSError:
        return OpenedDesk(_open(None), in_memory=True)
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # damage may spoil names as well
        aside = _set_aside(path)
        connection = _open(path)
        return OpenedDesk(
            connection,
            set_aside=aside,
            backup=newest_backup(path),
            recovered=recover(connection, aside) > 0,
        )


def _open(path: Path | None) -> Connection:
    address = f"sqlite:///{path}" if path else "sqlite://"
    engine = create_engine(
        address,
        poolclass=NullPool,
        connect_args={"check_same_thread": False, "timeout": _BUSY_MS / 1000},
    )
    event.listen(engine, "connect", _set_up)
    try:
        connection = engine.connect()
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
            connection.close()
            raise sqlite3.DatabaseError("the check found damage")
        _migrate(connection, path)
        _expect_readable(connection)
    except DatabaseError as error:
        raise error.orig or error from None
    return connection


def _expect_readable(connection: Connection) -> None:
    """A flipped bit within a value passes SQLite's own check; here it is found by reading all."""
    from explorer.store.desk import read_desk

    try:
        read_desk(connection)
    except (ValueError, TypeError, KeyError) as error:
        connection.close()
        raise sqlite3.DatabaseError(f"a value cannot be read: {error}") from None


def _set_up(driver: sqlite3.Connection, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        driver.execute(f"PRAGMA {pragma}")


def _migrate(connection: Connection, path: Path | None) -> None:
    try:
        version = stored_version(connection, path)
    except DeskError:
        connection.close()
        raise
    if path is not None and 0 < version < VERSION:
        back_up(connection, path)
    migrate(connection, version)
    connection.rollback()


def _set_aside(path: Path) -> Path:
    """Rename a damaged desk with its companions; returns its new name."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    for ending in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            Path(f"{path}{ending}").rename(f"{aside}{ending}")
    return aside


def backups(path: Path) -> list[Path]:
    """The back-ups of a desk, oldest first."""
    return sorted((path.parent / "backups").glob(f"{path.stem}-*{path.suffix}"))


def newest_backup(path: Path) -> Path | None:
    """The newest back-up of a desk, None where there is none."""
    found = backups(path)
    return found[-1] if found else None


def back_up(connection: Connection, path: Path) -> Path:
    """Back the desk up by SQLite's own back-up, check the copy, keep the newest few.

    Raises sqlite3.DatabaseError where the copy is not sound; earlier back-ups stay.
    """
    folder = path.parent / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{path.stem}-{date.today():%Y-%m-%d}{path.suffix}"  # noqa: DTZ011
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    source = connection.connection.driver_connection
    assert isinstance(source, sqlite3.Connection)
    with contextlib.closing(sqlite3.connect(partial)) as copy:
        source.backup(copy)
        sound = copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    if not sound:
        partial.unlink(missing_ok=True)
        raise sqlite3.DatabaseError("the back-up is not sound")
    partial.replace(target)
    for old in backups(path)[:-_KEPT_BACKUPS]:
        old.unlink(missing_ok=True)
    return target


def take_over(connection: Connection, backup: Path) -> None:
    """Bring what a back-up holds into the desk; what the desk has already is kept."""
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        # A copy, brought to this version: the back-up itself stays as it is.
        copy = Path(folder) / "kept.sqlite"
        shutil.copyfile(backup, copy)
        _open(copy).close()
        connection.rollback()
        connection.exec_driver_sql("ATTACH DATABASE ? AS kept", (str(copy),))
        connection.rollback()
        for table in t.metadata.sorted_tables:
            if table is t.journal:
                continue  # what was taken back there is of no use here
            columns = ", ".join(column.name for column in table.columns)
            connection.exec_driver_sql(
                f"INSERT OR IGNORE INTO main.{table.name} ({columns}) "  # noqa: S608 - our own names
                f"SELECT {columns} FROM kept.{table.name}"
            )
        connection.commit()
        connection.exec_driver_sql("DETACH DATABASE kept")
        connection.rollback()


def backed_up_today(path: Path) -> bool:
    """Tell whether the newest back-up is of today."""
    newest = newest_backup(path)
    return newest is not None and newest.stem.endswith(f"{date.today():%Y-%m-%d}")  # noqa: DTZ011


def as_desk_error(error: Exception, path: Path) -> Exception:
    """A refusal of the disk or the database in one plain sentence; a bug stays as it is."""
    cause = getattr(error, "orig", None)
    if isinstance(error, OSError):
        return DeskError(f"{path}: {error.strerror}; what you wrote is not saved yet.")
    if isinstance(cause, sqlite3.OperationalError):
        return DeskError(
            f"{path}: {cause}; what you wrote is not saved yet, free some space and try again."
        )
    return error
