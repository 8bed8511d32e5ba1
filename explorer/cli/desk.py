"""Commands desk export, import, backup, restore and check."""

import argparse
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

from explorer.cli.json_output import dumps
from explorer.cli.output.target import file_to_replace, report_written
from explorer.cli.output.terminal import counted, report
from explorer.domain.desk.three_way_merge import Conflict, Content
from explorer.errors import DeskError, FileProblemError, UserFacingError
from explorer.store.desk.errors import plain_desk_errors
from explorer.store.desk.file import DeskConnection, back_up, backups, open_desk, restore
from explorer.system.paths import places


def run(options: argparse.Namespace) -> int:
    """Run a subcommand of desk."""
    verbs: dict[str, Callable[[argparse.Namespace], int]] = {
        "export": _export,
        "import": _import,
        "backup": _backup,
        "restore": _restore,
        "check": _check,
    }
    with plain_desk_errors(places(options.data_dir).desk, "command"):
        return verbs[options.verb](options)


def _path(options: argparse.Namespace) -> Path:
    path = places(options.data_dir).desk
    if not path.is_file() and options.verb != "import":
        raise DeskError(f"{path}: there is no desk yet; open the window and write something.")
    return path


def open_for_command(path: Path) -> DeskConnection:
    """Open the desk for writing; report damage on standard error.

    Raises DeskError if it cannot be written, instead of using an empty desk.
    """
    opened = open_desk(path)
    if opened.set_aside is not None:
        backup = f"; the newest back-up is {opened.backup}" if opened.backup is not None else ""
        sys.stderr.write(
            f"The desk was damaged; a copy is kept as {opened.set_aside}. {opened.recovered}"
            f" entries were recovered, {opened.left_out} could not be read{backup}.\n"
        )
    return opened.connection


def report_conflicts(conflicts: Iterable[Conflict]) -> None:
    """List the items that both sides changed on standard error."""
    from explorer.interchange.supplements.exchange import item_title

    for conflict in conflicts:
        sys.stderr.write(f"{conflict.item.sort}: {item_title(conflict)}\n")


def _export(options: argparse.Namespace) -> int:
    from explorer.interchange.supplements.exchange import write_supplement

    path = _path(options)
    target = file_to_replace(options.file, force=options.force)
    with closing(open_for_command(path)) as connection:
        today = date.today()  # noqa: DTZ011 - the user's own day
        exported, left_out = write_supplement(
            connection, target, today, releasable_only=not options.all
        )
    report_written(options, options.file, counted(exported, "item"))
    if left_out:
        verb = "is" if left_out == 1 else "are"
        items = f"{counted(left_out, 'item')} {verb} not releasable and left out"
        report(options, f"{items}; --all includes what is not releasable.")
    return 0


def _import(options: argparse.Namespace) -> int:
    from explorer.interchange.supplements.exchange import conflicts_of, import_supplement

    with closing(open_for_command(_path(options))) as connection:
        conflicts = conflicts_of(connection, options.file)
        if conflicts and not options.prefer:
            report_conflicts(conflicts)
            raise UserFacingError(
                f"{options.file}: both sides changed {counted(len(conflicts), 'item')}; nothing was"
                " imported. Choose with --prefer mine or --prefer theirs, or in the window."
            )

        def choose(conflict: Conflict) -> Content | None:
            return conflict.mine if options.prefer == "mine" else conflict.theirs

        result = import_supplement(connection, options.file, choose)
    print(
        f"{options.file}: {result.added} new, {result.changed} changed, {result.removed} removed."
    )
    return 0


def _backup(options: argparse.Namespace) -> int:
    path = _path(options)
    with closing(open_for_command(path)) as connection:
        print(back_up(connection, path))
    return 0


def _restore(options: argparse.Namespace) -> int:
    """Restore a backup into the desk; the current content is backed up first."""
    path = _path(options)
    if not options.file.is_file():
        names = ", ".join(file.name for file in backups(path)) or "none"
        raise FileProblemError(options.file, "there is no such back-up", f"there are: {names}")
    opened, backup = restore(path, options.file)
    opened.connection.close()
    print(f"Restored from {options.file}; what was there before is in {backup}.")
    return 0


def _check(options: argparse.Namespace) -> int:
    """Run SQLite's check of the whole desk, and print what it contains."""
    from explorer.store.desk.read_only import read_desk_snapshot

    path = _path(options)
    desk = read_desk_snapshot(path, every_page=True)
    counts = {
        "notes": len(desk.notes),
        "sets": len(desk.sets),
        "records": len(desk.records),
        "layers": len(desk.layers),
    }
    if options.json:
        print(dumps({"file": str(path), "sound": True, **counts}, "desk-check"))
        return 0
    nouns = ("note", "briefing set", "record", "map layer")
    content = ", ".join(
        counted(count, noun) for count, noun in zip(counts.values(), nouns, strict=True)
    )
    print(f"{path}: sound; {content}.")
    return 0
