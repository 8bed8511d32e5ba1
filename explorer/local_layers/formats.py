"""Formats of local layers, determined by a file's first bytes and not by its name alone."""

from dataclasses import dataclass
from pathlib import Path

from explorer.errors import FileProblemError
from explorer.local_layers.xml_encoding import decoded_head
from explorer.system.file_kinds import LAYERS
from explorer.system.limits import MAX_LAYER_BYTES

_HEAD_BYTES = 4096
_SQLITE = b"SQLite format 3\x00"
# GeoPackage 1.2 requirement 2, and the two ids of GeoPackage 1.0 and 1.1.
_GEOPACKAGE_IDS = frozenset({b"GPKG", b"GP10", b"GP11"})
# A description of other data sources, which could name any file or address.
_POINTERS = ("<OGRVRT", "gdal_streamed_alg", "<OGRWFS", "<OGRAPIF")
_ZIP = b"PK\x03\x04"
_FLATGEOBUF = b"fgb\x03fgb"
#: What to do with files that belong to a layer, or that only refer to a layer.
_INSTEAD = {
    **dict.fromkeys(
        (".shp", ".dbf", ".shx", ".prj", ".cpg"),
        "put it into a .zip with the files of the same name (.shp, .dbf, .shx, .prj)",
    ),
    **dict.fromkeys((".gpkg-wal", ".gpkg-shm", ".gpkg-journal"), "open the .gpkg beside it"),
    **dict.fromkeys((".qgs", ".qgz", ".qlr"), "export the layer itself as GeoPackage"),
}


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name for users and its extensions."""

    name: str
    endings: tuple[str, ...]


GEOJSON = Format("GeoJSON", (".geojson", ".json"))
KML = Format("KML", (".kml",))
KMZ = Format("KMZ", (".kmz",))
GEOPACKAGE = Format("GeoPackage", (".gpkg",))
SHAPEFILE = Format("Shapefile", (".zip",))
FLATGEOBUF = Format("FlatGeobuf", (".fgb",))
FORMATS = (GEOJSON, KML, KMZ, GEOPACKAGE, SHAPEFILE, FLATGEOBUF)


def format_of(path: Path) -> Format:
    """Return the format of a file that may be read.

    Raises FileProblemError if it cannot be read, is too large, has another extension, or its
    content does not match its extension.
    """
    kind = next(
        (candidate for candidate in FORMATS if path.suffix.lower() in candidate.endings), None
    )
    if kind is None:
        endings = ", ".join(LAYERS)
        remedy = _INSTEAD.get(path.suffix.lower(), f"use {endings}")
        raise FileProblemError(path, "a layer cannot be read from this kind of file", remedy)
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
    if not _begins_as(kind, head):
        raise FileProblemError(path, f"this is not {kind.name}", "export the layer again")
    return kind


def expect_kml(source: Path, text: Path) -> None:
    """Refuse a text from an archive that is not KML. Raises FileProblemError about ``source``."""
    with text.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not _begins_as(KML, head):
        raise FileProblemError(source, "there is no KML in it", "export the layer again")


def _begins_as(kind: Format, head: bytes) -> bool:
    if kind is GEOPACKAGE:
        return head.startswith(_SQLITE) and head[68:72] in _GEOPACKAGE_IDS
    if kind in (KMZ, SHAPEFILE):
        return head.startswith(_ZIP)
    if kind is FLATGEOBUF:
        return head.startswith(_FLATGEOBUF)
    text = decoded_head(head)
    is_pointer = any(pointer in text for pointer in _POINTERS)
    return text.startswith("{" if kind is GEOJSON else "<") and not is_pointer
