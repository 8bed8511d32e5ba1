"""A package of a newer program, as its release folder holds it: checked and described, never run.

Beside the package lie ``release.json`` with version, date and changes, ``SHA256SUMS`` of all files
in the format of ``sha256sum -c``, and its signature ``SHA256SUMS.minisig``, as in a pack.
"""

import hashlib
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from explorer.errors import FileProblemError, PackError
from explorer.interchange.supplements.field_validation import (
    FieldValidationError,
    read_json,
    text_field,
)
from explorer.packs.library.signature_check import SignatureStatus, TrustLevel, verify_seal
from explorer.packs.source.checksums import SEAL, SUMS, parse_checksums

logger = logging.getLogger(__name__)

RELEASE = "release.json"
FORMAT = "clause-explorer-release/1"
#: Signatures with which nothing may be installed.
REFUSED = frozenset({TrustLevel.BROKEN, TrustLevel.REMOVED, TrustLevel.UNSIGNED})
_REMEDY = "copy the whole folder of the release again"
_MOST_RELEASE_BYTES = 1 << 20
_MOST_SEAL_BYTES = 1 << 20
_MOST_PACKAGE_BYTES = 2 << 30
_MOST_CHANGES, _MOST_CHARACTERS = 500, 2_000
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")


class PackageKind(StrEnum):
    """Kind of a package, which decides how it is installed."""

    DEB = ".deb"
    PORTABLE = ".tar.zst"
    WHEEL = ".whl"
    APP_IMAGE = ".AppImage"
    WINDOWS = ".exe"
    MACOS = ".dmg"


@dataclass(frozen=True, slots=True)
class ProgramUpdate:
    """A checked package of the program: its kind, version, day, changes in English, signature."""

    file: Path
    kind: PackageKind
    version: str
    day: date
    changes: tuple[str, ...]
    seal: SignatureStatus

    @property
    def is_refused(self) -> bool:
        """True if the package must not be installed, because of its signature."""
        return self.seal.standing in REFUSED


def package_kind(file: Path) -> PackageKind | None:
    """Return the kind of a package by the end of its name, None for any other file."""
    name = file.name.casefold()
    return next((kind for kind in PackageKind if name.endswith(kind.value.casefold())), None)


def read_update(file: Path, keys: Path) -> ProgramUpdate:
    """Check a package against its release folder and the user's keys.

    Raises FileProblemError if it is not a package, if files of the release are missing, or if its
    content is not what was released.
    """
    kind = package_kind(file)
    if kind is None:
        kinds = ", ".join(PackageKind)
        raise FileProblemError(
            file, "this is not a package of the program", f"choose a file of these kinds: {kinds}"
        )
    seal = _read_seal(file.parent)
    try:
        listed = parse_checksums(seal[SUMS])
    except PackError:
        raise FileProblemError(file.with_name(SUMS), "not a list of checksums", _REMEDY) from None
    for path in (file, file.with_name(RELEASE)):
        if listed.get(path.name) != _checksum(path):
            reason = f"the file differs from the checksum in {SUMS}"
            raise FileProblemError(path, reason, _REMEDY)
    version, day, changes = _read_release(file.with_name(RELEASE))
    status = verify_seal(seal, keys)
    logger.info("checked an update: %s, %s, key %s", version, status.standing, status.number)
    return ProgramUpdate(file, kind, version, day, changes, status)


def compare_versions(first: str, second: str) -> int:
    """Return 1 if the first version is newer than the second, -1 if it is older, otherwise 0."""
    a, b = (tuple(map(int, re.sub(r"(\.0+)+$", "", text).split("."))) for text in (first, second))
    return (a > b) - (a < b)


def _read_seal(folder: Path) -> Mapping[str, bytes]:
    """Return the checksum file, its signature and the signer's key, as far as they are there."""
    seal: dict[str, bytes] = {}
    for name in sorted(SEAL):
        path = folder / name
        try:
            with path.open("rb") as stream:
                content = stream.read(_MOST_SEAL_BYTES + 1)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise FileProblemError(path, error.strerror or str(error), _REMEDY) from None
        if len(content) > _MOST_SEAL_BYTES:
            raise FileProblemError(path, "this is too large for a list of checksums", _REMEDY)
        seal[name] = content
    if SUMS not in seal:
        reason = "the release has no such file beside the package"
        raise FileProblemError(folder / SUMS, reason, _REMEDY)
    return seal


def _checksum(path: Path) -> str:
    """Return the SHA-256 checksum of a file. Raises FileProblemError."""
    try:
        with path.open("rb") as stream:
            if path.stat().st_size > _MOST_PACKAGE_BYTES:
                raise FileProblemError(path, "this is too large for a package", _REMEDY)
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise FileProblemError(path, error.strerror or str(error), _REMEDY) from None


def _read_release(path: Path) -> tuple[str, date, tuple[str, ...]]:
    release = read_json(path, _MOST_RELEASE_BYTES, "description of a release")
    try:
        if not isinstance(release, dict) or release.get("format") != FORMAT:
            raise FieldValidationError(f"this is not a description of the format {FORMAT}")
        version = text_field(release.get("version"), "version", _MOST_CHARACTERS)
        if not _VERSION.fullmatch(version):
            raise FieldValidationError("version: numbers with dots between them are expected")
        day = date.fromisoformat(text_field(release.get("date"), "date", _MOST_CHARACTERS))
        changes = release.get("changes")
        if not isinstance(changes, list) or len(changes) > _MOST_CHANGES:
            raise FieldValidationError(f"changes: a list of at most {_MOST_CHANGES} is expected")
        texts = tuple(text_field(change, "changes", _MOST_CHARACTERS) for change in changes)
    except ValueError as error:
        raise FileProblemError(path, str(error), _REMEDY) from None
    return version, day, texts
