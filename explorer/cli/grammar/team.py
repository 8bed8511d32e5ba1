"""Arguments of the command team."""

from explorer.cli.grammar.arguments import add_command, add_json, add_verbs
from explorer.cli.grammar.command_parser import CommandParser
from explorer.cli.window_options import add_data_dir


def add_team(parser: CommandParser) -> None:
    """Add the verbs of team."""
    verbs = add_verbs(parser)
    for name, about, build in (
        ("init", "Make or upgrade the hub of a team, as its administrator.", _add_init),
        ("join", "Join the team of a libpq service; nothing is shared by that.", _add_join),
        ("leave", "Leave the team; everything stays on this desk.", add_data_dir),
        ("share", "Share notes and briefing sets with the team.", _add_share),
        ("sync", "Send and receive changes once.", _add_sync),
        ("status", "Print the state of the team and its hub.", _add_status),
    ):
        add_command(verbs, name, about, build)


def _add_service(parser: CommandParser) -> None:
    parser.add_argument(
        "service", metavar="SERVICE", help="Section of pg_service.conf that names the database."
    )


def _add_init(parser: CommandParser) -> None:
    _add_service(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="Print the SQL and connect to nothing."
    )
    add_data_dir(parser)


def _add_join(parser: CommandParser) -> None:
    _add_service(parser)
    parser.add_argument(
        "--records", action="store_true", help="Share all local records, now and later."
    )
    add_data_dir(parser)


def _add_share(parser: CommandParser) -> None:
    parser.add_argument(
        "--note", action="append", default=[], metavar="REF", help="Reference of a note."
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME", help="Name of a briefing set."
    )
    parser.add_argument(
        "--stop",
        action="store_true",
        help="Keep them on this desk from now on; the team keeps what it has.",
    )
    add_data_dir(parser)


def _add_sync(parser: CommandParser) -> None:
    parser.add_argument(
        "--prefer",
        choices=("mine", "theirs"),
        help="Choose the side of what both sides have changed.",
    )
    add_data_dir(parser)


def _add_status(parser: CommandParser) -> None:
    add_json(parser)
    add_data_dir(parser)
