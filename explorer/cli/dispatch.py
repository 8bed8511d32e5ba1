"""Dispatch of a command to its module, which is imported on demand."""

import argparse
from importlib import import_module

#: Module and function of each command.
_HANDLERS = {
    "list": ("read", "list_"),
    "show": ("read", "show"),
    "search": ("read", "search_"),
    "pack": ("pack", "run"),
    "print": ("print_", "print_"),
    "compare": ("compare", "run"),
    "concordance": ("compare", "run"),
    "dependencies": ("diagrams", "run"),
    "decision": ("diagrams", "run"),
    "new": ("news", "run"),
    "timeline": ("timeline", "run"),
    "map": ("map_export", "map_"),
    "desk": ("desk", "run"),
    "key": ("key", "run"),
    "import": ("import_", "run"),
    "library": ("library.command", "run"),
    "team": ("team.command", "run"),
    "help": ("grammar.help", "run"),
    "completion": ("grammar.completion", "run"),
}


def run(options: argparse.Namespace) -> int:
    """Run the command in `options` and return its exit status."""
    module, function = _HANDLERS[options.command]
    status: int = getattr(import_module(f"explorer.cli.{module}"), function)(options)
    return status
