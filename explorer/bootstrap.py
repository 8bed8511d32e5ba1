"""Sees to it that the program's own packages can be imported; costs a few file look-ups when warm.

Standard library alone, and little of it: this runs before every start. All that takes time lives
in `explorer.environment` and is imported only when there is something to set up.
"""

import os
import sys

PROGRAM_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RUNTIME_LOCK = "requirements.lock"
TEST_LOCK = os.path.join("tests", "requirements.lock")


def ensure_environment(program: str = PROGRAM_FOLDER, lock: str = RUNTIME_LOCK) -> str:
    """Make the packages of the lock file importable, setting them up first where they are not.

    Returns the environment's folder. Ends the process with one plain line when that cannot be done.
    """
    folder = folder_beside(program)
    if not is_ready(folder, program, lock):
        folder = folder_in_cache(program)
        if not is_ready(folder, program, lock):
            from explorer import environment

            folder = environment.prepare_or_exit(program, lock)
    use(folder)
    return folder


def repaired(error: ImportError, folder: str, program: str = PROGRAM_FOLDER) -> bool:
    """Repair an environment of which a part was deleted; False where the error is another.

    The caller starts the program again. Ends the process with one plain line where it cannot be
    repaired.
    """
    from explorer import environment

    if not environment.is_missing_package(error, program):
        return False
    environment.repair_or_exit(folder, program, RUNTIME_LOCK)
    return True


def folder_beside(program: str) -> str:
    """Where the environment lies if at all possible."""
    return os.path.join(program, ".venv")


def folder_in_cache(program: str) -> str:
    """Where it lies when the program is on read-only media."""
    import zlib

    # Two copies of the program must not fight over one environment.
    name = f"environment-{zlib.crc32(os.fsencode(program)):08x}"
    return os.path.join(cache_folder(), name)


def cache_folder() -> str:
    """The user's cache folder for this program, by each system's custom."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):
            base = os.path.join(home, ".cache")
    return os.path.join(base, "clause-explorer")


def python_tag() -> str:
    """Names the Python and machine whose compiled packages an environment holds."""
    machine = (
        os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    )
    return f"{sys.implementation.cache_tag}{getattr(sys, 'abiflags', '')}/{sys.platform}-{machine}"


def stamp_path(folder: str, lock: str) -> str:
    """The file whose presence says that this lock was installed to the end."""
    return os.path.join(folder, os.path.normpath(lock).replace(os.sep, "-") + ".stamp")


def read_stamp(folder: str, lock: str) -> dict[str, str]:
    """What the stamp says, or nothing where set-up was never finished."""
    try:
        with open(stamp_path(folder, lock), encoding="utf-8") as file:
            pairs = (line.rstrip("\n").partition("=") for line in file)
            return {name: value for name, _, value in pairs}
    except (OSError, UnicodeDecodeError):
        return {}


def lock_signature(program: str, lock: str) -> str:
    """Changes whenever the lock file is written; cheap, where its hash is not."""
    status = os.stat(os.path.join(program, lock))
    return f"{status.st_size}-{status.st_mtime_ns}"


def is_ready(folder: str, program: str, lock: str) -> bool:
    """Whether the environment holds exactly this lock, for the Python that is running."""
    stamp = read_stamp(folder, lock)
    if stamp.get("python") != python_tag() or not holds_packages(folder, stamp):
        return False
    try:
        if stamp.get("lock") == lock_signature(program, lock):
            return os.path.isdir(site_packages(folder))
    except OSError:
        return False
    from explorer import environment

    # A fresh copy or checkout has new times but mostly the same content.
    return environment.refresh_stamp(folder, program, lock, stamp)


def holds_packages(folder: str, stamp: dict[str, str]) -> bool:
    """Whether everything that was installed is still there, by the names of what it is in."""
    try:
        names = set(os.listdir(site_packages(folder)))
    except OSError:
        return False
    return all(name in names for name in stamp.get("packages", "").split("|") if name)


def site_packages(folder: str) -> str:
    """The environment's packages, for the Python that is running."""
    if sys.platform == "win32":
        return os.path.join(folder, "Lib", "site-packages")
    threads = "t" if "t" in getattr(sys, "abiflags", "") else ""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}{threads}"
    return os.path.join(folder, "lib", version, "site-packages")


def use(folder: str) -> None:
    """Import from the environment in this very process: a second interpreter would cost 20 ms.

    Packages of the system or user give way, as they would inside the environment.
    """
    packages = site_packages(folder)
    if packages not in sys.path:
        foreign = ("site-packages", "dist-packages")
        sys.path[:] = [entry for entry in sys.path if not entry.rstrip("/\\").endswith(foreign)]
        sys.path.append(packages)
