"""Read-only folder of signed packs that a team shares, with ``catalogue.json``.

A pack is copied, verified and then installed from the copy: SQLite never runs on a network file
system, and a file that changes meanwhile is detected.
"""

import hashlib
import json
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explorer.errors import FileProblemError, PackError
from explorer.packs.library.archive_writer import ENDING
from explorer.packs.library.installer import InstallCandidate, inspect_pack
from explorer.packs.library.registry import bundled_version, used_version
from explorer.packs.source.limits import MAX_ARCHIVE_BYTES
from explorer.packs.source.schema import is_identifier
from explorer.program_name import program_name
from explorer.system.atomic_file import write_atomic
from explorer.system.paths import Places
from explorer.system.text_safety import with_plain_spaces

logger = logging.getLogger(__name__)

CATALOGUE = "catalogue.json"
_FORM, _VERSION = "clause-explorer-catalogue", 1
_MAX_BYTES, _MAX_PACKS, _MAX_TITLE = 4 * 1024 * 1024, 10_000, 300
_REMEDY = "ask whoever keeps the folder to write the catalogue again"


@dataclass(frozen=True, slots=True)
class SharedPack:
    """A line of the catalogue: a pack, the hash of its file, and the number of its signer's key."""

    file: str
    reference: str
    version: int
    title: str
    as_of: date
    sha256: str
    signer: str


@dataclass(frozen=True, slots=True)
class PackOffer:
    """A pack of the folder beside what is in use here; ``used`` is that version, 0 if none."""

    pack: SharedPack
    used: int

    @property
    def is_new(self) -> bool:
        """True if the folder has a later version than the program uses."""
        return self.pack.version > self.used


def write_catalogue(folder: Path, keys: Path) -> tuple[SharedPack, ...]:
    """Write the catalogue of a folder from its signed packs, and return its lines.

    Raises PackError for a pack that is not signed, or not valid.
    """
    packs = []
    for file in sorted(folder.glob(f"*{ENDING}")):
        # Nothing is installed there, so that every pack counts as new.
        candidate = inspect_pack(file, folder / "none", keys)
        _expect_signed(candidate, file)
        packs.append(
            SharedPack(
                file.name,
                candidate.reference,
                candidate.version,
                candidate.title,
                candidate.as_of,
                _hash_of(_content(file)),
                candidate.seal.number,
            )
        )
    lines = [{**_fields(pack), "as_of": pack.as_of.isoformat()} for pack in packs]
    text = json.dumps(
        {"form": _FORM, "version": _VERSION, "packs": lines}, ensure_ascii=False, indent=1
    )
    write_atomic(folder / CATALOGUE, text.encode())
    return tuple(packs)


def _fields(pack: SharedPack) -> dict[str, object]:
    return {
        "file": pack.file,
        "id": pack.reference,
        "version": pack.version,
        "title": pack.title,
        "sha256": pack.sha256,
        "signer": pack.signer,
    }


def read_catalogue(folder: Path) -> tuple[SharedPack, ...]:
    """Return the packs of a folder. Raises FileProblemError if its catalogue is not valid."""
    path = folder / CATALOGUE
    try:
        with path.open("rb") as file:
            raw = file.read(_MAX_BYTES + 1)
        if len(raw) > _MAX_BYTES:
            raise ValueError("it is too large")
        content = json.loads(raw)
        if not isinstance(content, dict) or content.get("form") != _FORM:
            raise ValueError("this is not a catalogue of packs")
        if content.get("version") != _VERSION:
            raise ValueError("it was made by a newer program")
        lines = content.get("packs")
        if not isinstance(lines, list) or len(lines) > _MAX_PACKS:
            raise ValueError("“packs” is not a list")
        return tuple(_line(line) for line in lines)
    except OSError as error:
        raise FileProblemError(path, error.strerror or str(error), "check the folder") from None
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else "it cannot be read"
        raise FileProblemError(path, reason[:200], _REMEDY) from None


def _line(line: dict[str, object]) -> SharedPack:
    """Return a line of the catalogue. Raises ValueError, TypeError or KeyError."""
    texts = {name: str(line[name]) for name in ("file", "id", "as_of", "sha256", "signer")}
    version = line["version"]
    name = texts["file"]
    if Path(name).name != name or not name.endswith(ENDING) or len(name) > 255:
        raise ValueError("a name of a file leaves the folder")
    if not is_identifier(texts["id"]) or not isinstance(version, int) or version < 0:
        raise ValueError("a name or version of a pack is not valid")
    if len(texts["sha256"]) != 64 or len(texts["signer"]) > 64:
        raise ValueError("a hash or signer is not valid")
    return SharedPack(
        name,
        texts["id"],
        version,
        with_plain_spaces(str(line["title"])[:_MAX_TITLE]),
        date.fromisoformat(texts["as_of"]),
        texts["sha256"],
        with_plain_spaces(texts["signer"]),
    )


def pack_offers(folder: Path, places: Places) -> tuple[PackOffer, ...]:
    """Return the newest version of each pack of a folder, beside the version in use here."""
    newest: dict[str, SharedPack] = {}
    for pack in read_catalogue(folder):
        known = newest.get(pack.reference)
        if known is None or pack.version > known.version:
            newest[pack.reference] = pack
    return tuple(
        PackOffer(pack, _used_version(places.installed, pack.reference))
        for _, pack in sorted(newest.items())
    )


def _used_version(installed: Path, reference: str) -> int:
    used = used_version(installed, reference)
    return max(used.version if used is not None else 0, bundled_version(reference))


@contextmanager
def copied_pack(folder: Path, pack: SharedPack, places: Places) -> Iterator[InstallCandidate]:
    """Provide a copy of a pack, verified against its catalogue and signature, and inspected.

    The copy exists within the block. Raises PackError or FileProblemError.
    """
    content = _content(folder / pack.file)
    if _hash_of(content) != pack.sha256:
        raise PackError(
            f"{pack.file}: the file is not the one in the catalogue; {_REMEDY}, or get the pack"
            " from its publisher."
        )
    with tempfile.TemporaryDirectory(prefix="clause-explorer-pack-") as name:
        copy = Path(name) / pack.file
        copy.write_bytes(content)
        candidate = inspect_pack(copy, places.installed, places.keys)
        _expect_signed(candidate, copy)
        named = (pack.reference, pack.version, pack.signer)
        if named != (candidate.reference, candidate.version, candidate.seal.number):
            raise PackError(f"{pack.file}: the catalogue names another pack or signer; {_REMEDY}.")
        logger.info("copied pack %s version %d from a shared folder", *named[:2])
        yield candidate


def _expect_signed(candidate: InstallCandidate, file: Path) -> None:
    if candidate.seal.key is None and not candidate.seal.number:
        raise PackError(
            f"{file.name}: the pack is not signed; sign it with {program_name()} pack sign."
        )


def _content(file: Path) -> bytes:
    """Return the content of a file, of which no more is read than a pack may have."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_ARCHIVE_BYTES + 1)
    except OSError as error:
        raise FileProblemError(file, error.strerror or str(error), "check the folder") from None
    if len(content) > MAX_ARCHIVE_BYTES:
        raise FileProblemError(file, "this is too large for a pack", "ask for a smaller file")
    return content


def _hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
