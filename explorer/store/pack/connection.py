"""Connections to compiled packs: read-only, immutable, checked for format and version."""

import sqlite3
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, Row, create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from explorer.errors import PackError
from explorer.store.pack import tables

#: A connection to a compiled pack, for other layers, which do not import SQLAlchemy.
PackConnection = Connection
#: A row of any query; its columns are typed by the tables alone.
PackRow = Row[*tuple[Any, ...]]

Value = TypeVar("Value")


class DamagedPackError(PackError):
    """A compiled pack that is not a readable database of this program; it must be rebuilt."""


def open_compiled_pack(path: Path) -> Connection:
    """Connect to a compiled pack, for use by one thread at a time.

    Raises DamagedPackError if the file is missing, damaged or of another version.
    """
    engine = create_engine("sqlite://", poolclass=NullPool, creator=lambda: _connect(path))
    try:
        connection = engine.connect()
        header = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("application_id", "user_version")
        ]
    except (DatabaseError, sqlite3.Error, OSError) as error:
        raise DamagedPackError(f"{path}: the compiled pack cannot be read ({error}).") from None
    if header != [tables.APPLICATION_ID, tables.SCHEMA_VERSION]:
        connection.close()
        raise DamagedPackError(f"{path}: the compiled pack is of another version.")
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA cache_size=-16000")
    connection.execute("PRAGMA mmap_size=268435456")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def read_once(connection: Connection, key: Hashable, read: Callable[[], Value]) -> Value:
    """Return the value of ``read``, which is called once per connection and key.

    A compiled pack never changes while it is open. Callers must not change the value.
    """
    if key not in connection.info:
        connection.info[key] = read()
    value: Value = connection.info[key]
    return value


def interrupt(connection: Connection) -> None:
    """Interrupt the current statement of the connection, from another thread."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.interrupt()


def is_damage(error: BaseException) -> bool:
    """Return True if a read error means that the file itself is damaged."""
    if isinstance(error, DamagedPackError):
        return True
    cause = getattr(error, "orig", None)
    return isinstance(cause, sqlite3.DatabaseError) and "malformed" in str(cause)
