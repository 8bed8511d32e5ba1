"""Reader of the files of a pack source, a folder or a zip, within the bounds of ``limits``."""

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from explorer.errors import PackError
from explorer.packs.source import limits
from explorer.packs.source.checksums import SEAL, SUMS, verify_checksums
from explorer.packs.source.safe_names import folded, safe_name
from explorer.system.zip_listing import NoArchiveError, listing_bytes

_READ = (".yaml", ".geojson", ".json", ".md")
_DATABASE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class PackFiles:
    """Names and contents of a pack's files; names use ``/`` and never point outside the pack.

    ``seal`` are the checksum, signature and key files of an archive; ``most_values`` is the
    maximum number of values read from all files together.
    """

    place: Path
    contents: Mapping[str, bytes]
    seal: Mapping[str, bytes] = field(default_factory=dict)
    most_values: int = limits.MAX_VALUES

    def names(self) -> list[str]:
        """Return the names of all files, the manifest first."""
        return sorted(self.contents, key=lambda name: (name != "pack.yaml", name))

    def text(self, name: str) -> str:
        """Return the text of a file. Raises PackError with the line of bytes that are not UTF-8."""
        raw = self.contents[name]
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise PackError(
                f"{name}:{line}: the text is not UTF-8; save the file as UTF-8."
            ) from None

    def content_hash(self) -> str:
        """Return the SHA-256 of all names and contents, in order."""
        digest = hashlib.sha256()
        for name in sorted(self.contents):
            digest.update(name.encode() + b"\0" + len(self.contents[name]).to_bytes(8, "big"))
            digest.update(self.contents[name])
        return digest.hexdigest()


def open_pack(place: Path) -> PackFiles:
    """Read a pack's folder or ``.ppack`` archive. Raises PackError if it is invalid or hostile.

    The files of an archive with checksums are verified.
    """
    if place.is_dir():
        return _from_folder(place)
    if not place.exists():
        raise PackError(f"{place}: there is no such pack; check the path.")
    _expect_archive(place)
    return _from_archive(place)


def _expect_archive(place: Path) -> None:
    """Raise PackError unless a file is a zip archive whose file list fits into memory."""
    try:
        with place.open("rb") as file:
            header = file.read(len(_DATABASE))
        listing = listing_bytes(place) if header != _DATABASE else 0
    except NoArchiveError:
        raise PackError(
            f"{place}: this is neither a pack folder nor a .ppack archive; check the path."
        ) from None
    except OSError as error:
        raise PackError(f"{place}: {error.strerror}; check that the file can be read.") from None
    if header == _DATABASE:
        raise PackError(
            f"{place}: this is a compiled database, which is never taken from elsewhere; ask for"
            " the pack's source, a folder or a .ppack."
        )
    if listing > limits.MAX_LISTING_BYTES:
        raise PackError(f"{place}: the archive lists too many files to be a pack; it is refused.")


def _from_folder(place: Path) -> PackFiles:
    contents: dict[str, bytes] = {}
    total = 0
    for path in sorted(place.rglob("*")):
        if path.suffix not in _READ or not path.is_file():
            continue
        name = path.relative_to(place).as_posix()
        if not path.resolve().is_relative_to(place.resolve()):
            raise PackError(f"{name}: a link leads out of the pack; put the file itself there.")
        safe_name(name)
        total += _expect_size(name, path.stat().st_size, len(contents), total)
        try:
            contents[name] = path.read_bytes()
        except OSError as error:
            raise PackError(f"{path}: {error.strerror}; check that the file can be read.") from None
    return _pack_files(place, contents)


def _from_archive(place: Path) -> PackFiles:
    contents: dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(place) as archive:
            for name, entry in _entries(archive).items():
                total += _expect_size(name, entry.file_size, len(contents), total)
                if entry.file_size > limits.MAX_ARCHIVE_FILE_BYTES:
                    most = limits.MAX_ARCHIVE_FILE_BYTES >> 20
                    raise PackError(f"{name}: the file is over {most} MiB; split it.")
                if total > limits.MAX_ARCHIVE_BYTES:
                    raise PackError(f"{place}: unpacked, the pack is too large; split it.")
                if _is_read(name):
                    contents[name] = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError) as error:
        raise _damaged(place, error) from None
    except (NotImplementedError, RuntimeError, ValueError) as error:
        raise _damaged(place, error) from None
    contents = _without_common_folder(contents)
    seal = {name: contents.pop(name) for name in SEAL if name in contents}
    if SUMS in seal:
        verify_checksums(contents, seal[SUMS])
    return replace(_pack_files(place, contents, seal), most_values=limits.MAX_ARCHIVE_VALUES)


def _damaged(place: Path, error: Exception) -> PackError:
    reason = "".join(c for c in str(error)[:80] if c.isprintable())
    return PackError(f"{place}: the archive is damaged ({reason}); fetch it again.")


def _is_read(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix in _READ or path.name in SEAL


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the files of an archive by name. Raises PackError for names equal on some systems."""
    entries: dict[str, zipfile.ZipInfo] = {}
    seen: dict[str, str] = {}
    for entry in archive.infolist():
        name = _safe_entry(entry)
        if entry.is_dir():
            continue
        if folded(name) in seen:
            first = seen[folded(name)]
            clash = "twice" if first == name else f"as “{first}” too, which some systems mix up"
            raise PackError(f"{name}: the archive has this file {clash}; it is refused whole.")
        seen[folded(name)] = name
        entries[name] = entry
    return entries


def _safe_entry(entry: zipfile.ZipInfo) -> str:
    # A name of null characters only exists in the archive, but is empty in the library.
    if not entry.orig_filename or not entry.filename:
        raise PackError("The archive has a file without a name; it is refused whole.")
    # The library cuts a name at a null character, so the stored name is checked.
    name = safe_name(entry.orig_filename.rstrip("/") if entry.is_dir() else entry.orig_filename)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise PackError(f"{name}: this is a link or a device; put the file itself there.")
    if entry.flag_bits & 1:
        raise PackError(f"{name}: the file is locked with a password; pack it without one.")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise PackError(f"{name}: the file is packed as no pack is; pack it as a usual zip.")
    if entry.file_size > limits.MAX_ARCHIVE_RATIO * max(entry.compress_size, 1_000):
        raise PackError(
            f"{name}: the file is packed too tightly to be honest; it is refused whole."
        )
    return name


def _expect_size(name: str, size: int, count: int, total: int) -> int:
    if size > limits.MAX_FILE_BYTES:
        raise PackError(f"{name}: the file is over {limits.MAX_FILE_BYTES >> 20} MiB; split it.")
    if total + size > limits.MAX_PACK_BYTES or count >= limits.MAX_FILES:
        raise PackError(f"{name}: the pack is too large to be read; split it.")
    return size


def _without_common_folder(contents: dict[str, bytes]) -> dict[str, bytes]:
    manifests = [name for name in contents if PurePosixPath(name).name == "pack.yaml"]
    if len(manifests) != 1 or manifests[0] == "pack.yaml":
        return contents
    prefix = manifests[0].removesuffix("pack.yaml")
    return {
        name.removeprefix(prefix): raw for name, raw in contents.items() if name.startswith(prefix)
    }


def _pack_files(
    place: Path, contents: dict[str, bytes], seal: Mapping[str, bytes] | None = None
) -> PackFiles:
    if "pack.yaml" not in contents:
        raise PackError(f"{place}: there is no pack.yaml; a pack starts with that file.")
    return PackFiles(place, contents, seal or {})
