"""Arguments of the command import."""

from pathlib import Path

from explorer.cli.grammar.arguments import add_force, add_json
from explorer.cli.grammar.command_parser import CommandParser
from explorer.cli.window_options import add_data_dir, parse_day


def add_import(parser: CommandParser) -> None:
    """Add the arguments of import."""
    from explorer.domain.content.documents import TextStatus

    parser.add_argument(
        "file", type=Path, metavar="FILE", help="Agreement as .xml .docx .md .txt, or PA-X .csv."
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="Write the pack to a new folder, or to a .ppack file.",
    )
    parser.add_argument("--install", action="store_true", help="Install the pack in the library.")
    add_force(parser)
    add_json(parser)
    add_data_dir(parser)
    text = parser.add_argument_group("a text", "What the file does not hold, or holds wrong.")
    for name, about in (
        ("--title", "Set the title of the agreement."),
        ("--publisher", "Name the publisher of the text."),
        ("--url", "Set the address at which the text can be read."),
        ("--licence", "Set the terms on which the text may be passed on."),
        ("--id", "Set the permanent name of the pack: a-z, digits and hyphens."),
    ):
        text.add_argument(name, default="", metavar="TEXT", help=about)
    text.add_argument("--date", type=parse_day, metavar="DATE", help="Set the date of the text.")
    text.add_argument(
        "--source-date", type=parse_day, metavar="DATE", help="Set the date of publication."
    )
    statuses = [status.value for status in TextStatus]
    text.add_argument(
        "--text-status", choices=statuses, default="", help="Set how the text became known."
    )
    text.add_argument(
        "--party", action="append", default=[], metavar="NAME", help="Add a party; may be repeated."
    )
    text.add_argument(
        "--summary", action="store_true", help="State that the text is a summary, not the wording."
    )
    pax = parser.add_argument_group("PA-X", "Peace processes; each becomes a pack.")
    pax.add_argument(
        "--process",
        action="append",
        default=[],
        metavar="TEXT",
        help="Choose the processes whose names contain these words; may be repeated.",
    )
    pax.add_argument("--all", action="store_true", help="Choose every process.")
