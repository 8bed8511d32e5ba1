"""Arguments of the commands print and map, which write a file."""

from pathlib import Path

from explorer.cli.grammar.arguments import (
    add_grey,
    add_output,
    add_pages,
    dots_per_inch,
    width,
)
from explorer.cli.grammar.command_parser import CommandParser
from explorer.cli.window_options import parse_day
from explorer.system import file_kinds


def _add_print(parser: CommandParser) -> None:
    from explorer.reports.formats.export import ENDINGS

    parser.add_argument(
        "references",
        nargs="*",
        metavar="REF",
        help="Clause, side provision or document, or a range: 21, us-28/21-23, sp-security-wall.",
    )
    parser.add_argument("--all", metavar="DOCUMENT", help="Print every clause of DOCUMENT.")
    parser.add_argument(
        "--set", default="", metavar="NAME", help="Print a briefing set of the desk."
    )
    parser.add_argument(
        "--overview",
        default="",
        metavar="DOCUMENT",
        help="Print all clauses of DOCUMENT by party, in a single table.",
    )
    add_output(
        parser, ENDINGS, required=True, further="; .json, .bib and .ris hold the sources alone"
    )
    add_pages(parser)
    parser.add_argument("--no-map", action="store_true", help="Leave out maps.")
    parser.add_argument(
        "--releasable", action="store_true", help="Leave out what is not marked releasable."
    )
    for name, line in (
        ("--copy-number", "number of the copy"),
        ("--prepared-by", "author"),
        ("--cleared-by", "clearing officer"),
    ):
        parser.add_argument(
            name, default="", metavar="TEXT", help=f"Print the {line} on the cover of a set."
        )


def _add_map(parser: CommandParser) -> None:
    add_output(
        parser,
        file_kinds.MAPS,
        required=True,
        further="; .pdf with --since",
    )
    parser.add_argument(
        "--clause", default="", metavar="REF", help="Highlight what this clause names."
    )
    parser.add_argument(
        "--since",
        type=parse_day,
        metavar="DATE",
        help="Draw what changed between the map of DATE and that of the as-of date.",
    )
    parser.add_argument(
        "--paper", choices=("a4", "letter"), help="Set the paper size of a .pdf; a4 by default."
    )
    parser.add_argument(
        "--layer",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="Draw a GeoJSON, KML or GeoPackage file on top; may be repeated.",
    )
    parser.add_argument(
        "--width", type=width, metavar="MM", help="Set the width in millimetres; 180 by default."
    )
    parser.add_argument(
        "--dpi",
        type=dots_per_inch,
        metavar="N",
        help="Set the dots per inch of a .png; 300 by default.",
    )
    add_grey(parser)
    parser.set_defaults(large=False, marking="")


#: Name, sentence and arguments of each command.
COMMANDS = (
    ("print", "Print clauses, a briefing set or a table as a file.", _add_print),
    ("map", "Draw the map as a picture, or export its features.", _add_map),
)
