"""Names of the commands; imported at every start, so this module imports nothing."""

#: First words that select the command line.
COMMANDS = frozenset(
    (
        *("list", "show", "search", "print", "map", "compare", "concordance", "import"),
        *("dependencies", "decision", "new", "timeline", "pack", "key", "desk"),
        "library",
    )
)
