"""The commands of the command line; read at every start, so nothing else is imported here."""

#: First words that mean the command line.
COMMANDS = frozenset(
    (
        *("list", "show", "search", "print", "map", "compare", "concordance", "import"),
        *("dependencies", "decision", "new", "timeline", "pack", "key", "desk"),
    )
)
