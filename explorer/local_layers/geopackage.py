"""Copy of a GeoPackage with pending changes, checked before GDAL reads it.

A program that has the file open keeps its last changes in a file beside it: ``-wal``, or
``-journal`` while it writes. Both are copied and applied to the copy; nothing is written beside the
user's file.
"""

import contextlib
import shutil
import sqlite3
from pathlib import Path
from time import process_time

from explorer.errors import FileProblemError
from explorer.system.limits import MAX_FEATURES, MAX_LAYER_BYTES, MAX_LAYERS

_BESIDE = ("-wal", "-journal")
_ATTEMPTS = 3
_REMEDY = "save it there, close it and open it here again"
#: SQLite steps between two checks of the clock, and the time limit of a view.
_STEPS, _VIEW_SECONDS = 100_000, 5.0


def copy_with_pending(source: Path, copy: Path) -> bool:
    """Copy a file with its pending changes; return whether there were any.

    Raises FileProblemError if it is written meanwhile or its changes cannot be applied.
    """
    for _ in range(_ATTEMPTS):
        before = _state(source)
        _copy_files(source, copy)
        if _state(source) == before:
            break
    else:
        raise FileProblemError(source, "another program is writing into it", _REMEDY)
    pending = any(copy.with_name(copy.name + ending).exists() for ending in _BESIDE)
    if pending:
        _apply_pending(source, copy)
    return pending


def _state(source: Path) -> list[tuple[int, int]]:
    """Return size and time of the file and of those beside it."""
    state = []
    for path in (source, *(source.with_name(source.name + ending) for ending in _BESIDE)):
        try:
            status = path.stat()
        except FileNotFoundError:
            state.append((0, 0))
        else:
            state.append((status.st_size, status.st_mtime_ns))
    if sum(size for size, _ in state) > MAX_LAYER_BYTES:
        reason = f"with its pending changes it is over {MAX_LAYER_BYTES >> 20} MiB"
        raise FileProblemError(source, reason, "simplify it or cut it to the area you need")
    return state


def _copy_files(source: Path, copy: Path) -> None:
    shutil.copyfile(source, copy)
    for ending in _BESIDE:
        beside, target = source.with_name(source.name + ending), copy.with_name(copy.name + ending)
        target.unlink(missing_ok=True)
        with contextlib.suppress(FileNotFoundError):
            if beside.stat().st_size:
                shutil.copyfile(beside, target)


def _apply_pending(source: Path, copy: Path) -> None:
    """Apply pending changes to the copy, or roll back a partial write."""
    try:
        with contextlib.closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except sqlite3.Error as error:
        reason = f"changes that another program has not yet saved cannot be read ({error})"
        raise FileProblemError(source, reason, _REMEDY) from None
    for ending in ("-wal", "-shm", "-journal"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)


def expect_finite(source: Path, copy: Path) -> None:
    """Refuse too many layers, and an endless view. Raises FileProblemError.

    Errors of SQLite are left to GDAL, which reports the cause.
    """
    with (
        contextlib.suppress(sqlite3.Error),
        contextlib.closing(
            sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection,
    ):
        connection.execute("PRAGMA trusted_schema = OFF")
        layers = connection.execute(
            "SELECT c.table_name, s.type FROM gpkg_contents c"
            " JOIN sqlite_schema s ON lower(s.name) = lower(c.table_name)"
            " WHERE c.data_type = 'features' LIMIT ?",
            (MAX_LAYERS + 1,),
        ).fetchall()
        if len(layers) > MAX_LAYERS:
            reason = f"it has more than {MAX_LAYERS} layers"
            raise FileProblemError(source, reason, "export those that you need into one file")
        for name, kind in layers:
            if kind == "view":
                _expect_finite_view(source, connection, str(name))


def _expect_finite_view(source: Path, connection: sqlite3.Connection, name: str) -> None:
    ends = process_time() + _VIEW_SECONDS
    connection.set_progress_handler(lambda: process_time() > ends, _STEPS)
    quoted = name.replace('"', '""')
    rows = f'SELECT count(*) FROM (SELECT 1 FROM "{quoted}" LIMIT {MAX_FEATURES + 1})'  # noqa: S608
    try:
        (count,) = connection.execute(rows).fetchone()
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        count = MAX_FEATURES + 1
    finally:
        connection.set_progress_handler(None, 0)
    if count > MAX_FEATURES:
        reason = f"the layer “{name[:80]}” is a view that has too many rows or does not end"
        raise FileProblemError(source, reason, "export it as a table")
