"""Formats of local layers, determined by a file's first bytes and not by its name alone."""

from dataclasses import dataclass
from pathlib import Path

from explorer.errors import FileProblemError
from explorer.system.limits import MAX_LAYER_BYTES

_HEAD_BYTES = 4096
_SQLITE = b"SQLite format 3\x00"
# GeoPackage 1.2 requirement 2, and the two ids of GeoPackage 1.0 and 1.1.
_GEOPACKAGE_IDS = frozenset({b"GPKG", b"GP10", b"GP11"})
# A description of other data sources, which could name any file or address.
_POINTERS = (b"<OGRVRT", b"gdal_streamed_alg", b"<OGRWFS", b"<OGRAPIF")


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name for users and its extensions."""

    name: str
    endings: tuple[str, ...]


GEOJSON = Format("GeoJSON", (".geojson", ".json"))
KML = Format("KML", (".kml",))
GEOPACKAGE = Format("GeoPackage", (".gpkg",))
FORMATS = (GEOJSON, KML, GEOPACKAGE)
ENDINGS = tuple(ending for kind in FORMATS for ending in kind.endings)


def format_of(path: Path) -> Format:
    """Return the format of a file that may be read.

    Raises FileProblemError if it cannot be read, is too large, has another extension, or its
    content does not match its extension.
    """
    kind = next(
        (candidate for candidate in FORMATS if path.suffix.lower() in candidate.endings), None
    )
    if kind is None:
        endings = ", ".join(ENDINGS)
        raise FileProblemError(
            path, "a layer cannot be read from this kind of file", f"use {endings}"
        )
    try:
        if not path.is_file():
            raise FileProblemError(path, "there is no such file", "check the path")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileProblemError(path, reason, "check that you may read it") from None
    if size > MAX_LAYER_BYTES:
        raise FileProblemError(
            path,
            f"the file has {size >> 20} MiB; a layer may have {MAX_LAYER_BYTES >> 20}",
            "simplify it or cut it to the area you need",
        )
    if not _begins_as(kind, head) or any(pointer in head for pointer in _POINTERS):
        raise FileProblemError(path, f"this is not {kind.name}", "export the layer again")
    return kind


def _begins_as(kind: Format, head: bytes) -> bool:
    if kind is GEOPACKAGE:
        return head.startswith(_SQLITE) and head[68:72] in _GEOPACKAGE_IDS
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith(b"{" if kind is GEOJSON else b"<")
