"""Versions of program, pack and Python, for reports of faults."""

import platform
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from explorer import __version__
from explorer.packs.library.registry import resolve_pack

_FIELD = r"^{name}: *[\"']?([\w.-]{{1,100}})[\"']?\s*$"
#: A longer manifest is not read: the versions are printed also where a pack is damaged.
_LONGEST_MANIFEST = 1_000_000


def version_lines(pack: Path, installed: Path) -> Iterator[str]:
    """Yield a line each for the program, its pack, and Python with its system."""
    yield f"Clause Explorer {__version__}"
    yield f"Pack {_pack_version(resolve_pack(pack, installed))}"
    yield f"Python {platform.python_version()} on {platform.platform()}"


def _pack_version(source: Path) -> str:
    """Return the name and version of a pack, read from its manifest without compiling it."""
    try:
        manifest = _manifest(source)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return f"{source}: its manifest cannot be read"
    name, version = (
        re.search(_FIELD.format(name=name), manifest, re.MULTILINE) for name in ("id", "version")
    )
    return f"{name[1]} version {version[1]}" if name and version else f"{source}: without a version"


def _manifest(source: Path) -> str:
    """Return the first part of ``pack.yaml`` of a folder or an archive."""
    if source.is_dir():
        with (source / "pack.yaml").open("rb") as file:
            return file.read(_LONGEST_MANIFEST).decode()
    with zipfile.ZipFile(source) as archive:
        names = [name for name in archive.namelist() if name.split("/")[-1] == "pack.yaml"]
        with archive.open(min(names, key=len)) as file:
            return file.read(_LONGEST_MANIFEST).decode()
