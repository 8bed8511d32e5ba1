"""Arguments that several commands have, and their types."""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

from explorer.cli.grammar.command_parser import CommandParser, Commands, add_commands
from explorer.cli.window_options import add_common, add_data_dir, add_language
from explorer.system.paths import BUNDLED_PACK

#: Function that adds the arguments of a command.
Build = Callable[[CommandParser], None]
#: A narrower or wider map is a typing error.
_NARROWEST_MM, _WIDEST_MM = 20, 2_000


def _no_arguments(_parser: CommandParser) -> None:
    """Add nothing."""


def add_command(
    commands: Commands, name: str, about: str, build: Build = _no_arguments
) -> CommandParser:
    """Add a command with its sentence; ``build`` adds its arguments when it is used."""
    parser: CommandParser = commands.add_parser(name, help=about, description=about)
    parser.build_later(build)
    return parser


def add_reading_command(
    commands: Commands, name: str, about: str, build: Build = _no_arguments
) -> CommandParser:
    """Add a command that reads a pack."""

    def add_all(parser: CommandParser) -> None:
        build(parser)
        add_common(parser)
        parser.add_argument("--no-local", action="store_true", help="Leave out local records.")

    return add_command(commands, name, about, add_all)


def add_plain_command(
    commands: Commands, name: str, about: str, build: Build = _no_arguments
) -> CommandParser:
    """Add a command that reads no compiled pack, and so has neither a date nor a pack option."""

    def add_all(parser: CommandParser) -> None:
        build(parser)
        add_data_dir(parser)
        add_language(parser)
        parser.set_defaults(pack=BUNDLED_PACK, as_of=None, no_local=False)

    return add_command(commands, name, about, add_all)


def add_verbs(parser: CommandParser) -> Commands:
    """Add the place of the verbs of a command."""
    return add_commands(parser, "verb", required=True)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add the option for JSON."""
    parser.add_argument("--json", action="store_true", help="Print JSON with permanent fields.")


def add_quiet(parser: argparse.ArgumentParser) -> None:
    """Add the option that silences reports."""
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="Do not report what was written or left out."
    )


def add_force(parser: argparse.ArgumentParser) -> None:
    """Add the option that lets a command overwrite a file."""
    parser.add_argument(
        "-f", "--force", action="store_true", help="Overwrite the file if it exists."
    )


def add_writing(parser: argparse.ArgumentParser) -> None:
    """Add the options of a command that writes a file and reports it."""
    add_force(parser)
    add_quiet(parser)


def add_output(
    parser: argparse.ArgumentParser,
    endings: Iterable[str],
    *,
    required: bool = False,
    further: str = "",
) -> None:
    """Add the options for a file whose format follows its extension."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=required,
        metavar="FILE",
        help="Write FILE, or to standard output if it is “-”. The format follows the extension:"
        f" {' '.join(endings)}{further}.",
    )
    parser.add_argument(
        "--format",
        type=_ending,
        default=None,
        metavar="FORMAT",
        help="Write this format whatever the extension, such as html; “-o -” requires it.",
    )
    add_writing(parser)


def add_one_format(parser: argparse.ArgumentParser, about: str) -> None:
    """Add the options for a file that has the same format whatever its extension."""
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=about)
    add_writing(parser)


def add_pages(parser: argparse.ArgumentParser) -> None:
    """Add the options of pages."""
    parser.add_argument(
        "--paper", choices=("a4", "letter"), help="Set the paper size; a4 by default."
    )
    parser.add_argument("--large", action="store_true", help="Print in large type.")
    add_grey(parser)
    parser.add_argument(
        "--marking",
        default="",
        metavar="TEXT",
        help="Print a protective marking in header and footer.",
    )


def add_grey(parser: argparse.ArgumentParser) -> None:
    """Add the option for grey scale."""
    parser.add_argument(
        "--grey", action="store_true", help="Use grey scale and patterns instead of colour."
    )


def add_report_output(parser: argparse.ArgumentParser, *further: str) -> None:
    """Add options for terminal output, or for a file and its paper."""
    from explorer.reports.formats.export import TABLE_ENDINGS

    add_json(parser)
    add_output(parser, (*TABLE_ENDINGS, *further))
    add_pages(parser)


def width(text: str) -> float:
    """Return the width of a map in millimetres. Raises ArgumentTypeError."""
    try:
        millimetres = float(text)
    except ValueError:
        millimetres = 0.0
    if not _NARROWEST_MM <= millimetres <= _WIDEST_MM:  # also refuses “nan”
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a width; give {_NARROWEST_MM} to {_WIDEST_MM} millimetres"
        )
    return millimetres


def dots_per_inch(text: str) -> int:
    """Return dots per inch. Raises ArgumentTypeError."""
    dots = int(text) if text.isascii() and text.isdigit() else 0
    if dots < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of dots; give 72 to 1200")
    return dots


def _ending(text: str) -> str:
    """Return the extension of a format: “.md” for “md”, “.md” and “MD”."""
    return f".{text.lower().removeprefix('.')}"
