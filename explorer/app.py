"""Start-up: paths, log, error handler, then Qt, the window, its first paint, and the rest.

The order is measured. PySide6 is imported first and alone, so that the window is shown at once;
SQLAlchemy is imported on the reader thread after the first paint, pyqtgraph with the map.
"""

import gc
import os
import sys
from dataclasses import replace

from explorer.cli.command_names import command_position
from explorer.errors import FileProblemError
from explorer.packs.library.registry import resolve_pack
from explorer.system.launch_options import WindowOptions
from explorer.system.paths import Places, expect_usable, is_frozen, places
from explorer.system.private_files import make_private_file, make_private_folder

_BARE = frozenset({"--help", "-h", "--version", "--install-desktop", "--remove-desktop"})


def main(arguments: list[str]) -> int:
    """Run the program and return its exit status."""
    if command_position(arguments) is not None or _BARE & set(arguments):
        from explorer.cli.main import main as run_command

        return run_command(arguments)
    return run_window(arguments)


def window_options(arguments: list[str]) -> WindowOptions:
    """Parse the window's own options. Ends the process with status 2 on wrong usage."""
    if not arguments:
        return WindowOptions()
    from explorer.cli.window_options import parse_window_options

    return parse_window_options(arguments)


def run_window(arguments: list[str]) -> int:
    """Open the window and run until it is closed."""
    # Garbage collection during the imports frees nothing and takes 100 ms of the start; it is
    # enabled again when the window is complete.
    gc.disable()
    options = window_options(arguments)
    if is_frozen():
        continue_as_window(arguments)
    from explorer.bootstrap import system_libraries
    from explorer.bootstrap.environment_layout import cache_folder

    problem = system_libraries.display_problem(os.environ)
    if problem:
        sys.stderr.write(problem + "\n")
        return 1
    missing = system_libraries.missing_libraries(
        system_libraries.platform_of(os.environ), remember_in=cache_folder()
    )
    if missing:
        from explorer.bootstrap import startup_dialog

        message = system_libraries.missing_libraries_message(missing)
        sys.stderr.write(message + "\n")
        startup_dialog.show_error(message)
        return 1
    folders = places(options.data_dir)
    try:
        expect_usable(folders)
    except FileProblemError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    open_log(folders)
    options = replace(options, pack=resolve_pack(options.pack, folders.installed))
    _import_qt()
    if options.self_test:
        return run_self_test(options, folders)
    from explorer.ui.window.launch import start

    return start(options, folders)


def run_self_test(options: WindowOptions, folders: Places) -> int:
    """Check the window, and in a frozen program every command; print the results as JSON."""
    import json

    from explorer.ui.window.launch import self_test

    window = self_test(options, folders)
    problems, results = list(window.problems), dict(window.measurements)
    if is_frozen():
        from explorer.cli.self_test.commands import check_commands

        commands = check_commands()
        problems += [f"{result['command']} failed" for result in commands if not result["ok"]]
        results["commands"] = commands
    report = {"ok": not problems, "problems": problems, **results}
    sys.stdout.write(json.dumps(report) + "\n")
    return 1 if problems else 0


def continue_as_window(arguments: list[str]) -> None:
    """Continue as Windows' executable without a console, if this has a console."""
    from explorer.system.own_command import is_command_line_executable, own_command

    if is_command_line_executable():
        import subprocess

        raise SystemExit(subprocess.call(own_command(*arguments)))


def open_log(folders: Places) -> None:
    """Write crashes of the interpreter itself to the log file."""
    import faulthandler

    try:
        make_private_folder(folders.data)
        make_private_file(folders.log)
        log = folders.log.open("a", encoding="utf-8")
    except (OSError, ValueError):
        faulthandler.enable()
        return
    faulthandler.enable(log)


def _import_qt() -> None:
    """Import PySide6 and remove the import hook that it installs.

    The hook searches the source of each module for a feature this program does not use; it more
    than doubles the import time of SQLAlchemy and pyqtgraph.
    """
    import builtins

    plain = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = plain
