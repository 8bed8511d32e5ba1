"""Arguments of the command desk."""

from pathlib import Path

from explorer.cli.grammar.arguments import add_command, add_json, add_verbs, add_writing
from explorer.cli.grammar.command_parser import CommandParser
from explorer.cli.window_options import add_data_dir


def add_desk(parser: CommandParser) -> None:
    """Add the verbs of desk."""
    verbs = add_verbs(parser)
    for name, about, build in (
        ("export", "Write records, releasable notes and sets as a supplement.", _add_export),
        ("import", "Merge a colleague's supplement; nothing is overwritten.", _add_import),
        ("backup", "Back up the desk now and print the name of the file.", add_data_dir),
        ("restore", "Restore a back-up; the desk is backed up first.", _add_restore),
        ("check", "Check the whole desk and count its content.", _add_check),
    ):
        add_command(verbs, name, about, build)


def _add_export(parser: CommandParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="Supplement to write.")
    parser.add_argument("--all", action="store_true", help="Include what is not marked releasable.")
    add_writing(parser)
    add_data_dir(parser)


def _add_import(parser: CommandParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="Supplement to merge.")
    parser.add_argument(
        "--prefer",
        choices=("mine", "theirs"),
        help="Choose the side of what both sides have changed.",
    )
    add_data_dir(parser)


def _add_restore(parser: CommandParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="Back-up to restore.")
    add_data_dir(parser)


def _add_check(parser: CommandParser) -> None:
    add_json(parser)
    add_data_dir(parser)
