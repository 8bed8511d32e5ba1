"""Names of the commands; imported at every start, so this module imports nothing."""

#: First words that select the command line.
COMMANDS = frozenset(
    (
        *("list", "show", "search", "print", "map", "compare", "concordance", "import"),
        *("dependencies", "decision", "new", "timeline", "pack", "key", "desk"),
        *("library", "team"),
        *("help", "completion"),
    )
)
#: Options of the window and of every command that take the next word as their value.
_WITH_VALUE = ("--data-dir", "--pack", "--as-of", "--lang")


def command_position(arguments: list[str]) -> int | None:
    """Return where the command stands after options, or None if the window is meant."""
    for position, word in enumerate(arguments):
        before = arguments[position - 1] if position else ""
        if before.startswith("-") and any(name.startswith(before) for name in _WITH_VALUE):
            continue
        if word in COMMANDS:
            return position
        if not word.startswith("-") and not before.startswith("-"):
            return None
    return None


def command_first(arguments: list[str]) -> list[str]:
    """Return the arguments with the options that precede a command behind its own."""
    position = command_position(arguments)
    if not position:
        return arguments
    before, after = arguments[:position], arguments[position:]
    end = after.index("--") if "--" in after else len(after)
    return [*after[:end], *before, *after[end:]]
