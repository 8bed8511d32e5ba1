"""Launcher that makes the program's own packages importable; a few file look-ups if set up.

Imports little, and only the standard library: it runs at every start. The slow part is in
`explorer.bootstrap.environment`, which is imported only for a set-up.
"""

import sys

from explorer.bootstrap.environment_layout import (
    PROGRAM_FOLDER,
    RUNTIME_LOCK,
    folder_beside,
    folder_in_cache,
    is_ready,
    site_packages,
)


def ensure_environment(program: str = PROGRAM_FOLDER, lock: str = RUNTIME_LOCK) -> str:
    """Make the packages of the lock file importable, after setting them up if necessary.

    Return the environment's folder. Ends the process with one line if set-up is impossible.
    """
    folder = folder_beside(program)
    if not is_ready(folder, program, lock):
        folder = folder_in_cache(program)
        if not is_ready(folder, program, lock):
            from explorer.bootstrap import environment

            folder = environment.prepare_or_exit(program, lock)
    use(folder)
    return folder


def repaired(error: ImportError, folder: str, program: str = PROGRAM_FOLDER) -> bool:
    """Repair an environment with deleted parts; return False if the error has another cause.

    The caller starts the program again. Ends the process with one line if the repair is
    impossible.
    """
    from explorer.bootstrap import environment

    if not environment.is_missing_package(error, program):
        return False
    environment.repair_or_exit(folder, program, RUNTIME_LOCK)
    return True


def use(folder: str) -> None:
    """Import from the environment in this process: a second interpreter would take 20 ms.

    Packages of the system or the user are removed from the path, as inside the environment.
    """
    packages = site_packages(folder)
    if packages not in sys.path:
        foreign = ("site-packages", "dist-packages")
        sys.path[:] = [entry for entry in sys.path if not entry.rstrip("/\\").endswith(foreign)]
        sys.path.append(packages)
