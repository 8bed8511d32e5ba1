"""A look into the desk from outside the window: its file is read and never written."""

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


def look_into(path: Path, *, every_page: bool = False) -> Desk:
    """All the user made, from a copy in memory, which an older desk is brought up to date in.

    ``every_page`` lets SQLite check the whole file first. Raises DeskError where there is no desk,
    or none that this program can read.
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
    told = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if told != "ok":
        raise sqlite3.DatabaseError(told)


def copy_desk(path: Path, connection: Connection) -> None:
    """Copy the desk at ``path`` into an empty database in memory; the file is only read.

    SQLite's own copy sees what another window has just written.
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
        # A medium that cannot be written has no room for the companions of a journalled file.
        with closing(sqlite3.connect(f"{address}?immutable=1", uri=True)) as source:
            source.backup(target)
