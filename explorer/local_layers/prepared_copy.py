"""Copy of a layer's file for reading: plain names, UTF-8, unpacked, with pending changes.

GDAL cannot interpret the file's name, SQLite leaves nothing beside the user's file, and no program
changes it during the import.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from explorer.errors import FileProblemError
from explorer.local_layers.formats import (
    GEOJSON,
    GEOPACKAGE,
    KML,
    KMZ,
    SHAPEFILE,
    Format,
    expect_kml,
)
from explorer.local_layers.xml_encoding import encoding_of

_BLOCK = 1 << 20
_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class PreparedCopy:
    """Files to read, whether there were pending changes, and addresses that are not followed."""

    paths: tuple[Path, ...]
    pending: bool = False
    links: tuple[str, ...] = ()


def prepare(source: Path, folder: Path, kind: Format) -> PreparedCopy:
    """Copy a file of a format to a folder. Raises FileProblemError about ``source``, OSError."""
    copy = folder / f"layer{kind.endings[0]}"
    try:
        if kind is GEOPACKAGE:
            return _geopackage(source, copy)
        shutil.copyfile(source, copy)
    except OSError as error:
        if error.filename == str(copy):
            raise
        reason = error.strerror or str(error)
        raise FileProblemError(source, reason, "check that you may read it") from None
    if kind is GEOJSON:
        return PreparedCopy((_as_utf8(source, copy),))
    if kind is KML:
        return _kml(source, copy, folder)
    if kind is KMZ:
        return _kmz(source, copy, folder)
    if kind is SHAPEFILE:
        from explorer.local_layers.archives import unpack_shapefiles

        return PreparedCopy(tuple(unpack_shapefiles(source, copy, folder)))
    return PreparedCopy((copy,))


def _as_utf8(source: Path, copy: Path) -> Path:
    """Return the copy of a text in UTF-8, written again if it is in another encoding."""
    with copy.open("rb") as file:
        codec = encoding_of(file.read(_HEAD_BYTES))
    if codec in {"utf-8", "utf-8-sig"}:
        return copy
    target = copy.with_name(f"utf8-{copy.name}")
    try:
        with copy.open(encoding=codec) as text, target.open("w", encoding="utf-8") as output:
            while block := text.read(_BLOCK):
                output.write(block.removeprefix("\ufeff"))
    except UnicodeError:
        reason = f"it begins as {codec.upper()} and is not"
        raise FileProblemError(source, reason, "save it as UTF-8") from None
    return target


def _geopackage(source: Path, copy: Path) -> PreparedCopy:
    from explorer.local_layers.geopackage import copy_with_pending, expect_finite

    pending = copy_with_pending(source, copy)
    expect_finite(source, copy)
    return PreparedCopy((copy,), pending)


def _kml(source: Path, text: Path, folder: Path) -> PreparedCopy:
    from explorer.local_layers.kml import copy_kml

    expect_kml(source, text)
    copy = folder / f"read-{text.stem}.kml"
    return PreparedCopy((copy,), links=copy_kml(source, text, copy))


def _kmz(source: Path, archive: Path, folder: Path) -> PreparedCopy:
    from explorer.local_layers.archives import unpack_kml

    texts, names = unpack_kml(source, archive, folder)
    copies = [_kml(source, text, folder) for text in texts]
    inside = {PurePosixPath(name).name for name in names}
    links = [link for copy in copies for link in copy.links]
    return PreparedCopy(
        tuple(path for copy in copies for path in copy.paths),
        links=tuple(link for link in links if PurePosixPath(link).name not in inside),
    )
