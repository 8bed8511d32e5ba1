"""Arguments of the commands that print to the terminal."""

from explorer.cli.grammar.arguments import add_json, add_report_output
from explorer.cli.grammar.command_parser import CommandParser
from explorer.cli.window_options import parse_day


def _add_list(parser: CommandParser) -> None:
    parser.add_argument(
        "document",
        nargs="?",
        metavar="DOCUMENT",
        help="Document whose clauses are listed; all documents without it.",
    )
    add_json(parser)


def _add_show(parser: CommandParser) -> None:
    _add_reference(parser)
    add_json(parser)


def _add_search(parser: CommandParser) -> None:
    parser.add_argument(
        "query",
        nargs="+",
        metavar="QUERY",
        help="Words, and fields such as party:ukraine; the language is that of the search box.",
    )
    add_json(parser)


def _add_compare(parser: CommandParser) -> None:
    parser.add_argument(
        "documents", nargs="+", metavar="DOCUMENT", help="Two to four documents, such as us-28 e3."
    )
    parser.add_argument("--changed", action="store_true", help="Leave out what was kept.")
    add_report_output(parser)


def _add_dependencies(parser: CommandParser) -> None:
    _add_reference(parser)
    add_report_output(parser)


def _add_new(parser: CommandParser) -> None:
    parser.add_argument(
        "document", nargs="?", metavar="DOCUMENT", help="Document; the first by default."
    )
    parser.add_argument(
        "--since", type=parse_day, required=True, metavar="DATE", help="List what is after DATE."
    )
    add_report_output(parser)


def _add_timeline(parser: CommandParser) -> None:
    parser.add_argument("--since", type=parse_day, metavar="DATE", help="Begin with DATE.")
    parser.add_argument("--until", type=parse_day, metavar="DATE", help="End with DATE.")
    add_report_output(parser, ".ics")


def _add_reference(parser: CommandParser) -> None:
    parser.add_argument(
        "reference",
        metavar="REF",
        help="Clause, side provision or document: 21, us-28/21, sp-security-wall, us-28.",
    )


#: Name, sentence and arguments of each command.
COMMANDS = (
    ("list", "List documents, or the clauses of a document.", _add_list),
    ("show", "Show a clause with its stances, quantities and sources.", _add_show),
    ("search", "Search clauses, stances, events, places and sources.", _add_search),
    ("compare", "Compare two to four documents clause by clause.", _add_compare),
    ("concordance", "List which clause corresponds to which.", add_report_output),
    ("dependencies", "Show what a clause depends on, and what on it.", _add_dependencies),
    ("decision", "Show the paths that the decision is reported to open.", add_report_output),
    ("new", "List what is new since a day, by party and clause.", _add_new),
    ("timeline", "List what happened when, from day to day.", _add_timeline),
)
