"""Reduction of the locale data of ICU, which Qt loads, to the languages of the window.

ICU keeps the rules of all languages of the world in one library of data. Only sorting reads it: Qt
has dates and numbers of its own. What is not there is answered by the rules of the root locale.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

LANGUAGES = frozenset({"en", "uk"})
TOOLS = ("icupkg", "ld", "objcopy")
_LOCALE = re.compile(r"(?:[a-z]+/)?(?P<language>[a-z]{2,3})(?:_\w*)?\.res")
_VERSION = re.compile(r"libicudata\.so\.(\d+)$")


def is_left_out(item: str) -> bool:
    """Return True for an item of the data that belongs to another language, or to an encoding."""
    if item.endswith(".cnv"):
        return True
    locale = _LOCALE.fullmatch(item)
    is_index = item.endswith("res_index.res")
    return locale is not None and not is_index and locale["language"] not in LANGUAGES


def reduce(library: Path) -> None:
    """Replace the data of an ICU library by the items that are used.

    Without ICU's and the linker's tools the library stays as it is, which is stated.
    """
    missing = [tool for tool in TOOLS if _path_of(tool) is None]
    if missing:
        print(f"{library.name} stays whole, because {', '.join(missing)} is not installed.")
        return
    number = _VERSION.search(library.name)
    assert number is not None, library
    with tempfile.TemporaryDirectory() as name:
        # The linker names its symbols after the file, relative to the folder it runs in.
        folder = Path(name)
        whole = folder / f"icudt{number[1]}l.dat"
        _run(folder, "objcopy", "-O", "binary", "--only-section=.rodata", library, whole)
        items = _run(folder, "icupkg", "--list", whole).split()
        removed = folder / "removed.txt"
        removed.write_text("\n".join(filter(is_left_out, items)) + "\n", encoding="utf-8")
        # The names of the items begin with the name of the file, which therefore stays.
        _run(folder, "icupkg", "--ignore-deps", "--remove", removed, whole)
        _run(folder, "ld", "-r", "-b", "binary", "-o", "data.o", whole.name)
        _run(
            folder,
            *("objcopy", "--set-section-alignment", ".data=16"),
            *("--rename-section", ".data=.rodata,alloc,load,readonly,data,contents"),
            *("--redefine-sym", f"_binary_{whole.stem}_dat_start=icudt{number[1]}_dat", "data.o"),
        )
        _run(
            folder,
            *("ld", "-shared", "--strip-all", "--build-id=none", "-z", "noexecstack"),
            *("-soname", library.name, "-o", library.name, "data.o"),
        )
        shutil.copyfile(folder / library.name, library)


def _path_of(tool: str) -> str | None:
    """Return where a tool is; Debian has ICU's among those of the administrator."""
    return shutil.which(tool) or shutil.which(tool, path="/usr/sbin:/usr/local/sbin")


def _run(folder: Path, tool: str, *arguments: object) -> str:
    """Run a tool in a folder and return its output. Raises CalledProcessError if it fails."""
    command = [str(_path_of(tool)), *map(str, arguments)]
    done = subprocess.run(command, check=True, cwd=folder, capture_output=True, text=True)
    return done.stdout
