"""Checksum file of an archive, in the format of ``sha256sum -c``, and its signature files."""

import hashlib
import re
from collections.abc import Mapping

from explorer.errors import PackError

#: Files of an archive that authenticate the others; they are not part of the pack itself.
SUMS, SIGNATURE, SIGNER = "SHA256SUMS", "SHA256SUMS.minisig", "SHA256SUMS.pub"
SEAL = frozenset({SUMS, SIGNATURE, SIGNER})
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_REMEDY = "fetch the pack again from whom it came"


def checksum_file(contents: Mapping[str, bytes]) -> bytes:
    """Return the checksum file of all files, by name."""
    lines = (f"{hashlib.sha256(contents[name]).hexdigest()}  {name}\n" for name in sorted(contents))
    return "".join(lines).encode()


def verify_checksums(contents: Mapping[str, bytes], sums: bytes) -> None:
    """Raise PackError, with the first file that differs, unless the files match the checksums.

    Names are compared in both directions: no file may be missing or unlisted.
    """
    listed = parse_checksums(sums)
    for name in sorted(listed.keys() | contents.keys()):
        if name not in contents:
            raise PackError(f"{name}: {SUMS} lists it, but the pack has no such file; {_REMEDY}.")
        if name not in listed:
            raise PackError(f"{name}: {SUMS} does not list this file; {_REMEDY}.")
        if hashlib.sha256(contents[name]).hexdigest() != listed[name]:
            raise PackError(f"{name}: the file is not the one that {SUMS} lists; {_REMEDY}.")


def parse_checksums(sums: bytes) -> dict[str, str]:
    """Return the SHA-256 checksums of a checksum file by name. Raises PackError."""
    result: dict[str, str] = {}
    for number, line in enumerate(sums.decode("utf-8", "replace").splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if match is None or match[2] in result:
            raise PackError(f"{SUMS}:{number}: this is not a list of hashes; {_REMEDY}.")
        result[match[2]] = match[1]
    return result
