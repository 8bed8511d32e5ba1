"""Back-ups of the desk with SQLite's back-up API: checked, rotated, restored."""

import contextlib
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection

from explorer.errors import DeskError
from explorer.store.desk import tables as t
from explorer.store.desk.errors import as_desk_error
from explorer.store.desk.team_changes import compare_all
from explorer.system.atomic_file import partial_path, remove_stale_partials, replace_file
from explorer.system.private_files import make_private_file, make_private_folder

_KEPT_DAYS = 7
#: Tables that say what the desk and a team's hub have in common.
_OF_TEAM = (t.team, t.team_item)
_NAME = re.compile(r"-(\d{4}-\d{2}-\d{2})(?:-(\d{6}(?:-\d+)?))?$")


def backups(path: Path) -> list[Path]:
    """Return the back-ups of the desk at ``path``, oldest first."""
    files = (path.parent / "backups").glob(f"{path.stem}-*{path.suffix}")
    return sorted((file for file in files if _NAME.search(file.stem)), key=_moment)


def newest_backup(path: Path) -> Path | None:
    """Return the newest back-up of a desk, or None if there is none."""
    files = backups(path)
    return files[-1] if files else None


def backed_up_today(path: Path) -> bool:
    """Return True if the newest back-up is of today."""
    newest = newest_backup(path)
    return newest is not None and _moment(newest)[0] == _today().isoformat()


def back_up(connection: Connection, path: Path) -> Path:
    """Back up the desk at ``path`` and return the file of the back-up.

    The copy is checked. A back-up of the same day is replaced only by one that contains all of it;
    otherwise the new one is named by its time. The last seven days are kept. Raises DeskError
    if no valid copy could be made; earlier back-ups stay.
    """
    folder = path.parent / "backups"
    partial = partial_path(folder / path.name)
    try:
        make_private_folder(folder)
        remove_stale_partials(folder)
        _rename_future_backups(path)
        make_private_file(partial)
        _copy_checked(connection, partial)
        target = _free_target(path, partial)
        replace_file(partial, target)
        _rotate(path, target)
    except (OSError, sqlite3.Error) as error:
        raise as_desk_error(error, path, task="back-up") from None
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
    return target


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own day


def _moment(backup: Path) -> tuple[str, str]:
    """Return the day and time in a back-up's name."""
    match = _NAME.search(backup.stem)
    return (match[1], match[2] or "") if match else ("", "")


def _rename_future_backups(path: Path) -> None:
    """Rename back-ups dated in the future, written while the clock was ahead, to today.

    Otherwise they would count as the newest for days, and new ones as too old to keep.
    """
    today = _today().isoformat()
    for number, backup in enumerate(backups(path)):
        if _moment(backup)[0] > today:
            name = f"{path.stem}-{today}-000000-{number}{path.suffix}"
            if not backup.with_name(name).exists():
                backup.rename(backup.with_name(name))


def _copy_checked(connection: Connection, target: Path) -> None:
    source = connection.connection.driver_connection
    assert isinstance(source, sqlite3.Connection)
    with contextlib.closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        # A copy in WAL mode could only be opened with a second file beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the copy is not sound")


def _free_target(path: Path, copy: Path) -> Path:
    """Return the path of a new back-up that does not replace one with more content."""
    plain = path.parent / "backups" / f"{path.stem}-{_today():%Y-%m-%d}{path.suffix}"
    today = [file for file in backups(path) if _moment(file)[0] == _today().isoformat()]
    if not today:
        return plain
    if _contains_all_of(copy, today[-1]):
        return today[-1]
    stamp = f"{datetime.now():%H%M%S}"  # noqa: DTZ005 - the user's own time
    number, target = 2, plain.with_name(f"{plain.stem}-{stamp}{plain.suffix}")
    while target.exists():
        target = plain.with_name(f"{plain.stem}-{stamp}-{number}{plain.suffix}")
        number += 1
    return target


def _contains_all_of(copy: Path, earlier: Path) -> bool:
    """Return True if every row of an earlier back-up has a row in the copy.

    A shortened text counts as a loss, as does a back-up that cannot be read: both files stay.
    """
    try:
        with contextlib.closing(sqlite3.connect(copy)) as connection:
            connection.execute("ATTACH DATABASE ? AS earlier", (str(earlier),))
            known = "SELECT name FROM earlier.sqlite_master WHERE type = 'table'"
            names = {name for (name,) in connection.execute(known)}
            return all(
                not connection.execute(_missing_rows(table.name)).fetchone()[0]
                for table in t.metadata.sorted_tables
                if table.name in names and table not in {t.journal, t.current_set, *_OF_TEAM}
            )
    except sqlite3.Error:
        return False


def _missing_rows(table_name: str) -> str:
    """Return SQL that counts rows of the earlier back-up missing or shorter in the copy."""
    table = t.metadata.tables[table_name]
    same_key = " AND ".join(f"new.{c.name} = old.{c.name}" for c in table.primary_key)
    texts = [c.name for c in table.columns if c.name in {"text", "content"}]
    not_shorter = "".join(
        f" AND length(coalesce(new.{name}, '')) >= length(coalesce(old.{name}, ''))"
        for name in texts
    )
    return (
        f"SELECT count(*) FROM earlier.{table_name} AS old WHERE NOT EXISTS"  # noqa: S608
        f" (SELECT 1 FROM main.{table_name} AS new WHERE {same_key}{not_shorter})"
    )


def _rotate(path: Path, newest: Path) -> None:
    """Remove back-ups older than the last seven days that have one; never the newest."""
    files = backups(path)
    days = sorted({_moment(file)[0] for file in files})[-_KEPT_DAYS:]
    for file in files:
        if _moment(file)[0] not in days and file != newest:
            file.unlink(missing_ok=True)


@contextmanager
def read_backup(backup: Path, bring_up_to_date: Callable[[Path], None]) -> Iterator[Path]:
    """Provide a checked copy of a back-up, migrated to this program's version.

    Raises DeskError if the file is not a desk that can be read; nothing is changed then.
    """
    with tempfile.TemporaryDirectory(prefix="clause-explorer-desk-") as folder:
        copy = Path(folder) / "backup.sqlite"
        try:
            shutil.copyfile(backup, copy)
            bring_up_to_date(copy)
        except OSError as error:
            raise as_desk_error(error, backup, task="back-up") from None
        except (sqlite3.Error, ValueError, TypeError, KeyError):
            raise DeskError(f"{backup}: this is not a back-up that can be read.") from None
        yield copy


def merge_backup(connection: Connection, copy: Path) -> None:
    """Insert the rows of a copy of a back-up that the desk lacks, in one transaction."""
    connection.rollback()
    connection.exec_driver_sql("ATTACH DATABASE ? AS restored", (str(copy),))
    connection.rollback()
    try:
        for table in t.metadata.sorted_tables:
            if table is t.journal or table in _OF_TEAM:
                continue  # undo steps and the state of a team do not fit this desk
            columns = ", ".join(column.name for column in table.columns)
            connection.exec_driver_sql(
                f"INSERT OR IGNORE INTO main.{table.name} ({columns}) "  # noqa: S608 - our own names
                f"SELECT {columns} FROM restored.{table.name}"
            )
        compare_all(connection)
        connection.commit()
    finally:
        connection.rollback()
        connection.exec_driver_sql("DETACH DATABASE restored")
        connection.rollback()
