"""Command-line entry point: the same program without a window and without Qt.

Exit status 0 done, 1 an error in one line on standard error, 2 wrong usage, 70 a fault of the
program, 130 stopped by Ctrl+C.
"""

import argparse
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from explorer import __version__
from explorer.bootstrap.environment import is_missing_package
from explorer.cli import pack_parser
from explorer.cli.library.parser import add_library
from explorer.cli.window_options import WRONG_USAGE, add_common, parse_day
from explorer.domain.content.documents import TextStatus
from explorer.errors import UsageError, UserFacingError
from explorer.system.paths import BUNDLED_PACK, PROGRAM, expect_usable, places
from explorer.system.text_safety import guarded_streams, has_surrogates, in_one_line

#: A narrower or wider map is a typing error.
_NARROWEST_MM, _WIDEST_MM = 20, 2_000

#: The last is a shell's for Ctrl+C.
DONE, FAILED, FAULT, INTERRUPTED = 0, 1, 70, 130


def main(arguments: Sequence[str]) -> int:
    """Run a command and return the exit status. Its output cannot control the terminal."""
    with guarded_streams():
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    try:
        options = _parser().parse_args(arguments)
        _expect_text(options)
        if options.install_desktop or options.remove_desktop:
            return _desktop_entry(remove=options.remove_desktop)
        if not options.command:
            _parser().print_help()
            return DONE
        expect_usable(places(options.data_dir))
        from explorer.cli.dispatch import run

        return run(options)
    except UserFacingError as error:
        sys.stderr.write(f"{in_one_line(str(error))}\n")
        return WRONG_USAGE if isinstance(error, UsageError) else FAILED
    except BrokenPipeError:
        # The reader of the output has closed it, as `head` does, so an error message is of no use.
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if isinstance(error, ImportError) and is_missing_package(error, str(PROGRAM)):
            raise  # main.py installs the package again
        traceback.print_exc()
        sys.stderr.write("This is a fault of the program; please report the lines above.\n")
        return FAULT


def _expect_text(options: argparse.Namespace) -> None:
    """Refuse arguments that are not text; a path may be any bytes. Raises UserFacingError."""
    values = (
        argument
        for value in vars(options).values()
        for argument in (value if isinstance(value, list) else [value])
    )
    if any(isinstance(value, str) and has_surrogates(value) for value in values):
        raise UserFacingError(
            "What was typed is not text in the terminal's encoding; write it in UTF-8."
        )


def _desktop_entry(*, remove: bool) -> int:
    from explorer.system import desktop_entry

    print(desktop_entry.remove() if remove else desktop_entry.install())
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py",
        usage="%(prog)s [COMMAND] [OPTIONS]",
        description="Browse a peace plan clause by clause. Without a command, opens the window.",
        epilog="A link such as clause:us-28/21 opens the window at that clause.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "--install-desktop", action="store_true", help="add to the applications menu"
    )
    parser.add_argument(
        "--remove-desktop", action="store_true", help="remove from the applications menu"
    )
    parser.add_argument("--self-test", action="store_true", help="open the window, check it, end")
    add_common(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog="main.py")
    _reading_commands(commands)
    _paper_commands(commands)
    pack_parser.add_pack(commands, _command, _plain_command)
    pack_parser.add_key(commands, _plain_command)
    _desk_commands(commands)
    _import_command(commands)
    add_library(commands, _plain_command)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str
) -> argparse.ArgumentParser:
    """Add a command that reads a pack."""
    parser = commands.add_parser(name, help=about, description=about)
    add_common(parser)
    parser.add_argument("--no-local", action="store_true", help="leave out local records")
    return parser


def _plain_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str
) -> argparse.ArgumentParser:
    """Add a command that reads no compiled pack, and so has neither a date nor a pack option."""
    parser = commands.add_parser(name, help=about, description=about)
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep all data in this folder")
    parser.add_argument(
        "--lang", choices=("en", "uk"), default="", help="language of the sentences"
    )
    parser.set_defaults(pack=BUNDLED_PACK, as_of=None, no_local=False)
    return parser


def _width(text: str) -> float:
    """Read the width of a map in millimetres."""
    try:
        width = float(text)
    except ValueError:
        width = 0.0
    if not _NARROWEST_MM <= width <= _WIDEST_MM:  # also refuses “nan”
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a width; give {_NARROWEST_MM} to {_WIDEST_MM} millimetres"
        )
    return width


def _dots(text: str) -> int:
    """Read dots per inch."""
    dots = int(text) if text.isascii() and text.isdigit() else 0
    if dots < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of dots; give 72 to 1200")
    return dots


def _reading_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    listing = _command(commands, "list", "documents, or the clauses of one")
    listing.add_argument("document", nargs="?", metavar="DOCUMENT")
    showing = _command(commands, "show", "a clause with stances, quantities and sources")
    showing.add_argument("reference", metavar="REF")
    searching = _command(commands, "search", "what a query finds")
    searching.add_argument("query", nargs="+", metavar="QUERY")
    for parser in (listing, showing, searching):
        parser.add_argument("--json", action="store_true", help="as JSON")


