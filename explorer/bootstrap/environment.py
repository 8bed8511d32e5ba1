"""Set-up of the program's own Python environment: created once, redone if interrupted."""

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from explorer.bootstrap import environment_layout as layout
from explorer.bootstrap import startup_dialog
from explorer.bootstrap.environment_layout import is_ready, lock_hash, stamped_hash, write_stamp
from explorer.bootstrap.pip_output import DISK_FULL, Progress, explain_failure
from explorer.system.file_lock import file_lock

# Marks an environment that is being changed; one with this file is deleted and created again.
MARK = "clause-explorer-setting-up"
# User settings for these would install packages elsewhere or add some that have no hash.
FOREIGN_PIP_SETTINGS = (
    "PIP_CONSTRAINT", "PIP_PREFIX", "PIP_REQUIREMENT", "PIP_ROOT", "PIP_TARGET", "PIP_USER",
)  # fmt: skip
# Below this free space, a failed creation of the environment is reported as a full disk.
SPACE_FOR_PIP = 20 * 2**20


class SetupError(Exception):
    """Set-up is impossible; the text is the message for the user."""


def say(line: str) -> None:
    """Write a line to standard error, which may be unconnected after a double click."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(line, file=sys.stderr, flush=True)


def prepare_or_exit(program: str, lock: str) -> str:
    """Set the environment up, or end the process with one line that states the reason."""
    try:
        return str(prepare_environment(Path(program), lock))
    except SetupError as error:
        reason = str(error)
    except OSError as error:
        reason = f"set-up failed: {error.strerror or error}: {error.filename}"
    except KeyboardInterrupt:
        say("Clause Explorer: set-up was stopped; start the program again to finish it.")
        raise SystemExit(130) from None
    say(f"Clause Explorer: {reason}")
    startup_dialog.show_error(reason)
    raise SystemExit(1)


def prepare_environment(program: Path, lock: str) -> Path:
    """Return the folder of a complete environment; may instead re-execute in another Python."""
    if not (program / lock).is_file():
        raise SetupError(f"{program / lock} is missing; unpack the whole program again.")
    beside = Path(layout.folder_beside(str(program)))
    in_cache = Path(layout.folder_in_cache(str(program)))
    for folder in (beside, in_cache):
        reexec_in_environment(folder, program, lock)
    folder = beside if can_change(beside) else in_cache_of_user(program, in_cache)
    with setup_lock(folder) as handle:
        # Another process may have finished it while this one waited.
        if not is_ready(str(folder), str(program), lock):
            set_up(folder, program, lock, handle)
    return folder


def reexec_in_environment(folder: Path, program: Path, lock: str) -> None:
    """Re-execute in the environment's own Python if that is another version that still exists."""
    tag = layout.read_stamp(str(folder), lock).get("python", "")
    machine = layout.python_tag().partition("/")[2]
    inside = Path(sys.prefix).resolve() == folder.resolve()
    python = interpreter(folder)
    if inside or tag.partition("/")[2] != machine or tag == layout.python_tag():
        return
    if python.exists() and lock_hash(str(program), lock) == stamped_hash(str(folder), lock):
        command = [str(python), *sys.orig_argv[1:]]
        if sys.platform == "win32":
            raise SystemExit(subprocess.call(command))
        os.execv(python, command)  # noqa: S606 - our own interpreter, no shell


def can_change(folder: Path) -> bool:
    """Return True if the environment can be created or replaced in this location."""
    return os.access(folder.parent, os.W_OK) and (not folder.exists() or os.access(folder, os.W_OK))


def in_cache_of_user(program: Path, folder: Path) -> Path:
    """Prepare the environment's location in the cache, for a program on read-only media."""
    say(f"{program} cannot be written to; the program's packages go to {folder}.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(
            f"neither {program} nor {folder.parent} can be written to ({error.strerror}); "
            "make one of them writable."
        ) from None
    return folder


def setup_lock(folder: Path) -> contextlib.AbstractContextManager[int]:
    """Return a lock against other set-ups of the same environment; waiting is reported once."""
    return file_lock(
        Path(f"{folder}.lock"),
        lambda: say("Another start of Clause Explorer is setting up; waiting for it to finish."),
    )


def set_up(folder: Path, program: Path, lock: str, handle: int) -> None:
    """Create the environment and install the lock; the stamp is written last."""
    started = time.monotonic()
    say(f"Setting up Clause Explorer in {folder} (once; it takes about a minute).")
    startup_dialog.show_notice("Setting up on first start; the window opens in about a minute.")
    remove_incomplete_environment(folder)
    if not interpreter(folder).exists():
        make_environment(folder, handle)
    (folder / MARK).touch()
    for stamp in folder.glob("*.stamp"):
        stamp.unlink()
    install_packages(folder, program, lock, handle)
    compile_program(program)
    write_stamp(str(folder), str(program), lock)
    if lock == layout.TEST_LOCK:
        write_stamp(str(folder), str(program), layout.RUNTIME_LOCK)  # which it contains
    (folder / MARK).unlink()
    say(f"Set-up is finished; it took {time.monotonic() - started:.0f} s.")


