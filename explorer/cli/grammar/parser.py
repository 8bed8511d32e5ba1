"""The parser of the whole command line."""

from explorer.cli.grammar import desk, imports, library, packs, reading, team, writing
from explorer.cli.grammar.arguments import add_command, add_reading_command
from explorer.cli.grammar.command_parser import CommandParser, add_commands
from explorer.cli.window_options import USAGE, add_common
from explorer.errors import FAULT_STATUS
from explorer.program_name import program_name

SHELLS = ("bash", "zsh", "fish")
#: Statuses with which the program ends, and their meaning.
EXIT_STATUSES = (
    (0, "done"),
    (1, "an error, in one line on standard error; or a search without a result"),
    (2, "wrong usage"),
    (FAULT_STATUS, "a fault of the program; please report it"),
    (130, "stopped with Ctrl+C"),
)
_EXAMPLES = (
    ("", "Open the window."),
    ("us-28/21", "Open the window at a clause."),
    ("show us-28/21", "Print a clause to the terminal."),
    ("print 21-23 -o c.pdf", "Print three clauses as PDF."),
    ("help pack check", "Explain a command."),
)
#: Width of an example, with the name of the program.
_WIDEST = 36
_EPILOG = """exit status:
{statuses}

examples:
{examples}

The user guide (F1 in the window) has a page on the command line; its text is
resources/help/command-line.md. Options may also precede the command."""


def build_parser() -> CommandParser:
    """Return the parser of the program; arguments of a command are added when it is used."""
    statuses = "\n".join(f"  {status:<4} {meaning}" for status, meaning in EXIT_STATUSES)
    examples = "\n".join(
        f"  {f'{program_name()} {words}':<{_WIDEST}} {meaning}" for words, meaning in _EXAMPLES
    )
    parser = CommandParser(
        prog=program_name(),
        usage=USAGE,
        description="Browse a peace plan clause by clause. Without a command, the window opens.",
        epilog=_EPILOG.format(statuses=statuses, examples=examples),
    )
    # A command that writes nothing lacks these options.
    parser.set_defaults(force=False, quiet=False, format=None, json=False)
    parser.add_argument(
        "--version",
        action="store_true",
        help="Print the versions of program, pack and Python, and end.",
    )
    parser.add_argument(
        "--install-desktop", action="store_true", help="Add the program to the applications menu."
    )
    parser.add_argument(
        "--remove-desktop",
        action="store_true",
        help="Remove the program from the applications menu.",
    )
    parser.add_argument(
        "--self-test", action="store_true", help="Open the window, check every pane, and end."
    )
    add_common(parser)
    _add_commands(parser)
    return parser


def _add_commands(parser: CommandParser) -> None:
    commands = add_commands(parser, "command")
    for name, about, build in (*reading.COMMANDS, *writing.COMMANDS):
        add_reading_command(commands, name, about, build)
    add_command(commands, "pack", "Check, build, sign, compare or install packs.", packs.add_pack)
    add_command(commands, "key", "Make, trust, list or forget keys of packs.", packs.add_key)
    add_command(commands, "desk", "Export, import, back up or check what you wrote.", desk.add_desk)
    add_command(
        commands, "import", "Make a pack of an agreement in another format.", imports.add_import
    )
    add_command(
        commands,
        "library",
        "Search, compare and print clauses across all agreements.",
        library.add_library,
    )
    add_command(commands, "team", "Work with a team through a hub on PostgreSQL.", team.add_team)
    add_command(commands, "help", "Explain a command.", _add_help)
    add_command(commands, "completion", "Print completion for a shell.", _add_completion)


def _add_help(parser: CommandParser) -> None:
    parser.add_argument(
        "words", nargs="*", metavar="COMMAND", help="Command, and verb if it has verbs."
    )


def _add_completion(parser: CommandParser) -> None:
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="Shell: bash, zsh or fish.")
