"""Arguments of the command library."""

import argparse
from collections.abc import Callable
from pathlib import Path

Plain = Callable[..., argparse.ArgumentParser]


def add_library(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", plain: Plain
) -> None:
    """Add the command and its parts."""
    about = "search, compare and print clauses across all agreements"
    parser = commands.add_parser("library", help=about, description=about)
    parts = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    plain(parts, "list", "the agreements that are searched")
    plain(parts, "topics", "the topics that agreements share")
    searching = plain(parts, "search", "what a query finds in each agreement")
    searching.add_argument("query", nargs="+", metavar="QUERY")
    comparing = plain(parts, "topic", "the clauses of each agreement on a topic")
    comparing.add_argument("topic", metavar="TOPIC")
    for part in (searching, comparing):
        part.add_argument("--json", action="store_true", help="as JSON")
    printing = plain(parts, "print", "clauses of several agreements in one file")
    printing.add_argument("addresses", nargs="+", metavar="PACK:REF")
    printing.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help=".pdf .docx .html .md",
    )
    printing.add_argument("--title", default="", metavar="TEXT", help="title of the pages")
    printing.add_argument("--paper", choices=("a4", "letter"), help="paper of a .pdf")
    printing.add_argument("--large", action="store_true", help="large print")
    printing.add_argument(
        "--grey", action="store_true", help="grey scale: patterns instead of colour"
    )
    printing.add_argument(
        "--marking", default="", metavar="TEXT", help="protective marking in header and footer"
    )
