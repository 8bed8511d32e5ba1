"""Layers within zip archives: the KML of a KMZ, and zipped shapefiles."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from explorer.errors import FileProblemError
from explorer.system.limits import MAX_LAYER_BYTES, MAX_LAYERS
from explorer.system.text_safety import without_steering
from explorer.system.zip_listing import NoArchiveError, listing_bytes

_MOST_LISTING = 1 << 20
_BLOCK = 1 << 20
_MOST_SHOWN = 100
#: Files of a shapefile; the index is not needed, and the last two are optional.
_SHAPEFILE = (".shp", ".dbf", ".shx", ".prj", ".cpg")
_REMEDY = "ask for the file again, or unpack it and open the layer in it"
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, NoArchiveError, NotImplementedError, RuntimeError),
    *(EOFError, ValueError),
)


def unpack_kml(source: Path, archive: Path, folder: Path) -> tuple[list[Path], frozenset[str]]:
    """Write each KML of an archive to a folder; return their paths, and all names in it.

    ``archive`` is a copy of ``source``. Raises FileProblemError about ``source``, and OSError.
    """
    with _Archive(source, archive) as files:
        names = [name for name in files.names if name.casefold().endswith(".kml")]
        if not names:
            raise FileProblemError(source, "there is no KML in it", _REMEDY)
        names.sort(key=lambda name: (name.casefold() != "doc.kml", name))
        paths = [folder / f"kml{number}.kml" for number in range(len(names))]
        for name, path in zip(names, paths, strict=True):
            files.write(name, path)
        return paths, frozenset(files.names)


def unpack_shapefiles(source: Path, archive: Path, folder: Path) -> list[Path]:
    """Write each shapefile of an archive to a folder, and return the paths.

    ``archive`` is a copy of ``source``. Raises FileProblemError about ``source``, and OSError.
    """
    with _Archive(source, archive) as files:
        by_lower = {name.casefold(): name for name in files.names}
        stems = sorted(name.removesuffix(".shp") for name in by_lower if name.endswith(".shp"))
        if not stems:
            raise FileProblemError(source, "there is no shapefile (.shp) in it", _REMEDY)
        paths = []
        for number, stem in enumerate(stems):
            for ending in _SHAPEFILE:
                name = by_lower.get(stem + ending)
                if name is not None:
                    files.write(name, folder / f"layer{number}{ending}")
                elif ending == ".shx":
                    reason = f"{_shown(stem)}.shx is missing in it"
                    raise FileProblemError(source, reason, "add it to the archive")
            paths.append(folder / f"layer{number}.shp")
        return paths


def _shown(name: str) -> str:
    """Return the name of a file in an archive, which may hold anything, for a sentence."""
    return " ".join(without_steering(PurePosixPath(name).name).split())[:_MOST_SHOWN]


class _Archive:
    """An archive whose listing and unpacked content are bounded."""

    def __init__(self, source: Path, archive: Path) -> None:
        self._source = source
        self._archive = archive
        self._left = MAX_LAYER_BYTES

    def __enter__(self) -> "_Archive":
        try:
            if listing_bytes(self._archive) > _MOST_LISTING:
                raise FileProblemError(self._source, "it has too many files", _REMEDY)
            self._zip = zipfile.ZipFile(self._archive)
        except (*_UNREADABLE, OSError):
            raise self._damaged() from None
        self.names: Sequence[str] = list(self._visible())
        layers = [name for name in self.names if name.casefold().endswith((".shp", ".kml"))]
        if len(layers) > MAX_LAYERS:
            reason = f"it has {len(layers)} layers; a file may have {MAX_LAYERS}"
            raise FileProblemError(self._source, reason, "export those that you need")
        return self

    def __exit__(self, *_error: object) -> None:
        self._zip.close()

    def _visible(self) -> Iterator[str]:
        """Yield the names of files, without the resource forks that macOS adds."""
        for entry in self._zip.infolist():
            if not entry.filename.endswith("/") and not entry.filename.startswith("__MACOSX/"):
                yield entry.filename

    def write(self, name: str, target: Path) -> None:
        """Unpack a file."""
        with target.open("wb") as unpacked:
            for block in self._blocks(name):
                self._left -= len(block)
                if self._left < 0:
                    reason = f"unpacked, it is over {MAX_LAYER_BYTES >> 20} MiB"
                    remedy = "simplify it or cut it to the area you need"
                    raise FileProblemError(self._source, reason, remedy)
                unpacked.write(block)

    def _blocks(self, name: str) -> Iterator[bytes]:
        """Yield the content of a file; a wrong offset in the listing is an OSError."""
        try:
            with self._zip.open(name) as packed:
                while block := packed.read(_BLOCK):
                    yield block
        except (*_UNREADABLE, OSError):
            raise self._damaged() from None

    def _damaged(self) -> FileProblemError:
        return FileProblemError(self._source, "this is not a readable archive", _REMEDY)
