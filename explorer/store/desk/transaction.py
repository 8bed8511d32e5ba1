"""Transactions of the desk."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """Lock the desk for writing and commit at the end; roll back on any error."""
    try:
        # Locked at once: a desk that is read first and locked later may have changed in between.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
