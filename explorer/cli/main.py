"""Command-line entry point: the same program without a window and without Qt.

The exit statuses are those of ``grammar.parser.EXIT_STATUSES``.
"""

import argparse
import sys
import traceback
from collections.abc import Sequence

from explorer.bootstrap.environment import is_missing_package
from explorer.cli.command_names import command_first
from explorer.cli.grammar.parser import build_parser
from explorer.cli.window_options import WRONG_USAGE
from explorer.errors import FAULT_STATUS, UsageError, UserFacingError
from explorer.system.paths import PROGRAM, expect_usable, places
from explorer.system.text_safety import guarded_streams, has_surrogates, in_one_line

#: The last is a shell's for Ctrl+C.
DONE, FAILED, FAULT, INTERRUPTED = 0, 1, FAULT_STATUS, 130


def main(arguments: Sequence[str]) -> int:
    """Run a command and return the exit status. Its output cannot control the terminal."""
    with guarded_streams():
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    try:
        parser = build_parser()
        options = parser.parse_whole(command_first(list(arguments)))
        _expect_text(options)
        if options.command:
            expect_usable(places(options.data_dir))
            from explorer.cli.dispatch import run

            return run(options)
        return _run_without_command(parser, options)
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


def _run_without_command(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    """Print the versions or the help, or change the applications menu."""
    if options.version:
        from explorer.cli.versions import version_lines

        print("\n".join(version_lines(options.pack, places(options.data_dir).installed)))
    elif options.install_desktop or options.remove_desktop:
        from explorer.system import desktop_entry

        print(desktop_entry.remove() if options.remove_desktop else desktop_entry.install())
    else:
        parser.print_help()
    return DONE
