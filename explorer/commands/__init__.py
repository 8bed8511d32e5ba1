"""The verbs of the command line, one module a family. No Qt."""

import argparse
from collections.abc import Callable


def run(options: argparse.Namespace) -> int:
    """Run the command that was asked for. Returns the exit status."""
    from explorer.commands import reading

    if options.command in {"list", "show", "search"}:
        verbs: dict[str, Callable[[argparse.Namespace], int]] = {
            "list": reading.list_,
            "show": reading.show,
            "search": reading.search_,
        }
        return verbs[options.command](options)
    if options.command == "pack":
        from explorer.commands import packs

        return packs.run(options)
    if options.command == "key":
        from explorer.commands import keys

        return keys.run(options)
    if options.command == "print":
        from explorer.commands import printing

        return printing.print_(options)
    if options.command in {"compare", "concordance"}:
        from explorer.commands import comparing

        return comparing.run(options)
    if options.command in {"dependencies", "decision"}:
        from explorer.commands import diagrams

        return diagrams.run(options)
    from explorer.commands import paper

    return paper.map_(options)
