"""Parser class of every command, and the tree of commands."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NoReturn, cast

from explorer.cli.grammar.examples import examples_text

#: Column at which the sentence of an option begins.
_HELP_COLUMN = 26
#: The status with which argparse itself ends the process.
_WRONG_USAGE = 2


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Formatter that keeps the lines of examples, and folds the sentences of options."""

    def __init__(self, prog: str, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(prog, **{"max_help_position": _HELP_COLUMN, **settings})


class CommandParser(argparse.ArgumentParser):
    """Parser with examples in its help, and a suggestion for an unknown word.

    Its arguments are added when the command is used, so that a start adds no others.
    """

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(**{"formatter_class": _HelpFormatter, **settings, "add_help": False})
        self._build: Callable[[CommandParser], None] | None = None
        self.add_argument(
            "-h",
            "--help",
            action="help",
            default=argparse.SUPPRESS,
            help="Show this help and end.",
        )

    def build_later(self, build: "Callable[[CommandParser], None]") -> None:
        """Store the function that adds the arguments."""
        self._build = build

    def complete(self) -> None:
        """Add the arguments and examples, once."""
        build, self._build = self._build, None
        if build is not None:
            build(self)
            self.epilog = self.epilog or examples_text(self.prog)

    def parse_whole(self, arguments: list[str]) -> argparse.Namespace:
        """Parse all arguments; an unknown option ends the process with the nearest known."""
        options, unknown = self.parse_known_args(arguments)
        if unknown:
            chosen: argparse.ArgumentParser = self
            for name in filter(None, (options.command, getattr(options, "verb", None))):
                chosen = subcommands(chosen)[name]
            near = _near(unknown[0], [*chosen._option_string_actions])  # noqa: SLF001
            hint = f"; did you mean “{near}”?" if near and unknown[0].startswith("--") else ""
            chosen.error(f"unrecognized arguments: {' '.join(unknown)}{hint}")
        return options

    def error(self, message: str) -> NoReturn:
        """End the process with status 2, the message, and where the options are explained."""
        self.print_usage(sys.stderr)
        sentence = message if message.endswith("?") else f"{message}."
        self.exit(_WRONG_USAGE, f"{sentence} {self.prog} --help shows what is possible.\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401
        """Raise ArgumentError for a value that is none of the choices, with the nearest."""
        choices = [] if action.choices is None else [str(choice) for choice in action.choices]
        if choices and str(value) not in choices:
            raise argparse.ArgumentError(
                action, f"“{value}” is unknown; {suggestion(value, choices)}"
            )


class Commands(argparse._SubParsersAction):  # type: ignore[type-arg]  # noqa: SLF001
    """The commands below a parser; a command is completed when it is used."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Complete the chosen command and parse its arguments."""
        if values and isinstance(child := self.choices.get(values[0]), CommandParser):
            child.complete()
        super().__call__(parser, namespace, values, option_string)


def add_commands(parser: CommandParser, kind: str, *, required: bool = False) -> Commands:
    """Add the place of commands or verbs to a parser; ``kind`` is the name of what is chosen."""
    commands = parser.add_subparsers(
        action=Commands,
        dest=kind,
        metavar=kind.upper(),
        required=required,
        title=f"{kind}s",
        prog=parser.prog,
        parser_class=CommandParser,
    )
    return cast("Commands", commands)


def suggestion(word: str, choices: Sequence[str]) -> str:
    """Return a suggestion for a mistyped word: the nearest choice, or all."""
    near = _near(word, choices)
    return f"did you mean “{near}”?" if near else f"choose from {', '.join(choices)}"


def _near(word: str, choices: Sequence[str]) -> str:
    import difflib

    return next(iter(difflib.get_close_matches(word.lower(), choices, n=1, cutoff=0.5)), "")


def subcommands(parser: argparse.ArgumentParser) -> Mapping[str, CommandParser]:
    """Return the commands below a parser, by name, each complete."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no public list
        if isinstance(action, Commands):
            children: Mapping[str, CommandParser] = action.choices
            for child in children.values():
                child.complete()
            return children
    return {}


def own_actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Return the options and arguments that the help of a parser shows."""
    return [
        action
        for action in parser._actions  # noqa: SLF001 - argparse has no public list
        if action.help != argparse.SUPPRESS and not isinstance(action, Commands)
    ]


def summaries(parser: argparse.ArgumentParser) -> Mapping[str, str]:
    """Return the sentence of each command below a parser, by name."""
    return {
        choice.dest: choice.help or ""
        for action in parser._actions  # noqa: SLF001 - argparse has no public list
        if isinstance(action, Commands)
        for choice in action._choices_actions  # noqa: SLF001 - nor these sentences
    }


def command_tree(
    parser: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Yield every command and verb with its words; the whole program first, without any."""
    yield words, parser
    for name, child in subcommands(parser).items():
        yield from command_tree(child, (*words, name))
