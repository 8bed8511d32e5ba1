"""Command help: explains a command or verb."""

import argparse

from explorer.cli.grammar.command_parser import subcommands, suggestion
from explorer.cli.grammar.parser import build_parser
from explorer.errors import UsageError


def run(options: argparse.Namespace) -> int:
    """Print the help of the program, or of the named command and verb."""
    parser: argparse.ArgumentParser = build_parser()
    for number, word in enumerate(options.words):
        children = subcommands(parser)
        if word not in children:
            named = " ".join(options.words[: number + 1])
            hint = suggestion(word, list(children)) if children else "it is followed by nothing."
            raise UsageError(f"Unknown command “{named}”; {hint}")
        parser = children[word]
    parser.print_help()
    return 0
