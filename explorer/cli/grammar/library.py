"""Arguments of the command library."""

from explorer.cli.grammar.arguments import (
    add_json,
    add_output,
    add_pages,
    add_plain_command,
    add_verbs,
)
from explorer.cli.grammar.command_parser import CommandParser


def add_library(parser: CommandParser) -> None:
    """Add the verbs of library."""
    verbs = add_verbs(parser)
    add_plain_command(verbs, "list", "List the agreements that are searched.")
    add_plain_command(verbs, "topics", "List the topics that agreements share.")
    for name, about, build in (
        ("search", "Search all agreements.", _add_search),
        ("topic", "List the clauses of each agreement on a topic.", _add_topic),
        ("print", "Write clauses of several agreements as a file.", _add_print),
    ):
        add_plain_command(verbs, name, about, build)


def _add_search(parser: CommandParser) -> None:
    parser.add_argument("query", nargs="+", metavar="QUERY", help="Words, fields or a question.")
    add_json(parser)


def _add_topic(parser: CommandParser) -> None:
    parser.add_argument("topic", metavar="TOPIC", help="Topic; library topics lists them.")
    add_json(parser)


def _add_print(parser: CommandParser) -> None:
    from explorer.reports.formats.export import TABLE_ENDINGS

    parser.add_argument(
        "addresses",
        nargs="+",
        metavar="PACK:REF",
        help="Clause with its agreement, such as good-friday-1998:gfa/3.",
    )
    add_output(parser, TABLE_ENDINGS, required=True)
    add_pages(parser)
    parser.add_argument("--title", default="", metavar="TEXT", help="Print a title on the pages.")
