"""Entry of the program in the desktop's applications menu: installation and removal.

Only files in the user's data folder are written, in the places of the freedesktop.org
specifications. Imports the standard library only.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from explorer.errors import FileProblemError, UserFacingError
from explorer.system.atomic_file import replacement
from explorer.system.own_command import own_command
from explorer.system.paths import RESOURCES

NAME = "clause-explorer"
#: MIME types of the files that a double click opens.
KINDS = f"{NAME}-pack.xml"
_SOURCE = RESOURCES / "desktop"
#: Field code for any number of addresses.
_FIELD = " %U"
# Inside double quotes the specification requires a backslash before each of these.
QUOTED_SPECIALS = '\\"`$'


def install(command: Sequence[str] = ()) -> str:
    """Write the menu entry and its icons; return a sentence with its location.

    The entry starts ``command``; without one, the program that is running.
    """
    require_freedesktop()
    template = (_SOURCE / f"{NAME}.desktop").read_text("utf-8")
    value = exec_value(command or own_command())
    lines = [
        "Exec=" + value + _FIELD if line.startswith("Exec=") else line
        for line in template.splitlines()
    ]
    entry = entry_path()
    try:
        for size, picture in icon_files():
            target = icon_path(size, picture.suffix)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(picture, target)
        kinds = (_SOURCE / KINDS).read_text("utf-8")
        _write_text(kinds_path(), kinds)
        _write_text(entry, "\n".join(lines) + "\n")
    except OSError as error:
        raise not_writable(error, entry) from error
    notify_desktop()
    return f"Clause Explorer is in the applications menu now ({entry})."


def remove() -> str:
    """Remove the files that `install` wrote; return a confirmation."""
    require_freedesktop()
    entry = entry_path()
    try:
        entry.unlink(missing_ok=True)
        kinds_path().unlink(missing_ok=True)
        for icon in icons_folder().glob(f"*/apps/{NAME}.*"):
            icon.unlink()
    except OSError as error:
        raise not_writable(error, entry) from error
    notify_desktop()
    return "Clause Explorer is no longer in the applications menu."


def require_freedesktop() -> None:
    """Raise UserFacingError on Windows and macOS, whose menus are different."""
    if sys.platform in ("win32", "darwin"):
        raise UserFacingError(
            "There is no applications menu of this kind here; make a shortcut to the program."
        )


def exec_value(arguments: Sequence[str]) -> str:
    """Return the arguments as the value of an Exec key: quoted, then escaped like any string."""
    return " ".join(map(quoted, arguments)).replace("\\", "\\\\").replace("\n", "\\n")


def quoted(argument: str) -> str:
    """Return an argument in double quotes; a per cent sign would start a field code."""
    escaped = "".join(f"\\{c}" if c in QUOTED_SPECIALS else c for c in argument)
    return f'"{escaped}"'.replace("%", "%%")


def data_home() -> Path:
    """Return the user's data folder."""
    folder = os.environ.get("XDG_DATA_HOME", "")
    return Path(folder) if Path(folder).is_absolute() else Path.home() / ".local" / "share"


def entry_path() -> Path:
    """Return the path of the menu entry."""
    return data_home() / "applications" / f"{NAME}.desktop"


def kinds_path() -> Path:
    """Return the path of the MIME type definition."""
    return data_home() / "mime" / "packages" / KINDS


def icons_folder() -> Path:
    """Return the icon theme that every other theme falls back on."""
    return data_home() / "icons" / "hicolor"


def icon_path(size: str, suffix: str) -> Path:
    """Return the path of the icon of a size."""
    return icons_folder() / size / "apps" / f"{NAME}{suffix}"


def icon_files() -> Iterator[tuple[str, Path]]:
    """Yield each icon with the folder name of its size."""
    folder = _SOURCE / "icons"
    yield "scalable", folder / f"{NAME}.svg"
    for picture in folder.glob(f"{NAME}-*.png"):
        size = picture.stem.rpartition("-")[2]
        yield f"{size}x{size}", picture


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacement(path) as partial:
        partial.write_text(text, encoding="utf-8")


def not_writable(error: OSError, entry: Path) -> FileProblemError:
    """Return the error as a message for the user."""
    place = Path(error.filename) if error.filename else entry
    return FileProblemError(
        place, error.strerror or str(error), "the applications menu was not changed as asked"
    )


def notify_desktop() -> None:
    """Make the desktop reload menu entries and MIME types now instead of at log-in."""
    with contextlib.suppress(OSError):
        os.utime(icons_folder())  # desktops reload a theme whose folder is newer
    for command in (
        ["update-mime-database", str(kinds_path().parent.parent)],
        ["update-desktop-database", "-q", str(entry_path().parent)],
    ):
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run(command, capture_output=True, timeout=20, check=False)
