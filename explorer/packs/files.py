"""The files of a pack source, from a folder or a zip of one, within the bounds of ``limits``."""

import hashlib
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from explorer.errors import PackError
from explorer.packs import limits

_READ = (".yaml", ".geojson", ".json", ".md")


@dataclass(frozen=True, slots=True)
class PackFiles:
    """Names and contents of a pack's files; names use ``/`` and never leave the pack."""

    place: Path
    contents: Mapping[str, bytes]

    def names(self) -> list[str]:
        """Every file, the manifest first."""
        return sorted(self.contents, key=lambda name: (name != "pack.yaml", name))

    def text(self, name: str) -> str:
        """Text of one file; bytes that are no UTF-8 are refused with the line they stand on."""
        raw = self.contents[name]
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise PackError(
                f"{name}:{line}: the text is not UTF-8; save the file as UTF-8."
            ) from None

    def content_hash(self) -> str:
        """SHA-256 over all names and contents, in order."""
        digest = hashlib.sha256()
        for name in sorted(self.contents):
            digest.update(name.encode() + b"\0" + len(self.contents[name]).to_bytes(8, "big"))
            digest.update(self.contents[name])
        return digest.hexdigest()


def open_pack(place: Path) -> PackFiles:
    """Read a pack's folder or ``.ppack`` archive. Raises PackError where it is none or hostile."""
    if place.is_dir():
        return _from_folder(place)
    if not place.exists():
        raise PackError(f"{place}: there is no such pack; check the path.")
    if zipfile.is_zipfile(place):
        return _from_archive(place)
    raise PackError(f"{place}: this is neither a pack folder nor a .ppack archive; check the path.")


def _from_folder(place: Path) -> PackFiles:
    contents: dict[str, bytes] = {}
    total = 0
    for path in sorted(place.rglob("*")):
        if path.suffix not in _READ or not path.is_file():
            continue
        name = path.relative_to(place).as_posix()
        if not path.resolve().is_relative_to(place.resolve()):
            raise PackError(f"{name}: a link leads out of the pack; put the file itself there.")
        total += _allowed(name, path.stat().st_size, len(contents), total)
        try:
            contents[name] = path.read_bytes()
        except OSError as error:
            raise PackError(f"{path}: {error.strerror}; check that the file can be read.") from None
    return _checked(place, contents)


def _from_archive(place: Path) -> PackFiles:
    contents: dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(place) as archive:
            for entry in archive.infolist():
                if entry.is_dir():
                    continue
                name = _safe_name(entry)
                total += _allowed(name, entry.file_size, len(contents), total)
                if PurePosixPath(name).suffix in _READ:
                    contents[name] = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise PackError(f"{place}: the archive is damaged ({error}); fetch it again.") from None
    return _checked(place, _without_common_folder(contents))


def _safe_name(entry: zipfile.ZipInfo) -> str:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise PackError(
            f"{entry.filename}: the name leads out of the archive; it is refused whole."
        )
    if entry.file_size > limits.MAX_ARCHIVE_RATIO * max(entry.compress_size, 1_000):
        raise PackError(
            f"{path}: the file is packed too tightly to be honest; it is refused whole."
        )
    return path.as_posix()


def _allowed(name: str, size: int, count: int, total: int) -> int:
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


def _checked(place: Path, contents: dict[str, bytes]) -> PackFiles:
    if "pack.yaml" not in contents:
        raise PackError(f"{place}: there is no pack.yaml; a pack starts with that file.")
    return PackFiles(place, contents)