def repair_or_exit(folder: str, program: str, lock: str) -> None:
    """Reinstall the packages of an environment whose stamp is valid but whose files are missing.

    For a package that cannot be imported because part of it was deleted.
    """
    environment = Path(folder)
    try:
        (environment / MARK).touch()
        for stamp in environment.glob("*.stamp"):
            stamp.unlink()
    except OSError as error:
        say(
            f"Clause Explorer: {folder} is damaged and cannot be written ({error.strerror});"
            " remove it and start again."
        )
        raise SystemExit(1) from None
    prepare_or_exit(program, lock)


def is_missing_package(error: ImportError, program: str) -> bool:
    """Return True if an import failed for a package, not for a module of this program."""
    name = (error.name or "").partition(".")[0]
    return bool(name) and name != "explorer" and not (Path(program) / name).exists()


def remove_incomplete_environment(folder: Path) -> None:
    """Delete an environment that is incomplete, or was created for another Python or machine.

    A working one that was created beside the program in another way is kept and extended.
    """
    if not folder.exists():
        return
    half_made = (folder / MARK).exists()
    if half_made:
        say("An earlier set-up was interrupted; starting it afresh.")
    half_deleted = not half_made and has_lost_packages(folder)
    if half_deleted:
        say("Some of the program's packages were deleted; installing them again.")
    if half_made or half_deleted or not Path(layout.site_packages(str(folder))).is_dir():
        shutil.rmtree(folder)


def has_lost_packages(folder: Path) -> bool:
    """Return True if a stamp lists more packages than exist."""
    locks = (layout.RUNTIME_LOCK, layout.TEST_LOCK)
    stamps = (layout.read_stamp(str(folder), lock) for lock in locks)
    return not all(layout.holds_packages(str(folder), stamp) for stamp in stamps if stamp)


def make_environment(folder: Path, handle: int) -> None:
    """Run `python -m venv`; the error names the package to install if Python comes without venv."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise SetupError(
            "this Python cannot make environments; install the package python3-venv "
            "(sudo apt install python3-venv) and start again."
        )
    say("  making the environment")
    folder.mkdir(exist_ok=True)
    (folder / MARK).touch()
    base = getattr(sys, "_base_executable", None) or sys.executable
    result = subprocess.run(
        [base, "-I", "-m", "venv", str(folder)],
        capture_output=True, text=True, check=False, errors="replace", stdin=subprocess.DEVNULL,
        pass_fds=inherited(handle),
    )  # fmt: skip
    if result.returncode != 0:
        # The venv module does not report the output of its pip.
        full = shutil.disk_usage(folder).free < SPACE_FOR_PIP
        reason = DISK_FULL if full else result.stdout + result.stderr
        raise SetupError(explain_failure(reason, offline=False))


def install_packages(folder: Path, program: Path, lock: str, handle: int) -> None:
    """Install exactly the packages of the lock: wheels whose hash it lists."""
    command = [
        str(interpreter(folder)), "-I", "-m", "pip", "install",
        "--require-hashes", "--only-binary=:all:", "--no-input", "--progress-bar=off",
        "--disable-pip-version-check", "--retries=2", "--timeout=30",
    ]  # fmt: skip
    wheels = program / "wheels"
    if wheels.is_dir():
        say(f"  using the packages in {wheels}, without the network")
        command += ["--no-index", f"--find-links={wheels}"]
    environ = {k: v for k, v in os.environ.items() if k.upper() not in FOREIGN_PIP_SETTINGS}
    with subprocess.Popen(
        [*command, "-r", str(program / lock)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        text=True, encoding="utf-8", errors="replace", env=environ, pass_fds=inherited(handle),
    ) as pip:  # fmt: skip
        try:
            output = Progress(say).follow(pip.stdout or [])
        except BaseException:
            pip.terminate()
            raise
    if pip.returncode != 0:
        raise SetupError(explain_failure(output, offline=wheels.is_dir()))


def compile_program(program: Path) -> None:
    """Compile the program's own modules, as pip does for packages.

    If Python cannot write compiled files, it compiles the modules at every start: 100 ms.
    """
    import compileall

    compileall.compile_dir(program / "explorer", quiet=2)


def inherited(handle: int) -> tuple[int, ...]:
    """Return descriptors for the child, which keeps the lock if this process is killed."""
    return () if sys.platform == "win32" else (handle,)


def interpreter(folder: Path) -> Path:
    """Return the path of the environment's Python."""
    is_windows = sys.platform == "win32"
    return folder / ("Scripts/python.exe" if is_windows else "bin/python")
