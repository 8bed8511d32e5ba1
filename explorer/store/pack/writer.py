"""Writer of compiled packs: one SQLite file, complete or absent."""

import errno
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
from explorer.store.search.vocabulary import extend_vocabulary, fill_vocabulary
from explorer.system.atomic_file import replacement

Progress = Callable[[int, int], None]
_BATCH = 5_000


def write_pack(
    path: Path,
    rows: Mapping[str, Iterable[Mapping[str, Any]]],
    words: Iterable[Sequence[Any]],
    progress: Progress = lambda done, of: None,
) -> None:
    """Write all tables to ``path``, which is replaced when the new file is complete.

    ``rows`` are by table name; ``words`` are rows of the full-text table, the entry number first.
    Raises OSError if the disk refuses; ``path`` is then unchanged.
    """
    with _pack_replacement(path, durable=True) as partial:
        _write(partial, rows, words, progress)


@dataclass(frozen=True, slots=True)
class Additions:
    """Additions to a compiled pack.

    ``rows`` are by table name, ``words`` rows of the full-text table, ``meta`` values by key.
    ``flags`` are added to the flags of search entries, ``quantities`` and ``topics`` to those of
    clauses, all by reference.
    """

    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    words: Sequence[Sequence[Any]]
    meta: Mapping[str, Any]
    flags: Mapping[str, int]
    quantities: Mapping[str, Sequence[Mapping[str, Any]]]
    topics: Mapping[str, Sequence[str]]


def extend_pack(base: Path, path: Path, additions: Additions) -> None:
    """Write a compiled pack with additions to ``path``; ``base`` is not changed.

    Raises OSError if the disk refuses; ``path`` is then unchanged.
    """
    # Not durable: if a power cut damages it, the checksum shows that and it is compiled again.
    with _pack_replacement(path, durable=False) as partial:
        shutil.copyfile(base, partial)
        engine = create_engine(f"sqlite:///{partial}", poolclass=NullPool)
        with engine.begin() as connection:
            _add(connection, additions)
        engine.dispose()


@contextmanager
def _pack_replacement(path: Path, *, durable: bool) -> Iterator[Path]:
    """Yield the path of a new file that replaces ``path`` and its checksum after the block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with replacement(path, durable=durable) as partial:
            yield partial
            write_checksum(partial, path)
    except OperationalError as error:
        # The rows are valid at this point: SQLite refuses only what the disk refuses.
        raise OSError(errno.ENOSPC, str(error.orig)) from None


def _add(connection: Connection, additions: Additions) -> None:
    # The copy is discarded on any failure.
    connection.exec_driver_sql("PRAGMA synchronous=OFF")
    for name, rows in additions.rows.items():
        for batch in _batches(rows):
            _insert(connection, tables.metadata.tables[name], batch)
    _insert_words(connection, additions.words)
    texts = (text for row in additions.words for text in row[1:])
    extend_vocabulary(connection, _languages(connection), texts)
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
    current = connection.execute(select(column).where(p.c.reference == reference)).scalar_one()
    connection.execute(
        update(p).where(p.c.reference == reference).values({column.name: [*current, *more]})
    )


def _write(
    path: Path,
    rows: Mapping[str, Iterable[Mapping[str, Any]]],
    words: Iterable[Sequence[Any]],
    progress: Progress,
) -> None:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.connect() as connection:
        # The file is discarded on any failure, so durability does not matter before the end.
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
    with _single_merge(connection):
        _insert_words(connection, words)
    fill_vocabulary(connection, _languages(connection))
    connection.commit()
    progress(len(names) + 1, len(names) + 1)


def _languages(connection: Connection) -> list[str]:
    """Return the languages of the pack; a pack of a test may state none."""
    statement = select(tables.meta.c.value).where(tables.meta.c.key == "pack")
    manifest = connection.execute(statement).scalar() or {}
    return list(manifest.get("languages", []))


@contextmanager
def _single_merge(connection: Connection) -> Iterator[None]:
    """Merge the segments of the full-text index once, at the end of the block.

    By default FTS5 merges every few of them, and most words many times.
    """
    defaults = {"automerge": 4, "crisismerge": 16}
    setting = "INSERT INTO entry_words(entry_words, rank) VALUES (?, ?)"
    connection.exec_driver_sql(setting, [("automerge", 0), ("crisismerge", 500)])
    yield
    connection.exec_driver_sql("INSERT INTO entry_words(entry_words) VALUES ('optimize')")
    connection.exec_driver_sql(setting, list(defaults.items()))


def _insert_words(connection: Connection, words: Iterable[Sequence[Any]]) -> None:
    columns = ", ".join(tables.FULL_TEXT_COLUMNS)
    marks = ", ".join("?" * len(tables.FULL_TEXT_COLUMNS))
    statement = f"INSERT INTO entry_words(rowid, {columns}) VALUES (?, {marks})"  # noqa: S608
    for batch in _batches(words):
        connection.exec_driver_sql(statement, [tuple(row) for row in batch])


def _insert(connection: Connection, table: Table, rows: list[Mapping[str, Any]]) -> None:
    """Insert rows that all have the columns of the first.

    SQLAlchemy compiles the statement and its type processors convert the values, a column at a
    time: converting row by row would take as long as the rest of the compilation.
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
    """Return the JSON of values, converted once for equal values.

    Most rows have one of a few values: none, the same topic, the same source.
    """
    items = list(values)
    keys = list(map(repr, items))
    converted = {
        text: process(value) for text, value in dict(zip(keys, items, strict=True)).items()
    }
    return map(converted.__getitem__, keys)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        yield batch
