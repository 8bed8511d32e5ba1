"""Check for the system libraries that Qt needs, before Qt is loaded.

Qt itself would end the process with a message that names neither the library nor its package. The
list has what the libraries in the PySide6 wheel link to. Imports the standard library only.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from typing import NamedTuple

LOADER_CACHE = "/etc/ld.so.cache"


class MissingLibrary(NamedTuple):
    """A shared library that Qt needs, with the packages that contain it."""

    name: str
    debian: str
    fedora: str


# Needed on every platform, by QtCore, QtGui, QtDBus and QtWidgets.
EVERYWHERE = (
    MissingLibrary("libEGL.so.1", "libegl1", "libglvnd-egl"),
    MissingLibrary("libGL.so.1", "libgl1", "libglvnd-glx"),
    MissingLibrary("libX11.so.6", "libx11-6", "libX11"),
    MissingLibrary("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    MissingLibrary("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    MissingLibrary("libfreetype.so.6", "libfreetype6", "freetype"),
    MissingLibrary("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    MissingLibrary("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    MissingLibrary("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    MissingLibrary("libz.so.1", "zlib1g", "zlib"),
    MissingLibrary("libzstd.so.1", "libzstd1", "libzstd"),
    MissingLibrary("libstdc++.so.6", "libstdc++6", "libstdc++"),
)
# Needed by the plugin of a platform.
OF_PLATFORM = {
    "xcb": (
        MissingLibrary("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
        MissingLibrary("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
        MissingLibrary("libxcb.so.1", "libxcb1", "libxcb"),
        MissingLibrary("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
        MissingLibrary("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
        MissingLibrary("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
        MissingLibrary("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
        MissingLibrary("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
        MissingLibrary("libxcb-render.so.0", "libxcb-render0", "libxcb"),
        MissingLibrary("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
        MissingLibrary("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
        MissingLibrary("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
        MissingLibrary("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
        MissingLibrary("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
        MissingLibrary("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
        MissingLibrary("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    ),
    "wayland": (
        MissingLibrary("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
        MissingLibrary("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
    ),
}


def platform_of(environ: Mapping[str, str]) -> str:
    """Return the platform plugin that Qt will use: `xcb`, `wayland`, or one requested by name."""
    requested = environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if requested:
        return "wayland" if requested.startswith("wayland") else requested
    session = environ.get("XDG_SESSION_TYPE", "")
    if environ.get("WAYLAND_DISPLAY") and (session == "wayland" or not environ.get("DISPLAY")):
        return "wayland"
    return "xcb"


def display_problem(environ: Mapping[str, str]) -> str | None:
    """Return why no window can be shown, or None if one can."""
    if not sys.platform.startswith("linux"):
        return None
    requested = environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") or requested not in ("", "xcb"):
        return None
    return (
        "There is no display to show a window on; "
        "use the command line instead, for example: main.py show us-28/21"
    )


def missing_libraries(platform: str, *, remember_in: str = "") -> list[MissingLibrary]:
    """Return the libraries that Qt needs on this platform and that this system cannot load.

    With `remember_in` (a folder), a successful check is not repeated until the system's libraries
    change: loading them takes 10 ms, reading the mark 0.05 ms.
    """
    if not sys.platform.startswith("linux"):
        return []
    mark = os.path.join(remember_in, f"libraries-{platform}") if remember_in else ""
    system = system_signature() if mark else ""
    if system and read_mark(mark) == system:
        return []
    needed = (*EVERYWHERE, *OF_PLATFORM.get(platform, ()))
    missing = [library for library in needed if not can_load(library.name)]
    if system and not missing:
        write_mark(mark, system)
    return missing


def can_load(name: str) -> bool:
    """Return True if the system's loader finds the library for this kind of process."""
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def system_signature() -> str:
    """Return a value that changes with the system libraries; "" if there is no loader cache."""
    try:
        status = os.stat(LOADER_CACHE)
    except OSError:
        return ""
    return f"{status.st_size}-{status.st_mtime_ns}-{sys.maxsize.bit_length()}"


def read_mark(path: str) -> str:
    """Return the result of an earlier check, or ""."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read(100)
    except (OSError, UnicodeDecodeError):
        return ""


def write_mark(path: str, system: str) -> None:
    """Store that no library is missing; if that fails, the check is repeated at every start."""
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(system)
    except OSError:
        return


def missing_libraries_message(missing: Iterable[MissingLibrary]) -> str:
    """Return one sentence, then the command to type on each family of systems."""
    libraries = list(missing)
    debian = " ".join(sorted({library.debian for library in libraries}))
    fedora = " ".join(sorted({library.fedora for library in libraries}))
    names = ", ".join(library.name for library in libraries)
    return (
        f"This system lacks what the window needs: {names}.\n"
        f"  Debian, Ubuntu, Mint: sudo apt install {debian}\n"
        f"  Fedora:               sudo dnf install {fedora}"
    )
