"""Location of the program's own environment, and the stamp that marks it as complete.

Imports little, and only the standard library: it is loaded at every start.
"""

import os
import sys

PROGRAM_FOLDER = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RUNTIME_LOCK = "requirements.lock"
TEST_LOCK = os.path.join("tests", "requirements.lock")


def folder_beside(program: str) -> str:
    """Return the preferred location of the environment."""
    return os.path.join(program, ".venv")


def folder_in_cache(program: str) -> str:
    """Return the location of the environment if the program is on read-only media."""
    import zlib

    # Each copy of the program needs its own environment.
    name = f"environment-{zlib.crc32(os.fsencode(program)):08x}"
    return os.path.join(cache_folder(), name)


def cache_folder() -> str:
    """Return the user's cache folder for this program, by each system's convention."""
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
    """Return the Python version and machine that an environment's compiled packages need."""
    machine = (
        os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    )
    return f"{sys.implementation.cache_tag}{getattr(sys, 'abiflags', '')}/{sys.platform}-{machine}"


def stamp_path(folder: str, lock: str) -> str:
    """Return the path of the stamp, which exists if this lock was installed completely."""
    return os.path.join(folder, os.path.normpath(lock).replace(os.sep, "-") + ".stamp")


def read_stamp(folder: str, lock: str) -> dict[str, str]:
    """Return the fields of the stamp; empty if set-up was never completed."""
    try:
        with open(stamp_path(folder, lock), encoding="utf-8") as file:
            pairs = (line.rstrip("\n").partition("=") for line in file)
            return {name: value for name, _, value in pairs}
    except (OSError, UnicodeDecodeError):
        return {}


def lock_signature(program: str, lock: str) -> str:
    """Return a value that changes whenever the lock file is written; cheaper than its hash."""
    status = os.stat(os.path.join(program, lock))
    return f"{status.st_size}-{status.st_mtime_ns}"


def holds_packages(folder: str, stamp: dict[str, str]) -> bool:
    """Return True if all installed top-level packages still exist."""
    try:
        names = set(os.listdir(site_packages(folder)))
    except OSError:
        return False
    return all(name in names for name in stamp.get("packages", "").split("|") if name)


def site_packages(folder: str) -> str:
    """Return the environment's package folder for the running Python."""
    if sys.platform == "win32":
        return os.path.join(folder, "Lib", "site-packages")
    threads = "t" if "t" in getattr(sys, "abiflags", "") else ""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}{threads}"
    return os.path.join(folder, "lib", version, "site-packages")


def is_ready(folder: str, program: str, lock: str) -> bool:
    """Return True if the environment has exactly this lock, for the running Python."""
    stamp = read_stamp(folder, lock)
    if stamp.get("python") != python_tag() or not holds_packages(folder, stamp):
        return False
    try:
        if stamp.get("lock") == lock_signature(program, lock):
            return os.path.isdir(site_packages(folder))
    except OSError:
        return False
    # A fresh copy or checkout has new times but usually the same content.
    return _refresh_stamp(folder, program, lock, stamp)


def lock_hash(program: str, lock: str) -> str:
    """Return the hash of the lock file's content."""
    import hashlib

    with open(os.path.join(program, lock), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def stamped_hash(folder: str, lock: str) -> str:
    """Return the hash of the installed lock."""
    return read_stamp(folder, lock).get("sha256", "")


def write_stamp(folder: str, program: str, lock: str) -> None:
    """Write the stamp of a completely installed lock, in one step."""
    path = stamp_path(folder, lock)
    packages = site_packages(folder)
    names = sorted(os.listdir(packages)) if os.path.isdir(packages) else []
    content = {
        "python": python_tag(),
        "lock": lock_signature(program, lock),
        "sha256": lock_hash(program, lock),
        "packages": "|".join(names),
    }
    unfinished = f"{path}.{os.getpid()}"
    with open(unfinished, "w", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in content.items())
    os.replace(unfinished, path)


def _refresh_stamp(folder: str, program: str, lock: str, stamp: dict[str, str]) -> bool:
    """Return True if the lock's content is the installed one although its times changed."""
    if not os.path.isdir(site_packages(folder)):
        return False
    if lock_hash(program, lock) != stamp.get("sha256"):
        return False
    try:
        write_stamp(folder, program, lock)
    except OSError:
        pass  # on read-only media the content is compared at every start
    return True
