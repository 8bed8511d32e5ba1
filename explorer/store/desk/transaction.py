"""One transaction of the desk: all of it is kept, or none."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """Hold the desk for writing, and commit at the end; what fails leaves nothing behind."""
    try:
        # At once: a desk that is read first and held later may have changed between.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
