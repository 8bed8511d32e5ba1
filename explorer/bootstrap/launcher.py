"""Sees to it that the program's own packages can be imported; costs a few file look-ups when warm.

Standard library alone, and little of it: this runs before every start. All that takes time lives
in `explorer.bootstrap.environment` and is imported only when there is something to set up.
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
    """Make the packages of the lock file importable, setting them up first where they are not.

    Returns the environment's folder. Ends the process with one plain line when that cannot be done.
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
    """Repair an environment of which a part was deleted; False if the error is another.

    The caller starts the program again. Ends the process with one plain line where it cannot be
    repaired.
    """
    from explorer.bootstrap import environment

    if not environment.is_missing_package(error, program):
        return False
    environment.repair_or_exit(folder, program, RUNTIME_LOCK)
    return True


def use(folder: str) -> None:
    """Import from the environment in this very process: a second interpreter would cost 20 ms.

    Packages of the system or user give way, as they would inside the environment.
    """
    packages = site_packages(folder)
    if packages not in sys.path:
        foreign = ("site-packages", "dist-packages")
        sys.path[:] = [entry for entry in sys.path if not entry.rstrip("/\\").endswith(foreign)]
        sys.path.append(packages)
