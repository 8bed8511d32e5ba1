"""Check of a pack's signature against the user's key store."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from explorer.errors import KeyFileError
from explorer.packs.library import key_store, minisign
from explorer.packs.source.archive_reader import PackFiles
from explorer.packs.source.checksums import SIGNATURE, SIGNER, SUMS

logger = logging.getLogger(__name__)


class TrustLevel(StrEnum):
    """Trust level of a pack's signature for this user."""

    TRUSTED = "trusted"
    OWN = "own"
    KNOWN = "known"
    UNKNOWN = "unknown"
    UNCHECKED = "unchecked"
    UNSIGNED = "unsigned"
    REMOVED = "removed"
    BROKEN = "broken"


#: Signatures of keys that the user has chosen to trust.
VOUCHED = frozenset({TrustLevel.TRUSTED, TrustLevel.OWN})


@dataclass(frozen=True, slots=True)
class SignatureStatus:
    """Result of a signature check: trust level, name and number of the key, trusted comment.

    ``key`` is the signer's, if it is known or came with the pack.
    """

    standing: TrustLevel
    name: str = ""
    number: str = ""
    comment: str = ""
    key: minisign.PublicKey | None = None


def verify_signature(files: PackFiles, folder: Path) -> SignatureStatus:
    """Check a pack's signature against the keys in a folder.

    The checksums were verified when the pack was read. A key that came with the pack proves only
    that the pack is complete: unless the user knows the key, anyone may have created it.
    """
    status = verify_seal(files.seal, folder)
    logger.info("checked a pack's signature: %s, key %s", status.standing, status.number or "none")
    return status


def verify_seal(seal: Mapping[str, bytes], folder: Path) -> SignatureStatus:
    """Check the signature of a checksum file against the keys in a folder.

    ``seal`` holds the checksum file, its signature and the signer's key, as far as there are any.
    """
    if SIGNATURE not in seal:
        # A signer's key without a signature remains of a pack that was signed.
        return SignatureStatus(TrustLevel.REMOVED if SIGNER in seal else TrustLevel.UNSIGNED)
    try:
        signature = minisign.read_signature(_text(seal[SIGNATURE]))
    except KeyFileError:
        return SignatureStatus(TrustLevel.BROKEN)
    number = f"{int.from_bytes(signature.number, 'little'):016X}"
    known = [named for named in key_store.list_keys(folder) if named.key.number == signature.number]
    sums = seal.get(SUMS, b"")
    for named in known:
        if minisign.is_signed(sums, signature, named.key):
            return SignatureStatus(
                _STANDING[named.kind], named.name, number, _shown(signature.comment), named.key
            )
    if known:
        return SignatureStatus(TrustLevel.BROKEN, known[0].name, number)
    return _check_bundled_key(seal, sums, signature, number)


_STANDING = {
    key_store.KeyKind.OWN: TrustLevel.OWN,
    key_store.KeyKind.TRUSTED: TrustLevel.TRUSTED,
    key_store.KeyKind.MET: TrustLevel.KNOWN,
}


def _check_bundled_key(
    seal: Mapping[str, bytes], sums: bytes, signature: minisign.Signature, number: str
) -> SignatureStatus:
    if SIGNER not in seal:
        return SignatureStatus(TrustLevel.UNCHECKED, "", number)
    try:
        key = minisign.read_public_key(_text(seal[SIGNER]))
    except KeyFileError:
        return SignatureStatus(TrustLevel.BROKEN, "", number)
    if not minisign.is_signed(sums, signature, key):
        return SignatureStatus(TrustLevel.BROKEN, "", number)
    return SignatureStatus(TrustLevel.UNKNOWN, "", number, _shown(signature.comment), key)


def describe_signature(
    seal: SignatureStatus, catalog: Mapping[str, str], signed: str = "seal"
) -> str:
    """Return the status of a signature as a sentence; ``signed`` is “update” for a program's."""
    return catalog[f"{signed}.{seal.standing}"].format(name=seal.name, number=seal.number)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _shown(comment: str) -> str:
    """Return a trusted comment without characters that are invisible or change the direction."""
    return "".join(c if c.isprintable() else " " for c in comment)[:200].strip()
