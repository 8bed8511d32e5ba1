"""Migrations of the desk from each version to the next; each can be run twice without harm."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, inspect

from explorer.errors import DeskError
from explorer.store.desk import tables as t

logger = logging.getLogger(__name__)

#: The set that pins of version 3 are moved to; it has no pack until it is used with one.
PINNED = "Pinned"


def _first_tables(connection: Connection) -> None:
    """Create the tables of version 1: notes and pins."""
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS note (reference VARCHAR(120) NOT NULL, text TEXT NOT NULL,"
        " changed DATETIME NOT NULL, PRIMARY KEY (reference))"
    )
    if not inspect(connection).has_table("briefing_set"):
        connection.exec_driver_sql(
            "CREATE TABLE IF NOT EXISTS pin (reference VARCHAR(120) NOT NULL,"
            " pinned DATETIME NOT NULL, PRIMARY KEY (reference))"
        )


def _map_views(connection: Connection) -> None:
    t.map_view.create(connection, checkfirst=True)


def _local_layers(connection: Connection) -> None:
    t.local_layer.create(connection, checkfirst=True)


def _briefing(connection: Connection) -> None:
    """Create sets, tags, searches and the journal; pins become the first set."""
    columns = {column["name"] for column in inspect(connection).get_columns("note")}
    if "releasable" not in columns:
        connection.exec_driver_sql(
            "ALTER TABLE note ADD COLUMN releasable BOOLEAN DEFAULT 0 NOT NULL"
        )
    tables = (t.tag, t.saved_search, t.briefing_set, t.set_item, t.current_set, t.journal)
    t.metadata.create_all(connection, tables=list(tables))
    if inspect(connection).has_table("pin"):
        _pins_to_set(connection)
        connection.exec_driver_sql("DROP TABLE pin")


def _pins_to_set(connection: Connection) -> None:
    references = (
        connection.exec_driver_sql("SELECT reference FROM pin ORDER BY pinned").scalars().all()
    )
    if not references:
        return
    now, key = datetime.now(UTC), str(uuid4())
    connection.execute(
        t.briefing_set.insert().values(
            key=key, name=PINNED, pack="", version="", as_of=now.date(), archived=False, changed=now
        )
    )
    for position, reference in enumerate(references):
        connection.execute(
            t.set_item.insert().values(
                key=str(uuid4()),
                set_key=key,
                position=position,
                kind="clause",
                reference=reference,
                text="",
                releasable=False,
                changed=now,
            )
        )
    connection.execute(t.current_set.insert().values(place=1, set_key=key))


def _local_records(connection: Connection) -> None:
    t.local_record.create(connection, checkfirst=True)


def _exchanged(connection: Connection) -> None:
    t.exchanged.create(connection, checkfirst=True)


def _team(connection: Connection) -> None:
    """Create the tables of a team, and the mark of changes that undo passes over."""
    columns = {column["name"] for column in inspect(connection).get_columns("journal")}
    if "superseded" not in columns:
        connection.exec_driver_sql(
            "ALTER TABLE journal ADD COLUMN superseded BOOLEAN DEFAULT 0 NOT NULL"
        )
    t.metadata.create_all(connection, tables=[t.team, t.team_item])


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    _first_tables,
    _map_views,
    _local_layers,
    _briefing,
    _local_records,
    _exchanged,
    _team,
)
VERSION = len(MIGRATIONS)


def stored_version(connection: Connection, path: Path | None) -> int:
    """Return the version of the desk at ``path``, 0 for a new one. Raises DeskError if newer."""
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > VERSION:
        raise DeskError(f"{path}: the desk was made by a newer program; use that one.")
    return version


def migrate(connection: Connection, version: int) -> None:
    """Migrate a desk of ``version`` to this program's, committing each step."""
    for number in range(version, VERSION):
        MIGRATIONS[number](connection)
        connection.exec_driver_sql(f"PRAGMA user_version={number + 1}")
        connection.exec_driver_sql(f"PRAGMA application_id={t.APPLICATION_ID}")
        connection.commit()
    if version < VERSION:
        logger.info("migrated a desk from version %d to %d", version, VERSION)
