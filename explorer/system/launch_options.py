"""Options of the window on the command line."""

from dataclasses import dataclass
from pathlib import Path

from explorer.system.paths import BUNDLED_PACK


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """Options of the window; an empty one is taken from the settings or the pack.

    ``files`` are packs, agreements, map layers and others to open.
    """

    data_dir: Path | None = None
    pack: Path = BUNDLED_PACK
    as_of: str = ""
    language: str = ""
    reference: str = ""
    self_test: bool = False
    files: tuple[Path, ...] = ()
