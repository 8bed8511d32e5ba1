"""desk export, import, backup, restore and check."""

import argparse
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from explorer.domain.exchange import Conflict, Content
from explorer.errors import DeskError, FileProblemError, UserFacingError
from explorer.paths import places
from explorer.store.desk_file import back_up, backups, open_desk, take_over


def run(options: argparse.Namespace) -> int:
    """Run a verb on the desk of the data folder."""
    verbs: dict[str, Callable[[argparse.Namespace], int]] = {
        "export": _export,
        "import": _import,
        "backup": _backup,
        "restore": _restore,
        "check": _check,
    }
    return verbs[options.verb](options)


def _path(options: argparse.Namespace) -> Path:
    path = places(options.data_dir).desk
    if not path.is_file() and options.verb != "import":
        raise DeskError(f"{path}: there is no desk yet; open the window and write something.")
    return path


def _export(options: argparse.Namespace) -> int:
    from explorer.sharing.desk_exchange import write_supplement

    with closing(open_desk(_path(options)).connection) as connection:
        today = date.today()  # noqa: DTZ011 - the user's own day
        went, stayed = write_supplement(
            connection, options.file, today, releasable_only=not options.all
        )
    print(f"{options.file}: {went} things.")
    if stayed:
        print(f"{stayed} are not releasable and stayed here; --all takes them along.")
    return 0


def _import(options: argparse.Namespace) -> int:
    from explorer.sharing.desk_exchange import conflicts_of, take_in, title_of

    with closing(open_desk(_path(options)).connection) as connection:
        found = conflicts_of(connection, options.file)
        if found and not options.prefer:
            for one in found:
                sys.stderr.write(f"{one.item.sort}: {title_of(one)}\n")
            raise UserFacingError(
                f"{options.file}: {len(found)} things were changed here and there; nothing was"
                " taken in. Choose with --prefer mine or --prefer theirs, or in the window."
            )

        def choose(conflict: Conflict) -> Content | None:
            return conflict.mine if options.prefer == "mine" else conflict.theirs

        came = take_in(connection, options.file, choose)
    print(f"{options.file}: {came.added} new, {came.changed} changed, {came.removed} removed.")
    return 0


def _backup(options: argparse.Namespace) -> int:
    path = _path(options)
    with closing(open_desk(path).connection) as connection:
        print(back_up(connection, path))
    return 0


def _restore(options: argparse.Namespace) -> int:
    """Bring what a back-up holds into the desk; what is there now is backed up first."""
    path = _path(options)
    if not options.file.is_file():
        known = ", ".join(one.name for one in backups(path)) or "none"
        raise FileProblemError(options.file, "there is no such back-up", f"there are: {known}")
    with closing(open_desk(path).connection) as connection:
        kept = back_up(connection, path)
        take_over(connection, options.file)
    print(f"Taken over from {options.file}; what was there before is in {kept}.")
    return 0


def _check(options: argparse.Namespace) -> int:
    """Let SQLite check the whole desk, and tell what is on it."""
    from explorer.store.desk_reading import look_into

    path = _path(options)
    desk = look_into(path, every_page=True)
    print(
        f"{path}: sound; {len(desk.notes)} notes, {len(desk.sets)} briefing sets,"
        f" {len(desk.records)} records, {len(desk.layers)} map layers."
    )
    return 0
