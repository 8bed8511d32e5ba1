"""Writes a compiled pack: one SQLite file, complete or not there at all."""

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, create_engine, insert, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool
from sqlalchemy.types import JSON

from explorer.store.pack import tables
from explorer.store.pack.checksum import write_checksum

Progress = Callable[[int, int], None]
_BATCH = 5_000


def write_pack(
    path: Path,
    rows: Mapping[str, Iterable[Mapping[str, Any]]],
    words: Iterable[Sequence[Any]],
    progress: Progress = lambda done, of: None,
) -> None:
    """Write all tables to ``path`` by way of a neighbour file that is renamed at the end.

    ``rows`` are by table name; ``words`` are rows of the full-text table, the entry number first.
    Raises OSError where the disk does not take it; ``path`` is then untouched.
    """
    with _neighbour(path) as partial:
        _write(partial, rows, words, progress)


@dataclass(frozen=True, slots=True)
class Additions:
    """What is added to a compiled pack.

    ``rows`` are by table name, ``words`` rows of the full-text table, ``meta`` values by key.
    ``flags`` are marks that entries of search get besides their own, ``quantities`` and ``topics``
    what clauses get besides theirs, all by reference.
    """

    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    words: Sequence[Sequence[Any]]
    meta: Mapping[str, Any]
    flags: Mapping[str, int]
    quantities: Mapping[str, Sequence[Mapping[str, Any]]]
    topics: Mapping[str, Sequence[str]]


def extend_pack(base: Path, path: Path, additions: Additions) -> None:
    """Write a compiled pack with additions to ``path``; ``base`` stays as it is.

    Raises OSError where the disk does not take it; ``path`` is then untouched.
    """
    with _neighbour(path) as partial:
        shutil.copyfile(base, partial)
        engine = create_engine(f"sqlite:///{partial}", poolclass=NullPool)
        with engine.begin() as connection:
            _add(connection, additions)
        engine.dispose()


@contextmanager
def _neighbour(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that takes its place at the end, and is gone where that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    try:
        yield partial
        write_checksum(partial, path)
        partial.replace(path)
    except OperationalError as error:
        # The rows are sound by now: what SQLite refuses here is the disk's doing.
        raise OSError(errno.ENOSPC, str(error.orig)) from None
    finally:
        partial.unlink(missing_ok=True)


def _add(connection: Connection, additions: Additions) -> None:
    # The copy is thrown away on any failure.
    connection.exec_driver_sql("PRAGMA synchronous=OFF")
    for name, rows in additions.rows.items():
        for batch in _batches(rows):
            _insert(connection, tables.metadata.tables[name], batch)
    _insert_words(connection, additions.words)
    for key, value in additions.meta.items():
        connection.execute(update(tables.meta).where(tables.meta.c.key == key).values(value=value))
    e = tables.entry
    for reference, flags in additions.flags.items():
        connection.execute(
            update(e)
            .where(e.c.reference == reference, e.c.target == reference)
            .values(flags=e.c.flags.op("|")(flags))
        )
    for reference, more in additions.quantities.items():
        _append(connection, reference, tables.provision.c.quantities, more)
    for reference, topics in additions.topics.items():
        _append(connection, reference, tables.provision.c.topics, topics)


def _append(
    connection: Connection, reference: str, column: "Column[Any]", more: Sequence[Any]
) -> None:
    p = tables.provision
    held = connection.execute(select(column).where(p.c.reference == reference)).scalar_one()
    connection.execute(
        update(p).where(p.c.reference == reference).values({column.name: [*held, *more]})
    )


def _write(
    path: Path,
    rows: Mapping[str, Iterable[Mapping[str, Any]]],
    words: Iterable[Sequence[Any]],
    progress: Progress,
) -> None:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.connect() as connection:
        # The file is thrown away on any failure, so nothing need be safe before the end.
        for pragma in (
            "journal_mode=OFF",
            "synchronous=OFF",
            f"application_id={tables.APPLICATION_ID}",
            f"user_version={tables.SCHEMA_VERSION}",
        ):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        tables.metadata.create_all(connection)
        connection.exec_driver_sql(tables.FULL_TEXT)
        connection.commit()
        _fill(connection, rows, words, progress)
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
        connection.exec_driver_sql("PRAGMA synchronous=FULL")
        connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
    engine.dispose()
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _fill(
    connection: Connection,
    rows: Mapping[str, Iterable[Mapping[str, Any]]],
    words: Iterable[Sequence[Any]],
    progress: Progress,
) -> None:
    names = list(rows)
    for done, name in enumerate(names):
        progress(done, len(names) + 1)
        table = tables.metadata.tables[name]
        for batch in _batches(rows[name]):
            _insert(connection, table, batch)
    with _merged_once(connection):
        _insert_words(connection, words)
    connection.commit()
    progress(len(names) + 1, len(names) + 1)


@contextmanager
def _merged_once(connection: Connection) -> Iterator[None]:
    """Leave the parts of the full-text index as they come, and merge all of them at the end.

    FTS5 merges every few of them otherwise, most words many times over.
    """
    usual = {"automerge": 4, "crisismerge": 16}
    setting = "INSERT INTO entry_words(entry_words, rank) VALUES (?, ?)"
    connection.exec_driver_sql(setting, [("automerge", 0), ("crisismerge", 500)])
    yield
    connection.exec_driver_sql("INSERT INTO entry_words(entry_words) VALUES ('optimize')")
    connection.exec_driver_sql(setting, list(usual.items()))


def _insert_words(connection: Connection, words: Iterable[Sequence[Any]]) -> None:
    columns = ", ".join(tables.FULL_TEXT_COLUMNS)
    marks = ", ".join("?" * len(tables.FULL_TEXT_COLUMNS))
    statement = f"INSERT INTO entry_words(rowid, {columns}) VALUES (?, {marks})"  # noqa: S608
    for batch in _batches(words):
        connection.exec_driver_sql(statement, [tuple(row) for row in batch])


def _insert(connection: Connection, table: Table, rows: list[Mapping[str, Any]]) -> None:
    """Insert rows that all have the columns of the first.

    SQLAlchemy makes the statement and turns values into what the driver takes, a column at a time:
    row by row it would take as long as all else that is done to compile a pack.
    """
    names = list(rows[0])
    statement = insert(table).compile(dialect=connection.dialect, column_keys=names)
    columns = []
    for name in statement.positiontup or names:
        values: Iterable[Any] = map(itemgetter(name), rows)
        kind = table.c[name].type
        process = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
        if process is not None:
            values = (_json if isinstance(kind, JSON) else map)(process, values)
        columns.append(values)
    connection.exec_driver_sql(str(statement), list(zip(*columns, strict=True)))


def _json(process: Callable[[Any], str], values: Iterable[Any]) -> Iterable[str]:
    """JSON of values, made once for those written alike.

    Most rows have one of a few: nothing, the same topic, the same source.
    """
    held = list(values)
    written = list(map(repr, held))
    once = {text: process(value) for text, value in dict(zip(written, held, strict=True)).items()}
    return map(once.__getitem__, written)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        yield batch
