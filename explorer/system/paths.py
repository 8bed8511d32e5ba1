"""Where resources, the user's data, caches and logs are."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import FileProblemError

_NAME = "clause-explorer"
#: Of a folder, with room for the files in it.
_LONGEST_PATH = 3_800
PROGRAM = Path(__file__).resolve().parents[2]
RESOURCES = PROGRAM / "resources"
BUNDLED_PACK = RESOURCES / "packs" / "ukraine-2025"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of one run of the program; none need exist yet."""

    data: Path
    cache: Path
    settings: Path

    @property
    def log(self) -> Path:
        """The log file, in the data folder."""
        return self.data / "clause-explorer.log"

    @property
    def desk(self) -> Path:
        """The file of what the user made."""
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
        """Folder of the keys to sign packs with, and of those that packs are checked with."""
        return self.data / "keys"

    @property
    def packs(self) -> Path:
        """Folder of compiled packs."""
        return self.cache / "packs"


def expect_usable(found: Places) -> None:
    """Refuse folders whose names no file system takes. Raises FileProblemError."""
    for folder in (found.data, found.cache, found.settings.parent):
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
    """Folders for this run.

    ``data_dir`` keeps everything in one folder, and so does a file named ``portable`` beside the
    program (in ``data/``). Otherwise the folders are the desktop's own for data, cache, settings.
    """
    if data_dir is None and (PROGRAM / "portable").exists():
        data_dir = PROGRAM / "data"
    if data_dir is not None:
        root = data_dir.absolute()
        return Places(root, root / "cache", root / "settings.json")
    # As platformdirs has it for Linux, without its import on the way to the first paint.
    return _xdg(Path.home()) if sys.platform == "linux" else _of_system()


def _of_system() -> Places:
    import platformdirs

    return Places(
        Path(platformdirs.user_data_dir(_NAME, appauthor=False)),
        Path(platformdirs.user_cache_dir(_NAME, appauthor=False)),
        Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "settings.json",
    )


def _xdg(home: Path) -> Places:
    def folder(variable: str, otherwise: str) -> Path:
        value = os.environ.get(variable, "")
        return (Path(value) if value.startswith("/") else home / otherwise) / _NAME

    return Places(
        folder("XDG_DATA_HOME", ".local/share"),
        folder("XDG_CACHE_HOME", ".cache"),
        folder("XDG_CONFIG_HOME", ".config") / "settings.json",
    )
