"""Read-only access to the desk for commands: the file is never written."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from explorer.domain.desk.desk import Desk
from explorer.errors import DeskError
from explorer.store.desk.desk import read_desk
from explorer.store.desk.migrations import migrate, stored_version


def read_desk_snapshot(path: Path, *, every_page: bool = False) -> Desk:
    """Return the desk from a copy in memory, migrated to this version.

    ``every_page`` makes SQLite check the whole file first. Raises DeskError if there is no desk, or
    none that this program can read.
    """
    if not path.is_file():
        raise DeskError(f"{path}: there is no desk yet; open the window and write something.")
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            copy_desk(path, connection)
            if every_page:
                _expect_sound(connection)
            migrate(connection, stored_version(connection, path))
            return read_desk(connection)
    except (sqlite3.DatabaseError, DatabaseError, ValueError, TypeError, KeyError):
        raise DeskError(
            f"{path}: the desk cannot be read; open the window, which recovers what is readable."
        ) from None
    finally:
        engine.dispose()


def _expect_sound(connection: Connection) -> None:
    result = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if result != "ok":
        raise sqlite3.DatabaseError(result)


def copy_desk(path: Path, connection: Connection) -> None:
    """Copy the desk at ``path`` into an empty in-memory database; the file is only read.

    SQLite's back-up includes what another window has just written.
    """
    target = connection.connection.driver_connection
    assert isinstance(target, sqlite3.Connection)
    address = path.absolute().as_uri()
    try:
        with closing(sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=5)) as source:
            source.backup(target)
    except sqlite3.OperationalError:
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # On a read-only medium SQLite cannot create the companion files of WAL mode.
        with closing(sqlite3.connect(f"{address}?immutable=1", uri=True)) as source:
            source.backup(target)
