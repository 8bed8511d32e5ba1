"""The verbs of the command line, one module a family. No Qt."""

import argparse
from importlib import import_module

#: The module and the function in it of each command; a module is loaded when it is asked for.
_VERBS = {
    "list": ("reading", "list_"),
    "show": ("reading", "show"),
    "search": ("reading", "search_"),
    "pack": ("packs", "run"),
    "print": ("printing", "print_"),
    "compare": ("comparing", "run"),
    "concordance": ("comparing", "run"),
    "dependencies": ("diagrams", "run"),
    "decision": ("diagrams", "run"),
    "new": ("news", "run"),
    "timeline": ("timeline", "run"),
    "map": ("paper", "map_"),
    "desk": ("desk", "run"),
    "key": ("keys", "run"),
    "import": ("importing", "run"),
}


def run(options: argparse.Namespace) -> int:
    """Run the command that was asked for. Returns the exit status."""
    module, verb = _VERBS[options.command]
    status: int = getattr(import_module(f"explorer.commands.{module}"), verb)(options)
    return status
