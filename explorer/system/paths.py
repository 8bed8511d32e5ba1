"""Paths of resources, user data, caches and logs."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import FileProblemError

_NAME = "clause-explorer"
#: Maximum length of a folder's path, with room for the files in it.
_LONGEST_PATH = 3_800


def is_frozen() -> bool:
    """Return True if the program is an executable that contains Python and its packages."""
    return bool(getattr(sys, "frozen", False))


_PACKAGE = Path(__file__).resolve().parents[1]
#: An installed or frozen package has its resources inside; a checkout has them beside it.
_CONTENT = _PACKAGE if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent
#: Folder of the program: of the checkout, of the frozen executables, or that has the package.
PROGRAM = Path(sys.executable).resolve().parent if is_frozen() else _PACKAGE.parent
RESOURCES = _CONTENT / "resources"
LICENCE = _CONTENT / "LICENSE"
BUNDLED_PACK = RESOURCES / "packs" / "ukraine-2025"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of one run of the program; they need not exist yet."""

    data: Path
    cache: Path
    settings: Path

    @property
    def log(self) -> Path:
        """The log file, in the data folder."""
        return self.data / "clause-explorer.log"

    @property
    def desk(self) -> Path:
        """The file of the desk."""
        return self.data / "desk.sqlite"

    @property
    def layers(self) -> Path:
        """Folder of the copies of local layers."""
        return self.data / "layers"

    @property
    def installed(self) -> Path:
        """Folder of the packs that were installed, all versions of each."""
        return self.data / "installed"

    @property
    def keys(self) -> Path:
        """Folder of the keys to sign packs with, and of the keys to verify packs."""
        return self.data / "keys"

    @property
    def first_view(self) -> Path:
        """Picture of the window as the next start shows it."""
        return self.cache / "first-view.bin"

    @property
    def first_content(self) -> Path:
        """Content that the next start shows before the pack is opened."""
        return self.cache / "first-content.bin"

    @property
    def packs(self) -> Path:
        """Folder of compiled packs."""
        return self.cache / "packs"


def expect_usable(folders: Places) -> None:
    """Raise FileProblemError for folders whose names no file system supports."""
    for folder in (folders.data, folders.cache, folders.settings.parent):
        name = os.fsencode(folder)
        try:
            name.decode("utf-8")
        except UnicodeDecodeError:
            shown = Path(name.decode("utf-8", "replace"))
            raise FileProblemError(
                shown, "the name of the folder is not UTF-8", "choose a folder with another name"
            ) from None
        if len(name) > _LONGEST_PATH or any(len(part) > 255 for part in name.split(b"/")):
            shown = Path(f"{str(folder)[:60]}…")
            raise FileProblemError(
                shown, "the name of the folder is too long", "choose a shorter one"
            )


def places(data_dir: Path | None = None) -> Places:
    """Return the folders for this run.

    ``data_dir`` puts everything in one folder, as does a file named ``portable`` beside the
    program (in ``data/``). Otherwise the desktop's folders for data, cache and settings are used.
    """
    if data_dir is None and (PROGRAM / "portable").exists():
        data_dir = PROGRAM / "data"
    if data_dir is not None:
        root = data_dir.absolute()
        return Places(root, root / "cache", root / "settings.json")
    # The paths that platformdirs gives on Linux, without its import before the first paint.
    return _xdg_folders(Path.home()) if sys.platform == "linux" else _platform_folders()


def _platform_folders() -> Places:
    import platformdirs

    return Places(
        Path(platformdirs.user_data_dir(_NAME, appauthor=False)),
        Path(platformdirs.user_cache_dir(_NAME, appauthor=False)),
        Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "settings.json",
    )


def _xdg_folders(home: Path) -> Places:
    def folder(variable: str, default: str) -> Path:
        value = os.environ.get(variable, "")
        return (Path(value) if value.startswith("/") else home / default) / _NAME

    return Places(
        folder("XDG_DATA_HOME", ".local/share"),
        folder("XDG_CACHE_HOME", ".cache"),
        folder("XDG_CONFIG_HOME", ".config") / "settings.json",
    )
