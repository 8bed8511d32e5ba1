#!/usr/bin/env python3
"""Builds what is installed by a double click: frozen folder, portable archive, .deb, wheel, sdist.

    python3 resources/packaging/build.py --output dist [STEP ...]

The steps are ``icons`` (for Windows and macOS), ``folder``, ``check``, ``portable`` and ``deb``
(on Linux), and ``wheel``; without one, all that the system has. The tools are installed with hashes
into a virtual environment in the output folder. The folder runs on systems whose C library is not
older than that of the system on which it is built.
"""

import argparse
import os
import shutil
import struct
import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
sys.path[:0] = [str(FOLDER), str(ROOT)]

import check  # noqa: E402
import debian  # noqa: E402
import icu_data  # noqa: E402

NAME = "clause-explorer"
STEPS = ("icons", "folder", "check", "portable", "deb", "wheel")
_LOADED_SEGMENT = 1
#: The executable of a stick has the name that its users read; commands are typed with the other.
STICK_EXECUTABLE = "Clause Explorer"
STICK_COMMAND = f"""#!/bin/sh
# Runs a command of Clause Explorer: ./{NAME} help
exec "$(dirname "$(readlink -f "$0")")/{STICK_EXECUTABLE}" "$@"
"""


def main(arguments: list[str]) -> int:
    """Run the steps that are named, in their order."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("steps", nargs="*", metavar="STEP", help=", ".join(STEPS))
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="folder to write to")
    parser.add_argument(
        "--pictures", default="", metavar="URL", help="where resources/screenshots is published"
    )
    options = parser.parse_args(arguments)
    unknown = set(options.steps) - set(STEPS)
    if unknown:
        parser.error(f"unknown steps: {', '.join(sorted(unknown))}")
    output = options.output.absolute()
    output.mkdir(parents=True, exist_ok=True)
    # The same source gives the same packages: no time of building, no random order of sets.
    os.environ.setdefault("SOURCE_DATE_EPOCH", time_of_last_commit())
    os.environ["PYTHONHASHSEED"] = "0"
    actions = {
        "icons": lambda: make_icons(output),
        "folder": lambda: freeze(output),
        "check": lambda: check.check_folder(executable_of(output)),
        "portable": lambda: pack_portable(output),
        "deb": lambda: debian.pack_deb(output / NAME, output, tools_of(output), options.pictures),
        "wheel": lambda: build_wheel(output),
    }
    on_linux = sys.platform == "linux"
    usual = [step for step in STEPS if on_linux or step not in {"portable", "deb"}]
    for step in STEPS:
        if step in (options.steps or usual):
            actions[step]()
    return 0


def tools_of(output: Path) -> Path:
    """Return the Python of the tools' environment, which is made if it does not exist."""
    folder = output / "tools"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (folder / "complete").exists():
        venv.create(folder, clear=True, with_pip=True)
        locks = ("-r", ROOT / "requirements.lock", "-r", FOLDER / "requirements.lock")
        run(python, "-m", "pip", "install", "--quiet", "--require-hashes", *locks)
        (folder / "complete").touch()
    return python


def make_icons(output: Path) -> None:
    """Make the icon files of Windows and macOS from the pictures of all sizes."""
    run(tools_of(output), FOLDER / "icons.py", output)


def executable_of(output: Path) -> Path:
    """Return the executable of the window in the frozen folder."""
    if sys.platform == "win32":
        return output / NAME / f"{NAME}-window.exe"
    if sys.platform == "darwin":
        return output / "Clause Explorer.app" / "Contents" / "MacOS" / NAME
    return output / NAME / NAME


def freeze(output: Path) -> None:
    """Make the folder with both executables."""
    run(
        *(tools_of(output), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", output, "--workpath", output / "work"),
        FOLDER / f"{NAME}.spec",
    )
    folder = output / NAME
    strip_symbols(folder / "_internal")
    for library in folder.rglob("libicudata.so.*"):
        icu_data.reduce(library)
    debian.copy_licences(tools_of(output), folder / "licences")
    report_size(folder)


def strip_symbols(folder: Path) -> None:
    """Remove symbols that nothing loads; Qt stays as it is published, as its licence page says.

    ICU beside it is not part of Qt.
    """
    if sys.platform != "linux":
        return
    for library in sorted(folder.rglob("*.so*")):
        of_qt = {"PySide6", "shiboken6"} & set(library.relative_to(folder).parts)
        if (of_qt and not library.name.startswith("libicu")) or library.is_symlink():
            continue
        stripped = library.with_name(f"{library.name}.stripped")
        run("strip", "--strip-unneeded", "-o", stripped, library)
        if is_loadable(stripped):
            stripped.replace(library)
        else:
            stripped.unlink()


def is_loadable(library: Path) -> bool:
    """Return True if the segments of a library are aligned as the loader needs them.

    Those of a library that was relinked for its wheel may not be after it was stripped.
    """
    content = library.read_bytes()
    (start,) = struct.unpack_from("<Q", content, 0x20)
    size, count = struct.unpack_from("<HH", content, 0x36)
    for place in range(start, start + size * count, size):
        kind, _, offset, address = struct.unpack_from("<IIQQ", content, place)
        (alignment,) = struct.unpack_from("<Q", content, place + 0x30)
        if kind == _LOADED_SEGMENT and (address - offset) % max(alignment, 1):
            return False
    return True


def pack_portable(output: Path) -> None:
    """Pack the folder for a stick: it keeps what users make in a folder beside its executable.

    File managers start an executable with a double click, but show the text of a script.
    """
    stick = output / "portable" / "Clause Explorer"
    shutil.rmtree(stick, ignore_errors=True)
    shutil.copytree(output / NAME, stick, copy_function=os.link)
    (stick / "portable").touch()
    (stick / NAME).rename(stick / STICK_EXECUTABLE)
    command = stick / NAME
    command.write_text(STICK_COMMAND, encoding="utf-8")
    command.chmod(0o755)
    target = output / f"{NAME}-{debian.version()}-linux-{os.uname().machine}.tar.zst"
    run(
        *("tar", "--sort=name", f"--mtime=@{os.environ['SOURCE_DATE_EPOCH']}"),
        *("--owner=0", "--group=0", "--numeric-owner", "--use-compress-program=zstd -12 -T0"),
        *("-C", stick.parent, "-cf", target, stick.name),
    )
    report_size(target)


def build_wheel(output: Path) -> None:
    """Build wheel and sdist."""
    run(tools_of(output), "-m", "hatchling", "build", "-d", output, cwd=ROOT)
    for path in sorted(output.glob("clause_explorer-*")):
        report_size(path)


def report_size(path: Path) -> None:
    """Print the size of a file, or of all files below a folder, in MiB."""
    files = path.rglob("*") if path.is_dir() else [path]
    size = sum(file.lstat().st_size for file in files if file.is_file())
    print(f"{size / 2**20:7.1f} MiB  {path.name}")


def run(*command: object, cwd: Path | None = None) -> None:
    """Run a command. Raises CalledProcessError if it fails."""
    subprocess.run([str(word) for word in command], check=True, cwd=cwd)


def time_of_last_commit() -> str:
    """Return the seconds since 1970 of the last commit, the time that every package states."""
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or str(int((ROOT / "CHANGELOG.md").stat().st_mtime))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
