"""The list of hashes in an archive, as ``sha256sum -c`` reads it, and its signature beside it."""

import hashlib
import re
from collections.abc import Mapping

from explorer.errors import PackError

#: Files of an archive that vouch for the others; none is a part of the pack itself.
SUMS, SIGNATURE, SIGNER = "SHA256SUMS", "SHA256SUMS.minisig", "SHA256SUMS.pub"
SEAL = frozenset({SUMS, SIGNATURE, SIGNER})
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_REMEDY = "fetch the pack again from whom it came"


def sums_of(contents: Mapping[str, bytes]) -> bytes:
    """The list of hashes of all files, by name."""
    lines = (f"{hashlib.sha256(contents[name]).hexdigest()}  {name}\n" for name in sorted(contents))
    return "".join(lines).encode()


def expect_sums(contents: Mapping[str, bytes], sums: bytes) -> None:
    """Refuse files other than those listed. Raises PackError, which names the first that differs.

    Names are held to the list both ways: nothing may be missing, and nothing be there unlisted.
    """
    listed = _listed(sums)
    for name in sorted(listed.keys() | contents.keys()):
        if name not in contents:
            raise PackError(f"{name}: {SUMS} lists it, but the pack has no such file; {_REMEDY}.")
        if name not in listed:
            raise PackError(f"{name}: {SUMS} does not list this file; {_REMEDY}.")
        if hashlib.sha256(contents[name]).hexdigest() != listed[name]:
            raise PackError(f"{name}: the file is not the one that {SUMS} lists; {_REMEDY}.")


def _listed(sums: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(sums.decode("utf-8", "replace").splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if match is None or match[2] in found:
            raise PackError(f"{SUMS}:{number}: this is no list of hashes; {_REMEDY}.")
        found[match[2]] = match[1]
    return found