def _printing_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    about = (
        "clauses, a briefing set or a table of stances as a file; the format follows the extension"
    )
    printing = _command(commands, "print", about)
    printing.add_argument("references", nargs="*", metavar="REF")
    printing.add_argument("--all", metavar="DOCUMENT", help="every clause of a document")
    printing.add_argument("--set", default="", metavar="NAME", help="a briefing set of the desk")
    printing.add_argument(
        "--overview", default="", metavar="DOCUMENT", help="all its clauses by party, one table"
    )
    printing.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help=".pdf .docx .odt .html .epub .md .eml .pptx .xlsx .csv, or its sources as .bib .ris"
        " .json (CSL)",
    )
    printing.add_argument("--paper", choices=("a4", "letter"))
    printing.add_argument("--large", action="store_true", help="large print")
    printing.add_argument(
        "--grey", action="store_true", help="grey scale: patterns instead of colour"
    )
    printing.add_argument(
        "--marking", default="", metavar="TEXT", help="protective marking in header and footer"
    )
    printing.add_argument("--no-map", action="store_true")
    printing.add_argument(
        "--releasable", action="store_true", help="leave out what is not marked releasable"
    )
    for name in ("--copy-number", "--prepared-by", "--cleared-by"):
        printing.add_argument(name, default="", metavar="TEXT", help="on the cover of a set")


def _comparing_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands that print to the terminal or write a file, depending on their options."""
    comparing = _command(commands, "compare", "two to four documents side by side")
    comparing.add_argument("documents", nargs="+", metavar="DOC")
    comparing.add_argument("--changed", action="store_true", help="leave out what was kept")
    concordance = _command(
        commands, "concordance", "which clause of which document corresponds to which"
    )
    depending = _command(
        commands, "dependencies", "what a clause depends on, and what depends on it"
    )
    depending.add_argument("reference", metavar="REF")
    deciding = _command(commands, "decision", "the paths that the decision is said to open")
    told_new = _command(commands, "new", "what is new since a day, by party and by clause")
    told_new.add_argument("document", nargs="?", metavar="DOCUMENT")
    told_new.add_argument(
        "--since", type=parse_day, required=True, metavar="DATE", help="after this day"
    )
    following = _command(commands, "timeline", "what happened when: documents, events, stances")
    following.add_argument("--since", type=parse_day, metavar="DATE", help="from this day on")
    following.add_argument("--until", type=parse_day, metavar="DATE", help="up to this day")
    for parser in (comparing, concordance, depending, deciding, told_new, following):
        pack_parser.add_output_options(parser)


def _paper_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _printing_command(commands)
    _comparing_commands(commands)
    drawing = _command(commands, "map", "the map as .svg, .png, .geojson, .kml, .gpkg or .fgb")
    drawing.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    drawing.add_argument("--clause", default="", metavar="REF", help="highlight what it names")
    drawing.add_argument(
        "--since",
        type=parse_day,
        metavar="DATE",
        help="what changed since the map of DATE; also .pdf",
    )
    drawing.add_argument("--paper", choices=("a4", "letter"), help="paper of a .pdf")
    drawing.set_defaults(large=False, marking="")
    drawing.add_argument(
        "--layer",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="draw a local layer over it: GeoJSON, KML or GeoPackage",
    )
    drawing.add_argument(
        "--width", type=_width, metavar="MM", help="width in millimetres (default: 180)"
    )
    drawing.add_argument(
        "--dpi", type=_dots, metavar="N", help="dots per inch of a .png (default: 300)"
    )
    drawing.add_argument(
        "--grey", action="store_true", help="grey scale: patterns instead of colour"
    )


def _import_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "make a pack of an agreement in another format"
    parser = commands.add_parser("import", help=about, description=about)
    parser.add_argument("file", type=Path, metavar="FILE", help=".xml .docx .md .txt, or PA-X .csv")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep all data in this folder")
    parser.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="or a .ppack file")
    parser.add_argument("--install", action="store_true", help="install it in the library")
    parser.add_argument("--json", action="store_true", help="what the file holds, as JSON")
    text = parser.add_argument_group("a text", "what the file does not tell, or tells wrong")
    for name, said in (
        ("--title", "of the agreement"),
        ("--publisher", "who published the text"),
        ("--url", "where it can be read"),
        ("--licence", "on which terms it may be passed on"),
        ("--id", "what the pack is called for ever: small letters, digits, hyphens"),
    ):
        text.add_argument(name, default="", metavar="TEXT", help=said)
    text.add_argument("--date", type=parse_day, metavar="DATE", help="of the text")
    text.add_argument("--source-date", type=parse_day, metavar="DATE", help="when it was published")
    statuses = [status.value for status in TextStatus]
    text.add_argument("--text-status", choices=statuses, default="", help="how it became known")
    text.add_argument(
        "--party", action="append", default=[], metavar="NAME", help="once for each party"
    )
    text.add_argument(
        "--summary", action="store_true", help="the text is a summary, not the wording"
    )
    pax = parser.add_argument_group("PA-X", "which peace processes; each becomes a pack")
    pax.add_argument("--process", action="append", default=[], metavar="TEXT", help="words of one")
    pax.add_argument("--all", action="store_true", help="every one")


def _desk_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    desk = commands.add_parser("desk", help="export, import, back up or check what you wrote")
    verbs = desk.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, about in (
        ("export", "records, releasable notes and sets as one supplement"),
        ("import", "take a colleague's supplement in; nothing is overwritten"),
        ("backup", "back the desk up now"),
        ("restore", "bring what a back-up holds into the desk"),
        ("check", "tell whether the desk is sound and what is on it"),
    ):
        parser = verbs.add_parser(name, help=about, description=about)
        parser.add_argument("--data-dir", type=Path, metavar="DIR")
        if name in {"export", "import", "restore"}:
            parser.add_argument("file", type=Path, metavar="FILE")
        if name == "export":
            parser.add_argument(
                "--all", action="store_true", help="with what is not marked releasable"
            )
        if name == "import":
            parser.add_argument(
                "--prefer", choices=("mine", "theirs"), help="of what both sides changed"
            )
